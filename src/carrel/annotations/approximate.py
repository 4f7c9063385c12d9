"""The passage most like a quotation, by edit distance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from carrel.values.span import Span

# edlib compares bytes: what the quotation does not hold is mapped to one symbol that it lacks.
_ALPHABET = 250
_ELSE = chr(_ALPHABET + 1)


@dataclass(frozen=True, slots=True)
class Near:
    """A passage and how far it is: edits divided by the quotation's length, 0 to 1."""

    span: Span
    distance: float


def nearest(text: str, wanted: str, limit: float = 1.0) -> Near | None:
    """The stretch of ``text`` with the fewest edits to ``wanted``; ``None`` beyond ``limit``.

    Both are taken as they are (fold them first). Raise nothing; a quotation with more than 250
    different characters is compared by its 250 commonest.
    """
    if not wanted or not text:
        return None
    import edlib

    table = _symbols(wanted)
    query = _mapped(wanted, table)
    align = cast("Callable[..., dict[str, Any]]", edlib.align)  # pyright: ignore[reportUnknownMemberType]
    found = align(
        query, _mapped(text, table), mode="HW", task="locations", k=int(limit * len(wanted))
    )
    if found["editDistance"] < 0:
        return None
    start, last = found["locations"][0]
    return Near(Span(start or 0, last + 1), found["editDistance"] / len(wanted))


def _symbols(wanted: str) -> dict[str, str]:
    counts: dict[str, int] = {}
    for letter in wanted:
        counts[letter] = counts.get(letter, 0) + 1
    common = sorted(counts, key=lambda letter: (-counts[letter], letter))[:_ALPHABET]
    return {letter: chr(index + 1) for index, letter in enumerate(common)}


def _mapped(text: str, table: dict[str, str]) -> str:
    return "".join([table.get(letter, _ELSE) for letter in text])
