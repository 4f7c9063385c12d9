"""Names of persons, read from bylines and lists."""

from __future__ import annotations

import re

from carrel.language.name_words import GIVEN, PARTICLES
from carrel.values.name import Name

_SUFFIX = re.compile(r"(?:jr|sr|junior|senior|ii|iii|iv|ph\.?d|m\.?d|esq)\.?", re.IGNORECASE)
_TITLE = re.compile(r"(?:dr|prof|professor|mr|mrs|ms|sir|rev|col|gen|lt|capt)\.?", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*;\s*|\s+(?:and|und|et|y|и|و|&)\s+|\s*&\s*", re.IGNORECASE)
_INITIAL = re.compile(r"(?:[^\W\d_]\.?-?){1,3}")
_MARKS = re.compile(r"[\d*†‡§¶∗⁎¹²³⁰-⁹]+(?:\s*,\s*[\d*†‡§]+)*")
_LAST_STOP = re.compile(r"(?<=[^\W\d_]{3})\.$")
_TOKEN = re.compile(r"[^\W\d_][\w.'’ʼ‘`\-\u200c]*")
_NOT_NAMES = frozenset(
    """
    the a an of in on for to and or with from by at as is are new our your this that editor editors
    review introduction university institute department college school center centre abstract
    summary volume chapter part section book essay history notes vol no press journal article
    """.split()  # noqa: SIM905
)
_MOST_WORDS = 5
_LONGEST = 60


def looks_like_name(written: str) -> bool:
    """Whether the words could be one person's name: two to five, capitalised or particles."""
    words = _MARKS.sub("", written).replace(",", " ").split()
    if not 2 <= len(words) <= _MOST_WORDS or len(written) > _LONGEST:  # noqa: PLR2004 - a name has two parts
        return False
    return all(_name_word(word) for word in words)


def _name_word(word: str) -> bool:
    if _is_initial(word):
        return True
    if word.casefold().strip(".") in _NOT_NAMES or not _TOKEN.fullmatch(word):
        return False
    return not word[0].islower() or word.casefold() in PARTICLES


def names_in(written: str) -> tuple[Name, ...]:
    """The persons of a byline or list, in order.

    Takes ``Family, Given``, ``Given Family``, several of either with ``;``, ``and`` or commas
    between them.
    """
    clean = " ".join(_MARKS.sub("", written).replace("،", ",").replace("؛", ";").split()).strip(
        " ,;:|·•"
    )
    clean = _LAST_STOP.sub("", clean)
    names: list[Name] = []
    for piece in _BETWEEN.split(clean.strip()):
        names.extend(_names_between_commas(piece.strip(" ,")))
    return tuple(names)


def _names_between_commas(piece: str) -> list[Name]:
    parts = [part.strip() for part in piece.split(",") if part.strip()]
    if not parts:
        return []
    if len(parts) == 1:
        return [person(parts[0])]
    suffix = parts[2] if len(parts) > 2 and _SUFFIX.fullmatch(parts[2]) else ""  # noqa: PLR2004
    if len(parts) == (3 if suffix else 2) and _is_inverted(parts[0], parts[1]):
        return [Name(family=parts[0], given=parts[1], suffix=suffix)]
    if len(parts) == 2 and _SUFFIX.fullmatch(parts[1]):  # noqa: PLR2004
        return [_with_suffix(person(parts[0]), parts[1])]
    return [person(part) for part in parts]


def _is_inverted(first: str, second: str) -> bool:
    """Whether ``first, second`` is one name: one of them is a single word, or there are initials."""
    return (
        " " not in first or " " not in second or any(_is_initial(word) for word in second.split())
    )


def _with_suffix(name: Name, suffix: str) -> Name:
    return Name(name.family, name.given, name.dropping_particle, name.non_dropping_particle, suffix)


def person(written: str) -> Name:
    """Read one name in the order in which it is said.

    The given name is the first word with the initials and common middle names after it; the
    family name is what follows, particles apart. A single word is a literal.
    """
    words = written.split()
    while len(words) > 2 and _TITLE.fullmatch(words[0]):  # noqa: PLR2004 - a name has two parts
        words = words[1:]
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""  # noqa: PLR2004
    if len(words) < 2:  # noqa: PLR2004
        return Name(literal=written.strip())
    cut = 1
    while cut < len(words) - 1 and _goes_with_given(words[cut]):
        cut += 1
    end = cut
    while end < len(words) - 1 and words[end] in PARTICLES:
        end += 1
    return Name(
        family=" ".join(words[end:]),
        given=" ".join(words[:cut]),
        non_dropping_particle=" ".join(words[cut:end]),
        suffix=suffix,
    )


def _goes_with_given(word: str) -> bool:
    bare = word.strip(".").casefold()
    return bare in GIVEN or (_is_initial(word) and (len(bare) == 1 or "." in word))


def _is_initial(word: str) -> bool:
    """``A.``, ``J.-P.``, ``JK``: capitals alone, three at most."""
    return bool(_INITIAL.fullmatch(word)) and word.isupper()
