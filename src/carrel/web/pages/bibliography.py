"""The project's bibliography, live in its style, and in any other to look at."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from litestar import Response, get
from litestar.di import NamedDependency, Provide
from litestar.params import FromQuery
from markupsafe import Markup

from carrel.exchange.reference_files import REFERENCE_FORMATS
from carrel.library.project import Project
from carrel.store.library import Library
from carrel.web.pages.languages import languages
from carrel.web.pages.note_text import reference_html
from carrel.web.pages.rendering import render
from carrel.web.pages.styles import (
    USUAL_STYLES,
    Look,
    Sight,
    found_styles,
    look_of,
    sight_of,
    style_title,
)

if TYPE_CHECKING:
    from carrel.citing.bibliography import Bibliography

_SHOWN_STYLES = 40
_SEEN_STYLES = 6
_ENDINGS = {
    "text": ("txt", "text/plain"),
    "html": ("html", "text/html"),
    "markdown": ("md", "text/markdown"),
    "rtf": ("rtf", "application/rtf"),
    "latex": ("tex", "application/x-tex"),
}
_CALENDARS = (
    ("strict", "Only the numbers"),
    ("own", "As written: 1393"),
    ("both", "Both: 1393 [2014/15]"),
    ("gregorian", "Gregorian: 2014/15"),
)
_RTF = "{{\\rtf1\\ansi\\uc1\\deff0{{\\fonttbl{{\\f0 Times New Roman;}}}}\n{}\n}}"
_HTML = (
    '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Bibliography</title>\n'
    "{}\n</html>\n"
)


@dataclass(frozen=True, slots=True)
class Beyond:
    """What the form of a page says of the options; nothing where it was not sent."""

    options: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Offered:
    """A style to look at: its id, its title, its address and a work in it."""

    id: str
    title: str
    address: str
    sight: Sight | None


def beyond(
    item_language: FromQuery[str] = "",
    isolate: FromQuery[str] = "",
    suffix_alphabet: FromQuery[str] = "",
    calendar: FromQuery[str] = "",
    asked: FromQuery[str] = "",
) -> Beyond:
    """The options as an address has them; raise ``CslError`` for one that there is not."""
    if not asked:
        return Beyond(None)
    from carrel.csl import read_options, written_options  # the processor, when it is needed

    fields: dict[str, object] = {
        "item_language": bool(item_language),
        "isolate": bool(isolate),
        **({"suffix_alphabet": suffix_alphabet} if suffix_alphabet else {}),
        **({"calendar": calendar} if calendar else {}),
    }
    return Beyond(written_options(read_options(fields)))


@get(
    "/bibliography",
    include_in_schema=False,
    dependencies={"beyond": Provide(beyond, sync_to_thread=False)},
    sync_to_thread=True,
)
def bibliography(
    library: NamedDependency[Library],
    beyond: NamedDependency[Beyond],
    project: FromQuery[str] = "",
    style: FromQuery[str] = "",
    lang: FromQuery[str | None] = None,
    find: FromQuery[str] = "",
) -> Response[str]:
    """The list as the project has it set, or otherwise as a preview; ``find`` looks for styles."""
    chosen = _project(library, project)
    look = _look(chosen, style, lang, beyond)
    written = _written(library, look, "html")
    own = library.styles.own()
    return render(
        "bibliography.html",
        here="/bibliography",
        project=chosen,
        projects=library.projects.all(),
        look=look,
        settled=look_of(chosen),
        settled_json=json.dumps(look_of(chosen).to_json()),
        look_json=json.dumps(look.to_json()),
        style_name=style_title(library, look.style),
        chosen_name=style_title(library, chosen.style),
        entries=[(key, reference_html(text)) for key, text in written.entries],
        hanging=written.hanging_indent,
        warnings=written.warnings,
        find=find,
        styles=_styles(library, chosen, look, find),
        own=own,
        languages=languages(),
        calendars=_CALENDARS,
        alphabets=_alphabets(),
    )


@get(
    "/bibliography/download",
    include_in_schema=False,
    dependencies={"beyond": Provide(beyond, sync_to_thread=False)},
    sync_to_thread=True,
)
def download(
    library: NamedDependency[Library],
    beyond: NamedDependency[Beyond],
    project: FromQuery[str] = "",
    style: FromQuery[str] = "",
    lang: FromQuery[str | None] = None,
    format: FromQuery[str] = "text",  # noqa: A002 - the name the contract gives it
) -> Response[str]:
    """The list as a file."""
    other = REFERENCE_FORMATS.get(format)
    if other is not None:
        return _file(other.write(_items(library, project)), other.ending, other.media_type)
    form = format if format in _ENDINGS else "text"
    ending, media_type = _ENDINGS[form]
    written = _written(library, _look(_project(library, project), style, lang, beyond), form)
    return _file(_whole(written, form), ending, media_type)


def _file(text: str, ending: str, media_type: str) -> Response[str]:
    return Response(
        text,
        media_type=f"{media_type}; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="bibliography.{ending}"'},
    )


def _items(library: Library, project: str) -> list[dict[str, Any]]:
    from carrel.workbench.write_bibliography import items_of_project

    return items_of_project(library, project)


def _alphabets() -> list[tuple[str, str]]:
    from carrel.csl.alphabets import ALPHABETS

    named = [
        (name, f"{name.title()}: {', '.join(letters[:3])}") for name, letters in ALPHABETS.items()
    ]
    return [named[0], ("locale", "Those of the language"), *named[1:]]


def _look(project: Project, style: str, lang: str | None, beyond: Beyond) -> Look:
    options = project.options if beyond.options is None else beyond.options
    language = project.language if lang is None else lang
    return Look(project.name, style or project.style, language, options)


def _written(library: Library, look: Look, form: str) -> Bibliography:
    from carrel.csl import Options
    from carrel.workbench.write_bibliography import write_bibliography  # the engine, when needed

    return write_bibliography(
        library,
        project=look.project,
        style=look.style,
        language=look.language,
        form=form,
        options={**Options()._asdict(), **look.options},
    )


def _whole(written: Bibliography, form: str) -> str:
    entries = [text for _, text in written.entries]
    match form:
        case "html":
            items = (Markup("<div>{}</div>").format(reference_html(text)) for text in entries)
            return _HTML.format(Markup("\n").join(items))
        case "rtf":
            return _RTF.format("\n".join(f"{{\\pard {text}\\par}}" for text in entries))
        case _:
            return "\n\n".join(entries) + "\n"


def _project(library: Library, name: str) -> Project:
    return library.projects.get(name) if name else library.projects.active()


def _styles(library: Library, project: Project, look: Look, find: str) -> Sequence[Offered]:
    """The styles found, or the usual ones, the first few with a work of the project in them."""
    if find.strip():
        named = found_styles(library, find, _SHOWN_STYLES)
    else:
        usual = dict.fromkeys((project.style, look.style, *USUAL_STYLES))
        named = [(each, style_title(library, each)) for each in usual]
    shelf = project.works or tuple(work.key for work in library.works.all()[:1])
    more = {"find": find} if find else {}
    return [
        Offered(
            each,
            title,
            look.in_style(each).address(**more),
            sight_of(library, shelf[0], look.in_style(each))
            if shelf and place < _SEEN_STYLES
            else None,
        )
        for place, (each, title) in enumerate(named)
    ]
