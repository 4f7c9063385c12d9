"""``carrel study profile`` and ``alignment``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carrel.cli.output import say, say_record
from carrel.cli.study_asked import asked, selection_of, time_of
from carrel.cli.study_basis import (
    about,
    basis,
    dyad,
    ids_under,
    say_claims,
    say_reason,
    with_claims,
)
from carrel.cli.study_records import of_figure
from carrel.cli.study_tables import interval, plain, say_listed, say_table, signed
from carrel.workbench.weigh_claims import alignment_of, profile_of

if TYPE_CHECKING:
    from argparse import Namespace

    from carrel.study.profile import Group

_NUMBERS = frozenset(range(1, 9))


def profile(arguments: Namespace) -> int:
    """Print the factor profile of a dyad."""
    with asked(arguments) as study:
        loaded = study.loaded()
        selection = selection_of(arguments, loaded.study)
        found = profile_of(loaded, selection, by=arguments.by)
        groups = (*found.groups, found.total)
        if arguments.json:
            record = {
                **about(study, selection),
                "by": found.by,
                "groups": [_of_group(group) for group in found.groups],
                "total": _of_group(found.total),
                "listed": list(found.listed),
            }
            say_record(
                with_claims(study, arguments, record, ids_under(found.total.net, found.listed))
            )
            return 0
        say(f"{study.name}: profile of {dyad(selection)} by {found.by}")
        say_table([_PROFILE, *map(_group_cells, groups)], right=_NUMBERS)
        say_reason(found.total.net)
        say_listed(found.listed)
        say_claims(study, arguments, ids_under(found.total.net, found.listed), found.total.net)
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
        ids = ids_under(*figures, found.listed) if arguments.claims else []
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
                **about(study, selection),
                "half_life": found.half_life,
                "kappa": found.kappa,
                "points": points,
                "listed": list(found.listed),
            }
            say_record(with_claims(study, arguments, record, ids))
            return 0
        half = f"half-life {found.half_life:g} years, κ {found.kappa:g}"
        say(f"{study.name}: alignment of {dyad(selection)}, {half}")
        rows = [
            (
                f"{point.at:g}",
                signed(point.central.value),
                signed(point.fast),
                signed(point.slow),
                interval(point.central),
                basis(point.central),
            )
            for point in found.points
        ]
        head = ("at", "alignment", "h/2", "2h", "90 % interval", "rests on")
        say_table([head, *rows], right=frozenset({0, 1, 2, 3, 4}))
        if not rows:
            say("No claim is selected that tells of a time: name one with --at.")
        say_listed(found.listed)
        say_claims(study, arguments, ids, figures[-1] if figures else None)
    return 0


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
        basis(group.net),
    )
