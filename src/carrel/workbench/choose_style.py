"""Choose the citation style: the one named, else the active project's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from carrel.csl import Locale, Style, parse_locale, parse_style
from carrel.store.styles import locale_xml, style_id, style_xml

if TYPE_CHECKING:
    from carrel.library.project import Project
    from carrel.store.library import Library


@dataclass(frozen=True, slots=True)
class Chosen:
    """A style ready to be used, the id that it was chosen by, and the language asked for."""

    id: str
    style: Style
    language: str


def choose_style(
    library: Library, style: str = "", language: str = "", *, project: Project | None = None
) -> Chosen:
    """Open the style named, by id or common name, else that of ``project`` or the active one.

    Raise ``StyleNotFound``, which names the nearest styles.
    """
    asked = project or (library.projects.active() if not (style and language) else None)
    named = style_id(style or (asked.style if asked else ""))
    return Chosen(named, _opened(named), language or (asked.language if asked else ""))


@lru_cache(maxsize=16)
def _opened(named: str) -> Style:
    return parse_style(style_xml(named))


@lru_cache(maxsize=16)
def find_locale(tag: str) -> Locale | None:
    """The CSL project's locale for a tag, or ``None`` when it has none of that very tag."""
    xml = locale_xml(tag)
    return parse_locale(xml) if xml is not None else None
