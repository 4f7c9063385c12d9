"""``carrel study reliability``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carrel.cli.output import say, say_record
from carrel.cli.study_asked import asked
from carrel.study.study import Reliability
from carrel.workbench.grade_source import grade_source

if TYPE_CHECKING:
    from argparse import Namespace

    from carrel.study.study import Study


def reliability(arguments: Namespace) -> int:
    """Grade a source, or show the grades."""
    with asked(arguments) as study:
        now = study.study
        if arguments.grade is not None:
            grade = None if arguments.grade == "none" else Reliability(arguments.grade)
            now = grade_source(study.library, study.name, arguments.key, grade, coder=study.coder)
        sources = study.library.studies.claims_of.works(study.id)
        asked_for = [arguments.key] if arguments.key else sorted({*sources, *dict(now.reliability)})
        for key in asked_for:
            study.library.works.kept(key)
            _tell(now, key, as_json=arguments.json)
    return 0


def _tell(study: Study, key: str, *, as_json: bool) -> None:
    grade = dict(study.reliability).get(key)
    if as_json:
        say_record({"key": key, "reliability": grade.value if grade else None})
    else:
        words = grade.name.lower().replace("_", " ") if grade else "not graded, weighs in full"
        say(f"{key}  {grade.value + ': ' if grade else ''}{words}")
