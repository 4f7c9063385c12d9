"""``carrel study actors``, ``actor``, ``codebook``, ``factor``, ``area`` and ``reliability``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import msgspec

from carrel.cli.output import say, say_record
from carrel.cli.study_asked import Asked, asked
from carrel.cli.study_tables import counted, say_table
from carrel.study.actor import Actor, ActorKind, find_actor
from carrel.study.codebook import Factor, Level, descendants, path_of
from carrel.study.errors import StudyError
from carrel.study.study import Reliability
from carrel.study.when import ALWAYS, read_when, show_when
from carrel.workbench import tend_actors, tend_codebook
from carrel.workbench.grade_source import grade_source

if TYPE_CHECKING:
    from argparse import Namespace

    from carrel.study.study import Study

_NONE = "none"


def actors(arguments: Namespace) -> int:
    """List the actors with their names and how many claims are about each."""
    with asked(arguments) as study:
        _tell_actors(study, study.study, study.study.actors, as_json=arguments.json)
    return 0


def add_actor(arguments: Namespace) -> int:
    """Add an actor; a state of ISO 3166 needs no more than its letters."""
    with asked(arguments) as study:
        given = _of_actor(arguments, study.study)
        actor = Actor(arguments.id.strip(), given.pop("name", ""), **given)
        now = tend_actors.add_actor(study.library, study.name, actor, coder=study.coder)
        _tell_actors(study, now, now.actors[-1:], as_json=arguments.json)
    return 0


def change_actor(arguments: Namespace) -> int:
    """Change what is given of an actor."""
    with asked(arguments) as study:
        id_ = find_actor(study.study.actors, arguments.actor).id
        given = _of_actor(arguments, study.study)
        if not given:
            raise StudyError("Nothing is to be changed: say what, as in --alias NAME.")
        now = tend_actors.change_actor(study.library, study.name, id_, coder=study.coder, **given)
        changed = tuple(actor for actor in now.actors if actor.id == id_)
        _tell_actors(study, now, changed, as_json=arguments.json)
    return 0


def merge_actor(arguments: Namespace) -> int:
    """Give an actor's claims and names to another."""
    with asked(arguments) as study:
        known = study.study.actors
        old, into = (find_actor(known, name).id for name in (arguments.actor, arguments.into))
        moved = tend_actors.merge_actors(study.library, study.name, old, into, coder=study.coder)
        _tell_merged(old, into, moved, as_json=arguments.json)
    return 0


def remove_actor(arguments: Namespace) -> int:
    """Take an actor out that no claim is about."""
    with asked(arguments) as study:
        id_ = find_actor(study.study.actors, arguments.actor).id
        tend_actors.drop_actor(study.library, study.name, id_, coder=study.coder)
        _tell_gone(id_, as_json=arguments.json)
    return 0


def codebook(arguments: Namespace) -> int:
    """Show the tree of factors, each with its claims and those with all below it."""
    with asked(arguments) as study:
        book = study.study.codebook
        counts = Counter(claim.factor for claim in study.loaded().claims)
        if not arguments.json:
            say(f"Areas: {', '.join(book.areas) or 'none yet'}")
        rows: list[tuple[str, ...]] = []
        for factor in _in_tree(study.study):
            path = path_of(book, factor.name)
            below = sum(counts[name] for name in descendants(book, factor.name))
            if arguments.json:
                record: dict[str, Any] = msgspec.to_builtins(factor)
                own = counts[factor.name]
                say_record({**record, "path": list(path), "claims": own, "claims_under": below})
                continue
            level = factor.level.value if factor.level else ""
            name = "  " * len(path) + factor.name
            rows.append((name, counted(below, "claim"), factor.area, level, factor.color))
        say_table(rows)
    return 0


def add_factor(arguments: Namespace) -> int:
    """Add a factor to the codebook."""
    with asked(arguments) as study:
        factor = Factor(arguments.name, **_of_factor(arguments))
        now = tend_codebook.add_factor(study.library, study.name, factor, coder=study.coder)
        _tell_factor(now.codebook.factors[-1], as_json=arguments.json)
    return 0


def change_factor(arguments: Namespace) -> int:
    """Change what is given of a factor; its claims follow a new name."""
    with asked(arguments) as study:
        given = _of_factor(arguments)
        if arguments.name is not None:
            given["name"] = arguments.name
        if not given:
            raise StudyError("Nothing is to be changed: say what, as in --area AREA.")
        old = tend_codebook.find_factor(study.study.codebook, arguments.factor)
        now = tend_codebook.change_factor(
            study.library, study.name, old.name, coder=study.coder, **given
        )
        name = given.get("name", old.name).strip()
        _tell_factor(tend_codebook.find_factor(now.codebook, name), as_json=arguments.json)
    return 0


def merge_factor(arguments: Namespace) -> int:
    """Give a factor's claims to another."""
    with asked(arguments) as study:
        moved = tend_codebook.merge_factors(
            study.library, study.name, arguments.factor, arguments.into, coder=study.coder
        )
        _tell_merged(arguments.factor, arguments.into, moved, as_json=arguments.json)
    return 0


def remove_factor(arguments: Namespace) -> int:
    """Take a factor out that no claim has."""
    with asked(arguments) as study:
        tend_codebook.drop_factor(study.library, study.name, arguments.factor, coder=study.coder)
        _tell_gone(arguments.factor, as_json=arguments.json)
    return 0


def add_area(arguments: Namespace) -> int:
    """Add an area to the codebook."""
    with asked(arguments) as study:
        now = tend_codebook.add_area(study.library, study.name, arguments.area, coder=study.coder)
        _tell_areas(now, as_json=arguments.json)
    return 0


def rename_area(arguments: Namespace) -> int:
    """Give an area another name; its factors and claims follow."""
    with asked(arguments) as study:
        now = tend_codebook.rename_area(
            study.library, study.name, arguments.area, arguments.name, coder=study.coder
        )
        _tell_areas(now, as_json=arguments.json)
    return 0


def remove_area(arguments: Namespace) -> int:
    """Take an area out that no claim has."""
    with asked(arguments) as study:
        areas = study.study.codebook.areas
        if arguments.area not in areas:
            raise StudyError(
                f"The codebook has no area '{arguments.area}': its areas are {', '.join(areas)}."
            )
        left = tuple(area for area in areas if area != arguments.area)
        now = tend_codebook.set_areas(study.library, study.name, left, coder=study.coder)
        _tell_areas(now, as_json=arguments.json)
    return 0


def reliability(arguments: Namespace) -> int:
    """Grade a source, or show the grades."""
    with asked(arguments) as study:
        now = study.study
        if arguments.grade is not None:
            grade = None if arguments.grade == _NONE else Reliability(arguments.grade)
            now = grade_source(study.library, study.name, arguments.key, grade, coder=study.coder)
        sources = study.library.studies.claims_of.works(study.id)
        asked_for = [arguments.key] if arguments.key else sorted({*sources, *dict(now.reliability)})
        for key in asked_for:
            study.library.works.kept(key)
            _tell_grade(now, key, as_json=arguments.json)
    return 0


def _of_actor(arguments: Namespace, study: Study) -> dict[str, Any]:
    """The fields of an actor that were typed."""
    given: dict[str, Any] = {}
    if arguments.name is not None:
        given["name"] = arguments.name.strip()
    if arguments.kind is not None:
        given["kind"] = ActorKind(arguments.kind)
    if arguments.alias is not None:
        aliases: list[str] = arguments.alias
        given["aliases"] = tuple(alias.strip() for alias in aliases if alias.strip())
    if arguments.valid is not None:
        given["validity"] = read_when(arguments.valid) if arguments.valid.strip() else ALWAYS
    if arguments.successor_of is not None:
        given["successor_of"] = tuple(
            find_actor(study.actors, name).id for name in arguments.successor_of
        )
    return given


def _of_factor(arguments: Namespace) -> dict[str, Any]:
    """The fields of a factor that were typed."""
    names = ("parent", "area", "level", "color", "description")
    given = {name: getattr(arguments, name) for name in names}
    typed = {name: value for name, value in given.items() if value is not None}
    if "level" in typed:
        typed["level"] = None if typed["level"] == _NONE else Level(typed["level"])
    if typed.get("color") == _NONE:
        typed["color"] = ""
    return typed


def _in_tree(study: Study) -> list[Factor]:
    """The factors, each followed by those below it."""
    book = study.codebook
    place = {factor.name: n for n, factor in enumerate(book.factors)}
    order = {name: tuple(place[part] for part in path_of(book, name)) for name in place}
    return sorted(book.factors, key=lambda factor: order[factor.name])


def _tell_actors(study: Asked, now: Study, shown: tuple[Actor, ...], *, as_json: bool) -> None:
    counts = Counter(actor for claim in study.loaded().claims for actor in (claim.who, claim.whom))
    rows: list[tuple[str, ...]] = []
    for actor in shown:
        if as_json:
            record: dict[str, Any] = msgspec.to_builtins(actor)
            say_record({**record, "claims": counts[actor.id]})
            continue
        also = [f"also {', '.join(actor.aliases)}"] if actor.aliases else []
        if actor.successor_of:
            also.append(f"successor of {', '.join(actor.successor_of)}")
        if actor.validity != ALWAYS:
            also.append(show_when(actor.validity))
        number = counted(counts[actor.id], "claim")
        rows.append((actor.id, actor.name, actor.kind.value, number, "; ".join(also)))
    say_table(rows)
    if not now.actors and not as_json:
        say("No actors yet: 'carrel study actor add IRN' adds one, and so does coding.")


def _tell_factor(factor: Factor, *, as_json: bool) -> None:
    if as_json:
        say_record(msgspec.to_builtins(factor))
        return
    level = factor.level.value if factor.level else ""
    parts = (factor.area, level, factor.color, f"under {factor.parent}" if factor.parent else "")
    say("  ".join([factor.name, *filter(None, parts)]))


def _tell_areas(study: Study, *, as_json: bool) -> None:
    if as_json:
        say_record({"areas": list(study.codebook.areas)})
    else:
        say(f"Areas: {', '.join(study.codebook.areas)}")


def _tell_merged(old: str, into: str, moved: int, *, as_json: bool) -> None:
    if as_json:
        say_record({"merged": old, "into": into, "claims": moved})
    else:
        say(f"{old} is merged into {into}, {counted(moved, 'claim')}.")


def _tell_gone(name: str, *, as_json: bool) -> None:
    if as_json:
        say_record({"removed": name})
    else:
        say(f"{name} is gone; 'carrel study undo' brings it back.")


def _tell_grade(study: Study, key: str, *, as_json: bool) -> None:
    grade = dict(study.reliability).get(key)
    if as_json:
        say_record({"key": key, "reliability": grade.value if grade else None})
    else:
        words = grade.name.lower().replace("_", " ") if grade else "not graded, weighs in full"
        say(f"{key}  {grade.value + ': ' if grade else ''}{words}")
