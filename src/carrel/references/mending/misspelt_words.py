"""What one spoilt English word was: it lost a ligature, ran into the next, or was misread.

A word is changed only if it is in no list of words and one change alone makes it a common one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from carrel.references.mending.word_list import COMMON, MOST_FREQUENT, RARE, WordList

LIGATURES = ("fi", "ff", "fl", "ffi", "ffl")
LINKS = frozenset(
    "of and the for with from between among into their its through against during towards".split()  # noqa: SIM905 - read as words
)
"""Words that hardly ever are a part of another word."""
_SHORT_LINKS = frozenset("in on to by at as is a an or".split())  # noqa: SIM905 - the same
_PREFIXES = frozenset(
    """
    non post pre anti multi over under inter micro macro mini counter super self cross semi neo tele
    trans pseudo quasi ultra infra intra extra hyper poly mono photo electro thermo hydro socio after
    back down fore half land life mass time trade well work book hand head home news side
    """.split()  # noqa: SIM905 - the same
)
_CONFUSED = (
    ("0", "o"), ("1", "l"), ("1", "i"), ("5", "s"), ("rn", "m"), ("m", "rn"), ("cl", "d"),
    ("d", "cl"), ("vv", "w"), ("ri", "n"), ("n", "ri"), ("li", "h"), ("h", "li"),
)  # fmt: skip
_ALIKE = (("c", "e"), ("e", "c"), ("l", "i"), ("i", "l"), ("l", "t"), ("t", "l"))
_SHORTEST, _SHORTEST_ALIKE, _CONTENT = 4, 7, 4
_MOST_PARTS, _LONGEST = 4, 40
_MOST_KEPT = 1 << 16
_ENDINGS = (
    "s",
    "es",
    "ed",
    "ing",
    "ings",
    "er",
    "ers",
    "ly",
    "ist",
    "ists",
    "ism",
    "ity",
    "ization",
    "isation",
)


def with_ligature(first: str, second: str, words: WordList) -> str | None:
    """The ligature that stood between two pieces of a word; None if none makes one alone."""
    found = {
        ligature: use
        for ligature in LIGATURES
        if (use := words.use(f"{first}{ligature}{second}")) >= RARE
    }
    return _likeliest(found)


def with_dropped_ligature(word: str, words: WordList) -> str | None:
    """A common word of which a ligature was lost without a trace: ``ecient`` was ``efficient``."""
    if len(word) < _SHORTEST:
        return None
    made = (
        f"{word[:at]}{ligature}{word[at:]}" for at in range(len(word) + 1) for ligature in LIGATURES
    )
    return _likeliest(_used(made, words))


def read_rightly(word: str, words: WordList, *, alike: bool) -> str | None:
    """A common word of which a sign or two were misread: ``rnodern``, ``po1icy``.

    ``alike`` allows letters that only look alike, as c and e do.
    """
    if len(word) < _SHORTEST:
        return None
    digits = any(sign.isdecimal() for sign in word)
    if len(word) == _SHORTEST and not digits:
        return None
    found = _likeliest(_used(_misreadings(word, _CONFUSED), words))
    if found is None and alike and len(word) >= _SHORTEST_ALIKE and not digits:
        found = _likeliest(_used(_misreadings(word, _ALIKE), words))
    if found is None and digits:
        found = _likeliest(_used((word.translate(_LETTERS[at]) for at in (0, 1)), words))
    return found


_LETTERS = (str.maketrans("015", "ols"), str.maketrans("015", "ois"))


def _misreadings(word: str, confused: Iterable[tuple[str, str]]) -> Iterator[str]:
    for seen, was in confused:
        at = word.find(seen)
        while at >= 0:
            yield f"{word[:at]}{was}{word[at + len(seen) :]}"
            at = word.find(seen, at + 1)


def _used(made: Iterable[str], words: WordList) -> dict[str, int]:
    """Those of some made-up words that are common, with their use."""
    return {one: use for one in made if (use := words.use(one)) >= COMMON}


def _likeliest(found: dict[str, int]) -> str | None:
    """The one of the highest use; None where two share it."""
    if not found:
        return None
    highest = max(found.values())
    best = [one for one, use in found.items() if use == highest]
    return best[0] if len(best) == 1 else None


def parted(word: str, words: WordList, *, often: bool) -> tuple[str, ...]:
    """The words that ran together into one; none where that is not sure.

    One of them must be a link as ``of`` and ``the`` are, unless blanks were lost ``often``.
    """
    if not _SHORTEST < len(word) <= _LONGEST:
        return ()
    ways = [way for way in _ways(word, words, _MOST_PARTS) if _is_sure(way, words, often=often)]
    ways.sort(key=len)
    if not ways or (len(ways) > 1 and len(ways[0]) == len(ways[1])):
        return ()
    return ways[0]


def _ways(word: str, words: WordList, most: int) -> Iterator[tuple[str, ...]]:
    """The ways to part a word into known ones."""
    if _is_part(word, words):
        yield (word,)
    if most == 1:
        return
    for at in range(1, len(word)):
        if _is_part(word[:at], words):
            for rest in _ways(word[at:], words, most - 1):
                yield (word[:at], *rest)


def _is_part(part: str, words: WordList) -> bool:
    if part in LINKS or part in _SHORT_LINKS:
        return True
    return len(part) >= _CONTENT and words.use(part) >= (COMMON if len(part) < 7 else RARE)  # noqa: PLR2004 - a long word is hardly there by chance


def _is_sure(way: tuple[str, ...], words: WordList, *, often: bool) -> bool:
    if len(way) < 2:  # noqa: PLR2004 - nothing was parted
        return False
    if way[0] in _SHORT_LINKS and way[1] not in LINKS:
        return False
    if way[-1] in _SHORT_LINKS and (not often or len(way[-2]) <= _CONTENT):
        return False
    if any(one in LINKS for one in way):
        return True
    return (
        often
        and len(way) == 2  # noqa: PLR2004 - one blank was lost
        and way[0] not in _PREFIXES
        and min(map(words.use, way)) > RARE
        and max(map(words.use, way)) == MOST_FREQUENT
    )


@lru_cache(maxsize=_MOST_KEPT)
def is_form(word: str, words: WordList) -> bool:
    """Whether a word in small letters, or what it may be a form of, is in the list."""
    if words.knows(word):
        return True
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if (
            len(stem) >= _CONTENT
            and stem != word
            and (words.knows(stem) or words.knows(f"{stem}e"))
        ):
            return True
    return False
