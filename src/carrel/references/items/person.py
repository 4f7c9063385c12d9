"""One name, as it is written in an entry, to its parts."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

from carrel.language.name_words import (
    BODIES,
    BODY_ENDINGS,
    DROPPING,
    GIVEN,
    PARTICLES,
    SUFFIXES,
    TITLES,
)
from carrel.references.items.east_asian_names import east_asian_name, is_east_asian
from carrel.values.name import Name

_WORD = re.compile(r"\S+")
_PIECE = re.compile(r"[^.\-‐‑'’\s\u200c]+")
_PARTS = 2
"""A name has a family name and a given one, and a family name two letters."""
_LONGEST_INITIAL = 2
_LONG_INITIALS = frozenset(("Chr", "Joh", "Alb", "Ant", "Aug", "Ger", "Pet", "Sam"))
_SON_OF = frozenset(("بن", "ابن", "bin", "ibn", "ben", "bint"))
_SPELT_OUT = "الف"
"""Persian spells the initial of a name that begins with alif."""
_LOUD_SUFFIXES = frozenset(("MD", "JR", "SR"))
_LONGEST_RUN = 3
_LONGEST_ACRONYM = 6
_MOST_WORDS = 7
_EDGES = " ,;:|·•*†‡§¶\t\n\r\f\v\xa0"


def trimmed(written: str) -> str:
    """A name without the punctuation around it; a full stop stays where it shortens a word."""
    bare = written.strip(_EDGES).lstrip(".-–—")
    if bare.count(")") != bare.count("("):
        bare = bare.strip("() ")
    bare = bare.strip(_EDGES)
    if not bare.endswith("."):
        return bare
    last = bare.rpartition(" ")[2]
    run = len(last) > _LONGEST_INITIAL and last[:-1].isupper() and last.count(".") == 1
    keeps = (is_initials(last) and not run) or is_suffix(last)
    return bare if keeps or last.count(".") > 1 else bare.rstrip(" .")


@lru_cache(maxsize=16_384)
def is_initials(word: str) -> bool:
    """Whether a word is initials: ``J.``, ``J.-P.``, ``JA``, ``Th.``, ``И.И.``, ``ع.``."""
    pieces = _PIECE.findall(word)
    if not pieces or not all(piece.isalpha() for piece in pieces) or len(pieces) > _MOST_WORDS:
        return False
    if is_suffix(word):
        return False
    if pieces[0] == _SPELT_OUT and len(pieces) == 1:
        return True
    if "." in word:
        return not pieces[0][0].islower() and all(
            len(piece) <= _LONGEST_INITIAL or piece in _LONG_INITIALS for piece in pieces
        )
    if len(word) == 1:
        return not word.islower() and not is_east_asian(word)
    return all(piece.isupper() for piece in pieces) and len("".join(pieces)) <= _LONGEST_RUN


def is_suffix(word: str) -> bool:
    """Whether a word is ``Jr.``, ``III``, ``PhD``; ``JR`` and ``MD`` are initials."""
    bare = word.strip(" .,")
    return bare.casefold() in SUFFIXES and bare not in _LOUD_SUFFIXES


def is_given_name(word: str) -> bool:
    """Whether a word is a given name that everybody knows."""
    return word.strip(".,").casefold() in GIVEN


def is_body(written: str) -> bool:
    """Whether the words name a ministry, a bank, a society."""
    words = written.split()
    if any(word.strip(".,()«»\"“”'’").casefold() in BODIES for word in words):
        return not any(is_initials(word) and "." in word for word in words)
    return written.endswith(BODY_ENDINGS) and len(written) > _LONGEST_RUN


def inverted(family: str, given: str, suffix: str = "") -> Name:
    """A name of which the family stands first, and a comma after it."""
    family, given = trimmed(family), trimmed(given)
    particle, family = _leading_particles(family)
    words = list(_WORD.finditer(given))
    after = [word for word in words if word.group().casefold() in PARTICLES and len(words) > 1]
    tail = len(words) - len(list(takewhile(lambda word: word in after, reversed(words))))
    if tail in {0, len(words)} or not words[tail].group()[0].islower():
        return Name(family, given, "", particle, suffix)
    at = words[tail].start()
    return Name(family, given[:at].rstrip(), given[at:], particle, suffix)


def _leading_particles(family: str) -> tuple[str, str]:
    """``de la Cruz`` to ``de la`` and ``Cruz``; capital particles belong to the name."""
    end = 0
    for word in _WORD.finditer(family):
        if word.group() not in PARTICLES or word.end() == len(family):
            break
        end = word.end()
    return family[:end], family[end:].lstrip()


def person(written: str) -> Name:
    """One name without a comma, in whatever order its words show.

    ``J. A. Smith``, ``Smith JA``, ``Иванов И. И.``, ``MARTIN Jean``, ``Jan van der Meer``, 王小明.
    A body is literal, and a single word a family name.
    """
    written = trimmed(written)
    if is_east_asian(written):
        return east_asian_name(written)
    words = list(_WORD.finditer(written))
    while len(words) > _PARTS and words[0].group().strip(".").casefold() in TITLES:
        words = words[1:]
    if len(words) < _PARTS or len(words) > _MOST_WORDS or is_body(written):
        return _single(written)
    suffix = ""
    if len(words) > _PARTS and is_suffix(words[-1].group()):
        suffix = words.pop().group()
    first, last = words[0].start(), words[-1].end()
    cut, family_first = _cut([word.group() for word in words])
    middle = words[cut].start()
    before, after = written[first:middle].rstrip(" ,"), written[middle:last].rstrip(" ,")
    if family_first:
        return inverted(before, after, suffix)
    particle, family = _leading_particles(after)
    if particle in DROPPING:
        return Name(family, before, particle, "", suffix)
    return Name(family, before, "", particle, suffix)


def _single(written: str) -> Name:
    """A body, an acronym or a very long name is literal; one word is a family name."""
    whole = " " in written or is_acronym(written) or is_body(written)
    return Name(literal=written) if whole else Name(family=written)


def _cut(words: list[str]) -> tuple[int, bool]:
    """Before which word the second part of a name begins, and whether the family comes first."""
    shortened = [is_initials(word) for word in words]
    if is_loud_family_first(words):
        return 1, True
    if any(shortened) and (capitals := _capitals_and_initials(words, shortened)):
        return capitals, True
    if shortened[-1] and not shortened[0]:
        return len(words) - len(list(takewhile(bool, reversed(shortened)))), True
    if not any(shortened) and (capitals := _by_capitals(words)) is not None:
        return capitals
    if len(words) == _PARTS and is_given_name(words[1]) and not is_given_name(words[0]):
        return 1, not shortened[0]
    last = max((at for at, short in enumerate(shortened[:-1]) if short), default=0)
    cut = last + 1
    while cut + 2 < len(words) and words[cut] in _SON_OF:
        cut += 2
    while cut < len(words) - 1 and is_given_name(words[cut]):
        cut += 1
    return cut, False


def _capitals_and_initials(words: list[str], shortened: list[bool]) -> int:
    """``BREMNER Robert H.``: how many words of capitals go before small ones; 0 for no telling."""
    told = list(zip(words, shortened, strict=True))
    front = len(list(takewhile(lambda one: one[0].isupper() and not one[1], told)))
    small = any(not word.isupper() and not short for word, short in told)
    return front if small else 0


def _by_capitals(words: list[str]) -> tuple[int, bool] | None:
    """Where a family name is told by its capitals: ``MARTIN Jean``, ``Jean MARTIN``."""
    loud = [word.isupper() for word in words]
    if all(loud) or not any(loud):
        return None
    front = len(list(takewhile(bool, loud)))
    if front and not any(loud[front:]):
        return front, True
    back = len(words) - len(list(takewhile(bool, reversed(loud))))
    return None if any(loud[:back]) else (back, False)


def is_loud_family_first(words: list[str]) -> bool:
    """Whether words that could all be initials are a family name and initials: ``DOE B``."""
    if len(words) < _PARTS or len(words[0]) < _PARTS or "." in words[0] or "-" in words[0]:
        return False
    return words[0].isupper() and all(is_initials(word) for word in words)


def is_acronym(word: str) -> bool:
    """Whether a word by itself is one of a body: ``WHO``, ``UNESCO``."""
    return 1 < len(word) <= _LONGEST_ACRONYM and word.isupper() and word.isalpha()
