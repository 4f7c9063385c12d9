"""The project's bibliography, live in its style."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from litestar import MediaType, Response, get
from litestar.di import NamedDependency
from litestar.params import FromQuery
from markupsafe import Markup

from carrel.library.project import Project
from carrel.store.library import Library
from carrel.web.pages.note_text import reference_html
from carrel.web.pages.rendering import render
from carrel.web.pages.styles import USUAL_STYLES, found_styles, style_title

if TYPE_CHECKING:
    from carrel.citing.bibliography import Bibliography

_SHOWN_STYLES = 40
_ENDINGS = {
    "text": ("txt", "text/plain"),
    "html": ("html", "text/html"),
    "markdown": ("md", "text/markdown"),
}


@get("/bibliography", include_in_schema=False, sync_to_thread=True)
def bibliography(
    library: NamedDependency[Library],
    project: FromQuery[str] = "",
    style: FromQuery[str] = "",
    find: FromQuery[str] = "",
) -> Response[str]:
    """The list in the project's style, or in ``style`` as a preview; ``find`` looks for styles."""
    chosen = _project(library, project)
    style = style or chosen.style
    written = _written(library, chosen, style, "html")
    return render(
        "bibliography.html",
        here="/bibliography",
        project=chosen,
        projects=library.projects.all(),
        style=style,
        style_name=style_title(style),
        chosen_name=style_title(chosen.style),
        entries=[(key, reference_html(text)) for key, text in written.entries],
        hanging=written.hanging_indent,
        warnings=written.warnings,
        find=find,
        styles=_styles(chosen, style, find),
    )


@get("/bibliography/download", include_in_schema=False, sync_to_thread=True)
def download(
    library: NamedDependency[Library],
    project: FromQuery[str] = "",
    style: FromQuery[str] = "",
    format: FromQuery[str] = "text",  # noqa: A002 - the name the contract gives it
) -> Response[str]:
    """The list as a file."""
    chosen = _project(library, project)
    ending, media_type = _ENDINGS.get(format, _ENDINGS["text"])
    form = format if format in _ENDINGS else "text"
    written = _written(library, chosen, style or chosen.style, form)
    return Response(
        _whole(written, form),
        media_type=f"{media_type}; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="bibliography.{ending}"'},
    )


def _written(library: Library, project: Project, style: str, form: str) -> Bibliography:
    from carrel.workbench.write_bibliography import write_bibliography  # the engine, when needed

    return write_bibliography(library, project=project.name, style=style, form=form)


def _whole(written: Bibliography, form: str) -> str:
    entries = [text for _, text in written.entries]
    if form not in {MediaType.HTML, "html"}:
        return "\n\n".join(entries) + "\n"
    items = Markup("\n").join(Markup("<p>{}</p>").format(reference_html(text)) for text in entries)
    return f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Bibliography</title>\n{items}\n</html>\n'


def _project(library: Library, name: str) -> Project:
    return library.projects.get(name) if name else library.projects.active()


def _styles(project: Project, style: str, find: str) -> Sequence[tuple[str, str]]:
    if find.strip():
        return found_styles(find, _SHOWN_STYLES)
    usual = dict.fromkeys((project.style, style, *USUAL_STYLES))
    return [(each, style_title(each)) for each in usual]
