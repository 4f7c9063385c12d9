"""The shelf: every work as a quiet line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromQuery

from carrel.library.work import Work
from carrel.store.library import Library
from carrel.web.pages.rendering import render
from carrel.web.pages.styles import style_title
from carrel.web.pages.words import missing_words

_LAST_YEAR = 9999


@dataclass(frozen=True, slots=True)
class Line:
    """A work on the shelf and what the reader wants to see of it at a glance."""

    work: Work
    file_name: str
    added: str
    marks: int
    saved: bool
    missing: str


@get("/", include_in_schema=False, sync_to_thread=True)
def shelf(
    library: NamedDependency[Library],
    q: FromQuery[str] = "",
    show: FromQuery[str] = "",
    sort: FromQuery[str] = "",
) -> Response[str]:
    """The works, filtered by words and by what is asked to show, in the order asked for."""
    works = library.works.all()
    project = library.projects.active()
    marks = Counter(annotation.work for annotation in library.annotations.all())
    names = {original.digest: original.file_name for original in library.originals.all()}
    shown = [
        Line(
            work,
            names.get(work.original, ""),
            day_words(work.added),
            marks[work.key],
            work.key in project.works,
            missing_words(work),
        )
        for work in in_order(works, sort)
        if has_words(work, q) and _is_shown(work, show, project.works)
    ]
    return render(
        "shelf.html",
        here="/",
        query=q,
        show=show,
        sort=sort,
        lines=shown,
        total=len(works),
        project=project,
        projects=library.projects.all(),
        style_name=style_title(library, project.style),
    )


def in_order(works: Iterable[Work], sort: str) -> list[Work]:
    """The works by ``title``, ``year`` (newest first) or ``added`` (last first), else as they come."""
    match sort:
        case "title":
            return sorted(works, key=lambda work: (not work.title, work.title.casefold()))
        case "year":
            return sorted(works, key=_newest_first)
        case "added":
            return sorted(works, key=lambda work: work.added, reverse=True)
        case _:
            return list(works)


def _newest_first(work: Work) -> int:
    return -(work.issued.in_gregorian().year or -_LAST_YEAR)


def has_words(work: Work, words: str) -> bool:
    """Whether each of ``words`` stands in the key, the authors, the title, where, or the year."""
    names = " ".join(name.in_order for name in work.authors)
    container = work.item.get("container-title") or ""
    text = f"{work.key} {names} {work.title} {container} {work.issued.year or ''}".casefold()
    return all(word in text for word in words.casefold().split())


def day_words(instant: str) -> str:
    """An ISO 8601 instant as a day: ``22 November 2026``; empty when there is none."""
    if not instant:
        return ""
    day = datetime.fromisoformat(instant)
    return f"{day.day} {day:%B %Y}"


def _is_shown(work: Work, show: str, saved: tuple[str, ...]) -> bool:
    match show:
        case "project":
            return work.key in saved
        case "missing":
            return bool(work.missing)
        case _:
            return True
