"""Made-up styles, locales, items and clusters: one clear error or a whole text, and no other way.

A short run, the same each time; ``bench/csl/fuzz.py`` runs for as long as one likes.
"""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bench.csl.made_up import (
    Choices,
    changed_style,
    made_up_clusters,
    made_up_items,
    made_up_locale,
    made_up_style,
)
from bench.csl.manuscripts import Manuscript, check
from carrel.csl import CslError, Locale, Style, parse_locale, parse_style

BYTES = st.binary(min_size=300, max_size=3_000).map(Choices)
STYLES = BYTES.map(made_up_style)
CHANGED = BYTES.map(changed_style)
LOCALES = BYTES.map(made_up_locale)
ITEMS = BYTES.map(made_up_items)
CLUSTERS = BYTES.map(made_up_clusters)
SHORT = settings(
    derandomize=True,
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def understood(xml: str) -> Style | None:
    """The style, or None if it is refused."""
    try:
        return parse_style(xml)
    except CslError:
        return None


@SHORT
@given(STYLES, ITEMS, CLUSTERS)
def test_styles_by_the_schema(xml: str, items: list, clusters: list) -> None:
    """Whatever the schema allows is read and written, whole and edit by edit."""
    style = understood(xml)
    assume(style is not None)
    assert style is not None
    check(Manuscript(style, None, "en-US", items, clusters))


@SHORT
@given(CHANGED, ITEMS, CLUSTERS)
def test_real_styles_with_lines_changed(xml: str, items: list, clusters: list) -> None:
    """A style in which lines are gone, doubled or changed is refused or written with."""
    style = understood(xml)
    assume(style is not None)
    assert style is not None
    check(Manuscript(style, None, "de-AT", items, clusters))


@SHORT
@given(LOCALES, STYLES, ITEMS)
def test_locales_by_the_schema(locale_xml: str, xml: str, items: list) -> None:
    """Locales with any terms, dates and options do no harm."""
    locale, style = parse_locale(locale_xml), understood(xml)
    assert isinstance(locale, Locale)
    assume(style is not None)
    assert style is not None
    check(Manuscript(style, locale, locale.tag, items, []))


@SHORT
@given(st.binary(max_size=500) | st.text(st.sampled_from('<>/="& style!-[]?xmlns:\0'), max_size=60))
def test_any_bytes_for_a_style(data: bytes | str) -> None:
    """What is no style is refused in one sentence."""
    text = data.decode("utf-8", "surrogateescape") if isinstance(data, bytes) else data
    assert understood(text) is None
