"""In which calendar the years of a list are counted: 1392 beside 2009 is Solar Hijri.

A number alone never tells (docs/decisions/0006): words of the entry do, or of enough others in its
list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from carrel.language.date_words import OTHER_MONTHS
from carrel.language.digits import in_ascii_digits
from carrel.values.calendars import ISLAMIC, PERSIAN

_OLD_YEAR = re.compile(
    r"(?<![\d.:/–—-])1[2-4]\d\d(?!\d|[-–]\d{3,}|\s?(?:pp?|S)\b)|(?<!\d)1[34]\d\d(?=[/-]\d{1,2}[/-]\d)"
)
_DIGITS_OF_OLD_YEAR = re.compile(r"1[2-4]\d\d")
_NEWEST = 1450
_OLDEST = 1280
_PERSIAN_SIGNS = re.compile(
    r"[پچژگ]|\b(?:از|در|که|به|این|ایران|تهران|قم|انتشارات|ترجمه|فصلنامه|نشر|چاپ|دانشگاه)\b"
)
_ARABIC_SIGNS = re.compile(r"[\u0620-\u064a\u066e-\u06d3]")
_ARABIC_WORDS = re.compile(r"ة|\bال\w{2,}|\b(?:دار|القاهرة|بيروت|دمشق|الرياض|بغداد|مكة|هـ)\b")
_PERSIAN_WORDS = re.compile(
    r"\b(?:iran(?:ian)?s?|tehran|teheran|qom|qum|mashhad|isfahan|esfahan|shiraz|tabriz|kerman|persian|farsi|"
    r"islamic republic|solar hijri|shamsi|hijri|fasl?nameh?|pazh?uhesh\w*|nashr|entesharat|daneshgah|"
    r"ali|reza|mohamm?ad|hoss?ein|mehdi|akbar|abbas|ahmad|seyy?ed|amir|jalal|jahangir|farhad|zahra|elaheh?|"
    r"\w{2,}(?:zadeh?|pou?r|nejad|nezhad|abadi|mohammadi|hosseini|ollah))\b|"
    r"\b(?:iran|têhran|тегеран|иран\w*)\b",
    re.IGNORECASE,
)
_OF_PERSIAN_WORDS = (
    "iran", "tehran", "teheran", "qom", "qum", "mashhad", "sfahan", "shiraz", "tabriz", "kerman", "persian",
    "farsi", "islamic", "hijri", "shamsi", "fasname", "faslname", "uhesh", "nashr", "entesharat", "daneshgah",
    "reza", "ahmad", "hosein", "hossein", "mehdi", "akbar", "abbas", "hamad", "hammad", "seyed", "seyyed", "amir",
    "jalal", "jahangir", "farhad", "zahra", "elahe", "zade", "nejad", "nezhad", "abadi", "ollah", "têhran",
    "тегеран", "иран",
)  # fmt: skip
_ALI, _POUR = re.compile(r"ali\b"), re.compile(r"pou?r\b")
"""Pieces of these words: a text without any of them has none of the words."""
_LONG_WORD = re.compile(r"[a-z]{4,}")
_WESTERN_WORDS = re.compile(
    r"\b(?:petrarc[ah]?|petrarch|boccaccio|dante|chaucer|wy?clif\w*|froissart|gerson|salutati|codex|cod|mss?|manuscript|"
    r"biblioteca|bibliothèque|bibliothek|vatican\w*|medieval|mittelalter\w*|moyen âge|medioev\w*|florenc?e|firenze|"
    r"venezia|venice|avignon|papal|charter|chronicle|chronik|urkunden\w*|rolls|de |della|delle|des |und|der|les)\b",
    re.IGNORECASE,
)
_SHARE = 4
_ENOUGH = 3


def calendars_of(entries: Sequence[str]) -> tuple[str, ...]:
    """For each entry of a list (its words), the CLDR name of the calendar of its years before 1450.

    "" is the Gregorian. Entries in Arabic letters tell by themselves; others by their own words
    together with those of the list.
    """
    old = [_has_old_year(entry) for entry in entries]
    if not any(old):
        return ("",) * len(entries)
    own = [_told_by(entry) for entry in entries]
    persian = sum(there and calendar == PERSIAN for there, calendar in zip(old, own, strict=True))
    silent = sum(there and not calendar for there, calendar in zip(old, own, strict=True))
    evident = sum(calendar == PERSIAN for calendar in own)
    shared = PERSIAN if _list_is_persian(persian, silent, evident, len(entries)) else ""
    return tuple(
        _of_entry(entry, calendar, shared) if there else shared
        for entry, calendar, there in zip(entries, own, old, strict=True)
    )


def _list_is_persian(persian: int, silent: int, evident: int, entries: int) -> bool:
    """Whether words of Iran stand beside old years, or in a good part of the list."""
    beside = persian > 0 and silent <= _SHARE * persian
    return beside or (silent > 1 and evident >= _ENOUGH and evident * _SHARE >= entries)


def _of_entry(entry: str, told: str, shared: str) -> str:
    if told == ISLAMIC:
        return ISLAMIC
    if told == PERSIAN:
        return PERSIAN if shared else ""
    return "" if _WESTERN_WORDS.search(entry) else shared


def _has_old_year(entry: str) -> bool:
    text = in_ascii_digits(entry)
    if _DIGITS_OF_OLD_YEAR.search(text) is None:
        return False
    found = _OLD_YEAR.findall(text)
    return any(_OLDEST <= int(year) <= _NEWEST for year in found)


def _told_by(entry: str) -> str:
    """The calendar that the words of an entry point to; "" where they do not."""
    if not entry.isascii() and _ARABIC_SIGNS.search(entry):
        if _PERSIAN_SIGNS.search(entry):
            return PERSIAN
        return ISLAMIC if _ARABIC_WORDS.search(entry) else PERSIAN
    folded = entry.casefold()
    told = any(piece in folded for piece in _OF_PERSIAN_WORDS) or (
        _ALI.search(folded) is not None or _POUR.search(folded) is not None
    )
    if (told and _PERSIAN_WORDS.search(entry)) or any(
        word in OTHER_MONTHS and OTHER_MONTHS[word][0] == PERSIAN
        for word in _LONG_WORD.findall(folded)
    ):
        return PERSIAN
    return ""
