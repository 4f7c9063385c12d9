"""``carrel study network``, ``balance``, ``pressure``, ``scenario`` and ``similarity``."""

from __future__ import annotations

import math
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from carrel.cli.output import say, say_record
from carrel.cli.study_asked import Asked, asked, selection_of, time_of
from carrel.cli.study_basis import ids_under, say_claims, with_claims
from carrel.cli.study_records import of_figure
from carrel.cli.study_tables import counted, plain, rests_on, say_table, signed
from carrel.study.actor import country, find_actor
from carrel.study.errors import StudyError
from carrel.study.network import Network, Tie, check_network
from carrel.workbench import weigh_claims
from carrel.workbench.load_study import Loaded

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from carrel.study.balance import Triads
    from carrel.study.frustration import Frustration
    from carrel.study.scenario import Scenario, Settled, State
    from carrel.study.study import Study

_SHOWN = 20


def network(arguments: Namespace) -> int:
    """Print every tie at a time, with what it comes from."""
    with asked(arguments) as study:
        loaded, found = _network(study, arguments)
        if arguments.json:
            record = {**_about(study, found), "ties": _of_ties(found)}
            say_record(with_claims(study, arguments, record, _under(found)))
            return 0
        _say_head(study, loaded, found, "network")
        _say_ties(found)
        say_claims(study, arguments, _under(found), None)
    return 0


def balance(arguments: Namespace) -> int:
    """Print triads, frustration and blocs."""
    with asked(arguments) as study:
        loaded, found = _network(study, arguments)
        weighed = weigh_claims.balance_of(loaded, found, weighted=arguments.weighted)
        if arguments.json:
            record = {
                **_about(study, found),
                "ties": _of_ties(found),
                "triads": _of_triads(weighed.triads),
                "walk_balance": weighed.walk,
                "frustration": _of_frustration(weighed.frustration),
            }
            say_record(with_claims(study, arguments, record, _under(found)))
            return 0
        _say_head(study, loaded, found, "balance")
        _say_triads(weighed.triads)
        say(f"Walk balance: {plain(weighed.walk)} (1 is balanced)")
        _say_frustration(weighed.frustration)
        say_claims(study, arguments, _under(found), None)
    return 0


def pressure(arguments: Namespace) -> int:
    """Print the pressure on a tie with each third party's share."""
    with asked(arguments) as study:
        loaded, found = _network(study, arguments)
        a, b = (_actor(loaded.study, written) for written in (arguments.a, arguments.b))
        pulled = weigh_claims.pressure_of(loaded, found, a, b)
        ids = ids_under(pulled.value)
        if arguments.json:
            record = {
                **_about(study, found),
                "a": a,
                "b": b,
                "pressure": of_figure(pulled.value),
                "shares": [{"third": one.third, "amount": one.amount} for one in pulled.shares],
            }
            say_record(with_claims(study, arguments, record, ids))
            return 0
        _say_head(study, loaded, found, f"pressure on {a} and {b}")
        basis = rests_on(pulled.value.sources, pulled.value.claims)
        say(f"Pressure: {signed(pulled.value.value)}, {basis} and the ties entered by hand")
        if pulled.value.reason:
            say(pulled.value.reason)
        say_table(
            [(f"  by {one.third}", signed(one.amount)) for one in pulled.shares],
            right=frozenset({1}),
        )
        say_claims(study, arguments, ids, pulled.value)
    return 0


def scenario(arguments: Namespace) -> int:
    """Print what follows from a change of ties, at once and in time."""
    with asked(arguments) as study:
        loaded, found = _network(study, arguments)
        changes = _ties(loaded.study, arguments.changes)
        told = weigh_claims.scenario_of(loaded, found, changes)
        if arguments.json:
            record = {**_about(study, found), **_of_scenario(told)}
            say_record(with_claims(study, arguments, record, _under(found)))
            return 0
        words = " and ".join(f"{tie.a}–{tie.b} {signed(tie.value)}" for tie in changes)
        _say_head(study, loaded, found, f"if {words}")
        _say_at_once(told)
        for settled in told.settled:
            _say_settled(settled)
        say(told.caption)
        say_claims(study, arguments, _under(found), None)
    return 0


def similarity(arguments: Namespace) -> int:
    """Print how alike two actors stand to third parties."""
    with asked(arguments) as study:
        loaded, found = _network(study, arguments)
        a, b = (_actor(loaded.study, written) for written in (arguments.a, arguments.b))
        alike = weigh_claims.similarity_of(loaded, found, a, b)
        measures = {
            field.name: getattr(alike, field.name)
            for field in fields(alike)
            if field.name not in {"a", "b", "thirds", "unknown", "reason"}
        }
        if arguments.json:
            record = {
                **_about(study, found),
                "a": a,
                "b": b,
                **measures,
                "thirds": list(alike.thirds),
                "unknown": list(alike.unknown),
                "reason": alike.reason,
            }
            say_record(with_claims(study, arguments, record, _under(found)))
            return 0
        _say_head(study, loaded, found, f"similarity of {a} and {b}")
        if alike.reason:
            say(alike.reason)
        say_table(
            [(f"  {name.replace('_', ' ')}", signed(value)) for name, value in measures.items()],
            right=frozenset({1}),
        )
        say(f"Third parties: {' '.join(alike.thirds) or 'none'}")
        if alike.unknown:
            say(f"Of one of the two only, and so left out: {' '.join(alike.unknown)}")
        say_claims(study, arguments, _under(found), None)
    return 0


def _network(study: Asked, arguments: Namespace) -> tuple[Loaded, Network]:
    loaded = study.loaded()
    found = weigh_claims.network_of(
        loaded,
        selection_of(arguments, loaded.study),
        at=None if arguments.at is None else time_of(arguments.at),
        half_life=arguments.half_life,
        kappa=arguments.kappa,
        entered=_ties(loaded.study, arguments.entered),
    )
    return loaded, check_network(found)


def _ties(study: Study, typed: Sequence[Sequence[str]]) -> list[Tie]:
    """Ties as they were typed: two actors and a number from −1 to +1."""
    return [Tie(_actor(study, a), _actor(study, b), _value(value)) for a, b, value in typed]


def _actor(study: Study, written: str) -> str:
    """The id of one of the study's actors, or of a state that it lacks."""
    try:
        return find_actor(study.actors, written).id
    except StudyError:
        state = country(written)
        if state is None:
            raise
        return state.id


def _value(written: str) -> float:
    try:
        value = float(written.replace("−", "-"))
    except ValueError:
        value = math.nan
    if not -1 <= value <= 1:
        raise StudyError(f"'{written}' is no tie: write a number from -1 (apart) to +1 (together).")
    return value


def _under(found: Network) -> list[str]:
    return ids_under(*(tie.figure for tie in found.ties if tie.figure is not None))


def _about(study: Asked, found: Network) -> dict[str, Any]:
    return {
        "study": study.name,
        "version": study.library.studies.version(study.name),
        "at": found.at,
        "actors": list(found.actors),
    }


def _of_ties(found: Network) -> list[dict[str, Any]]:
    return [
        {
            "a": tie.a,
            "b": tie.b,
            "value": tie.value,
            "source": tie.source,
            "figure": of_figure(tie.figure) if tie.figure else None,
        }
        for tie in found.ties
    ]


def _of_triads(triads: Triads) -> dict[str, Any]:
    return {
        "total": triads.total,
        "balanced": triads.balanced,
        "share": triads.share,
        "reason": triads.reason,
        "triads": [
            {"actors": list(triad.actors), "balanced": triad.balanced} for triad in triads.triads
        ],
    }


def _of_frustration(found: Frustration) -> dict[str, Any]:
    return {
        "index": found.index,
        "bound": found.bound,
        "exact": found.exact,
        "weighted": found.weighted,
        "blocs": [list(bloc) for bloc in found.blocs],
        "frustrated": [[tie.a, tie.b] for tie in found.frustrated],
    }


def _of_state(state: State) -> dict[str, Any]:
    return {
        "pressures": [{"a": one.a, "b": one.b, "amount": one.amount} for one in state.pressures],
        "triads": _of_triads(state.triads),
        "frustration": _of_frustration(state.frustration),
    }


def _of_scenario(told: Scenario) -> dict[str, Any]:
    return {
        "changes": [{"a": tie.a, "b": tie.b, "value": tie.value} for tie in told.changes],
        "before": _of_state(told.before),
        "after": _of_state(told.after),
        "settled": [_of_settled(settled) for settled in told.settled],
        "caption": told.caption,
    }


def _of_settled(settled: Settled) -> dict[str, Any]:
    states = {"short": settled.short, "long": settled.long}
    return {
        "lambda": settled.strength,
        "steady": settled.steady,
        **{
            name: [
                {
                    "a": tie.a,
                    "b": tie.b,
                    "evidence": tie.evidence,
                    "unchanged": tie.unchanged,
                    "changed": tie.changed,
                    "difference": tie.difference,
                    "held": tie.held,
                }
                for tie in ties
            ]
            for name, ties in states.items()
        },
    }


def _say_head(study: Asked, loaded: Loaded, found: Network, what: str) -> None:
    claims = [loaded.by_id[id_] for id_ in _under(found)]
    basis = rests_on(len({claim.source for claim in claims}), len(claims))
    by_hand = sum(tie.source == "entered" for tie in found.ties)
    from_series = sum(tie.source == "series" for tie in found.ties)
    more = [
        f"{counted(number, 'tie')} {words}"
        for number, words in ((by_hand, "entered by hand"), (from_series, "from series"))
        if number
    ]
    say(f"{study.name}: {what} at {found.at:g}; {', '.join([basis, *more])}")


def _say_ties(found: Network) -> None:
    rows = [
        (
            f"{tie.a} – {tie.b}",
            signed(tie.value),
            rests_on(tie.figure.sources, tie.figure.claims)
            if tie.figure
            else {"entered": "entered by hand"}.get(tie.source, tie.source),
        )
        for tie in found.ties
    ]
    say_table(rows, right=frozenset({1}))


def _say_triads(triads: Triads) -> None:
    if triads.reason:
        say(f"Triads: {triads.reason}")
        return
    say(f"Triads: {triads.balanced} of {triads.total} balanced")
    for triad in [one for one in triads.triads if not one.balanced][:_SHOWN]:
        say(f"  not balanced: {' '.join(triad.actors)}")


def _say_frustration(found: Frustration) -> None:
    how = "" if found.exact else f" at most, {found.bound:g} at least: the time was up"
    say(f"Frustration index: {found.index:g}{how}")
    say(f"Blocs: {' '.join(found.blocs[0]) or '–'} | {' '.join(found.blocs[1]) or '–'}")
    if found.frustrated:
        ties = ", ".join(f"{tie.a}–{tie.b}" for tie in found.frustrated)
        say(f"Frustrated ties: {ties}")


def _say_at_once(told: Scenario) -> None:
    before = {(one.a, one.b): one.amount for one in told.before.pressures}
    say("At once, without a parameter:")
    head = ("  pressure on", "before", "after")
    rows = [
        (f"  {one.a} – {one.b}", signed(before.get((one.a, one.b))), signed(one.amount))
        for one in told.after.pressures
    ]
    say_table([head, *rows], right=frozenset({1, 2}))
    for word, state in (("before", told.before), ("after", told.after)):
        triads, frustrated = state.triads, state.frustration
        blocs = " | ".join(" ".join(bloc) or "–" for bloc in state.blocs)
        exact = "" if frustrated.exact else " (a bound)"
        say(
            f"  {word}: {triads.balanced} of {counted(triads.total, 'triad')} balanced, "
            f"frustration {frustrated.index:g}{exact}, blocs {blocs}"
        )


def _say_settled(settled: Settled) -> None:
    steady = "" if settled.steady else ", not yet at rest"
    say(f"In time, λ = {settled.strength:g}{steady}:")
    head = ("  tie", "evidence", "short", "without", "long", "without")
    rows = [
        (
            f"  {short.a} – {short.b}{' (set)' if short.held else ''}",
            signed(short.evidence),
            signed(short.changed),
            signed(short.unchanged),
            signed(long.changed),
            signed(long.unchanged),
        )
        for short, long in zip(settled.short, settled.long, strict=True)
    ]
    say_table([head, *rows], right=frozenset({1, 2, 3, 4, 5}))
