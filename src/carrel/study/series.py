"""Ties given from outside the texts: a distance of votes, a table of alliances."""

from __future__ import annotations

from dataclasses import dataclass

from carrel.study.when import When


@dataclass(frozen=True, slots=True)
class SeriesTie:
    """A tie between two actors over a stretch of time; ``value`` is from −1 to +1."""

    who: str
    whom: str
    when: When
    value: float


@dataclass(frozen=True, slots=True)
class Series:
    """Drawn beside the claims and never mixed into them.

    ``work`` is the citation key of the work it comes from, or empty where ``citation`` says so in
    words. ``in_network`` marks it as entered by hand into networks, where claims are silent.
    """

    name: str
    ties: tuple[SeriesTie, ...]
    work: str = ""
    citation: str = ""
    in_network: bool = False
