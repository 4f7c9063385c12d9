"""The styles most asked for, as their packages carry them, on every kind of source of the first day.

The expected texts in `manuals/` follow APA 7 (chapters 8 to 10), MLA 9 (chapters 5 and 6) and
Chicago 18 (chapters 13 and 14). Titles stand as they are given where a manual wants sentence case,
which no processor can make of a title without knowing its proper nouns. In each file a source has
three lines: its citation, its citation with pages 12 and 13, and its entry as Markdown.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from carrel.csl import Cite, Cluster, parse_style, process, write
from carrel.store.styles import find_locale, find_style

MANUALS = Path(__file__).parent / "manuals"
SOURCES = json.loads((MANUALS / "sources.json").read_text(encoding="utf-8"))
STYLES = sorted(path.stem for path in MANUALS.glob("*.txt"))


def expected(style: str) -> dict[str, list[str]]:
    """Read the three lines of each source."""
    blocks = (MANUALS / f"{style}.txt").read_text(encoding="utf-8").strip().split("\n\n")
    rows = [[line.strip() for line in block.split("\n")] for block in blocks]
    return {row[0]: row[1:] for row in rows}


@pytest.mark.parametrize("style", STYLES)
def test_the_manuals_are_followed(style: str) -> None:
    """Articles, books, chapters, pages on the web; without title, author or date; six authors."""
    clusters = [
        Cluster((Cite(source["id"], locator),), 2 * place + after + 1)
        for place, source in enumerate(SOURCES)
        for after, locator in enumerate(("", "12-13"))
    ]
    done = process(parse_style(find_style(style).xml), find_locale, SOURCES, clusters)
    assert done.warnings == ()
    assert done.bibliography is not None
    entries = {entry.id: write(entry.tree, "markdown") for entry in done.bibliography.entries}
    cites = iter([write(tree, "text") for tree in done.citations])
    found = {one["id"]: [next(cites), next(cites), entries[one["id"]]] for one in SOURCES}
    assert found == expected(style)


@pytest.mark.parametrize(
    ("style", "spacing"), [("apa", 2), ("modern-language-association", 2), ("chicago", 1)]
)
def test_the_parameters_of_the_reference_lists(style: str, spacing: int) -> None:
    """The lists hang their entries; those of APA and MLA are double-spaced."""
    done = process(parse_style(find_style(style).xml), find_locale, SOURCES, [])
    assert done.bibliography is not None
    assert done.bibliography.hanging_indent
    assert done.bibliography.line_spacing == spacing


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("de", "(Voss und Sadr 2004)"),
        ("fr-FR", "(Voss et Sadr 2004)"),
        ("es-MX", "(Voss y Sadr 2004)"),
        ("xx", "(Voss and Sadr 2004)"),
    ],
)
def test_the_language_of_the_list_can_be_chosen(tag: str, text: str) -> None:
    """Terms come from the locale asked for, American English where there is none."""
    style = parse_style(find_style("chicago-author-date").xml)
    done = process(style, find_locale, SOURCES, [Cluster((Cite("chapter"),))], lang=tag)
    assert write(done.citations[0], "text") == text
