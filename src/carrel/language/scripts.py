"""The script a text is written in, its direction, and a guess at its language.

The guess is good enough for hyphenation, direction and quotation marks; it claims nothing where
a text is short or mixed.
"""

from __future__ import annotations

import re
from collections import Counter

_RANGES = (
    ("Latn", "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"),
    ("Cyrl", "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f"),
    ("Grek", "\u0370-\u03ff\u1f00-\u1fff"),
    (
        "Arab",
        "\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    ),
    ("Hebr", "\u05d0-\u05f2\ufb1d-\ufb4f"),
    ("Syrc", "\u0710-\u074f"),
    ("Thaa", "\u0780-\u07b1"),
    ("Deva", "\u0900-\u097f"),
    ("Beng", "\u0980-\u09ff"),
    ("Taml", "\u0b80-\u0bff"),
    ("Thai", "\u0e01-\u0e3a\u0e40-\u0e4e"),
    ("Geor", "\u10a0-\u10ff\u1c90-\u1cbf"),
    ("Armn", "\u0531-\u0587"),
    ("Hang", "\u1100-\u11ff\uac00-\ud7af"),
    ("Kana", "\u3041-\u309f\u30a0-\u30ff"),
    ("Hani", "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"),
)
_SCRIPTS = tuple((name, re.compile(f"[{signs}]")) for name, signs in _RANGES)
_LATIN = dict(_SCRIPTS)["Latn"]
_RIGHT_TO_LEFT = frozenset({"Arab", "Hebr", "Syrc", "Thaa"})
_RTL_LANGUAGES = frozenset({"ar", "fa", "he", "ur", "ps", "sd", "ug", "yi", "dv", "ckb", "syr"})
_OF_SCRIPT = {
    "Grek": "el", "Hebr": "he", "Hang": "ko", "Kana": "ja", "Hani": "zh", "Thai": "th",
    "Geor": "ka", "Armn": "hy", "Deva": "hi", "Beng": "bn", "Taml": "ta", "Syrc": "syr",
    "Thaa": "dv",
}  # fmt: skip
_STOP_WORDS = {
    "en": "the of and to in is that was for it with as his on be at by this had not are from",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch",
    "fr": "le la les de des et du un une que dans est pour qui par sur au avec plus ne",
    "es": "el la los de y que en las del un una por con para se no es su al como",
    "it": "il di che la e un per non una sono del della le si con i da nel più gli",
    "pt": "o de que e do da em um para com não uma os no se na por mais as dos",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om ook als bij",
    "sv": "och att det som en på är av för med den till inte har ett om de var han",
    "da": "og at det som en på er af for med den til ikke har et om de var jeg",
    "pl": "i w na z do się nie że jest to o jak po co tak za od przez być dla",
    "cs": "a se v na je že to s z do o i jako za by pro jsem ale po který",
    "tr": "ve bir bu için ile da de olarak çok daha olan gibi en kadar sonra ne var",
    "fi": "ja on ei se että oli hän mutta ovat kun niin myös tai joka sen",
    "hu": "a az és hogy nem is egy ez volt csak de meg már még mint",
    "ro": "și de la a în cu pe nu este să care din un o mai pentru",
}
_OWNERS: dict[str, list[str]] = {}
for _tag, _words in _STOP_WORDS.items():
    for _word in _words.split():
        _OWNERS.setdefault(_word, []).append(_tag)
_LETTERED = {
    "fa": re.compile("[پچژگکی]"),
    "ur": re.compile("[ٹڈڑںے]"),
    "ar": re.compile("[ةىيكأإ]"),
    "uk": re.compile("[іїєґ]", re.IGNORECASE),
    "bg": re.compile("ъ", re.IGNORECASE),
    "sr": re.compile("[ђјљњћџ]", re.IGNORECASE),
    "ru": re.compile("[ыэё]", re.IGNORECASE),
}
_WORD = re.compile(r"[^\W\d_]+")
_LAST_LATIN = "\u024f"
"""Up to here every letter is Latin."""
_SAMPLE = 4000
_LEAST_STOP_WORDS = 3
_CYRILLIC = ("uk", "sr", "ru")


def sample_of(text: str) -> str:
    """Four pieces of a long text, from its beginning to its end; a short one as it is."""
    if len(text) <= _SAMPLE * 4:
        return text
    step = len(text) // 4
    return "\n".join(text[at : at + _SAMPLE] for at in range(0, step * 4, step))


def script_of(text: str) -> str:
    """The ISO 15924 code of the script most letters are in; empty when there are no letters."""
    sample = sample_of(text)
    if max(sample, default="") <= _LAST_LATIN:
        return "Latn" if _LATIN.search(sample) else ""
    most = _script_counts(sample).most_common(1)
    return most[0][0] if most else ""


def _script_counts(text: str) -> Counter[str]:
    counts = Counter({name: len(signs.findall(text)) for name, signs in _SCRIPTS})
    return +counts


def direction_of(text: str, language: str = "") -> str:
    """``rtl`` or ``ltr``: by a BCP 47 tag where it tells, else by the script of the text."""
    primary = language.casefold().partition("-")[0]
    if primary:
        return "rtl" if primary in _RTL_LANGUAGES else "ltr"
    return "rtl" if script_of(text) in _RIGHT_TO_LEFT else "ltr"


def guess_language(text: str) -> str:
    """A BCP 47 tag for the language of a text; empty when it cannot be told."""
    sample = sample_of(text)
    if max(sample, default="") <= _LAST_LATIN:
        return _by_stop_words(sample)
    counts = _script_counts(sample)
    if not counts:
        return ""
    script = counts.most_common(1)[0][0]
    if script in {"Hani", "Kana"}:
        return "ja" if counts["Kana"] * 10 > counts["Hani"] else "zh"
    if script == "Arab":
        return _by_letters(sample, ("ur", "fa", "ar")) or "ar"
    if script == "Cyrl":
        return _by_letters(sample, _CYRILLIC) or "ru"
    if script == "Latn":
        return _by_stop_words(sample)
    return _OF_SCRIPT.get(script, "")


def _by_letters(sample: str, tags: tuple[str, ...]) -> str:
    counts = {tag: len(_LETTERED[tag].findall(sample)) for tag in tags}
    best = max(tags, key=lambda tag: counts[tag])
    return best if counts[best] else ""


def _by_stop_words(sample: str) -> str:
    counts: Counter[str] = Counter()
    for word in _WORD.findall(sample.casefold()):
        for tag in _OWNERS.get(word, ()):
            counts[tag] += 1
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < _LEAST_STOP_WORDS:
        return ""
    tied = len(ranked) > 1 and ranked[1][1] * 10 > ranked[0][1] * 9
    return "" if tied else ranked[0][0]
