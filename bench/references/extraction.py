"""What extraction from pages does to references, as the programs that do it work.

A second generator of damage, made from how lines come out of files (bidirectional reordering, glyph
by glyph, run by run, word by word), how characters are encoded and misread, and how lines break.
It knows nothing of the rules by which Carrel mends.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from random import Random
from typing import NamedTuple

from bench.references.bidi import level_runs, levels_of, visual
from training.damage import DamagedEntry, wrapped

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
_NUMBERS = re.compile(r"\d+(?:[-–./:]\d+)*")


class Layout(NamedTuple):
    """How a program reads the lines of a page: the unit it emits from the left, and its bidi engine."""

    unit: str
    pairs: bool
    national: bool
    mirrored: bool


def _falls(rng: Random, share: float) -> bool:
    """Whether a draw falls into a share."""
    return rng.random() < share


def draw_layout(entries: Sequence[str], rng: Random) -> Layout:
    """A layout for a list; Latin lists stand on a right-to-left page as others do."""
    other = any(_RIGHT_TO_LEFT.search(entry) for entry in entries)
    units = ("glyph", "glyph", "run", "word") if other else ("glyph", "glyph", "run", "number")
    return Layout(rng.choice(units), _falls(rng, 0.5), _falls(rng, 0.4), _falls(rng, 0.7))


def extracted(line: str, layout: Layout) -> str:
    """A line as it comes from a right-to-left page."""
    if layout.unit == "number":
        return _by_numbers(line).strip()
    levels = levels_of(line, 1, pairs=layout.pairs, national=layout.national)
    if layout.unit == "glyph":
        return visual(line, levels, mirrored=layout.mirrored).strip()
    if layout.unit == "run":
        return "".join(line[start:end] for start, end in level_runs(levels)).strip()
    place = {at: n for n, at in enumerate(_visual_places(levels))}
    words = sorted(re.finditer(r"\S+", line), key=lambda word: place[word.start()])
    return " ".join(word.group() for word in words)


def _visual_places(levels: Sequence[int]) -> list[int]:
    places: list[int] = []
    for start, end in level_runs(levels):
        run = range(start, end)
        places += reversed(run) if levels[start] % 2 else run
    return places


def _by_numbers(line: str) -> str:
    """Numbers and what stands between them from the right, each as it is."""
    pieces: list[str] = []
    at = 0
    for found in _NUMBERS.finditer(line):
        pieces += (line[at : found.start()], found.group())
        at = found.end()
    return "".join(reversed([*pieces, line[at:]]))


def set_in_lines(entry: str, width: int, rng: Random) -> tuple[str, ...]:
    """An entry set in lines, words broken at a hyphen where they do not fit."""
    mark = rng.choice(("-", "-", "-", "\u00ad", "\u2010"))
    lines: list[str] = []
    line = ""
    for word in entry.split():
        room = width - len(line) - 1
        if line and len(word) > room:
            head = _head(word, room - 1)
            if head and _falls(rng, 0.5):
                own = head[-1] in "-‐"
                line, word = f"{line} {head}{'' if own else mark}", word[len(head) :]  # noqa: PLW2901
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return (*lines, line)


def damaged_by_page(entries: Sequence[str], rng: Random, share: float) -> Iterator[DamagedEntry]:
    """The entries of one list, a share of them taken from the page in the one way of the list."""
    layout = draw_layout(entries, rng)
    width = rng.randint(60, 110)
    kind = f"{layout.unit}{', national digits' if layout.national else ''}"
    for entry in entries:
        lines = wrapped(entry, width)
        came = tuple(extracted(line, layout) for line in lines) if rng.random() < share else lines
        yield DamagedEntry(lines, came, kind)


def _head(word: str, room: int) -> str:
    """What of a word fits: up to a hyphen of its own, else some letters of a plain long word."""
    own = word.rfind("-", 1, max(room, 1))
    if own > 0 and word[own - 1].isalpha() and word[own + 1 : own + 2].isalpha():
        return word[: own + 1]
    letters = re.match(r"[^\W\d_]+", word)
    if letters is None or _RIGHT_TO_LEFT.search(word):
        return ""
    long = len(letters.group())
    cut = min(room, long - 3)
    return word[:cut] if long >= 7 and cut >= 3 and word[1:long].islower() else ""  # noqa: PLR2004


@cache
def _forms() -> dict[tuple[str, str], str]:
    """Presentation forms by letter and form: (``ب``, ``initial``) to its form."""
    forms: dict[tuple[str, str], str] = {}
    for point in (*range(0xFB50, 0xFBB2), *range(0xFBD3, 0xFC00), *range(0xFE80, 0xFEFD)):
        told = unicodedata.decomposition(chr(point)).split()
        if len(told) in (2, 3) and told[0][1:-1] in ("isolated", "initial", "medial", "final"):
            letters = "".join(chr(int(each, 16)) for each in told[1:])
            forms.setdefault((letters, told[0][1:-1]), chr(point))
    return forms


def shaped(text: str) -> str:
    """Arabic letters as the forms in which they are drawn."""
    forms = _forms()
    pieces: list[str] = re.findall("لا|لأ|لإ|لآ|.", text, re.DOTALL)
    drawn: list[str] = []
    for at, piece in enumerate(pieces):
        joins_before = at > 0 and (pieces[at - 1], "initial") in forms and (piece, "final") in forms
        after = pieces[at + 1] if at + 1 < len(pieces) else ""
        joins_after = (piece, "initial") in forms and (after, "final") in forms
        form = (
            ("medial" if joins_after else "final")
            if joins_before
            else ("initial" if joins_after else "isolated")
        )
        drawn.append(str(forms.get((piece, form), piece)))
    return "".join(drawn)


_LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ", "st": "ﬆ"}
_LIGATURE = re.compile("ffi|ffl|ff|fi|fl")


def _ligatures(text: str, _: Random) -> str:
    return _LIGATURE.sub(lambda found: _LIGATURES[found.group()], text)


def _parted_ligatures(text: str, _: Random) -> str:
    """A blank behind each ligature, as fonts without widths give."""
    return _LIGATURE.sub(lambda found: f"{_LIGATURES[found.group()]} ", text)


def _lost_ligatures(text: str, _: Random) -> str:
    """A ligature that has no letter in the file: ``de nition``."""
    return _LIGATURE.sub(" ", text)


def _no_blank(text: str, rng: Random) -> str:
    """Blanks lost behind marks, where the page was set tight."""
    rate = rng.choice((0.2, 0.6))
    return re.sub(r"(?<=[,;:.)]) (?=\w)", lambda _: "" if rng.random() < rate else " ", text)


def _words_joined(text: str, rng: Random) -> str:
    """Blanks lost between words."""
    return re.sub(
        r"(?<=[a-zà-ÿ]) (?=[A-Za-zÀ-ÿ])", lambda _: "" if _falls(rng, 0.06) else " ", text
    )


def _spread(text: str, rng: Random) -> str:
    """One word spaced out, as headings and titles are."""
    words = list(re.finditer(r"(?<!\S)[^\W\d_]{5,}(?!\S)", text))
    if not words or _RIGHT_TO_LEFT.search(text):
        return text
    word = rng.choice(words)
    return text[: word.start()] + " ".join(word.group()) + text[word.end() :]


def _blank_before(text: str, rng: Random) -> str:
    return re.sub(r"(?<=\w)(?=[,;:] )", lambda _: " " if _falls(rng, 0.5) else "", text)


_UNUSED = frozenset((0x81, 0x8D, 0x8F, 0x90, 0x9D))


def _mojibake(text: str, _: Random) -> str:
    """UTF-8 read as the encoding of Windows."""
    return "".join(
        chr(byte) if byte in _UNUSED else bytes([byte]).decode("cp1252") for byte in text.encode()
    )


def _mojibake_latin(text: str, _: Random) -> str:
    return text.encode().decode("latin-1")


_CONFUSED = {"0": "O", "1": "l", "5": "S", "8": "B", "9": "g"}


def _years_misread(text: str, rng: Random) -> str:
    """One digit of a year or of pages taken for a letter."""
    numbers = list(re.finditer(r"(?<!\S)[(]?(?:1[5-9]|20)\d\d(?=[).,;:\s]|$)", text))
    if not numbers:
        return text
    number = rng.choice(numbers)
    places = [at for at in range(number.start(), number.end()) if text[at] in _CONFUSED]
    if not places:
        return text
    at = rng.choice(places)
    return text[:at] + _CONFUSED[text[at]] + text[at + 1 :]


def _letters_misread(text: str, rng: Random) -> str:
    """``rn`` for ``m``, ``1`` for ``l`` inside words, rarely."""

    def wrong(found: re.Match[str]) -> str:
        if not _falls(rng, 0.04):
            return found.group()
        return {"m": "rn", "l": "1", "i": "1", "o": "0", "e": "c"}[found.group()]

    return re.sub(r"(?<=[a-z]{2})[mlioe](?=[a-z]{2})", wrong, text)


def _doubled(text: str, rng: Random) -> str:
    return re.sub(r"[,;.](?= )", lambda m: m[0] * 2 if _falls(rng, 0.4) else m[0], text)


def _odd_blanks(text: str, rng: Random) -> str:
    return re.sub(" ", lambda _: rng.choice((" ", "\xa0", "\u202f", "\u2009", "  ")), text)


def _unseen(text: str, rng: Random) -> str:
    return "".join(
        sign + (rng.choice("\u200b\u200e\ufeff\u2060") if _falls(rng, 0.05) else "")
        for sign in text
    )


def _forms_of_letters(text: str, _: Random) -> str:
    return shaped(text) if _RIGHT_TO_LEFT.search(text) else text


def _broken_lines(text: str, rng: Random) -> str:
    return "\n".join(set_in_lines(text, rng.randint(45, 100), rng))


HARMS: dict[str, Callable[[str, Random], str]] = {
    "broken lines": _broken_lines,
    "ligatures": _ligatures,
    "parted ligatures": _parted_ligatures,
    "lost ligatures": _lost_ligatures,
    "letter forms": _forms_of_letters,
    "no blank after marks": _no_blank,
    "words joined": _words_joined,
    "letters spread": _spread,
    "blank before marks": _blank_before,
    "doubled marks": _doubled,
    "mojibake (Windows)": _mojibake,
    "mojibake (Latin 1)": _mojibake_latin,
    "years misread": _years_misread,
    "letters misread": _letters_misread,
    "odd blanks": _odd_blanks,
    "unseen signs": _unseen,
}
"""What else files and scanners do to an entry, by name."""
