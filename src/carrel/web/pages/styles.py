"""Citation styles by name, and how works look in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup, escape

from carrel.library.project import Project
from carrel.store.library import Library
from carrel.values.errors import CarrelError
from carrel.web.pages.note_text import reference_html

USUAL_STYLES = (
    "modern-language-association",
    "apa",
    "chicago-notes-bibliography",
    "chicago-author-date",
)
"""What a reader is offered before asking for another."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a project's list is looked at in: a style, a language, options beyond the style.

    `language` is empty for the style's own; `options` are those that differ from strict CSL.
    """

    project: str
    style: str
    language: str
    options: Mapping[str, Any]

    def address(self, path: str = "/bibliography", **more: str) -> str:
        """The address at which the list is seen so; ``more`` are further parameters."""
        return f"{path}?{urlencode([*self.fields(), *more.items()])}"

    def fields(self) -> list[tuple[str, str]]:
        """The parameters of its address; an option left out is off, and not as the project has it."""
        named = [("project", self.project), ("style", self.style), ("lang", self.language)]
        options = [
            (name, "1" if value is True else str(value)) for name, value in self.options.items()
        ]
        return [*named, *options, ("asked", "1")]

    def in_style(self, style: str) -> Look:
        """The same in another style."""
        return replace(self, style=style)

    def to_json(self) -> dict[str, Any]:
        """What a project is changed to, to be seen so for good."""
        return {"style": self.style, "language": self.language, "options": dict(self.options)}


@dataclass(frozen=True, slots=True)
class Sight:
    """A work as a style shows it: its citation and its reference, or why there is none."""

    citation: Markup
    reference: Markup


def look_of(project: Project) -> Look:
    """How a project's list is set."""
    return Look(project.name, project.style, project.language, project.options)


def style_title(library: Library, style: str) -> str:
    """What a style is called; its id where there is no such style."""
    return library.styles.title(style) or style


def found_styles(library: Library, words: str, most: int) -> list[tuple[str, str]]:
    """The styles whose name holds the words, as (id, title), ``most`` at the most."""
    return [(found.id, found.title) for found in library.styles.search(words)[:most]]


def sight_of(library: Library, key: str, look: Look) -> Sight:
    """A work in the style, language and options of a look."""
    from carrel.workbench.cite_passage import Manner, cite_work  # the engine, where it is needed

    manner = Manner(look.style, look.language, "html", options=_complete(look.options))
    try:
        cited = cite_work(library, key, manner)
    except CarrelError as error:
        return Sight(Markup(), escape(str(error)))
    return Sight(reference_html(cited.citation), reference_html(cited.reference))


def _complete(options: Mapping[str, Any]) -> dict[str, object]:
    """Options that leave nothing to those of the active project."""
    from carrel.csl import Options

    return {**Options()._asdict(), **options}


def reference_of(library: Library, key: str) -> Markup:
    """The work's reference in the active project's style; why there is none, if there is none."""
    return sight_of(library, key, look_of(library.projects.active())).reference
