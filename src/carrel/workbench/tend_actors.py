"""Tend a study's actors: added, renamed, given aliases and successors, merged, dropped."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from carrel.study.actor import Actor, check_actors, country
from carrel.study.errors import StudyError
from carrel.workbench.tend_codebook import keep

if TYPE_CHECKING:
    from carrel.store.library import Library
    from carrel.study.claim import Claim
    from carrel.study.study import Study


def add_actor(library: Library, name: str, actor: Actor, *, coder: str) -> Study:
    """Put an actor into a study; what is left empty comes from ISO 3166 where it names a country.

    Else an actor without a name goes by its id.

    Raise ``StudyError`` when the study has one of that id or name.
    """
    with library.studies.one_deed():
        study = library.studies.get(name)
        known = country(actor.id or actor.name)
        if known is not None and actor.name in {"", known.name}:
            names = dict.fromkeys((*known.aliases, *actor.aliases))
            actor = replace(known, aliases=tuple(names))
        actor = replace(actor, name=actor.name or actor.id)
        return _save(library, study, (*study.actors, actor), coder)


def change_actor(
    library: Library,
    name: str,
    actor: str,
    /,
    *,
    coder: str,
    **changes: Any,  # noqa: ANN401 - fields of Actor but its id
) -> Study:
    """Set fields of the actor with that id."""
    with library.studies.one_deed():
        study = library.studies.get(name)
        old = _actor(study, actor)
        new = replace(old, **changes)
        actors = tuple(new if each == old else each for each in study.actors)
        return _save(library, study, actors, coder)


def merge_actors(library: Library, name: str, actor: str, into: str, *, coder: str) -> int:
    """Give an actor's claims and names to another, and drop it; how many claims.

    Raise ``StudyError`` when a claim is about the two of them.
    """
    with library.studies.one_deed():
        study = library.studies.get(name)
        old, other = _actor(study, actor), _actor(study, into)
        if old.id == other.id:
            message = f"{old.name} cannot be merged into itself: choose another actor."
            raise StudyError(message)
        claims = [claim for claim in library.studies.claims(name) if _is_of(claim, old.id)]
        between = [claim for claim in claims if {claim.who, claim.whom} == {old.id, other.id}]
        if between:
            message = (
                f"Claim {between[0].id} is about {old.name} and {other.name}: take it away first."
            )
            raise StudyError(message)
        names = dict.fromkeys((*other.aliases, old.id, old.name, *old.aliases))
        names.pop(other.name, None)
        joined = replace(other, aliases=tuple(names))
        actors = tuple(
            joined if each.id == other.id else each for each in study.actors if each.id != old.id
        )
        turned = [_given(claim, old.id, other.id) for claim in claims]
        library.studies.save_claims(name, turned, coder=coder)
        _save(library, study, actors, coder)
        return len(claims)


def drop_actor(library: Library, name: str, actor: str, *, coder: str) -> Study:
    """Take an actor that no claim is about out of a study."""
    with library.studies.one_deed():
        study = library.studies.get(name)
        old = _actor(study, actor)
        claims = sum(_is_of(claim, old.id) for claim in library.studies.claims(name))
        if claims:
            counted = "One claim is" if claims == 1 else f"{claims} claims are"
            message = f"{counted} about {old.name}: merge it into another actor."
            raise StudyError(message)
        left = tuple(each for each in study.actors if each.id != actor)
        return _save(library, study, left, coder)


def _save(library: Library, study: Study, actors: tuple[Actor, ...], coder: str) -> Study:
    return keep(library, study, coder=coder, actors=tuple(check_actors(actors)))


def _actor(study: Study, actor: str) -> Actor:
    for each in study.actors:
        if each.id == actor:
            return each
    message = f"The study has no actor '{actor}': add it first."
    raise StudyError(message)


def _is_of(claim: Claim, actor: str) -> bool:
    named = {claim.who, claim.whom}
    if claim.condition:
        named |= {claim.condition.who, claim.condition.whom}
    return actor in named


def _given(claim: Claim, old: str, new: str) -> Claim:
    def turned(actor: str) -> str:
        return new if actor == old else actor

    condition = claim.condition and replace(
        claim.condition, who=turned(claim.condition.who), whom=turned(claim.condition.whom)
    )
    return replace(
        claim,
        who=turned(claim.who),
        whom=turned(claim.whom),
        condition=condition,
        revision=claim.revision + 1,
        modified="",
    )
