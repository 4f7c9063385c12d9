"""What the commands of a study print with ``--json``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from carrel.cli.records import of_span
from carrel.study.when import show_when

if TYPE_CHECKING:
    from carrel.study.act import Act
    from carrel.study.claim import Claim
    from carrel.study.figure import Figure
    from carrel.study.study import Study
    from carrel.workbench.trace_claims import Proof, ProvenPassage


def of_study(study: Study, claims: int, sources: int, version: int) -> dict[str, Any]:
    """A study; ``claims`` and ``sources`` are counts, ``version`` the number of its last act."""
    record: dict[str, Any] = msgspec.to_builtins(study)
    return {**record, "claims": claims, "sources": sources, "version": version}


def of_claim(claim: Claim, proven: Proof | None = None) -> dict[str, Any]:
    """A claim; its passages with place, locator and citation when it was traced."""
    record: dict[str, Any] = msgspec.to_builtins(claim)
    record["when"]["shown"] = show_when(claim.when)
    record["work"] = claim.source
    if proven is None:
        record["passages"] = [
            {"quote": one.selector.quote.exact, "span": of_span(one.selector.position)}
            for one in claim.passages
        ]
    else:
        record["passages"] = [of_passage(passage) for passage in proven.passages]
    return record


def of_passage(passage: ProvenPassage) -> dict[str, Any]:
    """A passage with its proof; ``sure`` says how its place in the text was found."""
    locator = passage.locator
    return {
        "work": passage.work,
        "quote": passage.words,
        "span": of_span(passage.span),
        "sure": passage.sure.value,
        "locator": {"label": locator.label, "value": locator.value} if locator else None,
        "citation": passage.citation,
        "reference": passage.reference,
        "address": passage.address,
    }


def of_figure(figure: Figure) -> dict[str, Any]:
    """A computed figure with all it rests on; ``value`` is null, with a reason, where there is none."""
    return {
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "sources": figure.sources,
        "claims": figure.claims,
        "reason": figure.reason,
        "contributions": [
            {"claim": one.claim, "amount": one.amount} for one in figure.contributions
        ],
        "parameters": dict(figure.parameters),
        "version": figure.version,
    }


def of_act(act: Act) -> dict[str, Any]:
    """An act of coding with the record before and after."""
    return {**msgspec.to_builtins(act), "deed": act.deed}
