"""Which short parts are headings, and of which level."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from carrel.importers.structure.paragraphs import is_rule
from carrel.importers.structure.part import Part
from carrel.language.section_names import label_of, section_named

_HASHES = re.compile(r"(#{1,6})\s+\S")
_NUMBERED = re.compile(r"((?:\d{1,2}\.)*\d{1,2})[.)]?\s+[^\W\d_]")
_CHAPTER = re.compile(
    r"(?:chapter|part|book|section|appendix|kapitel|teil|abschnitt|anhang|chapitre|partie|capítulo|"
    r"глава|часть|раздел|приложение|فصل|بخش|الفصل|الباب)\s+(?:[\divxlc]+|[^\W\d_]+)\b",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[IVXLC]{1,6}[.)]?(?:\s+[^\W\d_].*)?")
_MOST_WORDS = 14
_LONGEST = 110
_DEEPEST = 6


def headings(
    parts: Sequence[Part], title: Sequence[int], taken: AbstractSet[int]
) -> Mapping[int, int]:
    """Positions of headings and their levels: 1 for the title, 2 and deeper for the rest."""
    found = dict.fromkeys(title, 1)
    for i, _part in enumerate(parts):
        if i in taken or i in found:
            continue
        level = _level(parts, i, taken)
        if level:
            found[i] = level
    return found


def _level(parts: Sequence[Part], i: int, taken: AbstractSet[int]) -> int:
    part = parts[i]
    if len(part.text) > _LONGEST:
        return 0
    hashes = _HASHES.match(part.text)
    if hashes and part.lines == 1:
        return len(hashes.group(1))
    if not _has_shape(part) or not _set_apart(parts, i):
        return 0
    if not _opens_text(parts, i, taken):
        return 0
    if section_named(part.folded) or _CHAPTER.match(part.text):
        return 2
    numbered = _NUMBERED.match(part.text)
    if numbered:
        return min(_DEEPEST, 2 + numbered.group(1).count("."))
    return 2 if part.text.isupper() or _ROMAN.fullmatch(part.text) else 3


def _has_shape(part: Part) -> bool:
    first = next((letter for letter in part.text if letter.isalnum()), "")
    last = part.folded.rstrip("*_ ")[-1:]
    if part.lines > 2 or not first or first.islower():  # noqa: PLR2004 - a heading may be folded once
        return False
    if part.words > _MOST_WORDS or last in ",;،؛":
        return False
    if last in ".:" and not (_CHAPTER.match(part.text) or _ROMAN.fullmatch(part.text)):
        return False
    return (
        not is_rule(part.text)
        and label_of(part.text) is None
        and part.text[:1] not in "•‣◦▪●∙*>-–—\"“«'("
    )


def _set_apart(parts: Sequence[Part], i: int) -> bool:
    before = i == 0 or parts[i].gap > 1 or parts[i].new_page
    after = i + 1 < len(parts) and (
        parts[i + 1].gap > 1 or parts[i + 1].new_page or is_rule(parts[i + 1].text)
    )
    return before and after


def _opens_text(parts: Sequence[Part], i: int, taken: AbstractSet[int]) -> bool:
    """Whether running text, or another heading and then text, follows."""
    for n in range(i + 1, min(i + 4, len(parts))):
        if is_rule(parts[n].text):
            continue
        if parts[n].is_prose or parts[n].is_sentence or parts[n].lines > 1 or n in taken:
            return True
        if not _has_shape(parts[n]):
            return False
    return False
