"""What the words of each line show: marks, names, years, pages, words of publishing, stops."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from carrel.language.section_names import Section, section_named
from carrel.references.finding.line_borders import BORDERS, borders_of, order_of
from carrel.references.finding.line_words import WORD_SIGNS, words_in
from carrel.references.finding.shapes import shape_of

Matrix = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]

_HEAD, _TAIL = 420, 160
_MARK = re.compile(
    rb"[ ']*(?:"
    rb"(\[ ?(0{1,5}) ?\) ?)"  # [12]
    rb"|(\( ?(0{1,4}) ?\) ?)"  # (12)
    rb"|((0{1,4})[.] ?(?=[Aaxf\"'\[(-]))"  # 12.
    rb"|((0{1,4})\) ?)"  # 12)
    rb"|((0{1,4}) ?- ?(?=[Aax\"]))"  # 12-
    rb"|(([01]{1,4}) {0,4}(?=[Aax\"]))"  # 12 Word, 12Word
    rb"|(\[[Aa]{1,12}[^\n)]{0,8}0{2,4}a?\) ?)()"  # [Abc99]
    rb"|((?:\* ?|- )(?=[Aax\"]))()"  # a bullet, a dash
    rb")"
)
MARKS = ("bracket", "round", "stop", "half-round", "dash", "bare", "key", "bullet")
_TRAILING = re.compile(rb"\( ?(0{1,3}) *$|[ *]-? ?(0{1,3}) *$")
_OPENING = re.compile(
    rb"(?P<again>[-_]{2,}|-[ ]?[,.:])"
    rb"|(?P<capitals>A{2,}[A' -]*[ ]?[,:;(/.])"
    rb"|(?P<inverted>(?:a{1,4}'? ){0,2}[Ax][aAx']*(?:[- ][Ax][aAx']*){0,2} ?, ?(?:[Ax][a']{0,3}\.|[Ax][ax']+))"
    rb"|(?P<initials>(?:A[a]?\.[ -]?){1,4}(?:a{1,4} ){0,2}A[aA']+)"
    rb"|(?P<short>A[a'A]+(?:-Aa+)? A{1,3}[,. (])"
    rb"|(?P<direct>A[a']+(?:[- ]A\.?)*(?: a{1,3})?(?: A[a'-]+){1,2} ?[,:(/.;])"
    rb"|(?P<quoted>\")"
    rb"|(?P<named>(?:A[aA']+[ -]){0,4}A[aA']+ ?[.,:(])"
)
_NAMES = 5
"""The openings from 1 to this begin with a name."""
OPENINGS = ("again", "capitals", "inverted", "initials", "short", "direct", "quoted", "named")
_CLASSES = b"Aax0([\"-.,:;'&/!*1"
_ENDS = b"Aax0).,:;\"-!/&*'"

_PATTERNS: dict[str, re.Pattern[bytes]] = {
    "initial": re.compile(rb"A\.(?<![Aax']A\.)"),
    "round-year": re.compile(rb"\([^()\n]{0,6}0000a?[^()\n]{0,6}\)"),
    "range": re.compile(rb"0 ?-{1,2} ?0"),
    "volume-issue": re.compile(rb"0 ?\(0{1,4}[^()\n]{0,5}\)"),
    "call": re.compile(rb"\([^()\n0]*A[^()\n]{2,50}0000"),
    "leaders": re.compile(rb"\. ?\. ?\. ?\. ?\."),
    "colon-number": re.compile(rb"[:,] ?0{1,4}[.,;\n]"),
    "names": re.compile(rb"A[a']+, A\.|A\. ?A[a']+|A[a'] A{1,2}[,.]"),
    "sentence": re.compile(rb"a[.!] A"),
}
_YEAR = re.compile(rb"(?<!0)0000(?!0)")
_EARLIEST, _LATEST = 1280, 2049  # Solar Hijri years begin near 1300
_LITERALS: dict[str, re.Pattern[str]] = {
    "address": re.compile(r"https?:|www\.|doi[:. ]|10\.\d{4,9}/"),
    "within-word": re.compile(r"in(?:: |(?<=[.,;?!)\"”“’] in)(?::| [a-z]\.|  ?[^\W\d_]))"),
    "caption-word": re.compile(
        r"^\W{0,3}(?:table|tabelle|tab|figure|fig|abb|abbildung|tableau|tabla|рис|таблица|source|quelle|note)"
        r"\b[ .:]{1,3}",
        re.MULTILINE,
    ),
}
SECTIONS = (Section.REFERENCES, Section.NOTES, Section.CONTENTS, Section.BODY, Section.ABSTRACT)


@dataclass(frozen=True, slots=True)
class Signs:
    """A row of ``matrix`` for each line, with a column for each of `SIGNS`, from 0 to 1.

    ``leading`` and ``trailing`` are the numbers at both ends of the lines, -1 where there is none;
    ``section`` the place of the named section in `SECTIONS`, -1 for none; ``initial`` sorts by the
    first two letters of the words after the mark, -1 where no name opens the line; ``order`` by the
    first four, whatever opens it.
    """

    matrix: Matrix
    leading: Numbers
    trailing: Numbers
    section: Numbers
    initial: Numbers
    order: Numbers


def signs_of(texts: Sequence[str]) -> Signs:
    """Read the lines' words; of a line longer than 580 code points, its head and its end. Linear."""
    cut = [_bounded(text) for text in texts]
    joined = "\n".join(cut) + "\n"
    shape = shape_of(joined)
    starts = np.cumsum([0, *(len(text) + 1 for text in cut)])
    leading, initial, order, marks, openings = _openings(joined, shape, starts)
    trailing = _trailing(joined, shape, starts)
    section = np.array([_section(text) for text in cut], dtype=np.int64).reshape(len(cut))
    columns = [
        marks,
        openings,
        _ends(shape, starts),
        _counted(joined, shape, starts),
        borders_of(cut, shape, starts),
        _shares(shape, starts),
        _one_hot(section, len(SECTIONS)),
        (trailing >= 0).astype(np.float32)[:, None],
    ]
    return Signs(np.hstack(columns), leading, trailing, section, initial, order)


def _bounded(text: str) -> str:
    """The words a line is judged by, on one line."""
    if len(text) > _HEAD + _TAIL:
        text = text[:_HEAD] + " " + text[-_TAIL:]
    return text.replace("\n", " ").replace("\r", " ").strip()


def _section(text: str) -> int:
    if len(text) > 60:  # noqa: PLR2004 - no name of a section is longer
        return -1
    named = section_named(text)
    return SECTIONS.index(named) if named in SECTIONS else -1


def _openings(
    joined: str, shape: bytes, starts: Numbers
) -> tuple[Numbers, Numbers, Numbers, Matrix, Matrix]:
    """The number before each line, its first letters (twice), its mark, and what its words begin like."""
    count = len(starts) - 1
    ends = (starts[1:] - 1).tolist()
    leading = np.full(count, -1, dtype=np.int64)
    initial = np.full(count, -1, dtype=np.int64)
    order = np.zeros(count, dtype=np.int64)
    marks = np.zeros((count, len(MARKS)), dtype=np.float32)
    openings = np.zeros((count, len(OPENINGS) + len(_CLASSES)), dtype=np.float32)
    for i, start in enumerate(starts[:-1].tolist()):
        mark = _MARK.match(shape, start)
        if mark is not None:
            whole = mark.lastindex or 1  # the group that closed last: the mark, not its number
            marks[i, (whole - 1) // 2] = 1
            digits = joined[mark.start(whole + whole % 2) : mark.end(whole + whole % 2)]
            leading[i] = int(digits) if digits.isdecimal() else -1
            start = mark.end()  # noqa: PLW2901 - the words begin after their mark
        order[i] = order_of(joined[start : min(start + 16, ends[i])])
        opening = _OPENING.match(shape, start)
        if opening is not None:
            kind = OPENINGS.index(opening.lastgroup or "")
            openings[i, kind] = 1
            if 0 < kind <= _NAMES:
                initial[i] = _initial(joined[opening.start() : opening.end()])
        place = _CLASSES.find(shape[start])
        if place >= 0:
            openings[i, len(OPENINGS) + place] = 1
    return leading, initial, order, marks, openings


def _initial(name: str) -> int:
    letters = [sign for sign in name[:12].casefold() if sign.isalpha()][:2]
    return sum(ord(sign) << shift for sign, shift in zip(letters, (21, 0), strict=False))


def _trailing(joined: str, shape: bytes, starts: Numbers) -> Numbers:
    trailing = np.full(len(starts) - 1, -1, dtype=np.int64)
    for i, (start, end) in enumerate(
        zip(starts[:-1].tolist(), (starts[1:] - 1).tolist(), strict=True)
    ):
        if end > start and shape[end - 1] == ord("0"):
            found = _TRAILING.search(shape, max(start, end - 8), end)
            if found is not None:
                group = found.lastindex or 0
                trailing[i] = int(joined[found.start(group) : found.end(group)])
    return trailing


def _ends(shape: bytes, starts: Numbers) -> Matrix:
    """The kind of the last character, and whether a single letter or number stands before it."""
    kinds = np.frombuffer(shape, dtype=np.uint8)
    last = kinds[np.maximum(starts[1:] - 2, 0)]
    before = kinds[np.maximum(starts[1:] - 3, 0)]
    columns = [last == kind for kind in _ENDS]
    stop = last == ord(".")
    columns += [stop & (before == kind) for kind in b"0Aa)"]
    return np.stack(columns, axis=1).astype(np.float32)


def _counted(joined: str, shape: bytes, starts: Numbers) -> Matrix:
    """For each pattern whether it occurs, and for those that may come again, how often."""
    folded = _folded(joined)
    counts = [_per_line((m.start() for m in p.finditer(shape)), starts) for p in _PATTERNS.values()]
    found = (m.start() for m in _YEAR.finditer(shape))
    years = np.fromiter((at for at in found if _is_year(joined[at : at + 4])), dtype=np.int64)
    literal = [
        _per_line((m.start() for m in p.finditer(folded)), starts) for p in _LITERALS.values()
    ]
    often = (counts[0], year := _per_line(years, starts), counts[7])
    columns = [np.minimum(count, 1) for count in (*counts, year, *literal)]
    columns += words_in(folded, shape, starts)
    columns += [count >= 2 for count in often]  # noqa: PLR2004 - twice
    columns += [counts[0] >= 4, year >= 4]  # noqa: PLR2004 - many
    columns += _year_places(years, starts)
    return np.stack(columns, axis=1).astype(np.float32)


def _is_year(digits: str) -> bool:
    return _EARLIEST <= int(digits) <= _LATEST


def _folded(text: str) -> str:
    """Lower case of the same length (some capitals have a lower case of two code points)."""
    folded = text.lower()
    if len(folded) == len(text):
        return folded
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)


def _per_line(places: Iterable[int], starts: Numbers) -> Numbers:
    found = np.fromiter(places, dtype=np.int64)
    at = np.searchsorted(starts, found, side="right") - 1
    return np.bincount(at, minlength=len(starts) - 1)[: len(starts) - 1]


def _year_places(years: Numbers, starts: Numbers) -> list[npt.NDArray[np.bool_]]:
    """Whether a year opens the line, stands within its first 70 code points, or closes it."""
    at = np.searchsorted(starts, years, side="right") - 1
    after = years - starts[at]
    before = starts[at + 1] - 1 - (years + 4)
    columns: list[npt.NDArray[np.bool_]] = []
    for chosen in (after <= 1, (after > 1) & (after < 70), (before <= 2) & (after > 1)):  # noqa: PLR2004
        column = np.zeros(len(starts) - 1, dtype=bool)
        column[at[chosen]] = True
        columns.append(column)
    return columns


_LENGTHS = (4, 10, 20, 35, 60, 90, 130, 220)


def _shares(shape: bytes, starts: Numbers) -> Matrix:
    """Length in steps; the shares of capitals, digits, signs, caseless letters; words with a capital."""
    kinds = np.frombuffer(shape, dtype=np.uint8)
    length = np.maximum(starts[1:] - 1 - starts[:-1], 1)

    def count(chosen: npt.NDArray[np.bool_]) -> Numbers:
        total = np.concatenate([[0], np.cumsum(chosen)])
        return total[starts[1:] - 1] - total[starts[:-1]]

    upper, lower = kinds == ord("A"), kinds == ord("a")
    caseless, digit, blank = kinds == ord("x"), kinds == ord("0"), kinds == ord(" ")
    letter = upper | lower | caseless
    initial = np.concatenate([[False], ~letter[:-1] & (kinds[:-1] != ord("'"))])
    initial[starts[:-1]] = True
    words, capital = count(letter & initial), count(upper & initial)
    letters = np.maximum(count(letter), 1)
    signs = count(~(letter | digit | blank))
    comma = count((kinds == ord(",")) | (kinds == ord(";")))
    share = capital / np.maximum(words, 1)
    columns = [length >= bound for bound in _LENGTHS]
    columns += [share > bound for bound in (0.05, 0.2, 0.4, 0.6, 0.85)]
    columns += [
        count(upper) > letters * 0.7,
        count(caseless) > letters * 0.5,
        np.minimum(count(digit) / length * 4, 1),
        count(digit) > length * 0.3,
        np.minimum(signs / length * 4, 1),
        count(kinds == ord("*")) > length * 0.08,
        comma >= 1,
        comma >= 3,  # noqa: PLR2004 - three make a series
        words == 0,
        words >= 3,  # noqa: PLR2004 - more than a title or a page number
        words >= 8,  # noqa: PLR2004 - what a heading has at most
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def _one_hot(values: Numbers, count: int) -> Matrix:
    return (values[:, None] == np.arange(count)[None, :]).astype(np.float32)


SIGNS: tuple[str, ...] = (
    *(f"mark:{mark}" for mark in MARKS),
    *(f"opens:{opening}" for opening in OPENINGS),
    *(f"first:{chr(kind)}" for kind in _CLASSES),
    *(f"last:{chr(kind)}" for kind in _ENDS),
    *(f"stop-after:{kind}" for kind in "0Aa)"),
    *_PATTERNS,
    "year",
    *_LITERALS,
    *WORD_SIGNS,
    "initials",
    "years",
    "many-names",
    "many-initials",
    "many-years",
    "year-first",
    "year-early",
    "year-last",
    *BORDERS,
    *(f"length:{bound}" for bound in _LENGTHS),
    *(f"capitals:{bound}" for bound in (5, 20, 40, 60, 85)),
    "all-capitals",
    "caseless",
    "digits",
    "mostly-digits",
    "signs",
    "symbols",
    "comma",
    "commas",
    "wordless",
    "words:3",
    "words:8",
    *(f"section:{section.value}" for section in SECTIONS),
    "trailing-number",
)
"""The columns of `Signs.matrix`."""
