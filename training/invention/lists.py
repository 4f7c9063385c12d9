"""A list of invented references: language, style, kinds of works, numbers before its entries."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from training.invention.grammar import languages
from training.invention.hand_styles import styles_for
from training.invention.numbering import draw_numbering
from training.invention.sheet import draw_sheet, write_reference
from training.invention.works import Work, work
from training.labelled import Labelled, Stretch

_SHARES = {"en": 40, "de": 14, "fr": 8, "es": 8, "it": 7, "pt": 7}
"""Of a hundred lists, how many are in each language; the others share what is left."""
_KINDS = {
    "article-journal": 44,
    "chapter": 17,
    "book": 24,
    "thesis": 3,
    "report": 4,
    "paper-conference": 6,
    "webpage": 3,
    "article-newspaper": 2,
    "article": 1,
    "manuscript": 1,
    "legal_case": 1,
    "legislation": 1,
}
_SCIENCES = {"physics": "article-journal", "astro": "article-journal", "iop": "article-journal"}


def draw_language(rng: Random) -> str:
    """Draw the language of a list."""
    known = languages()
    chance = rng.randrange(100)
    for tag, share in _SHARES.items():
        if chance < share:
            return tag if tag in known else "en"
        chance -= share
    return rng.choice([one for one in known if one not in _SHARES] or ["en"])


def draw_list(name: str, rng: Random) -> Iterator[Labelled]:
    """Invent a list; `name` tells it from others of the same style."""
    language = draw_language(rng)
    style = rng.choice(styles_for(language))
    sheet = draw_sheet(style, language, rng)
    numbering = draw_numbering(rng)
    for place in range(rng.randint(3, 30)):
        one = _draw_work(language, style.name, rng)
        text, stretches = write_reference(one, sheet)
        if len(stretches) < 2:
            continue
        text, stretches = numbering.numbered(place + 1, text, stretches)
        yield Labelled(text, stretches, one.language, f"{style.name} {name}")


def _draw_work(language: str, style: str, rng: Random) -> Work:
    kind = rng.choices(tuple(_KINDS), tuple(_KINDS.values()))[0]
    if style in _SCIENCES and rng.random() < 0.6:
        kind = rng.choice((_SCIENCES[style], _SCIENCES[style], "article"))
    tag = language
    if rng.random() < 0.12 and language in styles_latin():
        tag = rng.choice(("en", "en", "en", "de", "fr", "it", "es"))
        tag = tag if tag in languages() else "en"
    return work(tag, kind, rng)


def styles_latin() -> frozenset[str]:
    """Languages whose lists hold works in other Latin-script languages."""
    from training.invention.persons import LATIN

    return LATIN


def shifted(stretches: tuple[Stretch, ...], by: int) -> tuple[Stretch, ...]:
    """Move stretches to the right."""
    return tuple(Stretch(one.start + by, one.end + by, one.label) for one in stretches)
