"""The log of a study: every act of coding, with what it changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from carrel.store.library import Library
from carrel.study.act import Act, ActSubject
from carrel.web.pages.rendering import render
from carrel.web.pages.study.frame import frame, open_study
from carrel.web.slashes import as_written

PER_PAGE = 100
_LONGEST = 120
_UNTOLD = frozenset({"id", "revision", "modified", "created"})


@dataclass(frozen=True, slots=True)
class ActLine:
    """An act in words: ``changes`` are fields with what they held before and after."""

    number: int
    instant: str
    coder: str
    claim: str
    words: str
    undoes: int | None
    changes: tuple[tuple[str, str, str], ...]


@get("/studies/{name:str}/log", include_in_schema=False, sync_to_thread=True)
def log_page(
    library: NamedDependency[Library],
    coder: NamedDependency[str],
    name: FromPath[str],
    page: FromQuery[int] = 1,
) -> Response[str]:
    """The acts that this coder may see, the last first."""
    opened = open_study(library, as_written(name), coder=coder)
    total = count_acts(library, opened.study.name, coder)
    pages = max(1, -(-total // PER_PAGE))
    at = min(max(page, 1), pages)
    acts = seen_acts(library, opened.study.name, coder, (at - 1) * PER_PAGE, PER_PAGE)
    return render(
        "study_log.html",
        **frame(opened, "log"),
        acts=[act_line(act) for act in acts],
        total=total,
        page=at,
        pages=pages,
    )


def count_acts(library: Library, name: str, coder: str) -> int:
    """How many acts this coder may see."""
    if not library.studies.get(name).blind:
        return library.studies.version(name)
    return sum(act.coder == coder for act in library.studies.acts(name))


def seen_acts(library: Library, name: str, coder: str, offset: int, limit: int) -> tuple[Act, ...]:
    """A stretch of the log that this coder may see, the last act first."""
    if library.studies.get(name).blind:
        own = [act for act in reversed(library.studies.acts(name)) if act.coder == coder]
        return tuple(own[offset : offset + limit])
    # Acts are numbered without a gap, so that only those from the stretch on need be read.
    since = max(0, library.studies.version(name) - offset - limit)
    later = library.studies.acts(name, since=since)
    return tuple(reversed(later[: max(0, len(later) - offset)]))


def act_words(act: Act) -> str:
    """What an act did, in words: "claim c12 changed", "the study’s codebook changed"."""
    if act.subject is ActSubject.CLAIM:
        return f"claim {act.id} {act.deed}"
    changed = ", ".join(sorted(act.after or act.before or {}))
    return f"the study’s {changed or 'record'} {act.deed}"


def act_line(act: Act) -> ActLine:
    """The act as a line of the log."""
    before, after = act.before or {}, act.after or {}
    fields = sorted((before.keys() | after.keys()) - _UNTOLD)
    changed = act.before is not None and act.after is not None
    told = [name for name in fields if before.get(name) != after.get(name)] if changed else []
    return ActLine(
        act.number,
        act.instant,
        act.coder,
        act.id if act.subject is ActSubject.CLAIM else "",
        act_words(act),
        act.undoes,
        tuple((name, _told(before, name), _told(after, name)) for name in told),
    )


def _told(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    if isinstance(value, dict) and "written" in value:
        when = cast("dict[str, Any]", value)
        value = when["written"] or when["edtf"]
    said = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"
