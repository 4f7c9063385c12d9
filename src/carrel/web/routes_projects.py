"""Projects: what the reader is working on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from litestar import delete, get, patch, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from carrel.library.project import Project
from carrel.store.library import Library
from carrel.web import given, shapes
from carrel.web.describing import problems
from carrel.web.problems import Kind
from carrel.web.shaping import project_shape
from carrel.web.slashes import as_written


@get(
    "/api/projects",
    operation_id="listProjects",
    summary="All projects",
    tags=["projects"],
    responses=problems(),
    sync_to_thread=True,
)
def list_projects(library: NamedDependency[Library]) -> shapes.Projects:
    """Exactly one of them is active."""
    return shapes.Projects([project_shape(project) for project in library.projects.all()])


@post(
    "/api/projects",
    operation_id="newProject",
    summary="Begin a project",
    tags=["projects"],
    responses=problems(Kind.EXISTS, Kind.INVALID),
    sync_to_thread=True,
)
def new_project(
    library: NamedDependency[Library], data: JSONBody[given.NewProject]
) -> shapes.Project:
    """It is not made active by this."""
    if data.style is None:
        return project_shape(library.projects.new(data.name))
    return project_shape(library.projects.new(data.name, library.styles.find(data.style).id))


@put(
    "/api/active-project",
    operation_id="useProject",
    summary="Make a project the active one",
    tags=["projects"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID),
    sync_to_thread=True,
)
def use_project(
    library: NamedDependency[Library], data: JSONBody[given.ProjectName]
) -> shapes.Project:
    """The one that was active is active no longer."""
    return project_shape(library.projects.use(data.name))


@patch(
    "/api/projects/{name:str}",
    operation_id="changeProject",
    summary="Rename a project, or change its style, language or options",
    tags=["projects"],
    responses=problems(Kind.NOT_FOUND, Kind.EXISTS, Kind.INVALID),
    sync_to_thread=True,
)
def patch_project(
    library: NamedDependency[Library], name: FromPath[str], data: JSONBody[given.ProjectChange]
) -> shapes.Project:
    """What is left out stays."""
    with library.writing():
        project = library.projects.get(as_written(name))
        if data.name is not None and data.name != project.name:
            project = library.projects.rename(project.name, data.name)
        changed = replace(
            project,
            style=project.style if data.style is None else library.styles.find(data.style).id,
            language=project.language if data.language is None else data.language,
            options=project.options if data.options is None else _checked(data.options),
        )
        return project_shape(library.projects.save(changed))


def _checked(options: Mapping[str, object]) -> Mapping[str, object]:
    """The options that differ from strict CSL; raise ``CslError`` for one that there is not."""
    from carrel.csl import read_options, written_options  # the processor, when it is needed

    return written_options(read_options(options))


@put(
    "/api/projects/{name:str}/works/{key:str}",
    operation_id="addToProject",
    summary="Put a work in a project",
    tags=["projects"],
    responses=problems(Kind.NOT_FOUND),
    sync_to_thread=True,
)
def add_to_project(
    library: NamedDependency[Library], name: FromPath[str], key: FromPath[str]
) -> shapes.Project:
    """Nothing changes when it is there already."""
    project = library.projects.add(as_written(name), [library.works.get(key).key])
    return project_shape(project)


@delete(
    "/api/projects/{name:str}/works/{key:str}",
    operation_id="removeFromProject",
    summary="Take a work out of a project",
    tags=["projects"],
    responses=problems(Kind.NOT_FOUND),
    status_code=200,
    sync_to_thread=True,
)
def remove_from_project(
    library: NamedDependency[Library], name: FromPath[str], key: FromPath[str]
) -> shapes.Project:
    """The work stays on the shelf."""
    project: Project = library.projects.remove(as_written(name), [key])
    return project_shape(project)


ROUTES = (
    list_projects,
    new_project,
    use_project,
    patch_project,
    add_to_project,
    remove_from_project,
)
