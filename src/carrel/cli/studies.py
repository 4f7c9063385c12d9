"""``carrel study new``, ``list``, ``use``, ``show``, ``change``, ``undo``, ``log`` and so on."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from carrel.cli.output import say, say_record
from carrel.cli.study_asked import Asked, asked, coder_of
from carrel.cli.study_commands import AREAS
from carrel.cli.study_records import of_act, of_study
from carrel.cli.study_tables import counted, rests_on, say_table
from carrel.store.library import open_library
from carrel.study.act import ActSubject
from carrel.study.codebook import check_codebook

if TYPE_CHECKING:
    from argparse import Namespace

    from carrel.store.library import Library
    from carrel.study.act import Act
    from carrel.study.study import Study

_SHOWN = 5


def new(arguments: Namespace) -> int:
    """Begin a study, with the four areas of its codebook unless others are named."""
    coder = coder_of(arguments)
    with open_library(arguments.library) as library, library.studies.one_deed():
        study = library.studies.new(arguments.name)
        areas = tuple(arguments.area or AREAS)
        changed = replace(
            study,
            questions=tuple(arguments.question or ()),
            method=arguments.method or "",
            codebook=check_codebook(replace(study.codebook, areas=areas)),
            revision=study.revision + 1,
        )
        _tell(library, library.studies.save(changed, coder=coder), as_json=arguments.json)
    return 0


def show_all(arguments: Namespace) -> int:
    """List the studies; the active one bears a star."""
    with open_library(arguments.library) as library:
        for study in library.studies.all():
            _tell(library, study, as_json=arguments.json)
    return 0


def use(arguments: Namespace) -> int:
    """Make a study the active one."""
    with open_library(arguments.library) as library:
        _tell(library, library.studies.use(arguments.name), as_json=arguments.json)
    return 0


def show(arguments: Namespace) -> int:
    """Show what a study asks, how, and what it rests on."""
    with asked(arguments) as study:
        if arguments.json:
            _tell(study.library, study.study, as_json=True)
            return 0
        _tell(study.library, study.study, as_json=False)
        for question in study.study.questions:
            say(f"  Question: {question}")
        if study.study.method:
            say(f"  Method: {study.study.method}")
        names = ", ".join(f"{actor.name} ({actor.id})" for actor in study.study.actors)
        say(f"  Actors: {names or 'none yet'}")
        say(f"  Areas: {', '.join(study.study.codebook.areas) or 'none yet'}")
        by_source = Counter(claim.source for claim in study.loaded().claims)
        grades = dict(study.study.reliability)
        for key, number in sorted(by_source.items()):
            grade = f", reliability {grades[key]}" if key in grades else ""
            say(f"  {key}: {counted(number, 'claim')}{grade}")
    return 0


def change(arguments: Namespace) -> int:
    """Change what is given of a study."""
    with asked(arguments) as study, study.library.studies.one_deed():
        name = study.name
        if arguments.name is not None:
            name = study.library.studies.rename(name, arguments.name, coder=study.coder).name
        old = study.library.studies.get(name)
        changed = replace(
            old,
            questions=old.questions if arguments.question is None else tuple(arguments.question),
            method=old.method if arguments.method is None else arguments.method,
            seed=old.seed if arguments.seed is None else arguments.seed,
            blind=old.blind if arguments.blind is None else arguments.blind == "on",
        )
        if changed != old:
            changed = replace(changed, revision=old.revision + 1)
            study.library.studies.save(changed, coder=study.coder)
        _tell(study.library, study.library.studies.get(name), as_json=arguments.json)
    return 0


def remove(arguments: Namespace) -> int:
    """Take a study away."""
    with open_library(arguments.library) as library:
        name = library.studies.remove(arguments.name).name
    say(f"The study '{name}' is away; 'carrel study restore \"{name}\"' brings it back.")
    return 0


def restore(arguments: Namespace) -> int:
    """Bring a study back."""
    with open_library(arguments.library) as library:
        _tell(library, library.studies.restore(arguments.name), as_json=False)
    return 0


def coder(arguments: Namespace) -> int:
    """Say who codes, and how many claims each coder has made that may be seen."""
    with asked(arguments) as study:
        counts = Counter(claim.coder for claim in study.loaded().claims)
        if arguments.json:
            say_record({"coder": study.coder, "blind": study.study.blind, "claims": dict(counts)})
            return 0
        say(f"{study.coder} codes.")
        for name, number in sorted(counts.items()):
            say(f"  {name}: {counted(number, 'claim')}")
        if study.study.blind:
            say("The study is blind: the claims of other coders are not shown.")
    return 0


def undo(arguments: Namespace) -> int:
    """Take back the last deed of the coder."""
    with asked(arguments) as study:
        act = study.library.studies.undo(study.name, coder=study.coder)
        _tell_deed(study, act, "Undone", as_json=arguments.json)
    return 0


def redo(arguments: Namespace) -> int:
    """Do again what the coder undid."""
    with asked(arguments) as study:
        act = study.library.studies.redo(study.name, coder=study.coder)
        _tell_deed(study, act, "Done again", as_json=arguments.json)
    return 0


def log(arguments: Namespace) -> int:
    """List the acts, oldest first; while the study is blind, on claims only the coder's own."""
    with asked(arguments) as study:
        acts = study.library.studies.acts(study.name)
        if study.study.blind:
            acts = tuple(a for a in acts if a.coder == study.coder or a.subject is ActSubject.STUDY)
        if arguments.last is not None:
            acts = acts[max(0, len(acts) - max(0, arguments.last)) :]
        if arguments.json:
            for act in acts:
                say_record(of_act(act))
        else:
            say_table([_cells(act) for act in acts], right=frozenset({0}))
    return 0


def _tell(library: Library, study: Study, *, as_json: bool) -> None:
    id_ = library.studies.row(study.name).id
    claims = library.studies.claims_of.count(id_)
    sources = len(library.studies.claims_of.works(id_))
    if as_json:
        say_record(of_study(study, claims, sources, library.studies.version(study.name)))
        return
    star = "*" if study.active else " "
    blind = ", blind" if study.blind else ""
    say(f"{star} {study.name}  {rests_on(sources, claims)}{blind}")


def _tell_deed(study: Asked, act: Act, word: str, *, as_json: bool) -> None:
    acts = study.library.studies.acts_of.of_deed(study.id, act.together)
    if as_json:
        for one in acts:
            say_record(of_act(one))
    else:
        told = ", ".join(_deed(one) for one in acts[:_SHOWN])
        say(f"{word}: {told}{', …' if len(acts) > _SHOWN else ''}")


def _deed(act: Act) -> str:
    return f"{act.id or 'the study'} {act.deed}"


def _cells(act: Act) -> list[str]:
    fields = ""
    if act.before is not None and act.after is not None:
        changed = [name for name in act.after if act.before.get(name) != act.after[name]]
        fields = ", ".join(name for name in changed if name not in {"revision", "modified"})
    back = f"takes back {act.undoes}" if act.undoes is not None else ""
    return [str(act.number), act.instant[:19], act.coder, _deed(act), fields, back]
