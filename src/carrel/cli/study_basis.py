"""What every figure on the command line says of itself: what it rests on, with citations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carrel.cli.output import say
from carrel.cli.study_asked import Asked
from carrel.cli.study_records import of_claim
from carrel.cli.study_tables import pair, rests_on, say_proofs, signed
from carrel.study.figure import Figure
from carrel.study.when import show_when
from carrel.workbench.trace_claims import proof_of

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

    from carrel.study.selection import Selection

_FEWEST = 5


def about(study: Asked, selection: Selection) -> dict[str, Any]:
    """The members that every record of a figure begins with."""
    return {
        "study": study.name,
        "version": study.library.studies.version(study.name),
        "who": selection.who,
        "whom": selection.whom,
    }


def dyad(selection: Selection) -> str:
    """The two actors of a selection in words."""
    return f"{selection.who} and {selection.whom}"


def basis(figure: Figure) -> str:
    """How many sources and claims a figure rests on, in words."""
    return rests_on(figure.sources, figure.claims)


def say_reason(figure: Figure) -> None:
    """Say why a figure is empty, or why it has no interval."""
    if figure.reason:
        say(figure.reason)
    elif figure.sources < _FEWEST:
        say(f"An interval needs {_FEWEST} sources; this rests on {basis(figure)}.")


def ids_under(*parts: Figure | Iterable[str]) -> list[str]:
    """The claims under figures, and those listed beside, each once."""
    ids: dict[str, None] = {}
    for part in parts:
        named = [one.claim for one in part.contributions] if isinstance(part, Figure) else part
        ids.update(dict.fromkeys(named))
    return list(ids)


def with_claims(
    study: Asked, arguments: Namespace, record: dict[str, Any], ids: list[str]
) -> dict[str, Any]:
    """The record, and where they are asked for the claims it rests on with their proof."""
    if not arguments.claims:
        return record
    claims = study.seen(ids)
    proofs = proof_of(study.library, claims)
    traced = [of_claim(claim, one) for claim, one in zip(claims, proofs, strict=True)]
    return {**record, "traced": traced}


def say_claims(study: Asked, arguments: Namespace, ids: list[str], figure: Figure | None) -> None:
    """Print the claims that figures rest on, where they are asked for, with what each adds."""
    if not arguments.claims:
        return
    amounts = {one.claim: one.amount for one in figure.contributions} if figure else {}
    claims = study.seen(ids)
    proofs = proof_of(study.library, claims)
    say()
    say_proofs(
        (
            "  ".join(
                (
                    claim.id,
                    signed(amounts[claim.id]) if claim.id in amounts else claim.modality.value,
                    pair(claim),
                    show_when(claim.when),
                    claim.factor,
                )
            ),
            proven,
        )
        for claim, proven in zip(claims, proofs, strict=True)
    )
