"""Citation styles by name, and how a work is cited in the project's own."""

from __future__ import annotations

from markupsafe import Markup, escape

from carrel.store.library import Library
from carrel.store.styles import search_styles, title_of
from carrel.values.errors import CarrelError
from carrel.web.pages.note_text import reference_html

USUAL_STYLES = (
    "modern-language-association",
    "apa",
    "chicago-notes-bibliography",
    "chicago-author-date",
)
"""What a reader is offered before asking for another."""


def style_title(style: str) -> str:
    """What a style is called; its id where there is no such style."""
    return title_of(style) or style


def found_styles(words: str, most: int) -> list[tuple[str, str]]:
    """The styles whose name holds the words, as (id, title), ``most`` at the most."""
    return [(found.id, found.title) for found in search_styles(words)[:most]]


def reference_of(library: Library, key: str) -> Markup:
    """The work's reference in the active project's style; why there is none, if there is none."""
    from carrel.workbench.cite_passage import Manner, cite_work  # the engine, where it is needed

    try:
        return reference_html(cite_work(library, key, Manner(format="html")).reference)
    except CarrelError as error:
        return escape(str(error))
