from __future__ import annotations

from carrel.references.mending import mend_list
from carrel.references.records import references_of
from carrel.references.reference import Field
from carrel.values.span import Span

RAWS = (
    "), Relations of Iran and Russia, Tehran: Nashr 1393- Bagheri, Ali (1",
    "), Soft balancing, London: Routledge 2009- Doe, Jane (2",
    "), The Caspian question, Tehran: Nashr 1390- ——— (3",
)


def labelled(text: str, *pieces: tuple[str, str]) -> tuple[Field, ...]:
    """Fields for pieces of a text."""
    starts = [text.index(words) for _, words in pieces]
    return tuple(
        Field(label, words, Span(start, start + len(words)), (), 0.9)
        for (label, words), start in zip(pieces, starts, strict=True)
    )


def test_a_list_becomes_references() -> None:
    """Fields point to where their words stood in the raw entry; the list decides on calendars."""
    mended = mend_list(RAWS)
    fields = (
        labelled(
            mended[0].text, ("author", "Bagheri, Ali"), ("issued", "1393"), ("title", "Relations")
        ),
        labelled(mended[1].text, ("author", "Doe, Jane"), ("issued", "2009"), ("title", "Soft")),
        (),
    )
    first, second, third = references_of(mended, fields)
    assert first.item["issued"] == {"date-parts": [[1393]], "calendar": "persian"}
    assert second.item["issued"] == {"date-parts": [[2009]]}
    for reference in (first, second):
        for field in reference.fields:
            (source,) = field.sources
            assert reference.mended.raw[source.start : source.end] == field.text
    assert third.literal
    assert third.item["title"] == third.mended.text
