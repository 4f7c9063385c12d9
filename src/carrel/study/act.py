"""An act of coding, as the append-only log of a study has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class ActSubject(StrEnum):
    """What an act was done to."""

    STUDY = "study"
    CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class Act:
    """One change to a study or to one of its claims; never altered, never taken away.

    ``number`` counts from 1 in order within its study, ``instant`` is ISO 8601 in UTC. ``id`` is
    a claim's id, or empty for the study itself. ``before`` and ``after`` are the record as JSON
    has it, of a study only the fields that changed; ``None`` where there was or is no claim.
    ``together`` is the number of the first act of the same deed, for what was done at once is
    undone at once; ``undoes`` the ``together`` of the deed that this one takes back, or ``None``.
    """

    number: int
    instant: str
    coder: str
    subject: ActSubject
    id: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    together: int
    undoes: int | None = None

    @property
    def deed(self) -> str:
        """What happened in a word: made, changed or deleted."""
        if self.before is None:
            return "made"
        return "deleted" if self.after is None else "changed"
