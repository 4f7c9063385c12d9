"""Citation styles by name, and how a work is cited in the project's own."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup, escape

from carrel.store.library import Library
from carrel.store.styles import list_styles, search_styles
from carrel.values.errors import CarrelError
from carrel.web.pages.note_text import reference_html
from carrel.workbench.cite_passage import Manner, cite_work

USUAL_STYLES = (
    "modern-language-association",
    "apa",
    "chicago-notes-bibliography",
    "chicago-author-date",
)
"""What a reader is offered before asking for another."""


def style_title(style: str) -> str:
    """What a style is called; its id where the list does not have it."""
    return _titles().get(style, style)


def found_styles(words: str, most: int) -> list[tuple[str, str]]:
    """The styles whose name holds the words, as (id, title), ``most`` at the most."""
    return [(found.id, found.title) for found in search_styles(words)[:most]]


def reference_of(library: Library, key: str) -> Markup:
    """The work's reference in the active project's style; why there is none, if there is none."""
    try:
        return reference_html(cite_work(library, key, Manner(format="html")).reference)
    except CarrelError as error:
        return escape(str(error))


@cache
def _titles() -> dict[str, str]:
    return {style.id: style.title for style in list_styles()}
