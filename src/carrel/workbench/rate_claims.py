"""Set competing hypotheses up and rate the claims of a study by them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from carrel.study.errors import StudyError
from carrel.study.hypothesis import Hypothesis, Rating
from carrel.workbench.tend_codebook import keep

if TYPE_CHECKING:
    from carrel.store.library import Library
    from carrel.study.study import Study


def add_hypothesis(
    library: Library, name: str, statement: str, *, coder: str, hypothesis_id: str = ""
) -> Study:
    """Put a hypothesis at the end; without an id it is the next in the row H1, H2."""
    with library.studies.one_deed():
        study = library.studies.get(name)
        taken = {each.id for each in study.hypotheses}
        number = next(n for n in range(1, len(taken) + 2) if f"H{n}" not in taken)
        new = Hypothesis(hypothesis_id.strip() or f"H{number}", _said(statement))
        if new.id in taken:
            message = f"There is a hypothesis {new.id} already: choose another short name."
            raise StudyError(message)
        return keep(library, study, coder=coder, hypotheses=(*study.hypotheses, new))


def change_hypothesis(
    library: Library,
    name: str,
    hypothesis_id: str,
    *,
    coder: str,
    statement: str | None = None,
    ratings: Mapping[str, Rating | None] | None = None,
) -> Study:
    """Set its statement, or how claims bear on it; ``None`` takes a rating away.

    Raise ``StudyError`` for a claim that the study does not have.
    """
    with library.studies.one_deed():
        study = library.studies.get(name)
        old = _hypothesis(study, hypothesis_id)
        for claim in ratings or {}:
            library.studies.claim(name, claim)
        rated = {**dict(old.ratings), **(ratings or {})}
        new = replace(
            old,
            statement=old.statement if statement is None else _said(statement),
            ratings=tuple((claim, rating) for claim, rating in rated.items() if rating),
        )
        hypotheses = tuple(new if each.id == old.id else each for each in study.hypotheses)
        return keep(library, study, coder=coder, hypotheses=hypotheses)


def drop_hypothesis(library: Library, name: str, hypothesis_id: str, *, coder: str) -> Study:
    """Take a hypothesis and its ratings out; undo brings both back."""
    with library.studies.one_deed():
        study = library.studies.get(name)
        old = _hypothesis(study, hypothesis_id)
        left = tuple(each for each in study.hypotheses if each.id != old.id)
        return keep(library, study, coder=coder, hypotheses=left)


def _hypothesis(study: Study, hypothesis_id: str) -> Hypothesis:
    for each in study.hypotheses:
        if each.id == hypothesis_id:
            return each
    message = f"The study has no hypothesis {hypothesis_id}."
    raise StudyError(message)


def _said(statement: str) -> str:
    if not statement.strip():
        message = "A hypothesis needs a statement: write one sentence."
        raise StudyError(message)
    return statement.strip()
