"""Lexicon: a word or phrase in the dictionary and the thesaurus."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import get
from litestar.params import QueryParameter

from carrel.web import shapes_lexicon
from carrel.web.describing import problems
from carrel.web.problems import Kind


@get(
    "/api/lexicon",
    operation_id="lookUp",
    summary="Look a word or phrase up",
    tags=["lexicon"],
    responses=problems(Kind.INVALID),
    sync_to_thread=True,
)
def look_up_words(
    q: Annotated[str, QueryParameter(description="English words as they stand in a text.")] = "",
) -> shapes_lexicon.LookUp:
    """Inflected forms find their entries; a phrase gives the entries inside it."""
    # The dictionary is opened by the first who asks, not by every desk.
    from carrel.workbench.look_up_word import look_up

    return msgspec.convert(look_up(q), shapes_lexicon.LookUp, from_attributes=True)


ROUTES = (look_up_words,)
