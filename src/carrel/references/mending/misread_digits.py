"""Digits that were taken for letters: ``ig83`` for 1983, ``200B`` for 2008, ``24O`` for 240."""

from __future__ import annotations

import re

from carrel.references.mending.tracing import Traced, replaced

DIGITS = "letters-read-as-digits"

_YEAR = re.compile(
    r"(?<=[\s(\[,;.:])(?:[1lIi][0-9OoglBSZ]{3}|2[OoОо0][0-9OoОоlIiBSZg]{2})(?=[\s)\],;.:]|$)"
)
_NUMBER = re.compile(
    r"(?<![^\s(:;])(?=\d*(?:\s?[-–.]\s?\d*)?[OoОоlI])[0-9OoОоlI]{3,}(?:(?:\s?[-–]\s?|\.)[0-9OoОоlI]{1,4})*"
    r"(?=[\s).,;:]|$)"
)
_BESIDE = re.compile(r"\d[OoОоlIiBSZg]|[OoОоlIi]\d|[\s(]i[0-9g]")
_SOUND_YEAR = re.compile(r"(?<![\w.–-])(?:1[5-9]|20)\d\d(?!\d|\s?[-–]\s?\d)")
# A year and the initial of a name that has run into it, its own letter, or a Roman number before it.
_LETTERED = re.compile(r"(?:1[5-9]|20)\d\d[^\W\d_](?!\d)|I{2,3}(?:1[5-9]|20)\d\d$")
_PARTS = re.compile(r"[\s.–-]+")
_AS_DIGITS = str.maketrans("lIiOoОоgBSZ", "11100009852")
_TRUE_DIGITS, _YEAR_LENGTH = 2, 4
_OLDEST, _NEWEST = 1500, 2029
_OLDEST_ODD = 1800
_RARE = frozenset("BSZg")


def with_digits(before: Traced) -> Traced:
    """The text with years and numbers made of digits alone where letters took their place.

    At least half of such a number are digits. A letter at the end of a year is its own (``1999b``)
    unless the entry has no other year and the number would be none without it.
    """
    text = before.text
    if _BESIDE.search(text) is None or (
        _YEAR.search(text) is None and _NUMBER.search(text) is None
    ):
        return before
    dated = _SOUND_YEAR.search(text) is not None
    return replaced(
        replaced(before, _NUMBER, _number), _YEAR, lambda m: _year(m.group(), dated=dated)
    )


def _year(written: str, *, dated: bool) -> str | None:
    """What a misread year was; ``dated`` says that the entry has another."""
    true = sum(sign.isdecimal() for sign in written)
    if true < _TRUE_DIGITS or true == len(written):
        return None
    odd = written[0].isdecimal() and any(sign in _RARE for sign in written)
    if odd and dated:
        return None
    year = written.translate(_AS_DIGITS)
    return year if (_OLDEST_ODD if odd else _OLDEST) <= int(year) <= _NEWEST else None


def _number(found: re.Match[str]) -> str | None:
    written = found.group()
    true = sum(sign.isdecimal() for sign in written)
    false = sum(sign.isalpha() for sign in written)
    if not false or true < max(false, _TRUE_DIGITS):
        return None
    if any(part.isalpha() for part in _PARTS.split(written)) or _LETTERED.match(written):
        return None
    if written.isalnum() and len(written) == _YEAR_LENGTH:
        return None
    return written.translate(_AS_DIGITS)
