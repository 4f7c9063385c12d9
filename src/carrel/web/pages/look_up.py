"""A word or a phrase in the dictionary and the thesaurus."""

from __future__ import annotations

from collections.abc import Mapping

from litestar import Response, get
from litestar.params import FromQuery

from carrel.web.pages.rendering import render


@get("/look-up", include_in_schema=False, sync_to_thread=True)
def look_up_page(q: FromQuery[str] = "") -> Response[str]:
    """What the dictionary and the thesaurus have on ``q``."""
    return render("look_up.html", **look_up_context(q))


def look_up_context(words: str) -> Mapping[str, object]:
    """What the part of a page that shows entries needs."""
    words = words.strip()
    if not words:
        return {"looked_up": "", "entries": ()}
    from carrel.workbench.look_up_word import look_up

    return {"looked_up": words, "entries": look_up(words)}
