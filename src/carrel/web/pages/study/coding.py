"""The form in which a passage is coded, empty or with a claim's fields."""

from __future__ import annotations

from dataclasses import dataclass

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from carrel.store.library import Library
from carrel.study.claim import Claim, Horizon, Modality
from carrel.study.study import Study
from carrel.study.when import show_when
from carrel.values.span import Span
from carrel.web.pages.rendering import render
from carrel.web.pages.study.choosing import HORIZON_WORDS
from carrel.web.pages.study.lines import actor_names
from carrel.web.slashes import as_written
from carrel.web.studying import seen_claim
from carrel.workbench.read_document import read_span

_MODALITIES = (
    (Modality.ASSERTED, "asserts it"),
    (Modality.REPORTED, "reports it"),
    (Modality.ATTRIBUTED, "says others say it"),
    (Modality.CONDITIONAL, "says it on a condition"),
    (Modality.DENIED, "denies it"),
)


@dataclass(frozen=True, slots=True)
class CodingForm:
    """What stands in the fields: names, not ids; degrees and signs as their radio buttons have them."""

    quotes: tuple[str, ...]
    events: tuple[str, ...]
    claim: str = ""
    revision: int = 0
    who: str = ""
    whom: str = ""
    symmetric: bool = False
    when: str = ""
    when_said: str = ""
    factor: str = ""
    area: str = ""
    direction: str = ""
    strength: str = "2"
    certainty: str = "3"
    modality: str = Modality.ASSERTED.value
    horizon: str = Horizon.NONE.value
    condition_who: str = ""
    condition_whom: str = ""
    condition_sign: str = "1"
    event: str = ""
    note: str = ""

    @property
    def modalities(self) -> tuple[tuple[str, str], ...]:
        """How a source may say something."""
        return tuple((each.value, said) for each, said in _MODALITIES)

    @property
    def horizons(self) -> tuple[tuple[str, str], ...]:
        """For how long it may hold."""
        order = (Horizon.NONE, Horizon.SHORT, Horizon.LONG)
        return tuple((each.value, HORIZON_WORDS[each]) for each in order)


@get("/studies/{name:str}/coding", include_in_schema=False, sync_to_thread=True)
def coding_page(  # noqa: PLR0913, PLR0917 - a passage or a claim
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    claim: FromQuery[str] = "",
    work: FromQuery[str] = "",
    start: FromQuery[int] = 0,
    end: FromQuery[int] = 0,
) -> Response[str]:
    """For a passage of a work, or for a claim that is to be changed."""
    study = library.studies.get(as_written(name))
    claims = library.studies.claims(study.name, coder=coder)
    events = tuple(sorted({each.event for each in claims} - {""}, key=str.casefold))
    if claim:
        form = form_of(study, seen_claim(library, study.name, claim, coder), events)
    else:
        form = CodingForm((read_span(library, work, Span(start, end)),), events)
    return render("coding.html", study=study, coder=coder, form=form)


def form_of(study: Study, claim: Claim, events: tuple[str, ...] = ()) -> CodingForm:
    """The form with a claim's fields."""
    names = actor_names(study)
    condition = claim.condition
    return CodingForm(
        tuple(passage.selector.quote.exact for passage in claim.passages),
        events,
        claim.id,
        claim.revision,
        names.get(claim.who, claim.who),
        names.get(claim.whom, claim.whom),
        claim.symmetric,
        claim.when.written or claim.when.edtf,
        show_when(claim.when),
        claim.factor,
        claim.area,
        str(claim.direction),
        str(claim.strength),
        str(claim.certainty),
        claim.modality.value,
        claim.horizon.value,
        names.get(condition.who, condition.who) if condition else "",
        names.get(condition.whom, condition.whom) if condition else "",
        str(condition.sign) if condition else "1",
        claim.event,
        claim.note,
    )
