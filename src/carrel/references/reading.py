"""Entries read: each into its fields, and a whole list into references with their items."""

from __future__ import annotations

from collections.abc import Sequence

from carrel.references.decoding import best_paths, padded, scorer_of
from carrel.references.field_model import FieldModel
from carrel.references.item import items_of
from carrel.references.list_calendar import calendars_of
from carrel.references.mending import mend_list
from carrel.references.reference import Field, Reference, literal
from carrel.references.retouching import retouched
from carrel.references.states import FIRST_FIELD, LABEL_OF
from carrel.references.tokens import Tokens, tokens_of
from carrel.values.span import Span

_AT_ONCE = 256


def read_list(
    raws: Sequence[str], model: FieldModel, *, language: str = ""
) -> tuple[Reference, ...]:
    """The entries of one list, in order: mended, read, dated by the list's calendar.

    ``language`` is a BCP 47 tag for entries that do not show theirs. An entry in which nothing
    was found stays literal.
    """
    mended = mend_list(raws)
    texts = [entry.text for entry in mended]
    read = retouched(mended, read_fields(texts, model))
    items = items_of(read, calendars_of(texts), texts)
    references: list[Reference] = []
    for entry, fields, one in zip(mended, read, items, strict=True):
        placed = tuple(
            Field(each.label, each.text, each.span, entry.sources(each.span), each.confidence)
            for each in fields
        )
        if not _understood(fields):
            references.append(literal(entry.raw, entry))
            continue
        item = dict(one.item)
        if language:
            item.setdefault("language", language)
        confidence = min(field.confidence for field in fields)
        references.append(Reference(entry, placed, item, confidence, doubts=one.doubts))
    return tuple(references)


def _understood(fields: Sequence[Field]) -> bool:
    """Whether an entry has what makes it a reference: a title, or names or a container with a date."""
    labels = {field.label for field in fields}
    named = bool(labels & {"author", "editor", "container-title"})
    return "title" in labels or (named and bool(labels & {"issued", "volume", "page"}))


def read_fields(texts: Sequence[str], model: FieldModel) -> tuple[tuple[Field, ...], ...]:
    """The fields of each entry, in the order of its text; their sources are their own spans."""
    scorer = scorer_of(model)
    entries = [tokens_of(text) for text in texts]
    order = sorted(range(len(entries)), key=lambda place: len(entries[place].words))
    read: list[tuple[Field, ...]] = [()] * len(texts)
    for start in range(0, len(order), _AT_ONCE):
        part = [place for place in order[start : start + _AT_ONCE] if entries[place].words]
        if part:
            row, scores = scorer.scores([entries[place] for place in part])
            block = padded(row, scores)
            paths = best_paths(block, model)
            for column in range(len(part)):
                entry = part[int(block.order[column])]
                path = paths[: block.lengths[column], column].tolist()
                read[entry] = fields_of(texts[entry], entries[entry], path)
    return tuple(read)


def fields_of(text: str, tokens: Tokens, path: Sequence[int]) -> tuple[Field, ...]:
    """The fields that the states of the tokens say."""
    fields: list[Field] = []
    start = 0
    for place in range(1, len(path) + 1):
        if place == len(path) or path[place] != path[start]:
            if path[start] >= FIRST_FIELD:
                word = tokens.words[start]
                label = LABEL_OF[path[start]]
                label = word[1:-1] if label == "identifier" else label
                span = Span(tokens.starts[start], tokens.ends[place - 1])
                fields.append(Field(label, text[span.start : span.end], span, (span,), 1.0))
            start = place
    return tuple(fields)
