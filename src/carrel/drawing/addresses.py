"""Addresses of the claims behind a mark, relative to the study's pages."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlencode

_REMEMBERED = 4096
"""Addresses of ties and actors, of which a chart and its table have each many times."""


def claims_address(query: str, by: str = "", group: str = "", *, side: str = "") -> str:
    """``claims?…``: the selection as the page has it, narrowed to a group and a side."""
    more: list[tuple[str, str]] = []
    if group and by and by != "none":
        more.append((by, group))
    if side:
        more.append(("side", side))
    parts = [part for part in (query, urlencode(more)) if part]
    return "claims" + ("?" + "&".join(parts) if parts else "")


def claims_between(query: str, side: str, start: float, end: float) -> str:
    """``claims?…``: those of a side that hold between two decimal years."""
    narrowed = claims_address(query, side=side)
    return f"{narrowed}&{urlencode({'from': f'{start:.6g}', 'to': f'{end:.6g}'})}"


@lru_cache(maxsize=_REMEMBERED)
def tie_address(a: str, b: str) -> str:
    """``claims?…``: what is said of two actors."""
    return claims_address(urlencode({"who": a, "whom": b}))


@lru_cache(maxsize=_REMEMBERED)
def actor_address(actor: str) -> str:
    """``claims?…``: what is said of one actor and anyone."""
    return claims_address(urlencode({"who": actor}))
