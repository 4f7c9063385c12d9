"""Claims of a study: coded, listed by the one filter, changed one by one or many at once."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, quote

from litestar import Request, Response, delete, get, patch, post
from litestar.datastructures import MultiDict
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from carrel.store.library import Library
from carrel.study.claim import Claim
from carrel.values.span import Span
from carrel.web import given_studies, shapes_studies
from carrel.web.describing import TAGGED, IfMatch, IfNoneMatch, Limit, Offset, problems
from carrel.web.errors import FieldErrors
from carrel.web.pages.study.choosing import selection_of
from carrel.web.problems import Kind
from carrel.web.slashes import as_written
from carrel.web.studying import seen_claim
from carrel.web.versions import annotation_tag, check_version, tagged, tagged_unless_known


@get(
    "/api/studies/{name:str}/claims",
    operation_id="listClaims",
    summary="Claims of a study",
    tags=["claims"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID),
    sync_to_thread=True,
)
def list_claims(
    request: Request[Any, Any, Any],
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    limit: Limit = 200,
    offset: Offset = 0,
) -> shapes_studies.Claims:
    """In the order of their making; takes the fields of the study's filter: who, whom, area, ….

    While the study is blind only this coder's own.
    """
    from carrel.workbench.load_study import load

    loaded = load(library, as_written(name), coder=coder)
    found = loaded.select(selection_of(request.query_params))
    return shapes_studies.Claims(list(found[offset : offset + limit]), len(found), limit, offset)


@post(
    "/api/studies/{name:str}/claims",
    operation_id="code",
    summary="Code a passage",
    tags=["claims"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID, Kind.NOT_QUOTED),
    response_headers=TAGGED,
    sync_to_thread=True,
)
def code(
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    data: JSONBody[given_studies.NewClaim],
) -> Response[Claim]:
    """A passage by start and end or by quote, with what it claims."""
    made = _make(library, as_written(name), data, coder)
    address = f"/api/studies/{quote(as_written(name), safe='')}/claims/{quote(made.id, safe='')}"
    return tagged(made, annotation_tag(made.revision), status=201, location=address)


def _make(library: Library, name: str, wanted: given_studies.NewClaim, coder: str) -> Claim:
    from carrel.workbench.code_passage import ClaimDraft, code_quotation, code_span
    from carrel.workbench.tend_codebook import add_area

    draft = ClaimDraft(**_fields(wanted, but=("work", "start", "end", "quote")))
    if (wanted.start is None) != (wanted.end is None) or (wanted.start is None) == (
        wanted.quote is None
    ):
        raise FieldErrors({"quote": "A claim needs its passage: start and end, or a quotation."})
    with library.studies.one_deed():
        add_area(library, name, wanted.area, coder=coder)
        if wanted.start is not None and wanted.end is not None:
            span = Span(wanted.start, wanted.end)
            return code_span(library, name, wanted.work, span, draft, coder=coder)
        return code_quotation(library, name, wanted.work, wanted.quote or "", draft, coder=coder)


def _fields(given: given_studies.Given, *, but: tuple[str, ...] = ()) -> dict[str, Any]:
    """The members of a body that say something, by name."""
    members = {name: getattr(given, name) for name in given.__struct_fields__ if name not in but}
    return {name: value for name, value in members.items() if value is not None}


@get(
    "/api/studies/{name:str}/claims/{claim_id:str}",
    operation_id="getClaim",
    summary="A claim",
    tags=["claims"],
    responses=problems(Kind.NOT_FOUND),
    response_headers=TAGGED,
    sync_to_thread=True,
)
def get_claim(
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    claim_id: FromPath[str],
    if_none_match: IfNoneMatch = None,
) -> Response[Claim]:
    """The claim with its passages."""
    found = seen_claim(library, as_written(name), as_written(claim_id), coder)
    return tagged_unless_known(found, annotation_tag(found.revision), if_none_match)


@patch(
    "/api/studies/{name:str}/claims/{claim_id:str}",
    operation_id="changeClaim",
    summary="Change a claim",
    tags=["claims"],
    responses=problems(Kind.NOT_FOUND, Kind.STALE, Kind.INVALID, Kind.UNCONDITIONAL),
    response_headers=TAGGED,
    sync_to_thread=True,
)
def patch_claim(
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    claim_id: FromPath[str],
    data: JSONBody[given_studies.ClaimChange],
    if_match: IfMatch = None,
) -> Response[Claim]:
    """Any of its fields but the passages; needs If-Match."""
    from carrel.workbench.code_passage import change_claim
    from carrel.workbench.tend_codebook import add_area

    study = as_written(name)
    with library.studies.one_deed():
        old = seen_claim(library, study, as_written(claim_id), coder)
        check_version(if_match, annotation_tag(old.revision))
        add_area(library, study, data.area or "", coder=coder)
        changed = change_claim(
            library, study, old.id, revision=old.revision, coder=coder, **_fields(data)
        )
    return tagged(changed, annotation_tag(changed.revision))


@patch(
    "/api/studies/{name:str}/claims",
    operation_id="changeClaims",
    summary="Change many claims at once",
    tags=["claims"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID),
    sync_to_thread=True,
)
def patch_claims(
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    data: JSONBody[given_studies.ClaimsChange],
) -> shapes_studies.ChangedClaims:
    """One act, undone at once; all of them or none.

    With ``selection``, a query of the study's filter, all claims that it leaves are meant.
    """
    study = as_written(name)
    with library.studies.one_deed():
        ids = _meant(library, study, coder, data)
        if data.deleted:
            for claim_id in ids:
                library.studies.delete_claim(study, claim_id, coder=coder)
        else:
            _change(library, study, ids, data, coder)
    return shapes_studies.ChangedClaims(len(ids))


def _meant(library: Library, study: str, coder: str, data: given_studies.ClaimsChange) -> list[str]:
    from carrel.study.selection import select
    from carrel.workbench.load_study import load

    loaded = load(library, study, coder=coder)
    if data.selection is None:
        return [seen_claim(library, study, each, coder).id for each in dict.fromkeys(data.ids)]
    query = MultiDict(parse_qsl(data.selection))
    return [claim.id for claim in select(loaded.claims, selection_of(query), loaded.study)]


def _change(
    library: Library, study: str, ids: list[str], data: given_studies.ClaimsChange, coder: str
) -> None:
    from carrel.workbench.code_passage import change_claims
    from carrel.workbench.tend_codebook import add_area

    add_area(library, study, data.area or "", coder=coder)
    changes = _fields(data, but=("ids", "selection", "deleted"))
    if changes:
        change_claims(library, study, ids, coder=coder, **changes)


@delete(
    "/api/studies/{name:str}/claims/{claim_id:str}",
    operation_id="deleteClaim",
    summary="Take a claim away",
    tags=["claims"],
    responses=problems(Kind.NOT_FOUND, Kind.STALE),
    sync_to_thread=True,
)
def delete_claim(
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    claim_id: FromPath[str],
    if_match: IfMatch = None,
) -> None:
    """Nothing is lost: a restoration brings it back. If-Match is heeded when it is sent."""
    study = as_written(name)
    with library.writing():
        old = seen_claim(library, study, as_written(claim_id), coder)
        check_version(if_match, annotation_tag(old.revision), required=False)
        library.studies.delete_claim(study, old.id, coder=coder)


@post(
    "/api/studies/{name:str}/claims/{claim_id:str}/restoration",
    operation_id="restoreClaim",
    summary="Bring a claim back",
    tags=["claims"],
    responses=problems(Kind.NOT_FOUND),
    status_code=200,
    response_headers=TAGGED,
    sync_to_thread=True,
)
def restore_claim(
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    claim_id: FromPath[str],
) -> Response[Claim]:
    """Undo what taking it away did."""
    restored = library.studies.restore_claim(as_written(name), as_written(claim_id), coder=coder)
    return tagged(restored, annotation_tag(restored.revision))


ROUTES = (
    list_claims,
    code,
    patch_claims,
    get_claim,
    patch_claim,
    delete_claim,
    restore_claim,
)
