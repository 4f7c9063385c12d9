"""``carrel study agreement``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carrel.cli.output import say, say_record
from carrel.cli.records import of_span
from carrel.cli.study_asked import asked
from carrel.cli.study_tables import counted, plain, say_table, signed
from carrel.workbench.weigh_claims import agreement_of

if TYPE_CHECKING:
    from argparse import Namespace

    from carrel.study.agreement import Agreement
    from carrel.study.krippendorff import Coefficient

_SHOWN = 40


def agreement(arguments: Namespace) -> int:
    """Print where and on what coders agree, and what they have to settle."""
    with asked(arguments) as study:
        found = agreement_of(study.library, study.loaded(), arguments.coders)
        works = {
            passage.document: passage.work
            for claim in study.loaded().claims
            for passage in claim.passages
        }
        if arguments.json:
            version = study.library.studies.version(study.name)
            say_record({"study": study.name, "version": version, **_record(found, works)})
            return 0
    say(
        f"{study.name}: {' and '.join(found.coders)}, {counted(len(found.documents), 'text')} in "
        f"common, {counted(found.units, 'unit')} coded by more than one"
    )
    if found.reason:
        say(found.reason)
        return 0
    say("Where they code:")
    head = ("  factor", "α", "overlap")
    where = [(f"  {one.factor}", _alpha(one.alpha), plain(one.overlap)) for one in found.where]
    say_table([head, *where], right=frozenset({1, 2}))
    say("What they say there:")
    head = ("  field", "scale", "α", "the same")
    what = [
        (f"  {one.field}", one.metric, _alpha(one.alpha), f"{one.same} of {found.units}")
        for one in found.what
    ]
    say_table([head, *what], right=frozenset({2, 3}))
    if found.disagreements:
        say(f"To settle, {counted(len(found.disagreements), 'disagreement')}:")
    for one in found.disagreements[:_SHOWN]:
        readings = "; ".join(
            f"{coder} {f'{claim} {value}' if claim else 'nothing'}"
            for coder, claim, value in one.readings
        )
        say(f"  {works.get(one.document, one.document)} {one.span}  {one.field}: {readings}")
    if len(found.disagreements) > _SHOWN:
        say(f"  and {len(found.disagreements) - _SHOWN} more: --json gives them all")
    return 0


def _alpha(coefficient: Coefficient) -> str:
    return signed(coefficient.value)


def _record(found: Agreement, works: dict[str, str]) -> dict[str, Any]:
    return {
        "coders": list(found.coders),
        "texts": [works.get(document, document) for document in found.documents],
        "left_out": [works.get(document, document) for document in found.left_out],
        "units": found.units,
        "where": [
            {
                "factor": one.factor,
                "alpha": _of_coefficient(one.alpha),
                "overlap": one.overlap,
                "characters": dict(one.characters),
            }
            for one in found.where
        ],
        "what": [
            {
                "field": one.field,
                "metric": one.metric,
                "alpha": _of_coefficient(one.alpha),
                "same": one.same,
            }
            for one in found.what
        ],
        "disagreements": [
            {
                "field": one.field,
                "work": works.get(one.document, ""),
                "span": of_span(one.span),
                "readings": [
                    {"coder": coder, "claim": claim, "value": value}
                    for coder, claim, value in one.readings
                ],
            }
            for one in found.disagreements
        ],
        "reason": found.reason,
    }


def _of_coefficient(coefficient: Coefficient) -> dict[str, Any]:
    return {
        "value": coefficient.value,
        "coders": coefficient.coders,
        "units": coefficient.units,
        "values": coefficient.values,
        "reason": coefficient.reason,
    }
