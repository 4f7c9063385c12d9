"""Write a project's bibliography."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from carrel.citing.bibliography import Bibliography, compose
from carrel.store.styles import find_locale
from carrel.workbench.choose_style import choose_style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from carrel.store.library import Library


def items_of_project(library: Library, project: str = "") -> list[dict[str, Any]]:
    """The works of a project, the active one if none is named, as CSL-JSON items in its order.

    Raise ``ProjectNotFound``.
    """
    chosen = library.projects.get(project) if project else library.projects.active()
    on_shelf = {work.key: work for work in library.works.all()}
    return [on_shelf[key].csl_item() for key in chosen.works if key in on_shelf]


def write_bibliography(
    library: Library,
    *,
    project: str = "",
    style: str = "",
    language: str = "",
    form: str = "text",
    options: Mapping[str, object] | None = None,
) -> Bibliography:
    """The works of a project, the active one if none is named, in its style or the one named.

    ``form`` is one of ``carrel.csl``'s; ``options`` go before the project's own. Raise
    ``ProjectNotFound`` or ``StyleNotFound``.
    """
    chosen_project = library.projects.get(project) if project else library.projects.active()
    chosen = choose_style(library, style, language, project=chosen_project, options=options)
    written = compose(
        chosen.style,
        find_locale,
        items_of_project(library, chosen_project.name),
        language=chosen.language,
        form=form,
        options=chosen.options,
    )
    return replace(written, warnings=(*chosen.warnings, *written.warnings))
