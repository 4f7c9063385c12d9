"""A study: its questions, its method, its actors and codebook, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from carrel.study.actor import Actor
from carrel.study.codebook import NO_CODEBOOK, Codebook
from carrel.study.hypothesis import Hypothesis
from carrel.study.series import Series


class Reliability(StrEnum):
    """How far a source is to be relied on (NATO Admiralty code, AJP-2.1)."""

    COMPLETELY = "A"
    USUALLY = "B"
    FAIRLY = "C"
    NOT_USUALLY = "D"
    UNRELIABLE = "E"
    CANNOT_BE_JUDGED = "F"


@dataclass(frozen=True, slots=True)
class Study:
    """All of a study but its claims. ``name`` is what people call it.

    ``reliability`` pairs a citation key with its grade; ``seed`` serves everything random;
    ``blind`` hides from each coder what the others coded, until it is lifted to settle
    disagreements. ``revision`` counts changes from 1.
    """

    name: str
    questions: tuple[str, ...] = ()
    method: str = ""
    actors: tuple[Actor, ...] = ()
    codebook: Codebook = NO_CODEBOOK
    reliability: tuple[tuple[str, Reliability], ...] = ()
    hypotheses: tuple[Hypothesis, ...] = ()
    series: tuple[Series, ...] = ()
    seed: int = 1
    blind: bool = False
    active: bool = False
    revision: int = 1
