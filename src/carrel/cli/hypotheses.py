"""``carrel study hypotheses`` and ``hypothesis``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carrel.cli.output import say, say_record
from carrel.cli.study_asked import asked
from carrel.cli.study_basis import basis, ids_under, say_claims, with_claims
from carrel.cli.study_records import of_figure
from carrel.cli.study_tables import plain, say_table
from carrel.study.hypothesis import Rating
from carrel.workbench import rate_claims
from carrel.workbench.weigh_claims import hypotheses_of

if TYPE_CHECKING:
    from argparse import Namespace

    from carrel.study.hypotheses import Matrix
    from carrel.study.study import Study


def matrix(arguments: Namespace) -> int:
    """Print the matrix of claims by hypotheses, and what speaks against each."""
    with asked(arguments) as study:
        loaded = study.loaded()
        found = hypotheses_of(loaded)
        ids = ids_under(*(one.inconsistency for one in found.against))
        if arguments.json:
            version = study.library.studies.version(study.name)
            record = {"study": study.name, "version": version, **_of_matrix(loaded.study, found)}
            say_record(with_claims(study, arguments, record, ids))
            return 0
        for hypothesis, one in zip(loaded.study.hypotheses, found.against, strict=True):
            least = "  (least against it)" if one.hypothesis in found.least else ""
            say(f"{hypothesis.id}  {hypothesis.statement}")
            say(
                f"    against it {plain(one.inconsistency.value)}, weighted "
                f"{plain(one.weighted.value)}; {basis(one.inconsistency)}{least}"
            )
        if found.reason:
            say(found.reason)
        names = [hypothesis.id for hypothesis in loaded.study.hypotheses]
        head = ("claim", "source", *names, "tells apart")
        rows = [
            (row.claim, row.source, *(_word(one) for one in row.ratings), plain(row.diagnosticity))
            for row in found.rows
        ]
        say_table([head, *rows] if rows else [])
        for left in found.leave_one_source_out:
            changed = "another" if left.changes else "the same"
            say(f"Without {left.source}: {changed} ({' '.join(left.least) or '–'})")
        say(found.caption)
        say_claims(study, arguments, ids, None)
    return 0


def add(arguments: Namespace) -> int:
    """Write a hypothesis down."""
    with asked(arguments) as study:
        now = rate_claims.add_hypothesis(
            study.library,
            study.name,
            arguments.statement,
            coder=study.coder,
            hypothesis_id=arguments.id,
        )
        _tell(now, now.hypotheses[-1].id, as_json=arguments.json)
    return 0


def change(arguments: Namespace) -> int:
    """Change what a hypothesis says; its ratings stay."""
    with asked(arguments) as study:
        now = rate_claims.change_hypothesis(
            study.library,
            study.name,
            arguments.hypothesis,
            coder=study.coder,
            statement=arguments.statement,
        )
        _tell(now, arguments.hypothesis, as_json=arguments.json)
    return 0


def remove(arguments: Namespace) -> int:
    """Take a hypothesis out with its ratings."""
    with asked(arguments) as study:
        id_: str = arguments.hypothesis
        rate_claims.drop_hypothesis(study.library, study.name, id_, coder=study.coder)
        if arguments.json:
            say_record({"removed": id_})
        else:
            say(f"{id_} is gone; 'carrel study undo' brings it back with its ratings.")
    return 0


def rate(arguments: Namespace) -> int:
    """Rate claims by a hypothesis, or take their ratings away."""
    with asked(arguments) as study:
        study.seen(arguments.ids)
        rating = None if arguments.rating == "none" else Rating(arguments.rating)
        now = rate_claims.change_hypothesis(
            study.library,
            study.name,
            arguments.hypothesis,
            coder=study.coder,
            ratings=dict.fromkeys(arguments.ids, rating),
        )
        _tell(now, arguments.hypothesis, as_json=arguments.json)
    return 0


def _tell(study: Study, id: str, *, as_json: bool) -> None:  # noqa: A002 - an id is called id
    (hypothesis,) = (one for one in study.hypotheses if one.id == id)
    ratings = {claim: rating.value for claim, rating in hypothesis.ratings}
    if as_json:
        say_record({"id": id, "statement": hypothesis.statement, "ratings": ratings})
        return
    say(f"{id}  {hypothesis.statement}")
    if ratings:
        say("    " + "  ".join(f"{claim} {rating}" for claim, rating in ratings.items()))


def _word(rating: Rating | None) -> str:
    return rating.value if rating else "–"


def _of_matrix(study: Study, found: Matrix) -> dict[str, Any]:
    return {
        "hypotheses": [
            {
                "id": hypothesis.id,
                "statement": hypothesis.statement,
                "inconsistency": of_figure(one.inconsistency),
                "weighted": of_figure(one.weighted),
                "rated": one.rated,
            }
            for hypothesis, one in zip(study.hypotheses, found.against, strict=True)
        ],
        "rows": [
            {
                "claim": row.claim,
                "source": row.source,
                "ratings": [rating.value if rating else None for rating in row.ratings],
                "diagnosticity": row.diagnosticity,
            }
            for row in found.rows
        ],
        "least": list(found.least),
        "leave_one_source_out": [
            {
                "source": left.source,
                "inconsistency": list(left.inconsistency),
                "weighted": list(left.weighted),
                "least": list(left.least),
                "changes": left.changes,
            }
            for left in found.leave_one_source_out
        ],
        "caption": found.caption,
        "reason": found.reason,
    }
