"""Studies and claims as the library's columns hold them: their own fields, as JSON."""

from __future__ import annotations

from typing import Any

import msgspec

from carrel.store.json_text import from_json, of_sound_rows, to_json
from carrel.study.claim import Claim
from carrel.study.study import Study

_CLAIM = msgspec.json.Decoder(Claim)
# What is no part of a study's record: its name, which is a column, and what changes without acts.
_APART = ("active", "revision")


def claim_to_json(claim: Claim) -> str:
    """A claim's record; half characters (lone surrogates) as escapes."""
    try:
        return msgspec.json.encode(claim).decode()
    except UnicodeEncodeError:
        return to_json(msgspec.to_builtins(claim))


@of_sound_rows
def claim_from_json(written: str) -> Claim:
    """The claim that ``claim_to_json`` wrote; raise ``LibraryDamaged`` for anything else."""
    try:
        return _CLAIM.decode(written)
    except msgspec.DecodeError:  # also for the escape of a half character
        return msgspec.convert(from_json(written), Claim)


def claim_record(claim: Claim) -> dict[str, Any]:
    """All of a claim as JSON has it."""
    return _lists(claim)


def claim_from_record(record: object) -> Claim:
    """The claim of a record; raise ``ValueError`` for one that is none."""
    return msgspec.convert(record, Claim)


def study_record(study: Study) -> dict[str, Any]:
    """All of a study as JSON has it, but whether it is active and its revision."""
    return {name: value for name, value in _lists(study).items() if name not in _APART}


def study_from_record(record: dict[str, Any], *, revision: int = 1, active: bool = False) -> Study:
    """The study of a record; raise ``ValueError`` for one that is none."""
    return msgspec.convert({**record, "revision": revision, "active": active}, Study)


def _lists(thing: Study | Claim) -> dict[str, Any]:
    """As JSON gives it back: with lists for tuples."""
    return from_json(to_json(msgspec.to_builtins(thing)))
