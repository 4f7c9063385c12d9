"""Claims made by hand and by chance, for the tests of the study."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from carrel.annotations.annotation import Selector, TextQuoteSelector
from carrel.study.actor import Actor
from carrel.study.claim import Claim, CodedPassage, Horizon, Modality
from carrel.study.codebook import Codebook, Factor
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
