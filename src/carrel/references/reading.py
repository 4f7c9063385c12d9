"""Entries read: each into its fields, and a whole list into references with their items."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from carrel.references.fields.decoding import totals
from carrel.references.fields.field_model import FieldModel
from carrel.references.fields.labelling import Labelling, label_entries, scored
from carrel.references.fields.states import IDENTIFIER, LABEL_OF
from carrel.references.fields.tokens import Tokens, tokens_of
from carrel.references.finding.code_signs import is_code
from carrel.references.items.item import items_of
from carrel.references.items.list_calendar import calendars_of
from carrel.references.items.retouching.retouches import retouched
from carrel.references.mended import Mended
from carrel.references.mending.entries import mend_list
from carrel.references.mending.order_model import OrderModel
from carrel.references.mending.word_list import WordList
from carrel.references.reference import Field, Reference, literal
from carrel.values.span import Span


class EntryRead(NamedTuple):
    """The fields of an entry, and the probability that all are right and none is missing."""

    fields: tuple[Field, ...]
    confidence: float


def read_list(
    raws: Sequence[str],
    model: FieldModel,
    order: Callable[[], OrderModel],
    words: Callable[[], WordList] | None = None,
    *,
    language: str = "",
) -> tuple[Reference, ...]:
    """The entries of one list, in order: mended, read, dated by the list's calendar.

    ``order`` gives the model of word order, and is asked only where lines seem out of order;
    ``words`` the English words, by which spoilt ones are made whole.
    ``language`` is a BCP 47 tag for entries that do not show theirs. An entry in which nothing
    was found stays literal.
    """
    mended = mend_list(raws, order, lambda texts: parsed(texts, model), words)
    texts = [entry.text for entry in mended]
    found = read_entries(texts, model)
    read = retouched(mended, [entry.fields for entry in found])
    items = items_of(read, calendars_of(texts), texts)
    references: list[Reference] = []
    for entry, fields, one, (first, whole) in zip(mended, read, items, found, strict=True):
        placed = fields if not entry.operations else _placed(fields, entry)
        if not _understood(fields) or is_code(entry.text):
            references.append(literal(entry.raw, entry))
            continue
        item = dict(one.item)
        if language:
            item.setdefault("language", language)
        least = min(field.confidence for field in fields)
        confidence = whole if fields == first else min(whole, least)
        references.append(Reference(entry, placed, item, confidence, doubts=one.doubts))
    return tuple(references)


def _placed(fields: Sequence[Field], entry: Mended) -> tuple[Field, ...]:
    """The fields with their places in the raw entry."""
    return tuple(
        Field(each.label, each.text, each.span, entry.sources(each.span), each.confidence)
        for each in fields
    )


_TELLING = frozenset(
    ("author", "editor", "translator", "issued", "publisher", "publisher-place", "archive",
     "DOI", "ISBN", "ISSN", "PMID", "URL")
)  # fmt: skip
_PLACED = frozenset(("issued", "volume", "page"))


def _understood(fields: Sequence[Field]) -> bool:
    """Whether an entry has what makes it a reference; prose that was read as a title has not.

    That is a title with who, when, where from or an identifier; or names or a container with a
    date, a volume or a page.
    """
    labels = {field.label for field in fields}
    if "title" in labels and labels & _TELLING:
        return True
    return bool(labels & {"author", "editor", "container-title"} and labels & _PLACED)


def parsed(texts: Sequence[str], model: FieldModel) -> list[float]:
    """How well each text can be parsed: the chain's score of all its ways together, in nats."""
    scores = [0.0] * len(texts)
    for batch in scored([tokens_of(text) for text in texts], model):
        for column, total in enumerate(totals(batch.block, model).tolist()):
            scores[batch.part[int(batch.block.order[column])]] = total
    return scores


def read_fields(texts: Sequence[str], model: FieldModel) -> tuple[tuple[Field, ...], ...]:
    """The fields of each entry of a list, as `read_entries` gives them."""
    return tuple(entry.fields for entry in read_entries(texts, model))


def read_entries(texts: Sequence[str], model: FieldModel) -> list[EntryRead]:
    """Each entry of a list read, its fields in the order of its text.

    The sources of a field are its own span.
    """
    entries = [tokens_of(text) for text in texts]
    return [
        EntryRead(_fields_of(text, tokens, labelling), labelling.whole)
        for text, tokens, labelling in zip(
            texts, entries, label_entries(entries, model), strict=True
        )
    ]


def _fields_of(text: str, tokens: Tokens, labelling: Labelling) -> tuple[Field, ...]:
    fields: list[Field] = []
    for (state, start, end), confidence in zip(
        labelling.stretches, labelling.confidences, strict=True
    ):
        label = LABEL_OF[state]
        label = tokens.words[start][1:-1] if label == IDENTIFIER else label
        span = Span(tokens.starts[start], tokens.ends[end - 1])
        fields.append(Field(label, text[span.start : span.end], span, (span,), confidence))
    return tuple(fields)
