"""Addresses read into the path that is routed, with names that hold a slash in one segment.

A server hands the path on decoded, so that ``Iran%2FRussia`` would fall apart into two segments.
Until a handler takes the name, NUL stands in the slash's place; no address that came from outside
may hold one.
"""

from __future__ import annotations

from urllib.parse import unquote

_STAND_IN = "\0"
_UNREAD = frozenset({"", ".", ".."})


def routable_path(raw: str) -> str | None:
    """The decoded path in which an encoded slash does not part segments.

    ``raw`` is the path as it was sent. ``None`` for one that holds an encoded NUL or bytes that
    are not UTF-8, and for one with ``.``, ``..`` or empty segments, which some read as others.
    """
    try:
        segments = [unquote(segment, errors="strict") for segment in raw.split("/")]
    except UnicodeDecodeError:
        return None
    if any(_STAND_IN in segment for segment in segments):
        return None
    if len(segments) == 1 or segments[0]:
        return None
    if not _UNREAD.isdisjoint(segments[1:-1]) or segments[-1] in {".", ".."}:
        return None
    return "/".join(segment.replace("/", _STAND_IN) for segment in segments)


def as_written(name: str) -> str:
    """A name taken from a routable path, with its slashes."""
    return name.replace(_STAND_IN, "/")
