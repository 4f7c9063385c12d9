"""Whether two titles name one work: alike is not enough, since parts, replies and reviews are alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from carrel.references.matching.folded_words import forms_of
from carrel.references.matching.match_keys import STOP_WORDS, MatchKeys

_LEAST = 0.8
_LEAST_BONES = 0.85
_ABOUT_ANOTHER = re.compile(
    r"\s*[\[(«„\"“]?\s*(?:(?:a\s+|book\s+|essay\s+)*reviews?\s+(?:of|essay)\b|book\s+review|rezension|\[?rez\b|besprechung"
    r"|compte[- ]rendu|recensione|reseña|resenha|рецензия|рец\.|отзыв\s+на|نقد و بررسی|بررسی کتاب|مراجعة كتاب|书评|書評"
    r"|(?:a\s+)?(?:brief\s+|short\s+)?(?:repl(?:y|ies)|response|rejoinder|comments?|commentary|correction|addendum|corrigendum"
    r"|erratum|errata|retraction|postscript|supplement|discussion)\s*(?:to|on|of|:|for)\s"
    r"|(?:erwiderung|antwort|kommentar|replik|nachtrag|ergänzungen)\s+(?:auf|zu)|réponse\s+à|respuesta\s+a|ответ\s+на)",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(
    r"[:.–—(\[]\s*(?:a\s+)?(?:repl(?:y|ies)|comment|response|rejoinder|correction|corrigendum|erratum|book review)"
    r"\b[^:]{0,30}$",
    re.IGNORECASE,
)
_REVIEW_TYPES = frozenset({"review", "review-book"})
_NUMBER = re.compile(r"\d+[a-z]?|[ivx]{1,5}")
_NUMBER_WORDS = frozenset(
    forms_of(
        "one two three four five six seven eight nine ten first second third fourth fifth sixth last"
        " erster zweiter dritter erste zweite dritte teil eins zwei drei premier première deuxième"
        " troisième second seconde primera segunda tercera primo secondo terzo prima seconda terza"
        " первая вторая третья первый второй третий اول دوم سوم نخست یکم الأول الثاني الثالث"
        " الجزء part parts volume vol band tome tomo book part ч часть том جلد بخش 一 二 三 四 上 中 下 续 續"
        " before after with without pre post early late short long"
    )
)
_SHORT_WORD = 4


class TitleMatch(NamedTuple):
    """How well two titles agree, 0 to 1, and a sentence; 0 where they name different works."""

    share: float
    reason: str


_DIFFERENT = TitleMatch(0.0, "")


def title_match(one: MatchKeys, two: MatchKeys) -> TitleMatch:
    """Compare two titles."""
    if not one.words or not two.words or is_about_another(one) != is_about_another(two):
        return _DIFFERENT
    if one.words == two.words:
        return TitleMatch(1.0, "Same title.")
    if _written_together(one) == _written_together(two):
        return TitleMatch(0.98, "Same title but for spaces and hyphens.")
    if one.main == two.main and (one.words == one.main or two.words == two.main):
        more = max((one, two), key=lambda keys: len(keys.words))
        if not _counts(more.words[len(more.main) :]):
            return TitleMatch(0.93, "Title equal but for its subtitle.")
        return _DIFFERENT
    return _alike(one, two)


def is_about_another(keys: MatchKeys) -> bool:
    """Whether an item is a review, a reply or a correction, going by its type and title."""
    return (
        keys.type in _REVIEW_TYPES
        or bool(_ABOUT_ANOTHER.match(keys.written))
        or bool(_AFTERWARDS.search(keys.written))
    )


def _written_together(keys: MatchKeys) -> str:
    return "".join(keys.words)


def _counts(words: Sequence[str]) -> bool:
    """Whether words say which part it is: ``part 2``, ``II``."""
    return any(word in _NUMBER_WORDS for word in words[:2]) or (
        len(words) == 1 and bool(_NUMBER.fullmatch(words[0]))
    )


def _alike(one: MatchKeys, two: MatchKeys) -> TitleMatch:
    if _cut(one.words, two.words) or _cut(two.words, one.words):
        longer = max((one, two), key=lambda keys: len(keys.words))
        rest = longer.words[min(len(one.words), len(two.words)) :]
        if _counts(rest):
            return _DIFFERENT
        return TitleMatch(0.85, "One title begins with the whole of the other.")
    likeness = fuzz.ratio(" ".join(one.words), " ".join(two.words)) / 100
    if likeness >= _LEAST:
        return _by_words(one.words, two.words, likeness)
    return _transliterated(one, two)


def _cut(short: Sequence[str], long: Sequence[str]) -> bool:
    enough = sum(1 for word in short if word not in STOP_WORDS) > 2  # noqa: PLR2004 - two words begin many titles
    return enough and len(short) < len(long) and tuple(long[: len(short)]) == tuple(short)


def _by_words(one: Sequence[str], two: Sequence[str], likeness: float) -> TitleMatch:
    """Like titles are one only if no word is another word: rice is not maize, I is not II."""
    first, second = Counter(one) - Counter(two), Counter(two) - Counter(one)
    left, right = list(first.elements()), list(second.elements())
    if any(_NUMBER.fullmatch(word) or word in _NUMBER_WORDS for word in (*left, *right)):
        return _DIFFERENT
    for word in tuple(left):
        partner = next((other for other in right if _misspelt(word, other)), None)
        if partner is not None:
            left.remove(word)
            right.remove(partner)
    if "".join(left) == "".join(right):
        left, right = [], []
    left = [word for word in left if word not in STOP_WORDS]
    right = [word for word in right if word not in STOP_WORDS]
    if left and right:
        return _DIFFERENT
    return TitleMatch(likeness * 0.95, f"The titles are alike ({round(likeness * 100)} %).")


def _misspelt(one: str, two: str) -> bool:
    """Whether two words may be one with a slip: a letter or two, in words long enough for that."""
    if min(len(one), len(two)) <= _SHORT_WORD:
        return False
    allowed = 1 if min(len(one), len(two)) < 8 else 2  # noqa: PLR2004 - letters
    return Levenshtein.distance(one, two, score_cutoff=allowed) <= allowed


def _transliterated(one: MatchKeys, two: MatchKeys) -> TitleMatch:
    if one.written.isascii() == two.written.isascii() or min(len(one.bones), len(two.bones)) < 2:  # noqa: PLR2004 - two words tell titles apart
        return _DIFFERENT
    likeness = fuzz.ratio(" ".join(one.bones), " ".join(two.bones)) / 100
    if likeness < _LEAST_BONES:
        return _DIFFERENT
    return TitleMatch(
        0.85 * likeness, "The titles agree in their consonants; one is transliterated."
    )
