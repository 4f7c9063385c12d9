"""Kinds of damage: each draws for a list how it is done, and gives the edits of an entry."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from random import Random

from training.confusions import CONFUSABLE, CONFUSED, MISREAD, MISREADINGS
from training.edits import Edit
from training.labelled import Labelled

Damage = Callable[[Labelled, Random], Iterable[Edit]]
"""Gives the edits that a damage makes in an entry."""

_LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "fi": "ﬁ", "fl": "ﬂ", "ff": "ﬀ"}
_LIGATURE = re.compile("ffi|ffl|fi|fl|ff")
_SPACE = re.compile(" ")
_AFTER_MARK = re.compile(r"(?<=[,;:.)]) (?=[\w(«“\"])")
_CENTURY = re.compile(r"(?<!\w)(?:1[5-9]|20)(?=\d\d(?!\d))")
_CENTURIES = {
    "15": ("i5", "l5", "1S"),
    "16": ("i6", "l6", "1ó"),
    "17": ("i7", "l7", "I7"),
    "18": ("i8", "l8", "1B"),
    "19": ("ig", "i9", "l9", "1g"),
    "20": ("2O", "2o", "zo"),
}
_BEFORE_NUMBER = re.compile(r"(?<=[^\W\d_]) (?=\d{1,4}\b[ ,;:(])")
_BETWEEN_INITIALS = re.compile(r"(?<=\b\w\.) (?=\w\.)")
_BEFORE_MARK = re.compile(r"(?<=\w)(?=[.,;:’'-])")
_SPACED_MARK = re.compile(r"(?<=\w)[.,;:] (?=\w)")
_IN_RANGE = re.compile(r"(?<=\d)[-–—](?=\d)")
_LONG_WORD = re.compile(r"[^\W\d_]{6,}")
_WORD = re.compile(r"[^\W\d_]{4,}")
_MARK = re.compile(r"[,.;:]")
_QUOTES = re.compile('[“”„«»"‟]')
_SINGLE = re.compile("[‘’'‚]")
_DASH = re.compile("[–—-]")


def rarely(pattern: re.Pattern[str], rate: float, change: Callable[[str, Random], str]) -> Damage:
    """Change so many in one of a pattern's matches."""

    def damage(entry: Labelled, rng: Random) -> Iterator[Edit]:
        for match in pattern.finditer(entry.text):
            if rng.random() < rate:
                yield Edit(match.start(), match.end(), change(match.group(), rng))

    return damage


def always(pattern: re.Pattern[str], changed: Mapping[str, str]) -> Damage:
    """Change all matches of a pattern as a table says."""

    def damage(entry: Labelled, _rng: Random) -> Iterator[Edit]:
        for match in pattern.finditer(entry.text):
            yield Edit(match.start(), match.end(), changed.get(match.group(), match.group()))

    return damage


def _instead(text: str) -> Callable[[str, Random], str]:
    return lambda _found, _rng: text


def scanned(rng: Random) -> Damage:
    """Letters taken for others."""
    rate = rng.choice((0.003, 0.008, 0.02))
    return rarely(CONFUSABLE, rate, lambda found, draw: draw.choice(CONFUSED[found]))


def ligatures(_rng: Random) -> Damage:
    """One sign for fi, fl, ff."""
    return always(_LIGATURE, _LIGATURES)


def misread_years(rng: Random) -> Damage:
    """Letters for the digits of years: ``ig60``, ``l9O4``."""
    rate = rng.choice((0.2, 0.6))
    return rarely(_CENTURY, rate, lambda found, draw: draw.choice(_CENTURIES[found]))


def spaces_lost(rng: Random) -> Damage:
    """Words that run together."""
    return rarely(_SPACE, rng.choice((0.01, 0.03, 0.1)), _instead(""))


def spaces_doubled(rng: Random) -> Damage:
    """Wide spaces."""
    return rarely(_SPACE, rng.choice((0.03, 0.15, 0.6)), _instead("  "))


def tight(rng: Random) -> Damage:
    """No space after a mark."""
    return rarely(_AFTER_MARK, rng.choice((0.1, 0.4, 0.9)), _instead(""))


def tight_initials(_rng: Random) -> Damage:
    """No space between initials."""
    return rarely(_BETWEEN_INITIALS, 1.0, _instead(""))


def loose_marks(rng: Random) -> Damage:
    """A space before marks: ``1611 .03184``, ``D ’Agostino``."""
    return rarely(_BEFORE_MARK, rng.choice((0.05, 0.2, 0.5)), _instead(" "))


def glued_numbers(rng: Random) -> Damage:
    """No space before volumes and years: ``Plant Notes57: 171``."""
    return rarely(_BEFORE_NUMBER, rng.choice((0.1, 0.5, 0.9)), _instead(""))


def shifted_marks(rng: Random) -> Damage:
    """Spaces on the wrong side of marks: ``Phys .Rev``."""
    return rarely(_SPACED_MARK, rng.choice((0.1, 0.3, 0.7)), lambda found, _draw: f" {found[0]}")


def misread_words(rng: Random) -> Damage:
    """Short words and Roman numerals taken for others."""
    rate = rng.choice((0.3, 0.8))
    return rarely(MISREAD, rate, lambda found, draw: draw.choice(MISREADINGS[found]))


def loose_ranges(rng: Random) -> Damage:
    """Spaces about the dash of a range."""
    form = rng.choice(("{} ", " {} ", " {}", "{}{}"))
    return rarely(_IN_RANGE, 0.9, lambda found, _draw: form.format(found, found))


def spaces_inside(rng: Random) -> Damage:
    """Words in two."""
    rate = rng.choice((0.01, 0.03))

    def damage(entry: Labelled, draw: Random) -> Iterator[Edit]:
        for match in _WORD.finditer(entry.text):
            if draw.random() < rate:
                place = draw.randint(match.start() + 1, match.end() - 1)
                yield Edit(place, place, " ")

    return damage


def hyphens(rng: Random) -> Damage:
    """Hyphens of line ends left inside words: ``neces- sari``."""
    mark = rng.choice(("- ", "- ", "-", " - ", "\u00ad", "\u00ad ", "¬ "))
    rate = rng.choice((0.03, 0.08))

    def damage(entry: Labelled, draw: Random) -> Iterator[Edit]:
        for match in _LONG_WORD.finditer(entry.text):
            if draw.random() < rate:
                place = draw.randint(match.start() + 2, match.end() - 3)
                yield Edit(place, place, mark)

    return damage


def marks_doubled(rng: Random) -> Damage:
    """Two commas or full stops for one."""
    return rarely(_MARK, rng.choice((0.02, 0.06)), lambda found, _draw: found + found)


def marks_lost(rng: Random) -> Damage:
    """Commas and full stops that are not there."""
    return rarely(_MARK, rng.choice((0.02, 0.08, 0.3)), _instead(""))


def other_quotes(rng: Random) -> Damage:
    """Other quotation marks, or none."""
    form = rng.choice(('"', '"', "''", "", "“", "´´"))
    return always(_QUOTES, dict.fromkeys('“”„«»"‟', form))


def other_apostrophes(rng: Random) -> Damage:
    """Other apostrophes."""
    return always(_SINGLE, dict.fromkeys("‘’'‚", rng.choice(("'", "'", "`", "´", "’"))))


def other_dashes(rng: Random) -> Damage:
    """One dash for all, or two hyphens for one dash."""
    form = rng.choice(("-", "-", "–", "--", "—", "‐", "−"))
    return always(_DASH, {"–": form, "—": form, "-": form if len(form) == 1 else "-"})


def bare_letters(_rng: Random) -> Damage:
    """No accents."""

    def damage(entry: Labelled, _draw: Random) -> Iterator[Edit]:
        for place, letter in enumerate(entry.text):
            if "\u00bf" < letter < "\u0250":
                bare = unicodedata.normalize("NFD", letter)[0]
                if bare != letter:
                    yield Edit(place, place + 1, bare)

    return damage


def loose_accents(_rng: Random) -> Damage:
    """Accents as signs of their own, as some extractors give them."""

    def damage(entry: Labelled, _draw: Random) -> Iterator[Edit]:
        for place, letter in enumerate(entry.text):
            if "\u00bf" < letter < "\u0250":
                yield Edit(place, place + 1, unicodedata.normalize("NFD", letter))

    return damage


def _cased(labels: frozenset[str], change: Callable[[str], str]) -> Damage:
    def damage(entry: Labelled, _draw: Random) -> Iterator[Edit]:
        for one in entry.stretches:
            if one.label in labels:
                yield Edit(one.start, one.end, change(entry.text[one.start : one.end]))

    return damage


def capitals(rng: Random) -> Damage:
    """Names, titles or both in capitals."""
    labels = rng.choice(
        (("author", "editor"), ("author", "editor"), ("title",), ("author", "title"))
    )
    return _cased(frozenset(labels), str.upper)


def small_letters(rng: Random) -> Damage:
    """Names, or names and titles, in small letters."""
    labels = rng.choice((("author", "editor"), ("author", "editor", "title", "container-title")))
    return _cased(frozenset(labels), str.lower)


def marked_up(rng: Random) -> Damage:
    """Signs of italics left about titles."""
    opening, closing = rng.choice(
        (("*", "*"), ("_", "_"), ("<i>", "</i>"), ("**", "**"), ("<em>", "</em>"))
    )
    label = rng.choice(("title", "container-title"))

    def damage(entry: Labelled, _draw: Random) -> Iterator[Edit]:
        for one in entry.stretches:
            if one.label == label:
                yield Edit(one.start, one.start, opening)
                yield Edit(one.end, one.end, closing)

    return damage


_TAILS = (
    " [Google Scholar]",
    " [CrossRef]",
    " [PubMed]",
    " [CrossRef] [PubMed]",
    " Google Scholar",
    " [INSPIRE]",
    " [SPIRES]",
    " [MR]",
    " Available online",
    " *",
    " (acc.)",
    " View Article",
    " Cited on page {}.",
    " {}",
    " ↑",
)


def tails(rng: Random) -> Damage:
    """What a publisher's page puts after each entry."""
    tail = rng.choice(_TAILS)

    def damage(entry: Labelled, draw: Random) -> Iterator[Edit]:
        end = len(entry.text)
        yield Edit(end, end, tail.format(draw.randint(1, 400)))

    return damage


def no_end(_rng: Random) -> Damage:
    """No full stop at the end."""

    def damage(entry: Labelled, _draw: Random) -> Iterator[Edit]:
        end = len(entry.text)
        if entry.text.endswith("."):
            yield Edit(end - 1, end, "")

    return damage


def page_number(entry: Labelled, rng: Random) -> Iterator[Edit]:
    """A page number or running head among the words, where a page ended."""
    spaces = [match.start() for match in _SPACE.finditer(entry.text)]
    if spaces:
        place = rng.choice(spaces)
        head = rng.choice(("{}", "{}", "References {}", "- {} -", "{} Bibliography"))
        yield Edit(place, place, f" {head.format(rng.randint(2, 600))}")


_CALLS = "cf.|Vgl.|Vgl. auch|See|siehe|Cfr.|cfr.|see also|Voir|Véase|Vid.|Ver|Ibid.;|1|*".split("|")


def next_words(entry: Labelled, rng: Random) -> Iterator[Edit]:
    """The first words of the next entry at the end, or what stood before at the front."""
    names = (
        "Ibid.",
        "Ib.",
        "cf.",
        "Vgl.",
        "Vgl. auch",
        "See",
        "siehe",
        "Cfr.",
        "cfr.",
        "see also",
        "Voir",
        "in",
        "Véase",
    )
    if rng.random() < 0.6:
        yield Edit(0, 0, f"{rng.choice(names)} ")
    else:
        end = len(entry.text)
        more = (
            f" {rng.randint(2, 99)}.",
            " —",
            " ———",
            " [2]",
            " ;",
            " and",
            " See also",
            f" {rng.randint(2, 99)}",
        )
        yield Edit(end, end, rng.choice(more))


def cut_off(entry: Labelled, rng: Random) -> Iterator[Edit]:
    """The rest of the entry lost with its line."""
    starts = [one.start for one in entry.stretches[2:]]
    if starts:
        first = rng.choice(starts)
        borders = {place for one in entry.stretches for place in one[:2] if place > first}
        places = sorted({first, len(entry.text), *borders})
        for start, end in pairwise(places):
            yield Edit(start, end, "")


COMMON: tuple[Callable[[Random], Damage], ...] = (
    scanned,
    scanned,
    spaces_lost,
    spaces_lost,
    spaces_doubled,
    tight,
    tight_initials,
    loose_marks,
    shifted_marks,
    shifted_marks,
    misread_words,
    loose_ranges,
    spaces_inside,
    hyphens,
    hyphens,
    marks_doubled,
    marks_lost,
    other_quotes,
    other_quotes,
    other_apostrophes,
    other_dashes,
    other_dashes,
    bare_letters,
    no_end,
)
RARE: tuple[Callable[[Random], Damage], ...] = (
    ligatures,
    misread_years,
    glued_numbers,
    loose_accents,
    capitals,
    capitals,
    small_letters,
    marked_up,
    tails,
    tails,
)
SLIPS: tuple[Damage, ...] = (page_number, next_words, next_words, cut_off)
