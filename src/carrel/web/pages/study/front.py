"""The list of studies, and the front page of one."""

from __future__ import annotations

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from carrel.store.library import Library
from carrel.study.study import Reliability
from carrel.web.pages.rendering import render
from carrel.web.pages.study.frame import frame, open_study, study_path
from carrel.web.slashes import as_written

GRADES = (
    (Reliability.COMPLETELY, "A: completely reliable"),
    (Reliability.USUALLY, "B: usually reliable"),
    (Reliability.FAIRLY, "C: fairly reliable"),
    (Reliability.NOT_USUALLY, "D: not usually reliable"),
    (Reliability.UNRELIABLE, "E: unreliable"),
    (Reliability.CANNOT_BE_JUDGED, "F: cannot be judged"),
)
"""The grades of a source (NATO Admiralty code, AJP-2.1) as they are offered."""


@get("/studies", include_in_schema=False, sync_to_thread=True)
def studies_page(library: NamedDependency[Library], coder: NamedDependency[str]) -> Response[str]:
    """Every study as a quiet line, the active one first."""
    studies = sorted(library.studies.all(), key=lambda study: not study.active)
    opened = [open_study(library, study.name, coder=coder) for study in studies]
    return render(
        "studies.html",
        here="/studies",
        coder=coder,
        lines=[
            (
                each.study,
                study_path(each.study.name),
                len(each.claims),
                len(each.claims.source.counts()),
            )
            for each in opened
        ],
        removed=library.studies.removed(),
    )


@get("/studies/{name:str}", include_in_schema=False, sync_to_thread=True)
def study_page(
    library: NamedDependency[Library], coder: NamedDependency[str], name: FromPath[str]
) -> Response[str]:
    """A study's questions and method, what it rests on, what can be brought in and taken out."""
    opened = open_study(library, as_written(name), coder=coder)
    counts = opened.claims.source.counts()
    works = {work.key: work for work in library.works.all()}
    grades = dict(opened.study.reliability)
    keys = [*counts, *(key for key in grades if key not in counts)]
    return render(
        "study.html",
        **frame(opened, ""),
        sources=[(works[key], counts[key], grades.get(key)) for key in keys if key in works],
        grades=GRADES,
        works=list(works.values()),
        coders=sorted(opened.claims.coder.names),
    )
