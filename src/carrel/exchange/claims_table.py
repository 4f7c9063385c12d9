"""Claims as a table: one row for each passage, read back by ``given_claims``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from carrel.exchange.text_files import write_table
from carrel.study.claim import Claim

COLUMNS = (
    "id", "work", "who", "whom", "symmetric", "when", "from", "to", "area", "factor", "direction",
    "strength", "certainty", "modality", "horizon", "if who", "if whom", "if sign", "event",
    "note", "coder", "quote", "start", "end", "created", "modified", "revision",
)  # fmt: skip


def claims_table(claims: Iterable[Claim]) -> bytes:
    """CSV with the columns ``COLUMNS``; ``when`` is as written, ``from`` and ``to`` decimal years."""
    return write_table(COLUMNS, (row for claim in claims for row in _rows(claim)))


def _rows(claim: Claim) -> Iterator[tuple[object, ...]]:
    condition, when = claim.condition, claim.when
    for passage in claim.passages:
        span = passage.selector.position
        yield (
            claim.id,
            passage.work,
            claim.who,
            claim.whom,
            "yes" if claim.symmetric else "",
            when.written if when.edtf else "",
            when.start,
            when.end,
            claim.area,
            claim.factor,
            claim.direction,
            claim.strength,
            claim.certainty,
            claim.modality.value,
            claim.horizon.value,
            condition.who if condition else "",
            condition.whom if condition else "",
            condition.sign if condition else "",
            claim.event,
            claim.note,
            claim.coder,
            passage.selector.quote.exact,
            span.start,
            span.end,
            claim.created,
            claim.modified,
            claim.revision,
        )
