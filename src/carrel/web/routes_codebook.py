"""The codebook of a study and its actors."""

from __future__ import annotations

from collections import Counter
from typing import Any

from litestar import Response, delete, get, patch, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from carrel.store.library import Library
from carrel.study.actor import Actor
from carrel.study.codebook import Factor
from carrel.study.study import Study
from carrel.web import given_studies, shapes_studies
from carrel.web.describing import TAGGED, IfMatch, problems
from carrel.web.pages.study.codebook import factor_rows
from carrel.web.pages.study.lines import factor_colors
from carrel.web.problems import Kind
from carrel.web.slashes import as_written
from carrel.web.studying import study_tag
from carrel.web.versions import check_version, tagged


@get(
    "/api/studies/{name:str}/codebook",
    operation_id="getCodebook",
    summary="The codebook with its counts",
    tags=["codebook"],
    responses=problems(Kind.NOT_FOUND),
    response_headers=TAGGED,
    sync_to_thread=True,
)
def get_codebook(
    library: NamedDependency[Library], coder: NamedDependency[str], name: FromPath[str]
) -> Response[shapes_studies.CountedCodebook]:
    """Each factor followed by those under it, with the claims that this coder may see."""
    study = library.studies.get(as_written(name))
    return tagged(counted(library, study, coder), study_tag(study))


def counted(library: Library, study: Study, coder: str) -> shapes_studies.CountedCodebook:
    """The codebook with how many claims each factor has, and with all under it."""
    claims = Counter(claim.factor for claim in library.studies.claims(study.name, coder=coder))
    rows = factor_rows(study.codebook, claims, factor_colors(study))
    return shapes_studies.CountedCodebook(
        list(study.codebook.areas),
        [
            shapes_studies.CountedFactor(row.factor, list(row.path), row.claims, row.claims_under)
            for row in rows
        ],
        study.revision,
    )


@post(
    "/api/studies/{name:str}/codebook/factors",
    operation_id="addFactor",
    summary="Put a factor in the codebook",
    tags=["codebook"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID),
    response_headers=TAGGED,
    sync_to_thread=True,
)
def add_factor(
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    data: JSONBody[given_studies.NewFactor],
) -> Response[Study]:
    """At its end; gives the study back."""
    from carrel.workbench import tend_codebook

    level = data.level.level() if data.level else None
    factor = Factor(data.name, data.parent, data.area, level, data.color, data.description)
    study = tend_codebook.add_factor(library, as_written(name), factor, coder=coder)
    return tagged(study, study_tag(study), status=201)


@patch(
    "/api/studies/{name:str}/codebook/factors/{factor:str}",
    operation_id="changeFactor",
    summary="Rename, move or describe a factor",
    tags=["codebook"],
    responses=problems(Kind.NOT_FOUND, Kind.STALE, Kind.INVALID, Kind.UNCONDITIONAL),
    response_headers=TAGGED,
    sync_to_thread=True,
)
def patch_factor(
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    factor: FromPath[str],
    data: JSONBody[given_studies.FactorChange],
    if_match: IfMatch = None,
) -> Response[Study]:
    """Its claims and the factors under it follow; needs If-Match with the study's tag."""
    from carrel.workbench import tend_codebook

    changes = given_fields(data)
    if data.level is not None:
        changes["level"] = data.level.level()
    study_name = as_written(name)
    with library.writing():
        check_version(if_match, study_tag(library.studies.get(study_name)))
        study = tend_codebook.change_factor(
            library, study_name, as_written(factor), coder=coder, **changes
        )
    return tagged(study, study_tag(study))


@post(
    "/api/studies/{name:str}/codebook/factors/{factor:str}/merger",
    operation_id="mergeFactor",
    summary="Merge a factor into another",
    tags=["codebook"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID),
    status_code=200,
    sync_to_thread=True,
)
def merge_factor(
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    factor: FromPath[str],
    data: JSONBody[given_studies.Merger],
) -> shapes_studies.ChangedClaims:
    """Its claims and the factors under it go to the other; one act, undone at once."""
    from carrel.workbench.tend_codebook import merge_factors

    changed = merge_factors(library, as_written(name), as_written(factor), data.into, coder=coder)
    return shapes_studies.ChangedClaims(changed)


@delete(
    "/api/studies/{name:str}/codebook/factors/{factor:str}",
    operation_id="dropFactor",
    summary="Take a factor out of the codebook",
    tags=["codebook"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID),
    sync_to_thread=True,
)
def delete_factor(
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    factor: FromPath[str],
) -> None:
    """Only one that no claim has; those under it move up."""
    from carrel.workbench.tend_codebook import drop_factor

    drop_factor(library, as_written(name), as_written(factor), coder=coder)


@post(
    "/api/studies/{name:str}/codebook/areas",
    operation_id="addArea",
    summary="Put an area in the codebook",
    tags=["codebook"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID),
    response_headers=TAGGED,
    sync_to_thread=True,
)
def post_area(
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    data: JSONBody[given_studies.NewArea],
) -> Response[Study]:
    """At the end; one that is there in any spelling stays as it is."""
    from carrel.workbench.tend_codebook import add_area

    study = add_area(library, as_written(name), data.area, coder=coder)
    return tagged(study, study_tag(study), status=201)


@put(
    "/api/studies/{name:str}/codebook/areas",
    operation_id="setAreas",
    summary="Set the areas and their order",
    tags=["codebook"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID),
    response_headers=TAGGED,
    sync_to_thread=True,
)
def put_areas(
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    data: JSONBody[given_studies.Areas],
) -> Response[Study]:
    """An area that claims still have cannot go."""
    from carrel.workbench.tend_codebook import set_areas

    study = set_areas(library, as_written(name), tuple(data.areas), coder=coder)
    return tagged(study, study_tag(study))


@post(
    "/api/studies/{name:str}/codebook/areas/{area:str}/merger",
    operation_id="renameArea",
    summary="Rename an area, or merge it into another",
    tags=["codebook"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID),
    status_code=200,
    response_headers=TAGGED,
    sync_to_thread=True,
)
def merge_area(
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    area: FromPath[str],
    data: JSONBody[given_studies.Merger],
) -> Response[Study]:
    """Its factors and claims follow."""
    from carrel.workbench.tend_codebook import rename_area

    study = rename_area(library, as_written(name), as_written(area), data.into, coder=coder)
    return tagged(study, study_tag(study))


@get(
    "/api/studies/{name:str}/actors",
    operation_id="listActors",
    summary="The actors of a study",
    tags=["codebook"],
    responses=problems(Kind.NOT_FOUND),
    response_headers=TAGGED,
    sync_to_thread=True,
)
def list_actors(
    library: NamedDependency[Library], name: FromPath[str]
) -> Response[shapes_studies.Actors]:
    """With aliases, validity, and whose successors they are."""
    study = library.studies.get(as_written(name))
    return tagged(shapes_studies.Actors(list(study.actors), study.revision), study_tag(study))


@post(
    "/api/studies/{name:str}/actors",
    operation_id="addActor",
    summary="Put an actor into a study",
    tags=["codebook"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID),
    response_headers=TAGGED,
    sync_to_thread=True,
)
def add_actor(
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    data: JSONBody[given_studies.NewActor],
) -> Response[Study]:
    """A country by its code or its name alone; gives the study back."""
    from carrel.study.when import ALWAYS, read_when
    from carrel.workbench import tend_actors

    actor = Actor(
        data.id.strip(),
        data.name.strip(),
        data.kind,
        tuple(data.aliases),
        read_when(data.validity) if data.validity.strip() else ALWAYS,
        tuple(data.successor_of),
    )
    study = tend_actors.add_actor(library, as_written(name), actor, coder=coder)
    return tagged(study, study_tag(study), status=201)


@patch(
    "/api/studies/{name:str}/actors/{actor:str}",
    operation_id="changeActor",
    summary="Change an actor",
    tags=["codebook"],
    responses=problems(Kind.NOT_FOUND, Kind.STALE, Kind.INVALID, Kind.UNCONDITIONAL),
    response_headers=TAGGED,
    sync_to_thread=True,
)
def patch_actor(
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    actor: FromPath[str],
    data: JSONBody[given_studies.ActorChange],
    if_match: IfMatch = None,
) -> Response[Study]:
    """All but its id; needs If-Match with the study's tag."""
    from carrel.study.when import ALWAYS, read_when
    from carrel.workbench import tend_actors

    changes = given_fields(data)
    if "validity" in changes:
        written = changes["validity"].strip()
        changes["validity"] = read_when(written) if written else ALWAYS
    study_name = as_written(name)
    with library.writing():
        check_version(if_match, study_tag(library.studies.get(study_name)))
        study = tend_actors.change_actor(
            library, study_name, as_written(actor), coder=coder, **changes
        )
    return tagged(study, study_tag(study))


@post(
    "/api/studies/{name:str}/actors/{actor:str}/merger",
    operation_id="mergeActor",
    summary="Merge an actor into another",
    tags=["codebook"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID),
    status_code=200,
    sync_to_thread=True,
)
def merge_actor(
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    actor: FromPath[str],
    data: JSONBody[given_studies.Merger],
) -> shapes_studies.ChangedClaims:
    """Its claims go to the other, its names become aliases; one act, undone at once."""
    from carrel.workbench.tend_actors import merge_actors

    changed = merge_actors(library, as_written(name), as_written(actor), data.into, coder=coder)
    return shapes_studies.ChangedClaims(changed)


@delete(
    "/api/studies/{name:str}/actors/{actor:str}",
    operation_id="dropActor",
    summary="Take an actor out of a study",
    tags=["codebook"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID),
    sync_to_thread=True,
)
def delete_actor(
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    actor: FromPath[str],
) -> None:
    """Only one that no claim is about."""
    from carrel.workbench.tend_actors import drop_actor

    drop_actor(library, as_written(name), as_written(actor), coder=coder)


def given_fields(given: given_studies.Given) -> dict[str, Any]:
    """The members of a body that say something."""
    members = {name: getattr(given, name) for name in given.__struct_fields__}
    return {name: value for name, value in members.items() if value is not None}


ROUTES = (
    get_codebook,
    add_factor,
    patch_factor,
    merge_factor,
    delete_factor,
    post_area,
    put_areas,
    merge_area,
    list_actors,
    add_actor,
    patch_actor,
    merge_actor,
    delete_actor,
)
