"""A small locale and a small style of our own, so that each case shows one rule only."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from carrel.csl import Cite, Cluster, Locale, Processed, parse_locale, parse_style, process, write

LOCALE = """<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="en-US">
  <style-options punctuation-in-quote="true"/>
  <date form="text">
    <date-part name="month" suffix=" "/><date-part name="day" suffix=", "/>
    <date-part name="year"/>
  </date>
  <date form="numeric" delimiter="/">
    <date-part name="month" form="numeric-leading-zeros"/>
    <date-part name="day" form="numeric-leading-zeros"/><date-part name="year"/>
  </date>
  <terms>
    <term name="and">and</term><term name="et-al">et al.</term>
    <term name="ibid">ibid.</term><term name="no date" form="short">n.d.</term>
    <term name="ad">AD</term><term name="bc">BC</term>
    <term name="open-quote">“</term><term name="close-quote">”</term>
    <term name="open-inner-quote">‘</term><term name="close-inner-quote">’</term>
    <term name="page-range-delimiter">–</term>
    <term name="page"><single>page</single><multiple>pages</multiple></term>
    <term name="page" form="short"><single>p.</single><multiple>pp.</multiple></term>
    <term name="editor"><single>editor</single><multiple>editors</multiple></term>
    <term name="editor" form="short"><single>ed.</single><multiple>eds.</multiple></term>
    <term name="translator" form="short"><single>tr.</single><multiple>trs.</multiple></term>
    <term name="editortranslator" form="short">
      <single>ed. &amp; tr.</single><multiple>eds. &amp; trs.</multiple>
    </term>
    <term name="ordinal">th</term><term name="ordinal-01">st</term>
    <term name="ordinal-02">nd</term><term name="ordinal-03">rd</term>
    <term name="ordinal-11">th</term><term name="ordinal-12">th</term>
    <term name="ordinal-13">th</term><term name="long-ordinal-02">second</term>
    <term name="season-04">Winter</term>
    <term name="month-03">March</term><term name="month-03" form="short">Mar.</term>
    <term name="month-05">May</term><term name="month-12">December</term>
  </terms>
</locale>"""

Render = Callable[..., Processed]


def style_xml(layout: str, **parts: str) -> str:
    """Write a style: `layout` is the inside of the citation's layout.

    `layout_look`, `citation` and `options` are attributes (of layout, citation and style), `sort`,
    `intext` and `bibliography` elements, `macros` and `locale` elements of the style.
    """
    look = parts.get("layout_look", 'delimiter="; "')
    return f"""<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"
      class="{parts.get("style_class", "in-text")}" {parts.get("options", "")}>
      <info><id>own</id><title>Own</title></info>
      {parts.get("locale", "")}{parts.get("macros", "")}
      <citation {parts.get("citation", "")}>{parts.get("sort", "")}
        <layout {look}>{layout}</layout>
      </citation>{parts.get("intext", "")}{parts.get("bibliography", "")}
    </style>"""


@pytest.fixture(scope="session")
def locales() -> Mapping[str, Locale]:
    """The small English locale by its tag."""
    return {"en-US": parse_locale(LOCALE)}


@pytest.fixture
def render(locales: Mapping[str, Locale]) -> Render:
    """Process items with a style built by `style_xml`; by default one cluster cites them all."""

    def run(
        layout: str,
        items: Sequence[Mapping[str, object]],
        citations: Sequence[Cluster] | None = None,
        **parts: str,
    ) -> Processed:
        clusters = citations
        if clusters is None:
            clusters = [Cluster(tuple(Cite(str(item["id"])) for item in items))]
        return process(parse_style(style_xml(layout, **parts)), locales, items, clusters)

    return run


@pytest.fixture(scope="session")
def write_style() -> Callable[..., str]:
    """The function that writes a style's XML: see `style_xml`."""
    return style_xml


@pytest.fixture
def cited(render: Render) -> Callable[..., str]:
    """The first citation as HTML; arguments as for `render`."""

    def run(layout: str, *items: Mapping[str, object], **parts: str) -> str:
        numbered = [{"id": f"w{place}", "type": "book", **item} for place, item in enumerate(items)]
        return write(render(layout, numbered, **parts).citations[0], "html")

    return run


@pytest.fixture
def listed(render: Render) -> Callable[..., list[str]]:
    """The entries of the bibliography as HTML; `bibliography` is its whole element."""

    def run(bibliography: str, *items: Mapping[str, object], **parts: str) -> list[str]:
        numbered = [{"id": f"w{place}", "type": "book", **item} for place, item in enumerate(items)]
        done = render('<text variable="title"/>', numbered, [], bibliography=bibliography, **parts)
        assert done.bibliography is not None
        return [write(entry.tree, "html") for entry in done.bibliography.entries]

    return run
