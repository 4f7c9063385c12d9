"""A study taken out: whole as JSON, its claims as CSV or JSON."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from carrel.store.library import Library
from carrel.web.pages.study.choosing import selection_of
from carrel.web.pages.study.frame import open_study
from carrel.web.routes_originals import attachment
from carrel.web.slashes import as_written

_CSV, _JSON = "text/csv; charset=utf-8", "application/json"


@get("/studies/{name:str}/export.json", include_in_schema=False, sync_to_thread=True)
def export_whole(
    library: NamedDependency[Library], coder: NamedDependency[str], name: FromPath[str]
) -> Response[bytes]:
    """All of the study; while it is blind, only when nobody else has coded in it."""
    from carrel.workbench.exchange_study import export_study

    study = library.studies.get(as_written(name))
    written = export_study(library, study.name, coder=coder)
    return _file(written, f"{study.name}.json", _JSON)


@get("/studies/{name:str}/export.csv", include_in_schema=False, sync_to_thread=True)
def export_every_claim(
    library: NamedDependency[Library], coder: NamedDependency[str], name: FromPath[str]
) -> Response[bytes]:
    """The claims that this coder may see, a row for each passage."""
    from carrel.workbench.exchange_study import export_claims

    study = library.studies.get(as_written(name))
    return _file(export_claims(library, study.name, coder=coder), f"{study.name}.csv", _CSV)


@get("/studies/{name:str}/claims.csv", include_in_schema=False, sync_to_thread=True)
def claims_csv(
    request: Request[Any, Any, Any],
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
) -> Response[bytes]:
    """The claims that the filter leaves, as the table has them."""
    from carrel.workbench.exchange_study import export_claims

    selection = selection_of(request.query_params)
    opened = open_study(library, as_written(name), coder=coder, selection=selection)
    ids = [claim.id for claim in opened.claims]
    written = export_claims(library, opened.study.name, coder=coder, ids=ids)
    return _file(written, f"{opened.study.name} claims.csv", _CSV)


@get("/studies/{name:str}/claims.json", include_in_schema=False, sync_to_thread=True)
def claims_json(
    request: Request[Any, Any, Any],
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
) -> Response[bytes]:
    """The same as JSON."""
    from litestar.serialization import encode_json

    selection = selection_of(request.query_params)
    opened = open_study(library, as_written(name), coder=coder, selection=selection)
    written = encode_json({"study": opened.study.name, "claims": opened.claims.claims})
    return _file(written, f"{opened.study.name} claims.json", _JSON)


def _file(body: bytes, name: str, media_type: str) -> Response[bytes]:
    headers = {"content-disposition": attachment(name)}
    return Response(body, media_type=media_type, headers=headers)
