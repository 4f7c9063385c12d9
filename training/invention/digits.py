"""Digits and marks of other scripts, for a whole list."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from random import Random

from training.edits import Edit, edited
from training.labelled import Labelled

_DIGITS = {
    "fa": ("۰۱۲۳۴۵۶۷۸۹", "۰۱۲۳۴۵۶۷۸۹", "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩"),
    "ar": ("٠١٢٣٤٥٦٧٨٩", "٠١٢٣٤٥٦٧٨٩"),
    "hi": ("०१२३४५६७८९",),
    "zh": ("０１２３４５６７８９",),
    "ja": ("０１２３４５６７８９",),
}
_SHARES = {"fa": 0.6, "ar": 0.5, "hi": 0.3, "zh": 0.04, "ja": 0.1}
_WIDE: Mapping[str, str] = dict(zip(".,:;()[]-", "．，：；（）［］－", strict=True))
_MARK = re.compile(r"[.,:;()\[\]-] ?| (?=[.,:;()\[\]])")
_SPACED = re.compile(r"[.,:;)\]] +")
_BEFORE_MARK = frozenset("0123456789]) ABCDEJLMNOPRSZ")
_ADDRESS = frozenset(("DOI", "URL", "ISBN", "PMID"))
Change = Callable[[Labelled], Labelled]


def draw_script(language: str, rng: Random) -> Change:
    """Draw which digits and marks a list is written with."""
    digits = ""
    if rng.random() < _SHARES.get(language, 0.0):
        digits = rng.choice(_DIGITS[language])
    wide = language in {"zh", "ja"} and rng.random() < 0.3
    if language == "zh" and not wide and rng.random() < 0.25:
        return lambda entry: edited(entry, _tightened(entry.text))
    return lambda entry: _written(entry, digits, wide=wide)


def _written(entry: Labelled, digits: str, *, wide: bool) -> Labelled:
    if wide and not any(one.label in _ADDRESS for one in entry.stretches):
        entry = edited(entry, _widened(entry.text))
    if not digits:
        return entry
    table = {ord(one): other for one, other in zip("0123456789", digits, strict=True)}
    addresses = [one for one in entry.stretches if one.label in _ADDRESS]
    text = entry.text.translate(table)
    for one in addresses:
        text = text[: one.start] + entry.text[one.start : one.end] + text[one.end :]
    return entry._replace(text=text)


def _tightened(text: str) -> list[Edit]:
    """Drop the spaces after marks."""
    return [Edit(match.start() + 1, match.end(), "") for match in _SPACED.finditer(text)]


def _widened(text: str) -> list[Edit]:
    """Make marks as wide as ideographs, and drop the spaces about them."""
    return [
        Edit(match.start(), match.end(), _WIDE.get(match.group().strip(), ""))
        for match in _MARK.finditer(text)
        if match.start() == 0
        or ord(text[match.start() - 1]) > 0x2E7F
        or text[match.start() - 1] in _BEFORE_MARK
    ]
