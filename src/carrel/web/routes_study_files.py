"""Files brought into studies: claims, series of ties, whole studies."""

from __future__ import annotations

from dataclasses import dataclass, replace

from litestar import Response, delete, get, patch, post
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, MultipartBody

from carrel.store.library import Library
from carrel.study.errors import StudyError
from carrel.study.series import Series
from carrel.study.study import Study
from carrel.web import given_studies, shapes_studies
from carrel.web.describing import TAGGED, problems
from carrel.web.problems import Kind
from carrel.web.routes_works import MAX_UPLOAD
from carrel.web.slashes import as_written
from carrel.web.studying import study_tag
from carrel.web.uploading import plain_file_name
from carrel.web.versions import tagged


@dataclass(frozen=True)
class ClaimsForm:
    """A form with a file of claims, and the citation key of the work they are from."""

    file: UploadFile
    source: str = ""


@dataclass(frozen=True)
class SeriesForm:
    """A form with a CSV file of ties, what to call them, and where they come from."""

    file: UploadFile
    name: str = ""
    citation: str = ""
    work: str = ""


@dataclass(frozen=True)
class StudyForm:
    """A form with a whole study as it was taken out, and a name for it if it has another."""

    file: UploadFile
    name: str = ""


@post(
    "/api/studies/{name:str}/import",
    operation_id="importClaims",
    summary="Bring claims in from a file",
    tags=["study files"],
    responses=problems(Kind.NOT_FOUND, Kind.MEDIA_TYPE, Kind.TOO_LARGE, Kind.INVALID),
    request_max_body_size=MAX_UPLOAD,
    status_code=200,
    sync_to_thread=True,
)
def import_claims(
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    data: MultipartBody[ClaimsForm],
) -> shapes_studies.Brought:
    """JSON or CSV; each quotation is looked for in its source. What is good is one act."""
    from carrel.workbench import exchange_study

    imported = exchange_study.import_claims(
        library,
        as_written(name),
        data.file.file.read(),
        plain_file_name(data.file.filename),
        source=data.source,
        coder=coder,
    )
    return shapes_studies.Brought(
        len(imported.made),
        [shapes_studies.Remark(each.place, each.reason) for each in imported.skipped],
        [shapes_studies.Remark(each.place, each.reason) for each in imported.moved],
    )


@post(
    "/api/studies/whole",
    operation_id="importStudy",
    summary="Bring a whole study back",
    tags=["study files"],
    responses=problems(Kind.EXISTS, Kind.MEDIA_TYPE, Kind.TOO_LARGE, Kind.INVALID),
    request_max_body_size=MAX_UPLOAD,
    response_headers=TAGGED,
    sync_to_thread=True,
)
def import_study(
    library: NamedDependency[Library], data: MultipartBody[StudyForm]
) -> Response[Study]:
    """From the JSON that its export wrote; the works must be on the shelf."""
    from carrel.workbench import exchange_study

    file_name = plain_file_name(data.file.filename)
    read = data.file.file.read()
    study = exchange_study.import_study(library, read, file_name, name=data.name)
    return tagged(study, study_tag(study), status=201)


@get(
    "/api/studies/{name:str}/series",
    operation_id="listSeries",
    summary="The series of a study",
    tags=["study files"],
    responses=problems(Kind.NOT_FOUND),
    response_headers=TAGGED,
    sync_to_thread=True,
)
def list_series(
    library: NamedDependency[Library], name: FromPath[str]
) -> Response[shapes_studies.AllSeries]:
    """Ties from outside the texts, each with its source."""
    study = library.studies.get(as_written(name))
    return tagged(shapes_studies.AllSeries(list(study.series), study.revision), study_tag(study))


@post(
    "/api/studies/{name:str}/series",
    operation_id="importSeries",
    summary="Bring a series of ties in",
    tags=["study files"],
    responses=problems(Kind.NOT_FOUND, Kind.MEDIA_TYPE, Kind.TOO_LARGE, Kind.INVALID),
    request_max_body_size=MAX_UPLOAD,
    status_code=200,
    sync_to_thread=True,
)
def import_series(
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    data: MultipartBody[SeriesForm],
) -> shapes_studies.Brought:
    """From CSV; it takes the name of its file unless it is given another."""
    from carrel.workbench import exchange_study

    file_name = plain_file_name(data.file.filename)
    called = data.name.strip() or file_name.rpartition(".")[0] or file_name
    series = exchange_study.import_series(
        library,
        as_written(name),
        data.file.file.read(),
        file_name,
        Series(called, (), data.work, data.citation.strip()),
        coder=coder,
    )
    return shapes_studies.Brought(len(series.ties), [], [])


@patch(
    "/api/studies/{name:str}/series/{series:str}",
    operation_id="changeSeries",
    summary="Say whether a series stands in networks",
    tags=["study files"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID),
    response_headers=TAGGED,
    sync_to_thread=True,
)
def patch_series(
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    series: FromPath[str],
    data: JSONBody[given_studies.SeriesChange],
) -> Response[Study]:
    """There it is marked as entered by hand."""
    from carrel.workbench.tend_codebook import keep

    with library.studies.one_deed():
        study = library.studies.get(as_written(name))
        _check_series(study, as_written(series))
        changed = tuple(
            replace(each, in_network=data.in_network) if each.name == as_written(series) else each
            for each in study.series
        )
        study = keep(library, study, coder=coder, series=changed)
    return tagged(study, study_tag(study))


@delete(
    "/api/studies/{name:str}/series/{series:str}",
    operation_id="dropSeries",
    summary="Take a series out",
    tags=["study files"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID),
    sync_to_thread=True,
)
def delete_series(
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    series: FromPath[str],
) -> None:
    """Undo brings it back."""
    from carrel.workbench.tend_codebook import keep

    with library.studies.one_deed():
        study = library.studies.get(as_written(name))
        _check_series(study, as_written(series))
        left = tuple(each for each in study.series if each.name != as_written(series))
        keep(library, study, coder=coder, series=left)


def _check_series(study: Study, series: str) -> None:
    if series not in {each.name for each in study.series}:
        message = f"The study has no series '{series}': choose one that it has."
        raise StudyError(message)


ROUTES = (
    import_claims,
    import_study,
    list_series,
    import_series,
    patch_series,
    delete_series,
)
