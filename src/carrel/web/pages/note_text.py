"""A reader's note from Markdown to HTML."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markupsafe import Markup


def note_html(note: str) -> Markup:
    """CommonMark without raw HTML and without images, which would fetch from elsewhere."""
    return Markup(_reader().render(note))  # noqa: S704 - the reader escapes all it is given


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "breaks": True}).disable("image")
