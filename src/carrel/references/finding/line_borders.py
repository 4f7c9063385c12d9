"""What a line leaves open at its end, and what it closes: brackets, quotation marks, half a phrase."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

_LETTERS = 4
_HEADING = 60
_MARK = 4
_TAIL = 12
_PATTERNS: dict[str, re.Pattern[bytes]] = {
    "ends-small": re.compile(rb" a{1,3}\n"),
    "ends-initial": re.compile(rb"[ .(-]A{1,2}\.?[,;]?\n"),
    "ends-short-stop": re.compile(rb"[ (]Aa{0,3}\.\n"),
    "ends-low-stop": re.compile(rb"[ (.]a{1,4}\.\n"),
    "ends-numbered": re.compile(rb"[ (](?:a{1,4}|A)\. ?0{1,4}\.?\n"),
    "ends-range": re.compile(rb"0-{1,2}0{1,6}\)?[.;]?\n"),
    "ends-year": re.compile(rb"[^0]0000[Aa]?\)?[.,:;]?\n"),
}
_AFTER = re.compile(
    r"^\W{0,3}(?:(?:\d[\d.]*|[ivx]+\.) )?(?:appendi(?:x|ces)\b|anhang\b|anhänge\b|annex|anexo|allegat|"
    r"приложени|danksagung|acknowledg|remerciement|agradec|ringrazia|"
    r"about the (?:author|contributor)|the authors?\b|notes? on (?:the )?(?:contributors?|authors?)\b|"
    r"(?:angaben )?(?:zu[mr]?|über|zu de[nmr]|über die|über den) (?:de[nmr] |die )?(?:autor|verfasser)|"
    r"autor(?:en|inn?en|in)?(?:angaben|hinweis|verzeichnis|info)|anschrift|korrespondenz|correspondence|"
    r"contact\b|kontakt|funding\b|declaration of|conflicts? of interest|data availability|"
    r"об автор|сведения об)"
)
BORDERS = (*_PATTERNS, "leaves-bracket", "closes-bracket", "open-quote", "after-word")


def borders_of(texts: Sequence[str], shape: bytes, starts: Numbers) -> Matrix:
    """A row for each line with a column for each of `BORDERS`, 0 or 1.

    ``shape`` is that of the lines (`shape_of`), each with its line break, ``starts`` where they
    begin, with the end of the last. Linear.
    """
    tails = _tails(shape, starts)
    found = [_lines(pattern, *tails) for pattern in _PATTERNS.values()]
    after = [len(text) <= _HEADING and _AFTER.match(text.lower()) is not None for text in texts]
    columns = [*found, *_brackets(shape, starts), np.array(after, dtype=bool)]
    return np.stack(columns, axis=1).astype(np.float32)


def _tails(shape: bytes, starts: Numbers) -> tuple[bytes, Numbers]:
    """The ends of all lines with their line breaks, and where each begins."""
    ends = starts[1:].tolist()
    firsts = np.maximum(starts[1:] - _TAIL, starts[:-1])
    joined = b"".join(shape[a:b] for a, b in zip(firsts.tolist(), ends, strict=True))
    return joined, np.concatenate([[0], np.cumsum(starts[1:] - firsts)])


def _lines(pattern: re.Pattern[bytes], text: bytes, starts: Numbers) -> Bools:
    places = np.fromiter((match.end() - 1 for match in pattern.finditer(text)), dtype=np.int64)
    told = np.zeros(len(starts) - 1, dtype=bool)
    told[np.searchsorted(starts, places, side="right") - 1] = True
    return told


def _brackets(shape: bytes, starts: Numbers) -> list[Bools]:
    """Whether a line leaves a bracket open, closes one that it has not opened, or half a quotation."""
    kinds = np.frombuffer(shape, dtype=np.uint8)
    opening = np.flatnonzero((kinds == ord("(")) | (kinds == ord("[")))
    closing = np.flatnonzero(kinds == ord(")"))
    first, end = starts[:-1], starts[1:]
    last_opening, last_closing = _last_before(opening, end), _last_before(closing, end)
    next_opening, next_closing = _first_from(opening, first), _first_from(closing, first)
    quotes = np.concatenate([[0], np.cumsum(kinds == ord('"'))])
    return [
        (last_opening >= first) & (last_opening > last_closing),
        (next_closing < end) & (next_closing < next_opening) & (next_closing > first + _MARK),
        (quotes[end] - quotes[first]) % 2 == 1,
    ]


def _last_before(places: Numbers, bounds: Numbers) -> Numbers:
    return np.concatenate([[-1], places])[np.searchsorted(places, bounds)]


def _first_from(places: Numbers, bounds: Numbers) -> Numbers:
    return np.concatenate([places, [np.iinfo(np.int64).max]])[np.searchsorted(places, bounds)]


def order_of(words: str) -> int:
    """What sorts words by their first four letters, without regard to case and accents."""
    first = words[:_LETTERS].lower()
    if len(first) == _LETTERS and first.isascii() and first.isalpha():
        a, b, c, d = first.encode()
        return a << 45 | b << 30 | c << 15 | d
    plain = words if words.isascii() else unicodedata.normalize("NFKD", words)
    order = found = 0
    for sign in plain.lower():
        if sign.isalpha():
            order = order << 15 | min(ord(sign), 0x7FFF)
            found += 1
            if found == _LETTERS:
                return order
    return order << 15 * (_LETTERS - found)
