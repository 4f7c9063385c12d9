"""A word or a phrase in the dictionary and the thesaurus."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litestar import Response, get
from litestar.params import FromQuery

from carrel.store.lexicon import Sense
from carrel.web.pages.rendering import render

_KINDS = ("synonyms", "antonyms", "broader", "narrower", "wholes", "parts", "related", "derived")
_NAMES: Mapping[str, str] = {
    "synonyms": "The same",
    "antonyms": "The opposite",
    "broader": "Broader",
    "narrower": "Narrower",
    "wholes": "Part of",
    "parts": "Has parts",
    "related": "Near",
    "derived": "From the same root",
}


@get("/look-up", include_in_schema=False, sync_to_thread=True)
def look_up_page(q: FromQuery[str] = "") -> Response[str]:
    """What the dictionary and the thesaurus have on ``q``."""
    return render("look_up.html", **look_up_context(q))


def look_up_context(words: str) -> Mapping[str, Any]:
    """What the part of a page that shows entries needs."""
    if not words.strip():
        return {"looked_up": "", "result": None, "relations": relations}
    from carrel.workbench.look_up_word import look_up

    return {"looked_up": words.strip(), "result": look_up(words), "relations": relations}


def relations(sense: Sense) -> list[tuple[str, tuple[str, ...]]]:
    """The thesaurus of a sense: what a relation is called, and its words; empty ones left out."""
    found = ((_NAMES[kind], getattr(sense, kind)) for kind in _KINDS)
    return [(name, words) for name, words in found if words]
