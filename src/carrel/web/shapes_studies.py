"""The JSON of studies. A study, a claim, an act stand in it with the fields of their own types."""

from __future__ import annotations

from msgspec import Struct

from carrel.study.act import Act
from carrel.study.actor import Actor
from carrel.study.claim import Claim
from carrel.study.codebook import Factor
from carrel.study.hypothesis import Hypothesis
from carrel.study.series import Series


class StudySummary(Struct):
    """A study in a list; ``version`` is the number of the last act in its log."""

    name: str
    active: bool
    blind: bool
    claims: int
    sources: int
    revision: int
    version: int


class Studies(Struct):
    """All studies by name."""

    studies: list[StudySummary]


class Claims(Struct):
    """A stretch of a study's claims; ``total`` counts all that the selection holds."""

    claims: list[Claim]
    total: int
    limit: int
    offset: int


class ChangedClaims(Struct):
    """How many claims a deed changed."""

    changed: int


class UnderstoodWhen(Struct):
    """A date as written, in EDTF, in decimal years, and in words as it is understood.

    ``problem`` is the sentence that says why it cannot be understood; all else is empty then.
    """

    written: str
    edtf: str
    start: float | None
    end: float | None
    approximate: bool
    shown: str
    problem: str = ""


class CountedFactor(Struct):
    """A factor of the codebook with its claims, and those with all under it."""

    factor: Factor
    path: list[str]
    claims: int
    claims_under: int


class CountedCodebook(Struct):
    """The codebook with its counts; ``revision`` is the study's."""

    areas: list[str]
    factors: list[CountedFactor]
    revision: int


class Actors(Struct):
    """The actors of a study; ``revision`` is the study's."""

    actors: list[Actor]
    revision: int


class Hypotheses(Struct):
    """The hypotheses of a study with their ratings; ``revision`` is the study's."""

    hypotheses: list[Hypothesis]
    revision: int


class AllSeries(Struct):
    """The series of a study; ``revision`` is the study's."""

    series: list[Series]
    revision: int


class Acts(Struct):
    """A stretch of the log, the last act first."""

    acts: list[Act]
    total: int
    limit: int
    offset: int


class Undone(Struct):
    """What was undone or done again: the act that did so, and a sentence."""

    act: Act
    said: str


class Coder(Struct):
    """Who codes at this browser."""

    coder: str


class Remark(Struct):
    """What is to be said of an entry of a file: where it stands, and a sentence."""

    entry: str
    reason: str


class Brought(Struct):
    """What came of a file: how many claims or ties were made, which entries became none.

    ``moved`` are claims whose words stand elsewhere in the source than the file says.
    """

    made: int
    skipped: list[Remark]
    moved: list[Remark]


class UnderstoodActor(Struct):
    """The actor that a name means; ``known`` when the study has it already.

    ``problem`` is the sentence that says why none is meant; all else is empty then.
    """

    id: str
    name: str
    known: bool
    problem: str = ""
