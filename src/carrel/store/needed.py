"""What claims need of their study: that it knows their actors, areas and factors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from carrel.study.actor import Actor, country
from carrel.study.claim import Claim
from carrel.study.codebook import Factor
from carrel.study.study import Study


def completed(study: Study, claims: Iterable[Claim]) -> Study:
    """The study with the actors, areas and factors that some of the claims have and it has not.

    A claim that comes back may have outlived them: its factor was taken out while it was away.
    """
    actors = {actor.id: actor for actor in study.actors}
    areas = dict.fromkeys(study.codebook.areas)
    factors = {factor.name: factor for factor in study.codebook.factors}
    for claim in claims:
        for id_ in actors_of(claim):
            if id_ not in actors:
                known = country(id_)
                actors[id_] = known if known and known.id == id_ else Actor(id_, id_)
        areas.setdefault(claim.area)
        if claim.factor not in factors:
            factors[claim.factor] = Factor(claim.factor, area=claim.area)
    book = replace(study.codebook, areas=tuple(areas), factors=tuple(factors.values()))
    return replace(study, actors=tuple(actors.values()), codebook=book)


def actors_of(claim: Claim) -> Iterator[str]:
    """The ids of the actors that a claim names."""
    yield from (claim.who, claim.whom)
    if claim.condition is not None:
        yield from (claim.condition.who, claim.condition.whom)
