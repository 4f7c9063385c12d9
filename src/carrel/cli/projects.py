"""``carrel project …``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from carrel.cli.output import say, say_aside, say_record
from carrel.cli.records import asked_options, of_project
from carrel.library.project import DEFAULT_STYLE
from carrel.store.library import open_library
from carrel.values.errors import CarrelError

if TYPE_CHECKING:
    from argparse import Namespace

    from carrel.library.project import Project
    from carrel.store.library import Library


def show_all(arguments: Namespace) -> int:
    """List the projects; the active one bears a star."""
    with open_library(arguments.library) as library:
        for project in library.projects.all():
            if arguments.json:
                say_record(of_project(project))
            else:
                say(_line_of(project))
    return 0


def new(arguments: Namespace) -> int:
    """Start a project."""
    with open_library(arguments.library) as library:
        style = library.styles.find(arguments.style).id if arguments.style else DEFAULT_STYLE
        say(_line_of(library.projects.new(arguments.name, style)))
    return 0


def use(arguments: Namespace) -> int:
    """Make a project the active one."""
    with open_library(arguments.library) as library:
        say(_line_of(library.projects.use(arguments.name)))
    return 0


def add(arguments: Namespace) -> int:
    """Put works into a project."""
    with open_library(arguments.library) as library:
        name = arguments.project or library.projects.active().name
        say(_line_of(library.projects.add(name, arguments.keys)))
    return 0


def remove(arguments: Namespace) -> int:
    """Take works out of a project."""
    with open_library(arguments.library) as library:
        project = _asked(library, arguments)
        for key in arguments.keys:
            if key not in project.works:
                message = f"'{key}' is not in the project '{project.name}': nothing was taken out."
                raise CarrelError(message)
        say(_line_of(library.projects.remove(project.name, arguments.keys)))
    return 0


def style(arguments: Namespace) -> int:
    """Set the style that a project cites in."""
    with open_library(arguments.library) as library:
        name = arguments.project or library.projects.active().name
        chosen = library.styles.find(arguments.style).id
        project = replace(library.projects.get(name), style=chosen)
        say(_line_of(library.projects.save(project)))
    return 0


def options(arguments: Namespace) -> int:
    """Set what was typed of a project's options, then show all that are set."""
    from carrel.csl import read_options, written_options

    with open_library(arguments.library) as library:
        project = _asked(library, arguments)
        asked = asked_options(arguments)
        if asked:
            beyond = written_options(read_options({**project.options, **asked}))
            project = library.projects.save(replace(project, options=beyond))
    if arguments.json:
        say_record(of_project(project))
        return 0
    for name, value in project.options.items():
        say(f"--{name.replace('_', '-')}{'' if value is True else f' {value}'}")
    if not project.options:
        say_aside(f"carrel: '{project.name}' asks for nothing beyond its style.")
    return 0


def _asked(library: Library, arguments: Namespace) -> Project:
    named = arguments.project
    return library.projects.get(named) if named else library.projects.active()


def _line_of(project: Project) -> str:
    star = "*" if project.active else " "
    works = "1 work" if len(project.works) == 1 else f"{len(project.works)} works"
    return f"{star} {project.name}  {works}, {project.style}"
