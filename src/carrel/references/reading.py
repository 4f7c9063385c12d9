"""Entries read: each into its fields, batch by batch."""

from __future__ import annotations

from collections.abc import Sequence

from carrel.references.decoding import best_paths, padded, scorer_of
from carrel.references.field_model import FieldModel
from carrel.references.reference import Field
from carrel.references.states import FIRST_FIELD, LABEL_OF
from carrel.references.tokens import Tokens, tokens_of
from carrel.values.span import Span

_AT_ONCE = 256


def read_fields(texts: Sequence[str], model: FieldModel) -> tuple[tuple[Field, ...], ...]:
    """The fields of each entry, in the order of its text."""
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
                label = (
                    word[1:-1] if LABEL_OF[path[start]] == "identifier" else LABEL_OF[path[start]]
                )
                span = Span(tokens.starts[start], tokens.ends[place - 1])
                fields.append(Field(label, text[span.start : span.end], span, (span,), 1.0))
            start = place
    return tuple(fields)
