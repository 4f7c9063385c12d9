"""Made-up manuscripts at work: whatever comes, one clear error or a whole text, and no other way."""

from __future__ import annotations

from typing import NamedTuple
from xml.parsers import expat

from bench.csl.made_up import (
    TAGS,
    Choices,
    changed_style,
    made_up_clusters,
    made_up_items,
    made_up_locale,
    made_up_style,
)
from carrel.csl import (
    Cluster,
    CslError,
    Document,
    Locale,
    Node,
    Style,
    parse_locale,
    parse_style,
    process,
    write,
)
from carrel.csl.writing.writers import FORMS
from carrel.store.styles import find_locale


class Manuscript(NamedTuple):
    """All that goes in."""

    style: Style
    locale: Locale | None
    lang: str
    items: list[dict[str, object]]
    clusters: list[Cluster]

    def find_locale(self, tag: str) -> Locale | None:
        """Give the made-up locale for its tag, else the real one."""
        return self.locale if self.locale and self.locale.tag == tag else find_locale(tag)


def made_up_manuscript(data: bytes) -> Manuscript | None:
    """Make a manuscript of bytes; None for a style or locale that is refused, with its place told."""
    choices = Choices(data)
    items, clusters = made_up_items(choices), made_up_clusters(choices)
    lang = choices.one(TAGS)
    written = made_up_locale(choices) if choices.below(4) == 1 else ""
    xml = changed_style(choices) if choices.below(4) == 1 else made_up_style(choices)
    try:
        locale = parse_locale(written) if written else None
        style = parse_style(xml)
    except CslError as error:
        refusal = str(error)
    else:
        return Manuscript(style, locale, lang, items, clusters)
    assert refusal.endswith(".")
    assert "(line " in refusal
    return None


def check(manuscript: Manuscript) -> bool:
    """Write a manuscript in every form, whole and edit by edit; False if the style is refused.

    Any exception but CslError, HTML that is not well-formed, a cite or an item that is lost, and an
    edited document that differs from a full run fail.
    """
    style, _, lang, items, clusters = manuscript
    try:
        done = process(style, manuscript.find_locale, items, clusters, lang=lang)
    except CslError:
        return False
    assert len(done.citations) == len(clusters)
    entries = done.bibliography.entries if done.bibliography else ()
    assert {entry.id for entry in entries} <= set(done.order)
    for tree in (*done.citations, *(entry.tree for entry in entries)):
        _check_forms(tree)
    for warning in done.warnings:
        assert warning
        assert len(warning) < 500  # noqa: PLR2004 - a sentence
    _check_edits(manuscript, done.citations, tuple(entry.tree for entry in entries))
    return True


def _check_forms(tree: Node) -> None:
    for form in FORMS:
        write(tree, form, links=True).encode("utf-8")
    expat.ParserCreate().Parse(f"<div>{write(tree, 'html', links=True)}</div>", True)  # noqa: FBT003 - expat's own signature


def _check_edits(
    manuscript: Manuscript, citations: tuple[Node, ...], entries: tuple[Node, ...]
) -> None:
    style, _, lang, items, clusters = manuscript
    document = Document(style, manuscript.find_locale, items, lang=lang)
    for place, cluster in reversed(list(enumerate(clusters))):
        document.insert_cluster(str(place), cluster, next(iter(document.citations), None))
    assert tuple(document.citations.values()) == citations
    listed = document.bibliography.entries if document.bibliography else ()
    assert tuple(entry.tree for entry in listed) == entries
