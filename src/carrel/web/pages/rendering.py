"""Templates to HTML: one Jinja environment, everything escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar import Response
from markupsafe import Markup

from carrel.annotations.annotation import COLORS
from carrel.language.dates import date_words
from carrel.language.scripts import direction_of
from carrel.library.work import Work
from carrel.web.pages.keys import KEYS
from carrel.web.pages.page_text import LETTERS
from carrel.web.pages.words import author_line, count_of, degree_words, origin_words, short_title

if TYPE_CHECKING:
    from carrel.study.when import When

_TEMPLATES = Path(__file__).parent.parent / "templates"


def render(template: str, *, status: int = 200, **context: object) -> Response[str]:
    """The page that ``template`` (a file name under ``web/templates``) gives for ``context``."""
    return Response(
        html_of(template, **context), status_code=status, media_type="text/html; charset=utf-8"
    )


def html_of(template: str, **context: object) -> str:
    """The HTML alone."""
    return _environment().get_template(template).render(context)


def partial_html(template: str, **context: object) -> Markup:
    """A part of a page, to stand inside another."""
    return Markup(html_of(template, **context))  # noqa: S704 - a template escapes what it shows


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals.update(  # pyright: ignore[reportUnknownMemberType] - Jinja infers it from its defaults
        keys=KEYS, colors=COLORS, letters=LETTERS
    )
    environment.filters.update(  # pyright: ignore[reportUnknownMemberType] - the same
        count=count_of,
        date=date_words,
        origin=origin_words,
        authors=author_line,
        short_title=short_title,
        title=work_title,
        markdown=_markdown,
        reference=_reference,
        segment=_segment,
        degree_words=degree_words,
        direction=_direction,
        when_words=_when_words,
    )
    return environment


def work_title(work: Work) -> Markup:
    """The title, each with its own direction, or words that say there is none."""
    if work.title:
        return Markup('<bdi class="title">{}</bdi>').format(work.title)
    return Markup('<span class="title untitled">No title</span>')


def _direction(tag: str) -> str:
    """``rtl`` or ``ltr``, by a BCP 47 tag."""
    return direction_of("", tag)


def _segment(name: str) -> str:
    """A name as one segment of an address, its slashes too."""
    return quote(name, safe="")


def _when_words(when: When) -> str:
    from carrel.study.when import show_when

    return show_when(when)


def _markdown(text: str) -> Markup:
    from carrel.web.pages.note_text import note_html

    return note_html(text)


def _reference(entry: str) -> Markup:
    from carrel.web.pages.note_text import reference_html

    return reference_html(entry)
