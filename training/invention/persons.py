"""Invented persons: names of Faker's lists and particles, double names, suffixes, bodies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from random import Random
from typing import NamedTuple

from training.invention.syllables import made_surname, romanised


class Person(NamedTuple):
    """A name as CSL-JSON has it; ``literal`` alone for a body. ``tag`` is the name's language."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""
    tag: str = "en"


LOCALES: Mapping[str, tuple[str, ...]] = {
    "ar": ("ar_AA",),
    "bg": ("bg_BG",),
    "cs": ("cs_CZ",),
    "da": ("da_DK",),
    "de": ("de_DE", "de_AT"),
    "el": ("el_GR",),
    "en": ("en_US", "en_GB", "en_US"),
    "es": ("es_ES", "es_MX"),
    "et": ("et_EE",),
    "fa": ("fa_IR",),
    "fi": ("fi_FI",),
    "fr": ("fr_FR",),
    "he": ("he_IL",),
    "hi": ("hi_IN",),
    "hr": ("hr_HR",),
    "hu": ("hu_HU",),
    "hy": ("hy_AM",),
    "id": ("id_ID",),
    "in": ("en_IN",),
    "it": ("it_IT",),
    "ja": ("ja_JP",),
    "ka": ("ka_GE",),
    "ko": ("ko_KR",),
    "lt": ("lt_LT",),
    "lv": ("lv_LV",),
    "nl": ("nl_NL",),
    "no": ("no_NO",),
    "pl": ("pl_PL",),
    "pt": ("pt_BR", "pt_PT"),
    "ro": ("ro_RO",),
    "ru": ("ru_RU",),
    "sk": ("sk_SK",),
    "sl": ("sl_SI",),
    "sv": ("sv_SE",),
    "th": ("th_TH",),
    "tr": ("tr_TR",),
    "uk": ("uk_UA",),
    "vi": ("vi_VN",),
    "zh": ("zh_CN", "zh_TW"),
}
"""Faker's locales for the names of each language."""
PARTICLES: Mapping[str, tuple[str, ...]] = {
    "nl": ("van", "van", "van den", "van der", "de", "van de", "ter", "ten", "van 't"),
    "de": ("von", "von", "von der", "von den", "zu", "vom", "von und zu"),
    "fr": ("de", "de", "de la", "du", "d’", "d'", "des", "Le", "La"),
    "it": ("di", "De", "Di", "Della", "Dal", "D’", "D'", "Del", "Lo", "La"),
    "pt": ("da", "de", "dos", "do", "das"),
    "es": ("de", "de la", "del", "de los", "de las"),
    "ar": ("ال",),
    "da": ("af",),
    "sv": ("af", "von"),
    "en": ("van der", "de", "von", "O’", "Mc", "St.", "del", "al-", "bin", "ben"),
}
FOREIGN = "en en en en en en en de de fr fr es it nl sv pl tr in in zh ja ko ru fa ar pt da fi cs hu el vi id".split()
"""Whose names stand in works in English; those of other scripts are romanised."""
LATIN = frozenset(
    "cs da de en es et fi fr hr hu id in it lt lv nl no pl pt ro sk sl sv tr vi".split()
)


@cache
def _lists(locale: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    provider = import_module(f"faker.providers.person.{locale}").Provider
    given = tuple(dict.fromkeys(provider.first_names))
    family = [*provider.last_names]
    for more in ("male_last_names", "unisex_last_names"):
        family += getattr(provider, more, ())
    # The Polish list holds a function's pattern and the Vietnamese one names of two words.
    found = [one for one in dict.fromkeys(family) if one and "{" not in one]
    firsts = [one for one in given if one and "{" not in one]
    if len(firsts) < 10:
        firsts = [*provider.first_names_female, *provider.first_names_male]
    return tuple(firsts), tuple(found)


def person(language: str, rng: Random) -> Person:
    """Invent somebody whose works are in a language."""
    tag = rng.choice(FOREIGN) if language == "en" or rng.random() < 0.07 else language
    if tag != language and not (language in LATIN or language == "en"):
        tag = language
    if tag not in LATIN and language in LATIN:
        family, given = romanised(tag, rng)
        return Person(family, given, tag=tag)
    return _varied(_plain(tag, rng), rng)


def surname(language: str, rng: Random) -> str:
    """Invent a family name."""
    return person(language, rng).family


def _plain(tag: str, rng: Random) -> Person:
    locale = rng.choice(LOCALES.get(tag, LOCALES["en"]))
    given, family = _lists(locale)
    last = made_surname(tag, rng) if tag in LATIN and rng.random() < 0.25 else rng.choice(family)
    return Person(last, rng.choice(given), tag=tag)


def _varied(one: Person, rng: Random) -> Person:
    tag = one.tag
    if tag in {"ru", "uk", "bg"}:
        return one._replace(given=_with_patronymic(one.given, tag, rng))
    if tag in {"zh", "ja", "ko", "th", "fa", "ar", "he", "hi", "ka", "hy"}:
        return _of_the_east(one, rng)
    given = one.given
    chance = rng.random()
    if chance < 0.32:
        given = f"{given} {_second(tag, rng)[0]}."
    elif chance < 0.42:
        given = f"{given} {_second(tag, rng)}"
    elif chance < 0.48:
        given = f"{given}-{_second(tag, rng)}"
    elif chance < 0.52:
        given = f"{given} {_second(tag, rng)} {_second(tag, rng)}"
    family = _doubled(one.family, tag, rng)
    particle = (
        rng.choice(PARTICLES[tag])
        if tag in PARTICLES and rng.random() < _SHARE.get(tag, 0.05)
        else ""
    )
    suffix = (
        rng.choice(("Jr.", "Jr", "III", "Sr.", "II")) if tag == "en" and rng.random() < 0.02 else ""
    )
    if particle[-1:] in {"’", "'"} and family[0] not in "AEIOUH":
        particle = ""
    return one._replace(family=family, given=given, particle=particle, suffix=suffix)


_JOINTS = (" ", "\u200c", "\u200c")
_PERSIAN_ENDS = ("زاده", "پور", "نژاد", "فرد", "تهرانی", "نیا", "یزدی")
_SHARE = {"nl": 0.35, "pt": 0.2, "it": 0.1, "fr": 0.07, "de": 0.06, "es": 0.06}


def _second(tag: str, rng: Random) -> str:
    given, _ = _lists(rng.choice(LOCALES.get(tag, LOCALES["en"])))
    return rng.choice(given)


def _doubled(family: str, tag: str, rng: Random) -> str:
    share = {"es": 0.55, "pt": 0.4}.get(tag, 0.04)
    if rng.random() >= share:
        return family
    other = rng.choice(_lists(rng.choice(LOCALES.get(tag, LOCALES["en"])))[1])
    if tag == "es":
        return f"{family}{rng.choice((' ', ' ', ' ', '-', ' y '))}{other}"
    return f"{family} {other}" if tag == "pt" else f"{family}-{other}"


def _with_patronymic(given: str, tag: str, rng: Random) -> str:
    if rng.random() < 0.15 or tag == "bg":
        return given
    stems = "Иван Петр Алексей Николай Владимир Александр Сергей Михаил Степан Борис".split()
    return f"{given} {rng.choice(stems).removesuffix('й')}ович"


def _of_the_east(one: Person, rng: Random) -> Person:
    family, given = one.family, one.given
    if one.tag == "fa" and rng.random() < 0.25:
        family = f"{family}{rng.choice(_JOINTS)}{rng.choice(_PERSIAN_ENDS)}"
    if one.tag == "fa" and rng.random() < 0.15:
        given = f"{rng.choice(('سید', 'محمد', 'میر', 'امیر', 'علی'))}{rng.choice(_JOINTS)}{given}"
    if one.tag == "ar" and rng.random() < 0.5:
        given = f"{given} {_second('ar', rng)}"
    if one.tag == "ar" and rng.random() < 0.5 and not family.startswith("ال"):
        family = f"ال{family}"
    return one._replace(family=family, given=given)


def persons(language: str, rng: Random, most: int = 0) -> tuple[Person, ...]:
    """Invent authors: mostly one to four, now and then very many."""
    count = (
        rng.choice((1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6))
        if rng.random() < 0.96
        else rng.randint(7, 18)
    )
    if most:
        count = min(count, most)
    people = [person(language, rng) for _ in range(count)]
    if count == 2 and rng.random() < 0.04:
        people[1:] = [
            one._replace(family=people[0].family, particle=people[0].particle) for one in people[1:]
        ]
    return tuple(people)


def initials(given: str) -> Sequence[str]:
    """Take the initials of given names: ``Jean-Paul A.`` gives ``J``, ``-P``, ``A``."""
    found: list[str] = []
    for word in given.split():
        for place, part in enumerate(word.replace("\u200c", "-").split("-")):
            if part:
                found.append(("-" if place else "") + part[0])
    return found
