"""JSON as the library's columns hold it."""

from __future__ import annotations

import json
from typing import Any


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
