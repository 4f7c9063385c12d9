"""What counts as a number: the variables that hold one, and the texts that are one."""

from __future__ import annotations

import re

NUMBER_VARIABLES = frozenset((
    "chapter-number", "citation-number", "collection-number", "edition",
    "first-reference-note-number", "issue", "locator", "number", "number-of-pages",
    "number-of-volumes", "page", "page-first", "part-number", "printing-number", "section",
    "supplement-number", "version", "volume",
))  # fmt: skip
COMMA = r",(?!(?<=(?<!\d)\d,)\d{3}(?!\d))"
"""A comma between numbers: not that of 1,204, which one digit precedes and three follow."""
# CSL 1.0.2, is-numeric: digits with letters before or after, joined by comma, hyphen or "&". A small
# Roman number that begins with i, v or x is a number too, as in citeproc-js, but not "c" or "mix".
# "3/4" is one issue that counts as two, so it is not taken apart.
_AFFIXED = r"[^\W\d_]*\d+[^\W\d_]*"
_ROMAN = r"(?=[mdclxvi])m{0,4}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_ONE = rf"(?:{_AFFIXED}(?:/{_AFFIXED})?|(?=[ivx]){_ROMAN})"
_JOIN = r"(?:\s*[,&\-–]\s*|\s*,\s*&\s*|\s+and\s+)"
_NUMBER = re.compile(_ONE)
_END = re.compile(rf"{_ONE}|{_ROMAN}")
_NUMERIC = re.compile(rf"\s*{_ONE}(?:{_JOIN}{_ONE})*\s*")


def is_number(text: str) -> bool:
    """Tell whether text is one number, with letters around it or not: "12", "D2", "xii"."""
    return _NUMBER.fullmatch(text) is not None


def is_numeric(text: str) -> bool:
    """Tell whether a value is numeric in the sense of the `is-numeric` condition."""
    return _NUMERIC.fullmatch(text) is not None


def is_range(first: str, last: str) -> bool:
    """Tell whether a hyphen between two texts makes a range: "12-14", "IV-VI", but not "TR-74"."""
    return all(_END.fullmatch(one.lower()) for one in (first, last))


def is_whole(text: str) -> bool:
    """Tell whether text is a whole number that can be reckoned with (at most nine digits)."""
    return text.isdecimal() and len(text) < 10  # noqa: PLR2004 - nine digits


def as_text(value: object) -> str:
    """Write a value of CSL-JSON that stands for text: a string or a number, else "".

    Neither a truth value is a number here, nor what has thousands of digits, which Python refuses to
    write, nor what is no number or endless.
    """
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    try:
        return str(int(value) if value == int(value) else value)
    except (ValueError, OverflowError):
        return ""
