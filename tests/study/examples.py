"""Claims made by hand and by chance, for the tests of the study."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

from hypothesis import strategies as st

from carrel.annotations.annotation import Selector, TextQuoteSelector
from carrel.study.actor import Actor
from carrel.study.claim import Claim, CodedPassage, Horizon, Modality
from carrel.study.codebook import Codebook, Factor
from carrel.study.network import Network, Tie
from carrel.study.study import Study
from carrel.study.when import decimal_years
from carrel.values.span import Span


def passage(work: str = "book", start: int = 0, end: int = 10, text: str = "") -> CodedPassage:
    """A passage of a work; its words are as good as any."""
    return CodedPassage(
        work, f"text of {work}", Selector(Span(start, end), TextQuoteSelector(text))
    )


def make_claim(id: str = "C1", *, source: str = "book", **fields: Any) -> Claim:  # noqa: A002 - the field's name
    """A claim that keeps every rule, with anything changed by name; ``years`` is its stretch."""
    years = fields.pop("years", (2000.0, 2001.0))
    given: dict[str, Any] = {
        "passages": (passage(source),),
        "coder": "ann",
        "who": "IRN",
        "whom": "RUS",
        "when": decimal_years(*years),
        "area": "political",
        "factor": "diplomacy",
        "direction": 1,
        "strength": 2,
        "certainty": 3,
    }
    return Claim(id, **(given | fields))


STUDY = Study(
    "Two powers",
    actors=(Actor("IRN", "Iran"), Actor("RUS", "Russia"), Actor("USA", "United States")),
    codebook=Codebook(
        ("political", "economic"),
        (
            Factor("diplomacy", area="political"),
            Factor("summits", "diplomacy", "political"),
            Factor("trade", area="economic"),
        ),
    ),
)


def claim_of_row(row: dict[str, Any]) -> Claim:
    """A claim as the yardstick's file has it."""
    return make_claim(
        row["id"],
        passages=(passage("jalali2001", row["start"], row["end"], row["quote"]),),
        who=row["a"],
        whom=row["b"],
        years=row["when"],
        area=row["area"],
        factor=row["factor"],
        direction=row["dir"],
        strength=row["strength"],
        certainty=row["certainty"],
        modality=Modality(row["modality"]),
        horizon=Horizon(row["horizon"]),
    )


@st.composite
def some_claims(draw: st.DrawFn, most: int = 12) -> tuple[Claim, ...]:
    """Up to a dozen claims of a few sources, on one dyad or another, of every kind."""
    claims: list[Claim] = []
    for number in range(draw(st.integers(0, most))):
        start = draw(st.integers(1980, 2005))
        area, factor = draw(st.sampled_from([("political", "diplomacy"), ("economic", "trade")]))
        claims.append(
            make_claim(
                f"C{number}",
                source=draw(st.sampled_from("abcdefgh")),
                whom=draw(st.sampled_from(["RUS", "RUS", "USA"])),
                years=(float(start), float(start + draw(st.integers(0, 9)))),
                area=area,
                factor=factor,
                direction=draw(st.sampled_from([1, 0, -1])),
                strength=draw(st.integers(1, 3)),
                certainty=draw(st.integers(1, 3)),
                modality=draw(st.sampled_from(list(Modality))),
                horizon=draw(st.sampled_from(list(Horizon))),
                event=draw(st.sampled_from(["", "", "war", "visit"])),
            )
        )
    return tuple(claims)


def network_of(nodes: Sequence[str], edges: Sequence[tuple[int, int, float]]) -> Network:
    """A network of named nodes, and of edges that give two places and a value."""
    ties = tuple(Tie(nodes[a], nodes[b], value) for a, b, value in edges)
    return Network(None, tuple(nodes), ties)


@st.composite
def some_networks(draw: st.DrawFn, most: int = 7, *, weighted: bool = True) -> Network:
    """Three to seven actors, most of them tied."""
    count = draw(st.integers(3, most))
    value = st.sampled_from([-1.0, -0.6, -0.25, 0.0, 0.3, 0.75, 1.0] if weighted else [-1.0, 1.0])
    edges = [
        (a, b, draw(value))
        for a, b in combinations(range(count), 2)
        if draw(st.integers(0, 3)) or (a, b) == (0, 1)
    ]
    return network_of([f"N{n}" for n in range(count)], edges)


def wwi_network(ties: Sequence[Any], at: float) -> Network:
    """The alliances and enmities that held before the First World War, half-open in time."""
    holding = [tie for tie in ties if tie[3] <= at < tie[4]]
    actors = sorted({actor for tie in holding for actor in tie[:2]})
    return Network(at, tuple(actors), tuple(Tie(a, b, sign) for a, b, sign, *_ in holding))
