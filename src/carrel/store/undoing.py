"""Take back what a coder did in a study, and do it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from carrel.store.coded_studies import CodedStudies
from carrel.store.errors import NothingToUndo, StaleClaim, StaleStudy
from carrel.store.instant import now
from carrel.store.needed import actors_of
from carrel.store.study_json import (
    claim_from_record,
    claim_record,
    study_from_record,
    study_record,
)
from carrel.store.taking_back import Overtaken, taken_back
from carrel.study.act import Act, ActSubject
from carrel.study.claim import Claim

# What an undone change leaves behind in a claim all the same.
_COUNTED = ("revision", "modified")


def undo(studies: CodedStudies, name: str, *, coder: str) -> Act:
    """Take back the last deed of a coder; see ``Studies.undo``."""
    done, _ = studies.acts_of.undoable(studies.row(name).id, coder)
    if not done:
        raise NothingToUndo(f"{coder} has done nothing in '{name}' that could be undone.")
    return _take_back(studies, name, done[-1], coder)


def redo(studies: CodedStudies, name: str, *, coder: str) -> Act:
    """Do again the last deed that a coder undid; see ``Studies.redo``."""
    _, undone = studies.acts_of.undoable(studies.row(name).id, coder)
    if not undone:
        raise NothingToUndo(f"{coder} has undone nothing in '{name}' since last changing it.")
    return _take_back(studies, name, undone[-1], coder)


def _take_back(studies: CodedStudies, name: str, deed: int, coder: str) -> Act:
    id_ = studies.row(name).id
    acts = studies.acts_of.of_deed(id_, deed)
    claims = [act for act in acts if act.subject is ActSubject.CLAIM]
    _take_back_claims(studies, name, claims, coder)
    for act in reversed(acts):
        if act.subject is ActSubject.STUDY:
            name = _take_back_study(studies, name, act, coder)
    rows = studies.claims_of.rows(id_, [act.id for act in claims])
    back = [row.claim for row in rows.values() if row.deleted is None]
    studies.complete(name, back, coder=coder, undoes=deed)
    return studies.acts_of.all(id_, since=studies.acts_of.version(id_) - 1)[0]


def _take_back_claims(studies: CodedStudies, name: str, acts: list[Act], coder: str) -> None:
    """Claims as they were before ``acts``; those that the acts made are deleted."""
    study = studies.row(name).id
    first: dict[str, Act] = {}
    last: dict[str, Act] = {}
    for act in acts:
        first.setdefault(act.id, act)
        last[act.id] = act
    rows = studies.claims_of.rows(study, list(last))
    former: list[Claim] = []
    made: list[str] = []
    for id_, act in last.items():
        row = rows[id_]
        there = None if row.deleted is not None else claim_record(row.claim)
        if not _same(there, act.after):
            raise StaleClaim(_overtaken(studies, study, id_, act))
        before = first[id_].before
        if before is None:
            made.append(id_)
        else:
            was = claim_from_record(dict(before))
            former.append(replace(was, revision=row.revision + 1, modified=now()))
    undoes = acts[0].together if acts else None
    studies.delete_claims(name, made, coder=coder, undoes=undoes)
    studies.save_claims(name, former, coder=coder, undoes=undoes)


def _same(one: Mapping[str, Any] | None, other: Mapping[str, Any] | None) -> bool:
    if one is None or other is None:
        return one is other
    return _content(one) == _content(other)


def _content(record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name not in _COUNTED}


def _take_back_study(studies: CodedStudies, name: str, act: Act, coder: str) -> str:
    """Undo one act on the study itself; give back the name that the study has then."""
    assert act.before is not None
    assert act.after is not None
    id_, study = studies.row(name)
    record = study_record(study)
    try:
        back = taken_back(record, act.before, act.after)
    except Overtaken as overtaken:
        what = f"{overtaken} in the study '{study.name}'"
        raise StaleStudy(_changed_since(studies, id_, ActSubject.STUDY, "", what)) from overtaken
    _keep_used(studies.claims(name), record, back)
    former = study_from_record(back, revision=study.revision + 1)
    return studies.save(former, coder=coder, called=name, undoes=act.together).name


def _keep_used(claims: tuple[Claim, ...], record: dict[str, Any], back: dict[str, Any]) -> None:
    """Let what claims use meanwhile stay, although it came with what is taken back."""
    used = {actor for claim in claims for actor in actors_of(claim)}
    back["actors"] += _missing(record["actors"], back["actors"], "id", used)
    codes, former = record["codebook"], dict(back["codebook"])
    factors = {claim.factor for claim in claims}
    former["factors"] = former["factors"] + _missing(
        codes["factors"], former["factors"], "name", factors
    )
    areas = {claim.area for claim in claims} - set(former["areas"])
    former["areas"] = former["areas"] + [area for area in codes["areas"] if area in areas]
    back["codebook"] = former


def _missing(
    entries: list[dict[str, Any]], kept: list[dict[str, Any]], key: str, used: set[str]
) -> list[dict[str, Any]]:
    there = {entry[key] for entry in kept}
    return [entry for entry in entries if entry[key] in used and entry[key] not in there]


def _overtaken(studies: CodedStudies, study: str, id: str, act: Act) -> str:  # noqa: A002 - an id is called id
    return _changed_since(studies, study, ActSubject.CLAIM, act.id, f"the claim '{id}'")


def _changed_since(
    studies: CodedStudies,
    study: str,
    subject: ActSubject,
    id: str,  # noqa: A002 - an id is called id
    what: str,
) -> str:
    last = studies.acts_of.last_of(study, subject, id)
    who = f" by {last.coder} at {last.instant}" if last else ""
    return (
        f"This cannot be taken back: {what} was changed{who} since; "
        "look at it, and change it by hand."
    )
