"""Terms, date formats and options of a language: reading, fallback and style overrides.

Sources: CSL 1.0.2, sections "Locale Files", "Locale Fallback" and "Locale".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from carrel.csl.styles.rendering_parsing import read_date
from carrel.csl.styles.xml_tree import Element, parse_xml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from carrel.csl.styles.elements import Date

# The dialect that stands for a language when only the language is known.
PRIMARY_DIALECTS = {
    "af": "af-ZA", "bg": "bg-BG", "ca": "ca-AD", "cs": "cs-CZ", "cy": "cy-GB", "da": "da-DK",
    "de": "de-DE", "el": "el-GR", "en": "en-US", "es": "es-ES", "et": "et-EE", "fa": "fa-IR",
    "fi": "fi-FI", "fr": "fr-FR", "gl": "gl-ES", "he": "he-IL", "hi": "hi-IN", "hr": "hr-HR",
    "hu": "hu-HU", "hy": "hy-AM", "id": "id-ID", "is": "is-IS", "it": "it-IT", "ja": "ja-JP",
    "km": "km-KH", "ko": "ko-KR", "lij": "lij-IT", "lt": "lt-LT", "lv": "lv-LV", "mn": "mn-MN",
    "ms": "ms-MY", "nb": "nb-NO", "nl": "nl-NL", "nn": "nn-NO", "pa": "pa-PK", "pl": "pl-PL",
    "pt": "pt-PT", "ro": "ro-RO", "ru": "ru-RU", "sk": "sk-SK", "sl": "sl-SI", "sr": "sr-Cyrl-RS",
    "sv": "sv-SE", "th": "th-TH", "tl": "tl-PH", "tr": "tr-TR", "uk": "uk-UA", "vi": "vi-VN",
    "zh": "zh-CN",
}  # fmt: skip
DEFAULT_TAG = "en-US"
# CSL 1.0.2, Terms: the form to try when the asked one is missing.
FORM_FALLBACK = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}


class Term(NamedTuple):
    """One form of a term: singular, plural, and the grammar that ordinals ask for."""

    single: str
    multiple: str
    gender: str = ""
    gender_form: str = ""
    match: str = ""


class Locale(NamedTuple):
    """What one locale file or one `cs:locale` of a style says; `tag` may be empty."""

    tag: str
    terms: Mapping[tuple[str, str, str], Term]
    dates: Mapping[str, Date]
    options: Mapping[str, str]

    def term(self, name: str, form: str = "long", *, plural: bool = False) -> str | None:
        """Give the term's text, falling back through the forms; None if it is unknown."""
        found = self.find_term(name, form)
        return None if found is None else (found.multiple if plural else found.single)

    def find_term(self, name: str, form: str = "long", gender_form: str = "") -> Term | None:
        """Give the term with the asked form or the nearest form that stands in for it."""
        while True:
            found = self.terms.get((name, form, gender_form))
            if found is not None or form not in FORM_FALLBACK:
                return found
            form = FORM_FALLBACK[form]


def parse_locale(xml: str) -> Locale:
    """Read a locale file's XML text. Raises CslError if it cannot be understood."""
    return read_locale(parse_xml(xml, "locale"))


def read_locale(element: Element) -> Locale:
    """Read a `cs:locale` element of a locale file or of a style."""
    terms: dict[tuple[str, str, str], Term] = {}
    dates: dict[str, Date] = {}
    options: dict[str, str] = {}
    for child in element.children:
        if child.tag == "terms":
            for term in child.find_all("term"):
                _read_term(term, terms)
        elif child.tag == "date":
            # Without its form, which CSL asks for, it is a format of nothing.
            dates[child.attributes.get("form", "")] = read_date(child)
        elif child.tag == "style-options":
            options.update(child.attributes)
    return Locale(element.attributes.get("xml:lang", ""), terms, dates, options)


def _read_term(element: Element, terms: dict[tuple[str, str, str], Term]) -> None:
    attributes = element.attributes
    single, multiple = element.text, element.text
    if element.children:
        single = "".join(child.text for child in element.find_all("single"))
        multiple = "".join(child.text for child in element.find_all("multiple"))
    if not attributes.get("name", "").endswith("-quote"):
        # Most locales write "l'adresse"; citeproc-js too prints the apostrophe.
        single, multiple = single.replace("'", "’"), multiple.replace("'", "’")
    gender_form = attributes.get("gender-form", "")
    key = attributes.get("name", ""), attributes.get("form", "long"), gender_form
    gender, match = attributes.get("gender", ""), attributes.get("match", "")
    terms[key] = Term(single, multiple, gender, gender_form, match)


def fallback_tags(tag: str) -> list[str]:
    """List the locale files to try for a tag, nearest first: de-AT, de-DE, en-US.

    The primary dialect of a language stands in for a dialect that is not there.
    """
    canonical = _canonical(tag)
    language = canonical.split("-")[0]
    tags = [canonical, PRIMARY_DIALECTS.get(language, language), language, DEFAULT_TAG]
    return list(dict.fromkeys(tags))


def _canonical(tag: str) -> str:
    parts = tag.replace("_", "-").split("-")
    tail = [part.title() if len(part) == 4 else part.upper() for part in parts[1:]]  # noqa: PLR2004 - ISO 15924 codes have four letters
    canonical = "-".join([parts[0].lower(), *tail])
    return PRIMARY_DIALECTS.get(canonical, canonical)


def combine(
    tag: str,
    overrides: Iterable[Locale],
    locales: Mapping[str, Locale] | Callable[[str], Locale | None],
) -> Locale:
    """Lay the locales that apply to `tag` over one another, nearest on top.

    Order of CSL 1.0.2, Locale Fallback: the style's `cs:locale` for the dialect, for the
    language, without a language; then the locale files for the dialect, the language's primary
    dialect and en-US.
    """
    overrides = tuple(overrides)
    canonical = _canonical(tag)
    language = canonical.split("-")[0]
    find = locales if callable(locales) else locales.get
    chain: list[Locale] = []
    for wanted in (canonical, language, ""):
        chain += [one for one in overrides if _matches(one.tag, wanted, canonical)]
    files = [one for one in map(find, fallback_tags(tag)) if one is not None]
    own = {name for one in files if one.tag.split("-")[0] == language for name, *_ in one.terms}
    chain += [one if one.tag.split("-")[0] == language else _without(one, own) for one in files]
    return _lay(canonical, chain)


def _without(locale: Locale, names: set[str]) -> Locale:
    """Give a locale of another language without the terms that a nearer one has in some form.

    CSL 1.0.2, Locale Fallback, is for "each localizable unit", such as a term: a German style
    that asks for the symbol of "chapter" gets "Kap." and not the English sign.
    """
    terms = {key: term for key, term in locale.terms.items() if key[0] not in names}
    return locale._replace(terms=terms)


def _matches(tag: str, wanted: str, canonical: str) -> bool:
    if tag == wanted:
        return True
    # A style may name the primary dialect of a language by its full tag only.
    return wanted == canonical and bool(tag) and _canonical(tag) == canonical and "-" in tag


def _lay(tag: str, chain: list[Locale]) -> Locale:
    terms: dict[tuple[str, str, str], Term] = {}
    dates: dict[str, Date] = {}
    options: dict[str, str] = {}
    for locale in reversed(chain):
        if any(_is_ordinal(name) for name, _, _ in locale.terms):
            # CSL 1.0.2, Ordinals: a locale that defines any ordinal term replaces them all.
            terms = {key: term for key, term in terms.items() if not _is_ordinal(key[0])}
        terms.update(locale.terms)
        dates.update(locale.dates)
        options.update(locale.options)
    return Locale(tag, terms, dates, options)


def _is_ordinal(name: str) -> bool:
    return name == "ordinal" or name.startswith("ordinal-")
