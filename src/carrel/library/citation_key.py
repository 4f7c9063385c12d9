"""Citation keys: short, typeable names for works."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from itertools import count
from string import ascii_lowercase

from carrel.library.work import Work

_ARTICLES = frozenset(("the", "a", "an", "der", "die", "das", "le", "la", "les", "el", "los"))
_LONGEST_STEM = 40
_UNWANTED = re.compile(r"[\W_]+")


def citation_key_for(work: Work, taken: Container[str], *, otherwise: str = "work") -> str:
    """``family`` + ``year``, such as ``jalali2001``; letters follow when it is taken.

    Without an author the first word of the title serves, articles apart, without that
    ``otherwise`` (the file's name, say). Letters of every script are kept, 40 of them; Latin ones
    lose their marks.
    """
    title = [word for word in work.title.split() if word.casefold() not in _ARTICLES]
    first = work.authors[0].sort_part if work.authors else "".join(title[:1])
    year = work.issued.year
    base = (_plain(first) or _plain(otherwise) or "work") + (str(year) if year is not None else "")
    return next(key for key in _candidates(base) if key not in taken)


def _candidates(base: str) -> Iterator[str]:
    yield base
    for letter in ascii_lowercase[1:]:
        yield base + ("-" if not base[-1].isdigit() else "") + letter
    for number in count(2):
        yield f"{base}-{number}"


def _plain(word: str) -> str:
    marked = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(letter for letter in marked if not unicodedata.combining(letter))
    return _UNWANTED.sub("", unicodedata.normalize("NFC", bare))[:_LONGEST_STEM]
