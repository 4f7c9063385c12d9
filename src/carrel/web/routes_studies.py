"""Studies: begun, changed, taken away; who codes; dates as written; the log, undo and redo."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from litestar import Response, delete, get, patch, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter

from carrel.store.library import Library
from carrel.study.codebook import Codebook, check_codebook
from carrel.study.errors import StudyError
from carrel.study.study import Reliability, Study
from carrel.web import given_studies, shapes_studies
from carrel.web.describing import TAGGED, IfMatch, IfNoneMatch, Limit, Offset, problems
from carrel.web.pages.study.log import act_words, count_acts, seen_acts
from carrel.web.problems import Kind
from carrel.web.slashes import as_written
from carrel.web.studying import coder_cookie, sources_of, study_tag
from carrel.web.versions import check_version, tagged, tagged_unless_known


@get(
    "/api/studies",
    operation_id="listStudies",
    summary="All studies",
    tags=["studies"],
    responses=problems(),
    sync_to_thread=True,
)
def list_studies(
    library: NamedDependency[Library], coder: NamedDependency[str]
) -> shapes_studies.Studies:
    """One of them is active: what the reader codes goes into it."""
    studies = library.studies.all()
    return shapes_studies.Studies([_summary(library, study, coder) for study in studies])


def _summary(library: Library, study: Study, coder: str) -> shapes_studies.StudySummary:
    claims = library.studies.claims(study.name, coder=coder)
    return shapes_studies.StudySummary(
        study.name,
        study.active,
        study.blind,
        len(claims),
        len(sources_of(claims)),
        study.revision,
        library.studies.version(study.name),
    )


@post(
    "/api/studies",
    operation_id="newStudy",
    summary="Begin a study",
    tags=["studies"],
    responses=problems(Kind.EXISTS, Kind.INVALID),
    response_headers=TAGGED,
    sync_to_thread=True,
)
def new_study(
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    data: JSONBody[given_studies.NewStudy],
) -> Response[Study]:
    """It becomes the active one."""
    with library.writing():
        made = library.studies.new(data.name)
        begun = replace(
            made,
            questions=tuple(data.questions),
            method=data.method,
            codebook=check_codebook(Codebook(tuple(data.areas))),
            revision=made.revision + 1,
        )
        made = library.studies.save(begun, coder=coder)
    return tagged(made, study_tag(made), status=201)


@put(
    "/api/active-study",
    operation_id="useStudy",
    summary="Make a study the active one",
    tags=["studies"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID),
    sync_to_thread=True,
)
def use_study(
    library: NamedDependency[Library], data: JSONBody[given_studies.StudyName]
) -> Response[Study]:
    """The one that was active is active no longer."""
    study = library.studies.use(data.name)
    return tagged(study, study_tag(study))


@put(
    "/api/coder",
    operation_id="setCoder",
    summary="Say who codes at this browser",
    tags=["studies"],
    responses=problems(Kind.INVALID),
    sync_to_thread=False,
)
def set_coder(data: JSONBody[given_studies.CoderName]) -> Response[shapes_studies.Coder]:
    """Kept in a cookie of this desk's own."""
    name = data.coder.strip()
    return Response(shapes_studies.Coder(name), cookies=[coder_cookie(name)])


@get(
    "/api/studies/{name:str}",
    operation_id="getStudy",
    summary="A study but for its claims",
    tags=["studies"],
    responses=problems(Kind.NOT_FOUND),
    response_headers=TAGGED,
    sync_to_thread=True,
)
def get_study(
    library: NamedDependency[Library], name: FromPath[str], if_none_match: IfNoneMatch = None
) -> Response[Study]:
    """Questions, method, actors, codebook, hypotheses, series, grades of sources."""
    study = library.studies.get(as_written(name))
    return tagged_unless_known(study, study_tag(study), if_none_match)


@patch(
    "/api/studies/{name:str}",
    operation_id="changeStudy",
    summary="Change a study",
    tags=["studies"],
    responses=problems(Kind.NOT_FOUND, Kind.EXISTS, Kind.STALE, Kind.INVALID, Kind.UNCONDITIONAL),
    response_headers=TAGGED,
    sync_to_thread=True,
)
def patch_study(
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    data: JSONBody[given_studies.StudyChange],
    if_match: IfMatch = None,
) -> Response[Study]:
    """Its name, questions, method, seed, blindness, grades of sources; needs If-Match."""
    with library.studies.one_deed():
        study = library.studies.get(as_written(name))
        check_version(if_match, study_tag(study))
        if data.name is not None and data.name != study.name:
            study = library.studies.rename(study.name, data.name, coder=coder)
        wanted = _changed(library, study, data)
        if wanted != study:
            study = library.studies.save(replace(wanted, revision=study.revision + 1), coder=coder)
    return tagged(study, study_tag(study))


def _changed(library: Library, study: Study, data: given_studies.StudyChange) -> Study:
    grades: dict[str, Reliability] = dict(study.reliability)
    for key, grade in (data.reliability or {}).items():
        if grade is None:
            grades.pop(key, None)
        else:
            grades[library.works.get(key).key] = grade
    return replace(
        study,
        questions=study.questions
        if data.questions is None
        else tuple(filter(None, (question.strip() for question in data.questions))),
        method=study.method if data.method is None else data.method.strip(),
        seed=study.seed if data.seed is None else data.seed,
        blind=study.blind if data.blind is None else data.blind,
        reliability=tuple(grades.items()),
    )


@delete(
    "/api/studies/{name:str}",
    operation_id="removeStudy",
    summary="Take a study away",
    tags=["studies"],
    responses=problems(Kind.NOT_FOUND),
    sync_to_thread=True,
)
def delete_study(library: NamedDependency[Library], name: FromPath[str]) -> None:
    """With its claims; a restoration brings everything back."""
    library.studies.remove(as_written(name))


@post(
    "/api/studies/{name:str}/restoration",
    operation_id="restoreStudy",
    summary="Bring a study back",
    tags=["studies"],
    responses=problems(Kind.NOT_FOUND),
    status_code=200,
    response_headers=TAGGED,
    sync_to_thread=True,
)
def restore_study(library: NamedDependency[Library], name: FromPath[str]) -> Response[Study]:
    """Undo what taking it away did."""
    study = library.studies.restore(as_written(name))
    return tagged(study, study_tag(study))


@get(
    "/api/studies/{name:str}/when",
    operation_id="readWhen",
    summary="A date as written, understood",
    tags=["studies"],
    responses=problems(Kind.NOT_FOUND),
    sync_to_thread=True,
)
def read_date(
    library: NamedDependency[Library],
    name: FromPath[str],
    written: Annotated[str, QueryParameter(description="Such as: fall of 2000, 1995 to 2000.")],
    language: Annotated[str, QueryParameter(description="The language it is written in.")] = "en",
) -> shapes_studies.UnderstoodWhen:
    """In EDTF, in decimal years, and in words; half-typed it is no fault, but has its sentence."""
    from carrel.study.when import read_when, show_when

    library.studies.get(as_written(name))
    try:
        when = read_when(written, language)
    except StudyError as error:
        return shapes_studies.UnderstoodWhen(
            written, "", None, None, approximate=False, shown="", problem=str(error)
        )
    shown = show_when(when)
    return shapes_studies.UnderstoodWhen(
        when.written, when.edtf, when.start, when.end, when.approximate, shown
    )


@get(
    "/api/studies/{name:str}/actor",
    operation_id="readActor",
    summary="An actor as written, understood",
    tags=["studies"],
    responses=problems(Kind.NOT_FOUND),
    sync_to_thread=True,
)
def read_actor(
    library: NamedDependency[Library],
    name: FromPath[str],
    written: Annotated[str, QueryParameter(description="An id, a name or another name.")],
) -> shapes_studies.UnderstoodActor:
    """One of the study's, or a state of ISO 3166, which comes into the study when it is coded."""
    from carrel.workbench.draft_claim import known_actor

    study = library.studies.get(as_written(name))
    try:
        wanted, actor_id = known_actor(study, written)
    except StudyError as error:
        return shapes_studies.UnderstoodActor("", "", known=False, problem=str(error))
    [actor] = [each for each in wanted.actors if each.id == actor_id]
    return shapes_studies.UnderstoodActor(actor.id, actor.name, wanted is study)


@get(
    "/api/studies/{name:str}/acts",
    operation_id="listActs",
    summary="The log of a study",
    tags=["studies"],
    responses=problems(Kind.NOT_FOUND),
    sync_to_thread=True,
)
def list_acts(
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    limit: Limit = 200,
    offset: Offset = 0,
) -> shapes_studies.Acts:
    """Every act of coding, the last first; while the study is blind only this coder's own."""
    study = as_written(name)
    shown = list(seen_acts(library, study, coder, offset, limit))
    return shapes_studies.Acts(shown, count_acts(library, study, coder), limit, offset)


@post(
    "/api/studies/{name:str}/undo",
    operation_id="undoCoding",
    summary="Undo this coder's last act",
    tags=["studies"],
    responses=problems(Kind.NOT_FOUND, Kind.STALE, Kind.INVALID),
    status_code=200,
    sync_to_thread=True,
)
def undo(
    library: NamedDependency[Library], coder: NamedDependency[str], name: FromPath[str]
) -> shapes_studies.Undone:
    """Itself an act; it says so when another changed the same thing since."""
    act = library.studies.undo(as_written(name), coder=coder)
    return shapes_studies.Undone(act, f"Undone: {act_words(act)}.")


@post(
    "/api/studies/{name:str}/redo",
    operation_id="redoCoding",
    summary="Do again what this coder undid last",
    tags=["studies"],
    responses=problems(Kind.NOT_FOUND, Kind.STALE, Kind.INVALID),
    status_code=200,
    sync_to_thread=True,
)
def redo(
    library: NamedDependency[Library], coder: NamedDependency[str], name: FromPath[str]
) -> shapes_studies.Undone:
    """Itself an act."""
    act = library.studies.redo(as_written(name), coder=coder)
    return shapes_studies.Undone(act, f"Done again: {act_words(act)}.")


ROUTES = (
    list_studies,
    new_study,
    use_study,
    set_coder,
    get_study,
    patch_study,
    delete_study,
    restore_study,
    read_date,
    read_actor,
    list_acts,
    undo,
    redo,
)
