"""Locale fallback and the overrides of a style."""

from __future__ import annotations

from carrel.csl import Locale, fallback_tags, parse_locale
from carrel.csl.styles.locale import combine


def _locale(tag: str, **terms: str) -> Locale:
    inside = "".join(f'<term name="{name}">{text}</term>' for name, text in terms.items())
    language = f' xml:lang="{tag}"' if tag else ""
    return parse_locale(
        f'<locale xmlns="http://purl.org/net/xbiblio/csl"{language}><terms>{inside}</terms></locale>'
    )


def test_fallback_goes_from_dialect_to_primary_dialect_to_american_english() -> None:
    """CSL 1.0.2, Locale Fallback."""
    assert fallback_tags("de-AT") == ["de-AT", "de-DE", "de", "en-US"]
    assert fallback_tags("de") == ["de-DE", "de", "en-US"]
    assert fallback_tags("sr_latn_rs")[0] == "sr-Latn-RS"
    assert fallback_tags("xx") == ["xx", "en-US"]


def test_the_nearest_locale_wins() -> None:
    """The style's dialect before its language, before its general one, before the files."""
    files = {"de-DE": _locale("de-DE", and_="und"), "en-US": _locale("en-US", x="x", and_="and")}
    style = [_locale("", one="general", two="general"), _locale("de", one="language")]
    laid = combine("de-AT", style, files)
    assert laid.term("one") == "language"
    assert laid.term("two") == "general"
    assert laid.term("and_") == "und"
    assert laid.term("x") == "x"


def test_locales_may_be_given_by_a_function() -> None:
    """A function from tag to locale is asked for the fallbacks in turn."""
    asked: list[str] = []

    def find(tag: str) -> Locale | None:
        asked.append(tag)
        return None

    combine("fr-CA", [], find)
    assert asked == ["fr-CA", "fr-FR", "fr", "en-US"]


def test_an_override_of_one_ordinal_replaces_them_all() -> None:
    """CSL 1.0.2, Ordinals."""
    files = {"en-US": _locale("en-US", **{"ordinal": "th", "ordinal-01": "st"})}
    laid = combine("en-US", [_locale("en", ordinal=".")], files)
    assert laid.term("ordinal") == "."
    assert laid.term("ordinal-01") is None


def test_another_language_lends_no_form_of_a_term_that_the_language_has() -> None:
    """CSL 1.0.2, Locale Fallback, is for "each localizable unit"; forms fall back within it."""
    files = {
        "de-DE": parse_locale(
            '<locale xmlns="http://purl.org/net/xbiblio/csl" xml:lang="de-DE"><terms>'
            '<term name="chapter">Kapitel</term><term name="chapter" form="short">Kap.</term>'
            "</terms></locale>"
        ),
        "en-US": parse_locale(
            '<locale xmlns="http://purl.org/net/xbiblio/csl" xml:lang="en-US"><terms>'
            '<term name="chapter" form="symbol">c.</term><term name="ibid">ibid.</term>'
            "</terms></locale>"
        ),
    }
    laid = combine("de-DE", [], files)
    assert laid.term("chapter", "symbol") == "Kap."
    assert laid.term("ibid") == "ibid."
    british = {"en-GB": _locale("en-GB", chapter="chapter"), "en-US": files["en-US"]}
    assert combine("en-GB", [], british).term("chapter", "symbol") == "c."
