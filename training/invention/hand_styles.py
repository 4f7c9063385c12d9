"""The hand-made styles of `templates`: read, and drawn for a list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from training.invention.persons import LATIN
from training.invention.template import Part, parsed

FOLDER = Path(__file__).parent / "templates"
_CHOICE = re.compile(r"⟦([^⟦⟧]*)⟧")
_WORD = re.compile(r"\$([a-z]+)")
_NEAREST = {
    "article-journal": ("article",),
    "chapter": ("chapter",),
    "book": ("edited", "book"),
    "thesis": ("thesis", "report", "book"),
    "report": ("report", "book"),
    "paper-conference": ("paper", "chapter"),
    "webpage": ("web", "report", "book"),
    "article-newspaper": ("news", "article"),
    "article": ("preprint", "report", "book"),
    "manuscript": ("manuscript", "book"),
    "legal_case": ("case", "book"),
    "legislation": ("law", "book"),
    "short": ("short", "book"),
}
"""Under which names the template for a kind of work is looked for."""


class HandStyle(NamedTuple):
    """``templates`` by kind, choices still open; ``words`` stand for what a list draws once."""

    name: str
    languages: tuple[str, ...]
    orders: str
    givens: str
    weight: int
    templates: Mapping[str, str]
    words: Mapping[str, tuple[str, ...]]


@cache
def hand_styles() -> tuple[HandStyle, ...]:
    """Read the styles of all files, in the order of their names."""
    found: list[HandStyle] = []
    words: dict[str, tuple[str, ...]] = {}
    for path in sorted(FOLDER.glob("*.txt")):
        found.extend(_read(path, words))
    return tuple(found)


def _read(path: Path, words: dict[str, tuple[str, ...]]) -> list[HandStyle]:
    found: list[HandStyle] = []
    templates: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("$"):
            name, _, body = line[1:].partition("=")
            words[name.strip()] = tuple(
                one.replace("{nothing}", "").replace("␣", " ") for one in _split(body)
            )
        elif line.startswith("="):
            templates = {}
            found.append(_headed(line[1:], templates, words))
        else:
            kind, _, template = line.partition(": ")
            templates[kind] = template.replace("{nothing}", "")
    return found


def _split(body: str) -> list[str]:
    """Split at the bars between alternatives; ``␣`` is a space at one of their ends."""
    return [one.removeprefix(" ").removesuffix(" ") for one in body.split(" | ")]


def _headed(head: str, templates: dict[str, str], words: dict[str, tuple[str, ...]]) -> HandStyle:
    name, languages, orders, givens, weight = (one.strip() for one in head.split(":"))
    tags = tuple(sorted(LATIN)) if languages == "any" else tuple(languages.split(","))
    return HandStyle(
        name, tags, orders, "" if givens == "-" else givens, int(weight), templates, words
    )


@cache
def styles_for(language: str) -> tuple[HandStyle, ...]:
    """Give the styles of a language, each as often as its weight says."""
    found: list[HandStyle] = []
    for style in hand_styles():
        found.extend([style] * (style.weight * style.languages.count(language)))
    return tuple(found)


def drawn(style: HandStyle, rng: Random) -> Mapping[str, tuple[Part, ...]]:
    """Draw every choice of a style: a template for each kind."""
    words = {name: rng.choice(choices) for name, choices in style.words.items()}
    return {
        kind: parsed(_balanced(template, words, rng)) for kind, template in style.templates.items()
    }


def _balanced(template: str, words: Mapping[str, str], rng: Random) -> str:
    """Draw until brackets that open are closed."""
    while True:
        text = _resolved(template, words, rng)
        if text.count("(") == text.count(")") and text.count("[") == text.count("]"):
            return text


def _resolved(template: str, words: Mapping[str, str], rng: Random) -> str:
    text = _WORD.sub(lambda match: words[match[1]], template)
    while "⟦" in text:
        text = _CHOICE.sub(lambda match: rng.choice(match[1].split("|")), text)
    return text


@lru_cache(maxsize=512)
def nearest(kind: str, kinds: frozenset[str]) -> str:
    """Give the kind of template that a work is written by."""
    return next(one for one in (*_NEAREST[kind], "book") if one in kinds)
