"""``carrel study profile`` and ``alignment``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carrel.cli.output import say, say_record
from carrel.cli.study_asked import Asked, asked, selection_of, time_of
from carrel.cli.study_records import of_claim, of_figure
from carrel.cli.study_tables import (
    interval,
    pair,
    plain,
    rests_on,
    say_listed,
    say_proofs,
    say_table,
    signed,
)
from carrel.study.when import show_when
from carrel.workbench.trace_claims import proof_of
from carrel.workbench.weigh_claims import alignment_of, profile_of

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

    from carrel.study.figure import Figure
    from carrel.study.profile import Group
    from carrel.study.selection import Selection

_NUMBERS = frozenset(range(1, 9))
_FEWEST = 5


def profile(arguments: Namespace) -> int:
    """Print the factor profile of a dyad."""
    with asked(arguments) as study:
        loaded = study.loaded()
        selection = selection_of(arguments, loaded.study)
        found = profile_of(loaded, selection, by=arguments.by)
        groups = (*found.groups, found.total)
        if arguments.json:
            record = {
                **_about(study, selection),
                "by": found.by,
                "groups": [_of_group(group) for group in found.groups],
                "total": _of_group(found.total),
                "listed": list(found.listed),
            }
            say_record(_with_claims(study, arguments, record, _ids(found.total.net, found.listed)))
            return 0
        say(f"{study.name}: profile of {_dyad(selection)} by {found.by}")
        say_table([_PROFILE, *map(_group_cells, groups)], right=_NUMBERS)
        _say_reason(found.total.net)
        say_listed(found.listed)
        _say_claims(study, arguments, _ids(found.total.net, found.listed), found.total.net)
    return 0


_PROFILE = (
    "", "pull", "apart", "net", "90 % interval", "share", "intensity", "Janis–Fadner", "rests on",
)  # fmt: skip


def alignment(arguments: Namespace) -> int:
    """Print the alignment of a dyad at each of the times."""
    with asked(arguments) as study:
        loaded = study.loaded()
        selection = selection_of(arguments, loaded.study)
        found = alignment_of(
            loaded,
            selection,
            at=[time_of(written) for written in arguments.at or ()],
            half_life=arguments.half_life,
            kappa=arguments.kappa,
        )
        figures = [point.central for point in found.points]
        ids = _ids(*figures, found.listed)
        if arguments.json:
            points = [
                {
                    "at": point.at,
                    "alignment": of_figure(point.central),
                    "slow": point.slow,
                    "fast": point.fast,
                }
                for point in found.points
            ]
            record = {
                **_about(study, selection),
                "half_life": found.half_life,
                "kappa": found.kappa,
                "points": points,
                "listed": list(found.listed),
            }
            say_record(_with_claims(study, arguments, record, ids))
            return 0
        half = f"half-life {found.half_life:g} years, κ {found.kappa:g}"
        say(f"{study.name}: alignment of {_dyad(selection)}, {half}")
        rows = [
            (
                f"{point.at:g}",
                signed(point.central.value),
                signed(point.fast),
                signed(point.slow),
                interval(point.central),
                _basis(point.central),
            )
            for point in found.points
        ]
        head = ("at", "alignment", "h/2", "2h", "90 % interval", "rests on")
        say_table([head, *rows], right=frozenset({0, 1, 2, 3, 4}))
        if not rows:
            say("No claim is selected that tells of a time: name one with --at.")
        say_listed(found.listed)
        _say_claims(study, arguments, ids, figures[-1] if figures else None)
    return 0


def _about(study: Asked, selection: Selection) -> dict[str, Any]:
    return {
        "study": study.name,
        "version": study.library.studies.version(study.name),
        "who": selection.who,
        "whom": selection.whom,
    }


def _dyad(selection: Selection) -> str:
    return f"{selection.who} and {selection.whom}"


def _of_group(group: Group) -> dict[str, Any]:
    figures = ("pull", "apart", "net", "share", "intensity", "janis_fadner")
    return {"name": group.name, **{name: of_figure(getattr(group, name)) for name in figures}}


def _group_cells(group: Group) -> tuple[str, ...]:
    return (
        group.name,
        plain(group.pull.value),
        plain(group.apart.value),
        signed(group.net.value),
        interval(group.net),
        plain(group.share.value),
        plain(group.intensity.value),
        signed(group.janis_fadner.value),
        _basis(group.net),
    )


def _basis(figure: Figure) -> str:
    return rests_on(figure.sources, figure.claims)


def _say_reason(figure: Figure) -> None:
    if figure.reason:
        say(figure.reason)
    elif figure.sources < _FEWEST:
        say(f"An interval needs {_FEWEST} sources; this rests on {_basis(figure)}.")


def _ids(*parts: Figure | Iterable[str]) -> list[str]:
    """The claims under figures, and those listed beside, each once."""
    from carrel.study.figure import Figure

    ids: dict[str, None] = {}
    for part in parts:
        named = [one.claim for one in part.contributions] if isinstance(part, Figure) else part
        ids.update(dict.fromkeys(named))
    return list(ids)


def _with_claims(
    study: Asked, arguments: Namespace, record: dict[str, Any], ids: list[str]
) -> dict[str, Any]:
    if not arguments.claims:
        return record
    claims = study.seen(ids)
    proofs = proof_of(study.library, claims)
    traced = [of_claim(claim, one) for claim, one in zip(claims, proofs, strict=True)]
    return {**record, "traced": traced}


def _say_claims(study: Asked, arguments: Namespace, ids: list[str], figure: Figure | None) -> None:
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
