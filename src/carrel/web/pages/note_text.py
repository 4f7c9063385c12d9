"""A reader's note from Markdown to HTML."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_IN_REFERENCES = {"a", "b", "bdi", "cite", "div", "em", "i", "span", "strong", "sub", "sup"}


def note_html(note: str) -> Markup:
    """CommonMark without raw HTML and without images, which would fetch from elsewhere."""
    return Markup(_reader().render(note))  # noqa: S704 - the reader escapes all it is given


@cache
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt  # most pages have no note to show

    return MarkdownIt("commonmark", {"html": False, "breaks": True}).disable("image")


@lru_cache(maxsize=2048)
def reference_html(entry: str) -> Markup:
    """An entry of a bibliography as the citation processor wrote it in HTML, cleaned once more."""
    import nh3

    kept = {"span": {"class"}, "a": {"href"}, "bdi": {"dir"}, "div": {"class", "dir"}}
    cleaned = nh3.clean(entry, tags=_IN_REFERENCES, attributes=kept)
    return Markup(cleaned)  # noqa: S704 - nh3 has cleaned it
