"""All marks and notes across works."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from litestar import Request, Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromQuery, JSONBody

from carrel.annotations.annotation import Annotation
from carrel.library.work import Work
from carrel.store.library import Library
from carrel.web.pages.note_text import note_html
from carrel.web.pages.places import places_of
from carrel.web.pages.rendering import render


@get("/notes", include_in_schema=False, sync_to_thread=True)
def notes(
    library: NamedDependency[Library],
    q: FromQuery[str] = "",
    color: FromQuery[str] = "",
    tag: FromQuery[str] = "",
    work: FromQuery[str] = "",
) -> Response[str]:
    """Marks and notes by work and in the order of its text, narrowed by what is asked."""
    every = library.annotations.all()
    works = {each.key: each for each in library.works.all()}
    shown = [each for each in every if is_wanted(each, q, color, tag, work)]
    return render(
        "notes.html",
        here="/notes",
        words=q,
        color=color,
        tag=tag,
        work=work,
        all_tags=sorted({tag for each in every for tag in each.tags}, key=str.casefold),
        all_works=[each for each in works.values() if any(a.work == each.key for a in every)],
        groups=_by_work(shown, works),
        pages_of=places_of(library, shown),
        shown=len(shown),
        total=len(every),
    )


def is_wanted(annotation: Annotation, words: str, color: str, tag: str, work: str) -> bool:
    """Whether a mark has this colour (``none`` for none), tag, work, and all these words."""
    passage = annotation.selector.quote.exact if annotation.selector else ""
    text = " ".join((annotation.note, passage, *annotation.tags)).casefold()
    return (
        (not color or (annotation.color or "none") == color)
        and (not tag or tag in annotation.tags)
        and (not work or annotation.work == work)
        and all(word in text for word in words.casefold().split())
    )


def _by_work(
    annotations: Iterable[Annotation], works: dict[str, Work]
) -> list[tuple[Work, list[Annotation]]]:
    order = {key: index for index, key in enumerate(works)}
    listed = sorted(
        (each for each in annotations if each.work in works),
        key=lambda each: (order[each.work], each.span or (-1, -1)),
    )
    return [(works[key], list(group)) for key, group in groupby(listed, lambda each: each.work)]


@post("/notes/preview", include_in_schema=False, sync_to_thread=False, status_code=200)
def preview(request: Request[Any, Any, Any], data: JSONBody[dict[str, str]]) -> Response[str]:  # noqa: ARG001
    """How a note will look; keeps nothing."""
    body = (
        f'<!doctype html><div class="note-words" dir="auto">{note_html(data.get("note", ""))}</div>'
    )
    return Response(body, media_type="text/html; charset=utf-8")
