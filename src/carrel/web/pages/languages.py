"""The languages that citations can be written in, each by its own name."""

from __future__ import annotations

from functools import cache

from carrel.store.styles import list_locales

_NAMES = {
    "af": "Afrikaans", "ar": "العربية", "bal": "بلوچی", "bg": "Български", "brh": "براہوئی",
    "ca": "Català", "cs": "Čeština", "cy": "Cymraeg", "da": "Dansk", "de": "Deutsch",
    "el": "Ελληνικά", "en": "English", "es": "Español", "et": "Eesti", "eu": "Euskara",
    "fa": "فارسی", "fi": "Suomi", "fr": "Français", "gl": "Galego", "he": "עברית", "hi": "हिन्दी",
    "hr": "Hrvatski", "hu": "Magyar", "hy": "Հայերեն", "id": "Bahasa Indonesia", "is": "Íslenska",
    "it": "Italiano", "ja": "日本語", "km": "ខ្មែរ", "ko": "한국어", "la": "Latina", "lij": "Ligure",
    "lt": "Lietuvių", "lv": "Latviešu", "mn": "Монгол", "ms": "Bahasa Melayu", "nb": "Norsk bokmål",
    "nl": "Nederlands", "nn": "Norsk nynorsk", "pa": "پنجابی", "pl": "Polski", "pt": "Português",
    "ro": "Română", "ru": "Русский", "sk": "Slovenčina", "sl": "Slovenščina", "sr": "Српски",
    "sv": "Svenska", "th": "ไทย", "tl": "Tagalog", "tr": "Türkçe", "uk": "Українська",
    "vi": "Tiếng Việt", "zh": "中文",
}  # fmt: skip


@cache
def languages() -> tuple[tuple[str, str], ...]:
    """Each locale's tag with the language's own name, and the tag too where there are several."""
    tags = list_locales()
    primaries = [tag.partition("-")[0] for tag in tags]
    named = [
        (tag, _named(tag, alone=primaries.count(primary) == 1))
        for tag, primary in zip(tags, primaries, strict=True)
    ]
    return tuple(sorted(named, key=lambda one: one[1].casefold()))


def _named(tag: str, *, alone: bool) -> str:
    primary, _, rest = tag.partition("-")
    name = _NAMES.get(primary, tag)
    return name if alone or not rest else f"{name} ({rest})"
