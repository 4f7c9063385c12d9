"""Competing hypotheses of a study, and how claims bear on them."""

from __future__ import annotations

from dataclasses import replace

from litestar import Response, delete, get, patch, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from carrel.store.library import Library
from carrel.study.hypothesis import Hypothesis
from carrel.study.study import Study
from carrel.web import given_studies, shapes_studies
from carrel.web.describing import TAGGED, IfMatch, problems
from carrel.web.problems import Kind
from carrel.web.slashes import as_written
from carrel.web.studying import seen_claim, study_tag
from carrel.web.versions import check_version, tagged


@get(
    "/api/studies/{name:str}/hypotheses",
    operation_id="listHypotheses",
    summary="The hypotheses of a study",
    tags=["hypotheses"],
    responses=problems(Kind.NOT_FOUND),
    response_headers=TAGGED,
    sync_to_thread=True,
)
def list_hypotheses(
    library: NamedDependency[Library], coder: NamedDependency[str], name: FromPath[str]
) -> Response[shapes_studies.Hypotheses]:
    """With the ratings of claims that this coder may see."""
    study = library.studies.get(as_written(name))
    shape = shapes_studies.Hypotheses(list(seen_hypotheses(library, study, coder)), study.revision)
    return tagged(shape, study_tag(study))


def seen_hypotheses(library: Library, study: Study, coder: str) -> tuple[Hypothesis, ...]:
    """The hypotheses without ratings of claims that a blind coder may not see."""
    if not study.blind:
        return study.hypotheses
    seen = {claim.id for claim in library.studies.claims(study.name, coder=coder)}
    return tuple(
        replace(each, ratings=tuple(rated for rated in each.ratings if rated[0] in seen))
        for each in study.hypotheses
    )


@post(
    "/api/studies/{name:str}/hypotheses",
    operation_id="addHypothesis",
    summary="Set up a hypothesis",
    tags=["hypotheses"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID),
    response_headers=TAGGED,
    sync_to_thread=True,
)
def add_hypothesis(
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    data: JSONBody[given_studies.NewHypothesis],
) -> Response[Study]:
    """At the end; gives the study back."""
    from carrel.workbench import rate_claims

    study = rate_claims.add_hypothesis(
        library, as_written(name), data.statement, coder=coder, hypothesis_id=data.id
    )
    return tagged(study, study_tag(study), status=201)


@patch(
    "/api/studies/{name:str}/hypotheses/{hypothesis_id:str}",
    operation_id="changeHypothesis",
    summary="Change a hypothesis",
    tags=["hypotheses"],
    responses=problems(Kind.NOT_FOUND, Kind.STALE, Kind.INVALID, Kind.UNCONDITIONAL),
    response_headers=TAGGED,
    sync_to_thread=True,
)
def patch_hypothesis(
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    hypothesis_id: FromPath[str],
    data: JSONBody[given_studies.HypothesisChange],
    if_match: IfMatch = None,
) -> Response[Study]:
    """Its statement; needs If-Match with the study's tag."""
    from carrel.workbench import rate_claims

    study_name = as_written(name)
    with library.writing():
        check_version(if_match, study_tag(library.studies.get(study_name)))
        study = rate_claims.change_hypothesis(
            library, study_name, as_written(hypothesis_id), coder=coder, statement=data.statement
        )
    return tagged(study, study_tag(study))


@put(
    "/api/studies/{name:str}/hypotheses/{hypothesis_id:str}/ratings/{claim_id:str}",
    operation_id="rateClaim",
    summary="Say how a claim bears on a hypothesis",
    tags=["hypotheses"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID),
    response_headers=TAGGED,
    sync_to_thread=True,
)
def rate_claim(
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    hypothesis_id: FromPath[str],
    claim_id: FromPath[str],
    data: JSONBody[given_studies.Rated],
) -> Response[Study]:
    """CC, C, N, NA, I, II, or null for no rating; it takes the place of the one before."""
    from carrel.workbench import rate_claims

    study_name = as_written(name)
    claim = seen_claim(library, study_name, as_written(claim_id), coder)
    study = rate_claims.change_hypothesis(
        library,
        study_name,
        as_written(hypothesis_id),
        coder=coder,
        ratings={claim.id: data.rating},
    )
    return tagged(study, study_tag(study))


@delete(
    "/api/studies/{name:str}/hypotheses/{hypothesis_id:str}",
    operation_id="dropHypothesis",
    summary="Take a hypothesis out",
    tags=["hypotheses"],
    responses=problems(Kind.NOT_FOUND),
    sync_to_thread=True,
)
def delete_hypothesis(
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    hypothesis_id: FromPath[str],
) -> None:
    """With its ratings; undo brings both back."""
    from carrel.workbench.rate_claims import drop_hypothesis

    drop_hypothesis(library, as_written(name), as_written(hypothesis_id), coder=coder)


ROUTES = (
    list_hypotheses,
    add_hypothesis,
    patch_hypothesis,
    rate_claim,
    delete_hypothesis,
)
