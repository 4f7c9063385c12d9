"""The claims of the active study in a work, as the reader shows them on and beside the text."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from carrel.store.errors import StudyNotFound
from carrel.store.library import Library
from carrel.study.study import Study
from carrel.web.pages.page_text import ClaimMark
from carrel.web.pages.study.lines import ClaimLine, claim_marks, lines_of

_DRAFT = "code "


@dataclass(frozen=True, slots=True)
class CodingDraft:
    """A claim that was being coded: the place of its draft, and its words so far in a line."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Coded:
    """The active study, if there is one, its claims in a work, and what was being coded there."""

    study: Study | None = None
    lines: Sequence[ClaimLine] = ()
    marks: Sequence[ClaimMark] = ()
    drafts: Sequence[CodingDraft] = ()


def coded_in(library: Library, key: str, coder: str) -> Coded:
    """What this coder may see of the active study in a work, by place."""
    try:
        study = library.studies.active()
    except StudyNotFound:
        return Coded()
    claims = library.studies.claims_of_work(key, study=study.name, coder=coder)
    ids = {claim.id for claim in claims}
    return Coded(
        study,
        lines_of(library, study, claims),
        claim_marks(library, study, claims, key),
        _drafts(library, key, ids),
    )


def _drafts(library: Library, key: str, ids: set[str]) -> list[CodingDraft]:
    return [
        CodingDraft(place, _draft_words(text))
        for place, text in library.drafts.all().items()
        if place.startswith(f"{_DRAFT}{key}:") or place.removeprefix(_DRAFT) in ids
    ]


def _draft_words(text: str) -> str:
    try:
        read = json.loads(text.rsplit("\n\n", maxsplit=1)[-1])
    except ValueError:
        return text
    values = cast("dict[str, str]", read) if isinstance(read, dict) else {}
    told = (values.get(name, "") for name in ("who", "whom", "factor", "when", "note"))
    return " · ".join(filter(None, told)) or "nothing filled in yet"
