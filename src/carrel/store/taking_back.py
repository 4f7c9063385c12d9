"""What a study becomes when one of its changes is taken back and the others stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

# By what the entries of a list are told apart; a pair by its first half.
_KEYS = {"actors": "id", "factors": "name", "hypotheses": "id", "series": "name"}
_MISSING = object()


class Overtaken(Exception):
    """What was changed then has been changed again since; ``args`` name it."""


def taken_back(
    record: Mapping[str, Any], before: Mapping[str, Any], after: Mapping[str, Any]
) -> dict[str, Any]:
    """The record of a study without the change that led from ``before`` to ``after``.

    Both hold the fields that changed. In a list (actors, factors, hypotheses, series,
    reliabilities) only the entries that changed then are brought back. Raise ``Overtaken`` when
    one of them is no longer as the change left it.
    """
    back = {
        field: _value(field, record.get(field), former, after.get(field))
        for field, former in before.items()
    }
    return {**record, **back}


def _value(field: str, now: object, before: object, after: object) -> object:
    if now == after:
        return before
    if field == "codebook":
        return taken_back(_mapping(now), _mapping(before), _mapping(after))
    if not all(isinstance(one, list) for one in (now, before, after)):
        raise Overtaken(field)
    return _entries(field, *(cast("list[Any]", one) for one in (now, before, after)))


def _entries(field: str, now: list[Any], before: list[Any], after: list[Any]) -> list[Any]:
    old, new, present = (_by_key(field, entries) for entries in (before, after, now))
    for key in old | new:
        was, became = old.get(key, _MISSING), new.get(key, _MISSING)
        if was == became:
            continue
        if present.get(key, _MISSING) != became:
            raise Overtaken(key)
        if was is _MISSING:
            del present[key]
        else:
            present[key] = was
    return list(present.values())


def _by_key(field: str, entries: Sequence[Any]) -> dict[str, Any]:
    name = _KEYS.get(field)
    return {str(_key(entry, name)): entry for entry in entries}


def _key(entry: Any, name: str | None) -> object:  # noqa: ANN401 - an entry of any list
    if name is not None:
        return entry[name]
    return cast("list[Any]", entry)[0] if isinstance(entry, list) else entry


def _mapping(value: object) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", value)
