"""A claim as a page shows it: names for ids, dates in words, its passages with their places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle

from carrel.annotations.anchoring import Anchored, anchor
from carrel.store.library import Library
from carrel.study.claim import Claim
from carrel.study.codebook import path_of
from carrel.study.study import Study
from carrel.study.when import show_when
from carrel.values.span import Span
from carrel.web.pages.page_text import ClaimMark
from carrel.workbench.trace_claims import proof_of

SIGNS: Mapping[int, str] = {1: "+", 0: "0", -1: "−"}
_AREA_COLORS = ("blue", "red", "green", "orange", "purple", "pink", "yellow", "grey")
_DOUBTS = {
    Anchored.ALTERED: "The words have changed a little since they were coded.",
    Anchored.UNCERTAIN: "Only a likeness of these words is in the text as it is now.",
    Anchored.ORPHAN: "These words are no longer in the text.",
}


@dataclass(frozen=True, slots=True)
class PassageLine:
    """The words of a passage, where the reader opens at them, its citation, what is uncertain."""

    quote: str
    address: str
    citation: str
    doubt: str


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim with the names of its actors, its date in words, and its factor's colour."""

    claim: Claim
    who: str
    whom: str
    when: str
    color: str
    condition: str
    passages: tuple[PassageLine, ...]


def lines_of(library: Library, study: Study, claims: Sequence[Claim]) -> list[ClaimLine]:
    """Each claim as a page shows it, in the order given, with its passages traced."""
    names = actor_names(study)
    colors = factor_colors(study)
    return [
        ClaimLine(
            claim,
            names.get(claim.who, claim.who),
            names.get(claim.whom, claim.whom),
            show_when(claim.when),
            colors.get(claim.factor, ""),
            _condition(claim, names),
            tuple(
                PassageLine(
                    passage.words, passage.address, passage.citation, _DOUBTS.get(passage.sure, "")
                )
                for passage in proven.passages
            ),
        )
        for claim, proven in zip(claims, proof_of(library, claims), strict=True)
    ]


def actor_names(study: Study) -> dict[str, str]:
    """What each actor is called, by its id."""
    return {actor.id: actor.name for actor in study.actors}


def factor_colors(study: Study) -> dict[str, str]:
    """The colour of each factor: its own, else that of the nearest above it, else of its area."""
    by_name = {factor.name: factor for factor in study.codebook.factors}
    areas = dict(zip(study.codebook.areas, cycle(_AREA_COLORS), strict=False))
    colors: dict[str, str] = {}
    for factor in study.codebook.factors:
        line = [by_name[name] for name in reversed(path_of(study.codebook, factor.name))]
        own = next((each.color for each in line if each.color), "")
        area = next((each.area for each in line if each.area), "")
        colors[factor.name] = own or areas.get(area, "")
    return colors


def claim_marks(
    library: Library, study: Study, claims: Sequence[Claim], key: str
) -> list[ClaimMark]:
    """Where the claims' passages stand in a work's text as it is now."""
    colors = factor_colors(study)
    document = library.works.get(key).document
    marks: list[ClaimMark] = []
    for claim in claims:
        color, sign = colors.get(claim.factor, ""), SIGNS[claim.direction]
        for passage in claim.passages:
            if passage.document == document:
                span: Span | None = passage.selector.position
            else:
                span = anchor(library.documents.text(document), passage.selector).span
            if span is not None:
                marks.append(ClaimMark(claim.id, span, color, sign))
    return marks


def _condition(claim: Claim, names: Mapping[str, str]) -> str:
    if claim.condition is None:
        return ""
    who, whom = claim.condition.who, claim.condition.whom
    turn = "draw closer" if claim.condition.sign > 0 else "fall out"
    return f"if {names.get(who, who)} and {names.get(whom, whom)} {turn}"
