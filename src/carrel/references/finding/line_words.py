"""Words of publishing, of editing, of notes, by which lines of references are known."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]

_WORD = re.compile(r"\n|[^\W\d_]+(?:\.? ?\d)?")
_CASELESS: dict[str, re.Pattern[str]] = {
    "page-word": re.compile(r"صص?\.? ?\d|\d[页頁]"),
    "volume-word": re.compile(r"شماره|سال|دوره|العدد|المجلد|\d ?[卷期号]"),
    "editor-word": re.compile(r"به کوشش|ترجمه|تحقيق|编|译|主编"),
    "place-word": re.compile(r"انتشارات|نشر|دار |出版|書店|출판"),
    "serial-word": re.compile(r"فصلنامه|مجله|مجلة|学报|研究|雑誌"),
}
_NUMBERED = {
    "page-word": "p pp pg pgs s ss seite seiten pág págs pag page pages с стр blz str sid",
    "volume-word": (
        "vol vols volume no nos nr bd band heft h jg jahrgang iss issue núm num n nº tome t т вып том sayı "
        "cilt zesz roč tom"
    ),
}
_VOCABULARY = {
    "editor-word": (
        "hrsg hg hgg hgs ed eds editor editors edited dir coord org orgs red ред cura trans transl translated "
        "übers trad al übersetzt herausgegeben"
    ),
    "place-word": (
        "press publisher publishers publishing verlag university universität université universidad edition "
        "editions éditions edizioni editora editorial издательство изд wiley springer routledge auflage aufl "
        "wydawnictwo forlag verl presses palgrave"
    ),
    "serial-word": (
        "journal quarterly review revue revista rivista zeitschrift studies proceedings annals bulletin "
        "magazine diss dissertation thesis report jahrbuch archiv журнал вестник вопросы paper papers"
    ),
    "retrieved-word": (
        "retrieved available accessed access abgerufen zugriff consulté dostęp обращения acesso consultado "
        "verfügbar download online internet"
    ),
    "note-word": (
        "ibid ebd ebda ebenda cit ders dies idem vgl cf siehe see ibidem tamże voir véase همان id a.a.o aao"
    ),
}
WORD_SIGNS = (
    "page-word",
    "volume-word",
    "editor-word",
    "place-word",
    "serial-word",
    "retrieved-word",
    "note-word",
)


def _words_of(table: dict[str, str]) -> dict[str, int]:
    return {word: WORD_SIGNS.index(sign) for sign, words in table.items() for word in words.split()}


_NUMBERED_WORDS = _words_of(_NUMBERED)
_PLAIN_WORDS = _words_of(_VOCABULARY)
_LINE_ENDS = -1
_SAID: dict[str, int] = {
    "\n": _LINE_ENDS,
    **{
        f"{word}{between}{digit}": sign
        for table in (_PLAIN_WORDS, _NUMBERED_WORDS)
        for word, sign in table.items()
        for between in ("", ".", " ", ". ")
        for digit in range(10)
    },
    **_PLAIN_WORDS,
}
"""What `_WORD` may find: words, and words with a digit behind them."""


def words_in(folded: str, shape: bytes, starts: Numbers) -> list[npt.NDArray[np.bool_]]:
    """For each of `WORD_SIGNS` the lines that hold one of its words.

    ``folded`` are the lines in lower case, each with its line break, ``shape`` their signs
    (`shape_of`), ``starts`` where they begin, with the end of the last. Linear.
    """
    told = np.zeros((len(WORD_SIGNS), len(starts) - 1), dtype=bool)
    line = 0
    for word in _WORD.findall(folded):
        sign = _SAID.get(word)
        if sign is None:
            continue
        if sign == _LINE_ENDS:
            line += 1
        else:
            told[sign, line] = True
    if b"x" in shape:
        for name, pattern in _CASELESS.items():
            found = np.fromiter((m.start() for m in pattern.finditer(folded)), dtype=np.int64)
            told[WORD_SIGNS.index(name), np.searchsorted(starts, found, side="right") - 1] = True
    return list(told)
