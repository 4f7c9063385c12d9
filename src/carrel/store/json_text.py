"""JSON as the library's columns hold it, and rows that were damaged on the disk."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from carrel.store.errors import LibraryDamaged

_P = ParamSpec("_P")
_T = TypeVar("_T")


def to_json(value: object) -> str:
    """Compact JSON in the letters themselves; half characters (lone surrogates) as escapes."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        written.encode()
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":"))
    return written


def from_json(written: str) -> Any:  # noqa: ANN401 - JSON may hold anything
    """The value that ``to_json`` wrote."""
    return json.loads(written)


def of_sound_rows(read: Callable[_P, _T]) -> Callable[_P, _T]:
    """Let a function that reads rows raise ``LibraryDamaged`` for what was never written so."""

    @wraps(read)
    def reading(*given: _P.args, **named: _P.kwargs) -> _T:
        try:
            return read(*given, **named)
        except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
            raise LibraryDamaged(
                f"A record of the library was damaged on the disk ({error}): bring "
                "library.sqlite back from a copy; 'carrel check' tells what else is wrong."
            ) from error

    return reading
