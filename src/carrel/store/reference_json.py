"""References and what a person says of them as JSON, and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from carrel.references.correction import Correction
from carrel.references.mended import Mended
from carrel.references.reference import Field, Reference
from carrel.references.tie import Candidate, Cite, How, Locator, Tie
from carrel.store.json_text import from_json, to_json
from carrel.values.span import Span


def reference_to_json(reference: Reference) -> str:
    """A reference as the library keeps it."""
    mended = reference.mended
    return to_json(
        {
            "raw": mended.raw,
            # What was not mended is not written twice.
            **(
                {}
                if mended.text == mended.raw and not mended.operations
                else {
                    "text": mended.text,
                    "operations": mended.operations,
                    "origins": _runs(mended.origins),
                }
            ),
            "fields": [
                [one.label, one.text, one.span, one.sources, one.confidence]
                for one in reference.fields
            ],
            "item": dict(reference.item),
            "confidence": reference.confidence,
            "literal": reference.literal,
            "doubts": reference.doubts,
        }
    )


def reference_from_json(written: str) -> Reference:
    """The reference that ``reference_to_json`` wrote."""
    record: dict[str, Any] = from_json(written)
    raw: str = record["raw"]
    origins = tuple(_places(record.get("origins", [[0, len(raw)]])))
    mended = Mended(raw, record.get("text", raw), tuple(record.get("operations", ())), origins)
    return Reference(
        mended,
        tuple(
            Field(label, text, Span(*span), tuple(Span(*part) for part in sources), confidence)
            for label, text, span, sources, confidence in record["fields"]
        ),
        record["item"],
        record["confidence"],
        record["literal"],
        tuple(record["doubts"]),
    )


def correction_to_json(correction: Correction) -> str:
    """What a person said, without what was not said."""
    record = {
        "values": dict(correction.values),
        "cut": correction.cut,
        "seen": correction.seen,
        "left_out": correction.left_out,
        "work": correction.work,
    }
    return to_json({name: value for name, value in record.items() if value})


def correction_from_json(written: str) -> Correction:
    """The correction that ``correction_to_json`` wrote."""
    return Correction(**from_json(written))


def tie_to_json(tie: Tie) -> str:
    """What a citation means, all but its place."""
    return to_json(
        [
            {
                "span": cite.span,
                "how": cite.how,
                "candidates": [[one.entry, one.confidence, one.reasons] for one in cite.candidates],
                "locator": cite.locator
                and [
                    cite.locator.label,
                    cite.locator.value,
                    cite.locator.plain,
                    cite.locator.span,
                ],
                "words": [cite.prefix, cite.suffix, cite.doubt],
            }
            for cite in tie.cites
        ]
    )


def tie_from_json(written: str, span: Span) -> Tie:
    """The citation at ``span`` that ``tie_to_json`` wrote."""
    return Tie(span, tuple(_cite(**record) for record in from_json(written)))


def _cite(
    span: list[int],
    how: str,
    candidates: list[Any],
    locator: list[Any] | None,
    words: list[str],
) -> Cite:
    return Cite(
        Span(*span),
        How(how),
        tuple(Candidate(entry, sure, tuple(reasons)) for entry, sure, reasons in candidates),
        None if locator is None else Locator(*locator[:3], span=Span(*locator[3])),
        *words,
    )


def _runs(origins: Sequence[int]) -> list[list[int]]:
    """Places as stretches that ascend by one: their first place and their length."""
    runs: list[list[int]] = []
    for origin in origins:
        if runs and origin == runs[-1][0] + runs[-1][1]:
            runs[-1][1] += 1
        else:
            runs.append([origin, 1])
    return runs


def _places(runs: Iterable[Sequence[int]]) -> Iterable[int]:
    for first, length in runs:
        yield from range(first, first + length)
