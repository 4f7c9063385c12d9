"""The forms in which a citation may have an author's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from carrel.language.scripts import script_of
from carrel.references.matching.folded_words import forms_of
from carrel.references.matching.skeletons import skeleton_of

_CASE_ENDINGS = (
    "ского", "скому", "ским", "ском", "ской", "скую", "ского", "ого", "ому", "ыми", "ых", "ым",
    "ой", "ою", "ем", "ом", "ей", "ая", "ий", "ый", "ую", "а", "я", "у", "ю", "е", "и", "ы", "о",
    "ь", "й",
)  # fmt: skip
_CASE_FROM = 4
_LEAST_STEM = 3
_LONGEST_PARTICLE = 3
TRANSLITERATED = "~"
"""Begins the key of a Cyrillic or Arabic name by its consonants, for citations in Latin letters."""
TO_BE_TRANSLITERATED = "^"
"""Begins the key of a Latin name by its consonants, for citations in other letters."""
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "å": "aa", "ø": "oe"}
)
_EAST_ASIAN = frozenset({"Hani", "Kana", "Hang"})


@dataclass(frozen=True, slots=True)
class Author:
    """A name as far as citations care: ``literal`` stands for a body, or a title in its place."""

    family: str
    given: str
    literal: bool
    particle: str = ""


class NameForm(NamedTuple):
    """A folded name without spaces; ``sureness`` is 1 for the name itself, less for a variant."""

    key: str
    sureness: float
    reason: str


def author_from_csl(name: Mapping[str, Any]) -> Author:
    """An author from a CSL-JSON name object."""
    family = str(name.get("family") or "")
    given = str(name.get("given") or "")
    particle = str(name.get("non-dropping-particle") or name.get("dropping-particle") or "")
    if family:
        return Author(family, given, literal=False, particle=particle)
    literal = str(name.get("literal") or "") or given
    return Author(literal, "", literal=" " in literal.strip())


def keys_of(author: Author) -> Iterator[NameForm]:
    """The forms under which a citation may name this author, the surest first, each once."""
    seen: set[str] = set()
    for form in _forms(author):
        initial = len(form.key) == 1 and form.key.isascii()
        if form.key and not initial and form.key not in seen:
            seen.add(form.key)
            yield form


def _forms(author: Author) -> Iterator[NameForm]:
    words = forms_of(author.family)
    if not words:
        return
    script = script_of(author.family)
    yield NameForm("".join(words), 1.0, "")
    if author.particle:
        yield NameForm("".join(forms_of(author.particle)) + "".join(words), 1.0, "")
    if any(sign in author.family for sign in "äöüÄÖÜåø"):
        yield NameForm("".join(forms_of(author.family.translate(_UMLAUTS))), 1.0, "")
    if script in _EAST_ASIAN:
        yield from _whole_names(author, words)
    elif author.literal:
        yield from _of_body(author, words)
    elif len(words) > 1:
        yield from _of_compound(words)
    yield from _by_script(author, words, script)


def _by_script(author: Author, words: tuple[str, ...], script: str) -> Iterator[NameForm]:
    if script == "Cyrl" and len(words) == 1:
        yield NameForm(stem_of(words[0]), 0.85, "The name stands in another grammatical case.")
    if script == "Arab":
        yield from _without_article(words)
    bones = skeleton_of("".join(words))
    if bones and script in {"Arab", "Cyrl", "Latn"} and not author.literal:
        sign = TO_BE_TRANSLITERATED if script == "Latn" else TRANSLITERATED
        yield NameForm(sign + bones, 0.75, f"“{author.family}” stands in another script.")


def _whole_names(author: Author, words: tuple[str, ...]) -> Iterator[NameForm]:
    given = "".join(forms_of(author.given))
    if given:
        yield NameForm("".join(words) + given, 1.0, "")


def _of_body(author: Author, words: tuple[str, ...]) -> Iterator[NameForm]:
    initials = "".join(word[0] for word in author.family.split() if word[:1].isupper())
    if len(initials) > 1:
        reason = f"“{initials}” are the initials of “{author.family}”."
        yield NameForm(initials.casefold(), 0.85, reason)
    bracketed = re.search(r"[(\[]([^\W\d_]{2,10})[)\]]", author.family)
    if bracketed:
        yield NameForm("".join(forms_of(bracketed[1])), 1.0, "")
    for count in (3, 2):
        if len(words) > count:
            reason = "The citation has only the first words of the name or title."
            yield NameForm("".join(words[:count]), 0.8, reason)
    if len(words) > 1:
        yield NameForm(words[-1], 0.6, f"“{author.family}” was not split into names.")
        yield NameForm(words[0], 0.6, f"“{author.family}” was not split into names.")


def _of_compound(words: tuple[str, ...]) -> Iterator[NameForm]:
    reason = "The citation has only a part of the family name."
    yield NameForm("".join(words[1:]), 0.9, reason)
    if len(words[0]) > _LONGEST_PARTICLE:
        yield NameForm(words[0], 0.85, reason)
    yield NameForm(words[-1], 0.85, reason)


def _without_article(words: tuple[str, ...]) -> Iterator[NameForm]:
    if words[0].startswith("ال") and len(words[0]) > _CASE_FROM:
        yield NameForm(words[0][2:] + "".join(words[1:]), 0.95, "")
    else:
        yield NameForm("ال" + "".join(words), 0.9, "")


def stem_of(word: str) -> str:
    """A Cyrillic family name without the ending of its case."""
    for ending in _CASE_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word[: -len(ending)]
    return word
