"""A list of invented references: language, style, kinds of works, numbers before its entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from random import Random

from training.edits import trimmed
from training.invention.csl_lists import write_list
from training.invention.csl_styles import draw_style
from training.invention.digits import draw_script
from training.invention.grammar import languages
from training.invention.hand_styles import styles_for
from training.invention.numbering import draw_numbering
from training.invention.persons import LATIN
from training.invention.sheet import draw_sheet, write_reference
from training.invention.works import SHORT, Work, work
from training.labelled import Labelled, Stretch

CSL_SHARE, CSL_SHARE_ELSEWHERE = 0.5, 0.25
"""Of the lists in Latin script and in others, how many the CSL processor writes."""
_SHORT_SHARE = 0.12
"""Of the entries of notes, how many cite again what was cited before."""
_OFTEN = tuple("ru ru ru ru fa fa fa fa ar ar ar ar zh zh zh zh zh ja nl pl".split())
"""Which of the other languages come more often."""
_SHARES = {"en": 36, "de": 13, "fr": 6, "es": 8, "it": 7, "pt": 7}
"""Of a hundred lists, how many are in each language; the others share what is left."""
_KINDS = {
    "article-journal": 44,
    "chapter": 17,
    "book": 24,
    "thesis": 4,
    "report": 5,
    "paper-conference": 6,
    "webpage": 3,
    "article-newspaper": 2,
    "article": 1,
    "manuscript": 2,
    "legal_case": 1,
    "legislation": 2,
}
_FIELDS = {
    "physics": ("physics",),
    "astro": ("physics",),
    "iop": ("physics",),
    "maths": ("maths",),
    "mathsalpha": ("maths", "computing"),
    "chemistry": ("chemistry",),
    "biology": ("biology", "biology", "medicine"),
    "vancouver": ("medicine", "medicine", "biology", ""),
    "shortnames": ("", "physics", "medicine", "biology", "maths"),
    "ieee": ("computing", "computing", "physics", ""),
    "lncs": ("computing", "computing", "maths"),
    "geology": ("chemistry", "biology", ""),
    "bluebook": ("law",),
    "oscola": ("law",),
    "casebook": ("law",),
}
"""What the lists in a style are about; "" is anything."""


def draw_language(rng: Random) -> str:
    """Draw the language of a list."""
    chance = rng.randrange(100)
    for tag, share in _SHARES.items():
        if chance < share:
            return tag
        chance -= share
    rest = [one for one in languages() if one not in _SHARES]
    return rng.choice([*rest, *_OFTEN])


def draw_list(name: str, rng: Random) -> Iterator[Labelled]:
    """Invent a list; `name` tells it from others of the same style."""
    language = draw_language(rng)
    script = draw_script(language, rng)
    share = CSL_SHARE if language in LATIN else CSL_SHARE_ELSEWHERE
    draw = _draw_csl_list if rng.random() < share else _draw_hand_list
    for entry in draw(name, language, rng):
        bare = (trimmed(entry.text, one) for one in entry.stretches)
        stretches = [_lettered(entry.text, one) for one in bare if one is not None]
        if len(stretches) >= 2:
            yield script(entry._replace(stretches=_credited(entry.text, stretches)))


_LETTER = re.compile(r"(?<=\d)[a-z](?![^\W_])")
_WORDS = re.compile(r"[^\W\d_]")


def _lettered(text: str, stretch: Stretch) -> Stretch:
    """Take the letter that tells works of one year apart to the year."""
    if stretch.label == "issued" and _LETTER.match(text, stretch.end):
        return stretch._replace(end=stretch.end + 1)
    return stretch


def _credited(text: str, stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Call editors authors where no word beside them says what they are, and nobody else is named."""
    place = next((at for at, one in enumerate(stretches) if one.label == "editor"), None)
    if place is None or any(one.label == "author" for one in stretches):
        return tuple(stretches)
    start = stretches[place - 1].end if place else 0
    end = stretches[place + 1].start if place + 1 < len(stretches) else len(text)
    beside = text[start : stretches[place].start] + text[stretches[place].end : end]
    if _WORDS.search(beside):
        return tuple(stretches)
    return tuple(
        one._replace(label="author") if at == place else one for at, one in enumerate(stretches)
    )


def _draw_csl_list(name: str, language: str, rng: Random) -> Iterator[Labelled]:
    style = draw_style(language, rng)
    field = rng.choice(("", "", "", "", "medicine", "biology", "physics", "computing", "chemistry"))
    works = _draw_works(rng.randint(8, 30), language, field, rng)
    return write_list(style, works, language, name)


def _draw_hand_list(name: str, language: str, rng: Random) -> Iterator[Labelled]:
    style = rng.choice(styles_for(language))
    sheet = draw_sheet(style, language, rng)
    numbering = draw_numbering(rng)
    field = rng.choice(_FIELDS.get(style.name, ("", "", "", "", "", "", "medicine", "biology")))
    works = _draw_works(rng.randint(3, 30), language, field, rng)
    if "short" in sheet.templates:
        works = [
            work(language, SHORT, rng) if rng.random() < _SHORT_SHARE else one for one in works
        ]
    for place, one in enumerate(works):
        before = works[place - 1] if place else None
        text, stretches = write_reference(one, sheet, before)
        text, stretches = numbering.numbered(place + 1, text, stretches)
        yield Labelled(text, stretches, one.language, f"{style.name} {name}")


def _draw_works(count: int, language: str, field: str, rng: Random) -> list[Work]:
    """Draw works; now and then one by the authors of the one before, maybe of the same year."""
    works: list[Work] = []
    again = rng.choice((0.0, 0.0, 0.05, 0.2))
    for _ in range(count):
        one = _draw_work(language, field, rng)
        if works and rng.random() < again and "author" in one.names and "author" in works[-1].names:
            dates = works[-1].dates if rng.random() < 0.4 else one.dates
            one = one._replace(
                names={**one.names, "author": works[-1].names["author"]},
                dates={**one.dates, **{key: dates[key] for key in ("issued",) if key in dates}},
            )
        works.append(one)
    return works


def _draw_work(language: str, field: str, rng: Random) -> Work:
    kind = rng.choices(tuple(_KINDS), tuple(_KINDS.values()))[0]
    if field == "physics" and rng.random() < 0.6:
        kind = rng.choice(("article-journal", "article-journal", "article"))
    if field in {"maths", "chemistry", "biology", "medicine"} and rng.random() < 0.5:
        kind = "article-journal"
    if field == "law" and rng.random() < 0.3:
        kind = rng.choice(("legal_case", "legal_case", "legislation"))
    tag = language
    if rng.random() < 0.12 and language in LATIN:
        tag = rng.choice(("en", "en", "en", "de", "fr", "it", "es"))
    return work(tag, kind, rng, field)
