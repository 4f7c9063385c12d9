"""Choose the citation style: the one named, else the active project's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from carrel.csl import Options, Style, parse_style, read_options
from carrel.store.styles import StyleText, list_locales

if TYPE_CHECKING:
    from collections.abc import Mapping

    from carrel.library.project import Project
    from carrel.store.library import Library


@dataclass(frozen=True, slots=True)
class Chosen:
    """A style ready to be used, the id it was chosen by, the language and the options asked for.

    ``warnings`` says so when there is nothing in that language to cite with.
    """

    id: str
    style: Style
    language: str
    options: Options
    warnings: tuple[str, ...] = ()


def choose_style(
    library: Library,
    style: str = "",
    language: str = "",
    *,
    project: Project | None = None,
    options: Mapping[str, object] | None = None,
) -> Chosen:
    """Open the style named, by id or common name, else that of ``project`` or the active one.

    ``options`` go before those of the project, one by one. Raise ``StyleNotFound``, which names
    the nearest styles, or ``CslError`` for an option that there is not.
    """
    asked = project or library.projects.active()
    text = library.styles.find(style or asked.style)
    beyond = read_options({**asked.options, **(options or {})})
    wanted = language or asked.language
    warnings = _unknown_language(wanted) if wanted else ()
    return Chosen(text.id, _parsed(text), wanted or text.default_locale, beyond, warnings)


def _unknown_language(tag: str) -> tuple[str, ...]:
    primary = tag.replace("_", "-").partition("-")[0].casefold()
    if any(locale.partition("-")[0] == primary for locale in list_locales()):
        return ()
    warning = (
        f"No citations can be written in the language '{tag}', so English stands in: "
        "name another by its tag, such as fa or de-AT."
    )
    return (warning,)


@lru_cache(maxsize=16)
def _parsed(text: StyleText) -> Style:
    return parse_style(text.xml)
