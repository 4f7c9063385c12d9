"""Search in every text and every note."""

from __future__ import annotations

from itertools import groupby

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromQuery

from carrel.library.work import Work
from carrel.store.library import Library
from carrel.web.pages.notes import is_wanted
from carrel.web.pages.places import places_of
from carrel.web.pages.reader import snippet_of
from carrel.web.pages.rendering import render
from carrel.workbench.find_text import Findings, Hit, find_text

_MOST_HITS = 200
_PER_WORK = 8
_MOST_NOTES = 20


@get("/search", include_in_schema=False, sync_to_thread=True)
def search(
    library: NamedDependency[Library],
    q: FromQuery[str] = "",
    apparatus: FromQuery[bool] = False,  # noqa: FBT002 - a query parameter, always by name
) -> Response[str]:
    """The hits by work, and the notes that hold the words."""
    asked = bool(q.strip())
    found = find_text(library, q, apparatus=apparatus, limit=_MOST_HITS) if asked else None
    every = library.annotations.all() if asked else ()
    notes = [each for each in every if is_wanted(each, q, "", "", "")][:_MOST_NOTES]
    places = places_of(library, notes)
    return render(
        "search.html",
        query=q,
        apparatus=apparatus,
        findings=found,
        groups=_by_work(library, found) if found else [],
        notes=[(each, places[each.id]) for each in notes],
        snippet=snippet_of,
    )


def _by_work(library: Library, found: Findings) -> list[tuple[Work, int, list[Hit]]]:
    counts = dict(found.per_work)
    hits = sorted(found.hits, key=lambda hit: hit.work)
    grouped = {key: list(group) for key, group in groupby(hits, lambda hit: hit.work)}
    order = sorted(counts, key=lambda key: -counts[key])
    return [
        (library.works.get(key), counts[key], grouped.get(key, [])[:_PER_WORK]) for key in order
    ]
