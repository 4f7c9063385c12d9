"""Agreement between coders: figures, and disagreements side by side to settle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from carrel.store.library import Library
from carrel.study.claim import Claim
from carrel.study.errors import StudyError
from carrel.web.pages.rendering import render
from carrel.web.pages.study.frame import frame, open_study
from carrel.web.slashes import as_written
from carrel.workbench.load_study import load

if TYPE_CHECKING:
    from carrel.study.agreement import Agreement, Disagreement

PER_PAGE = 30
_CONTEXT = 160
FIELD_WORDS: Mapping[str, str] = {
    "passage": "Whether to code it",
    "who": "Who",
    "whom": "Whom",
    "area": "Area",
    "factor": "Factor",
    "direction": "Direction",
    "strength": "Strength",
    "certainty": "Certainty",
    "value": "Value (direction × strength)",
    "modality": "How the source says it",
    "horizon": "Horizon",
    "start": "Begins",
    "end": "Ends",
}
"""What the fields of a claim are called where coders are compared."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one coder has: the value in words, and the claim, empty where there is none."""

    coder: str
    claim: str
    shown: str
    others: tuple[str, ...]
    sent: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A disagreement: the words it is about, where they open, and what each coder has."""

    field: str
    words: str
    address: str
    readings: tuple[Reading, ...]


@get("/studies/{name:str}/agreement", include_in_schema=False, sync_to_thread=True)
def agreement_page(
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    between: FromQuery[list[str] | None] = None,
    page: FromQuery[int] = 1,
) -> Response[str]:
    """Where and what, for the coders asked for, else all; while blind the figures alone."""
    opened = open_study(library, as_written(name), coder=coder)
    every = load(library, opened.study.name)
    coders = sorted(every.columns.coder.names)
    chosen = tuple(each for each in between or () if each in coders)
    found, reason = agreement_of(library, opened.study.name, chosen)
    listed = found.disagreements if found and not opened.study.blind else ()
    pages = max(1, -(-len(listed) // PER_PAGE))
    at = min(max(page, 1), pages)
    shown = listed[(at - 1) * PER_PAGE : at * PER_PAGE]
    return render(
        "study_agreement.html",
        **frame(opened, "agreement"),
        coders=coders,
        chosen=chosen or coders,
        found=found,
        reason=reason,
        field_words=FIELD_WORDS,
        unsettled=[_unsettled(library, each, every.by_id) for each in shown],
        total=len(listed),
        page=at,
        pages=pages,
        between="&".join(f"between={each}" for each in chosen),
    )


def agreement_of(
    library: Library, name: str, coders: Sequence[str]
) -> tuple[Agreement | None, str]:
    """The agreement of these coders, or all; else ``None`` with the sentence that says why."""
    from carrel.study.agreement import between_coders

    loaded = load(library, name)

    def compare() -> Agreement:
        documents = {passage.document for claim in loaded.claims for passage in claim.passages}
        lengths = {each: library.documents.summary(each).characters for each in documents}
        return between_coders(loaded.study, loaded.claims, coders, lengths=lengths)

    try:
        found = loaded.once(("compared", tuple(coders)), compare)
    except StudyError as error:
        return None, str(error)
    return found, found.reason


def _unsettled(
    library: Library, disagreement: Disagreement, claims: Mapping[str, Claim]
) -> Unsettled:
    ids = tuple(claim for _, claim, _ in disagreement.readings if claim)
    work = claims[ids[0]].source
    text = library.documents.text(disagreement.document)
    words = text[disagreement.span.start : disagreement.span.end]
    page = library.documents.page_at(disagreement.document, disagreement.span.start)
    return Unsettled(
        disagreement.field,
        words if len(words) <= 2 * _CONTEXT else f"{words[:_CONTEXT]} … {words[-_CONTEXT:]}",
        f"/works/{work}/read?page={page.number}#c-{ids[0]}",
        tuple(
            Reading(
                coder,
                claim,
                shown,
                tuple(each for each in ids if each != claim),
                _sent(disagreement.field, claims[claim]) if claim else {},
            )
            for coder, claim, shown in disagreement.readings
        ),
    )


def _sent(field: str, claim: Claim) -> Mapping[str, Any]:
    """What gives other claims the value that this claim has in a field."""
    if field == "passage":
        return {}
    if field in {"start", "end"}:
        return {"when": claim.when.written or claim.when.edtf}
    return {field: getattr(claim, field)}
