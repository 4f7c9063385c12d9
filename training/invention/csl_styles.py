"""The styles of the CSL project as invented lists use them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from random import Random

from carrel.csl import Style, parse_style
from carrel.store.styles import styles_folder
from training.invention.word_lists import word_lists

_LOCALE = re.compile(r'<style[^>]*?\sdefault-locale="([a-zA-Z]+)')
_HEAD = 1500
TAGS = {
    "ar": "ar",
    "cs": "cs-CZ",
    "da": "da-DK",
    "de": "de-DE",
    "el": "el-GR",
    "en": "en-US",
    "es": "es-ES",
    "fa": "fa-IR",
    "fi": "fi-FI",
    "fr": "fr-FR",
    "he": "he-IL",
    "hu": "hu-HU",
    "id": "id-ID",
    "it": "it-IT",
    "ja": "ja-JP",
    "ko": "ko-KR",
    "nl": "nl-NL",
    "no": "nb-NO",
    "pl": "pl-PL",
    "pt": "pt-BR",
    "ro": "ro-RO",
    "ru": "ru-RU",
    "sv": "sv-SE",
    "tr": "tr-TR",
    "uk": "uk-UA",
    "vi": "vi-VN",
    "zh": "zh-CN",
}
"""The CSL project's locale of each language; a list in another language takes the English one."""


@cache
def _by_language() -> dict[str, tuple[str, ...]]:
    """List the styles that have a bibliography, by the language they fix, "" for none."""
    found: dict[str, list[str]] = {}
    for path in sorted(styles_folder().glob("*.csl")):
        text = path.read_text(encoding="utf-8")
        if "<bibliography" in text:
            locale = _LOCALE.search(text[:_HEAD])
            found.setdefault(locale[1].lower() if locale else "", []).append(path.stem)
    return {language: tuple(names) for language, names in found.items()}


def draw_style(language: str, rng: Random) -> str:
    """Draw a style for a list: one in its language, a well-known one, or any that fixes none."""
    known = _by_language()
    own = known.get(language, ())
    chance = rng.random()
    if own and chance < min(0.6, 0.06 * len(own)):
        return rng.choice(own)
    if chance > 0.7:
        common = [one for one in word_lists("csl")["common"] if one in _all()]
        return rng.choice(common)
    return rng.choice(known[""] if language != "en" else (*known[""], *known.get("en", ())))


@cache
def _all() -> frozenset[str]:
    return frozenset(one for names in _by_language().values() for one in names)


@lru_cache(maxsize=400)
def style_named(name: str) -> Style:
    """Read a style."""
    return parse_style((styles_folder() / f"{name}.csl").read_text(encoding="utf-8"))
