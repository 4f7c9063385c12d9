"""Markdown: front matter to the record, the rest as the page it renders to."""

from __future__ import annotations

import pytest

from carrel.importers.errors import UnreadableFile
from carrel.importers.markdown.read import front_matter_of
from carrel.importers.reading import read_bytes

PAPER = """---
title: "Ledgers: a Survey"
author:
  - Jane Doe
  - Roe, Richard
date: 2011-05
keywords: [harbours, ledgers]
journal: Harbour Review
---

# Ledgers: a Survey

Some *text* with `code`.

- one
- two

> said by others

| year | dues |
|------|------|
| 1898 | 12   |
"""


def test_front_matter_fills_the_record() -> None:
    """Lists in both forms, quoted values, a month as the date."""
    item = read_bytes(PAPER.encode(), "paper.md").item
    assert item["title"] == "Ledgers: a Survey"
    assert item["author"] == [
        {"family": "Doe", "given": "Jane"},
        {"family": "Roe", "given": "Richard"},
    ]
    assert item["issued"] == {"date-parts": [[2011, 5]]}
    assert item["keyword"] == "harbours, ledgers"
    assert item["container-title"] == "Harbour Review"


def test_the_text_is_the_rendered_one() -> None:
    """Marks of Markdown are not text; blocks have their kinds."""
    document = read_bytes(PAPER.encode(), "paper.md").document
    assert document.text == (
        "Ledgers: a Survey\n\nSome text with code.\n\none\ntwo\n\nsaid by others\n\nyear\tdues\n1898\t12"
    )
    assert [b.kind.value for b in document.blocks] == [
        "heading", "paragraph", "list-item", "list-item", "quotation", "table",
    ]  # fmt: skip


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    """Without a closing line the text is kept whole."""
    assert front_matter_of("---\nwords and words\n") == ({}, "---\nwords and words\n")
    imported = read_bytes(b"---\n\nwords and words\n", "a.md")
    assert imported.document.text == "words and words"
    assert any("no title" in warning for warning in imported.warnings)


def test_a_heading_is_the_title_where_no_field_says_it() -> None:
    """The only first-level heading is the title, with its place."""
    imported = read_bytes(
        b"# On Docks\n\nThey are wet, and they are long, and they are cold.\n", "a.md"
    )
    assert imported.item["title"] == "On Docks"
    span = imported.provenance["title"].span
    assert span is not None
    assert imported.document.text[span.start : span.end] == "On Docks"


def test_a_footnote_of_one_word_is_text() -> None:
    """It looks like the definition of a link, which is none; both the mark and the note stay."""
    imported = read_bytes(
        b"# On Docks\n\nWet[^1] and [dry][x].\n\n[^1]: ibid\n\n[x]: y.html\n", "a.md"
    )
    assert imported.document.text == "On Docks\n\nWet[^1] and dry.\n\n[^1]: ibid"


@pytest.mark.parametrize("depth", [20, 30, 58, 59, 60, 61, 3000])
@pytest.mark.parametrize("sign", ["> ", "- "])
def test_what_nests_too_deeply_is_refused(sign: str, depth: int) -> None:
    """The parser would leave the innermost words out; a depth that somebody writes is read."""
    data = f"On Docks\n\n{sign * depth}deep words\n".encode()
    try:
        told = read_bytes(data, "a.md").document.text
    except UnreadableFile as error:
        told = str(error)
    assert "deep words" in told or ("nested too deeply" in told and depth > 20)
