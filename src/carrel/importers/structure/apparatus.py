"""Which parts are the site's own words and not the text's.

A phrase alone proves little: an essay may speak of signing up. So words count by where they
stand. Before the text begins and after it has ended, a site's phrase is the site's, and in the
wake of one so are labels and the sentences that address the visitor. Between paragraphs of
running text only a short part that is a site's phrase is set apart. Running text itself never is.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from carrel.importers.structure.part import Part
from carrel.importers.structure.site_words import is_menu_label, phrases_of_site, speaks_as_site

_SHORT = 24
_SITE_PROSE = 2
_COMPANY = 2


def apparatus(
    parts: Sequence[Part], own: AbstractSet[int], titles: AbstractSet[str] = frozenset()
) -> frozenset[int]:
    """The positions of the parts that are apparatus.

    ``own`` are positions known to be the text's (its first title, abstract, references…);
    ``titles`` are folded words that a site repeats (title, byline): said again among the site's
    words, they are its words too.
    """
    found = _announced(parts, own)
    if len(found) < _COMPANY:  # a single phrase may be anybody's
        return frozenset()
    first, last = _text_bounds(parts, own, found)
    kept = {i for i in found if i < first or i > last or _stands_alone(parts[i])}
    if not kept:
        return frozenset()
    kept |= _wake(parts, own, kept, last)
    kept |= _enclosed(parts, own, kept, first)
    kept |= {
        i
        for i, part in enumerate(parts)
        if i not in own and part.folded.casefold() in titles and (i < first or i > last)
    }
    return frozenset(kept)


def _announced(parts: Sequence[Part], own: AbstractSet[int]) -> set[int]:
    """Short parts that are a site's phrase, or a menu label beside another one."""
    strong = {
        i
        for i, part in enumerate(parts)
        if i not in own and part.words <= _SHORT and speaks_as_site(part.text)
    }
    menu = {
        i
        for i, part in enumerate(parts)
        if i not in own and part.words <= _COMPANY + 1 and is_menu_label(part.text)
    }
    both = strong | menu
    return strong | {
        i for i in menu if any(n in both for n in _neighbours(i)) and _in_company(i, both)
    }


def _neighbours(index: int) -> tuple[int, ...]:
    return (index - 2, index - 1, index + 1, index + 2)


def _in_company(index: int, others: set[int]) -> bool:
    return sum(1 for n in _neighbours(index) if n in others) >= _COMPANY or index - 1 in others


def _stands_alone(part: Part) -> bool:
    """Whether a part between paragraphs is nothing but a button or a notice."""
    return part.words <= _SHORT // 2 and not (part.is_sentence and part.words > _SHORT // 3)


def _text_bounds(
    parts: Sequence[Part], own: AbstractSet[int], found: AbstractSet[int]
) -> tuple[int, int]:
    """Positions of the first and last part that is surely the text's own."""

    def is_sure(i: int) -> bool:
        part = parts[i]
        return i in own or (
            part.is_prose and i not in found and phrases_of_site(part.text) < _SITE_PROSE
        )

    last = next((i for i in range(len(parts) - 1, -1, -1) if is_sure(i)), -1)
    if last < 0:
        return len(parts), 0
    bodies = (i for i in range(last + 1) if is_sure(i) and parts[i].is_prose)
    return next(bodies, next((i for i in range(last + 1) if is_sure(i)), last)), last


def _wake(
    parts: Sequence[Part], own: AbstractSet[int], kept: AbstractSet[int], last: int
) -> set[int]:
    """After the text's last paragraph: what follows the site's first word there."""
    first = next((i for i in range(last + 1, len(parts)) if i in kept), len(parts))
    return {
        i
        for i in range(first, len(parts))
        if i not in own and (parts[i].is_label or phrases_of_site(parts[i].text) > 0)
    }


def _enclosed(
    parts: Sequence[Part], own: AbstractSet[int], kept: AbstractSet[int], first: int
) -> set[int]:
    """Before the text: labels with the site's words on both sides, or a site's name on top."""
    top = {0} if own and 0 not in own and 1 in kept and parts[0].is_label else set[int]()
    return top | {
        i
        for i in range(1, min(first, len(parts) - 1))
        if i not in own and parts[i].is_label and i - 1 in kept and i + 1 in kept
    }
