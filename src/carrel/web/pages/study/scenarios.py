"""The page of what a third party's move would change."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from markupsafe import Markup

from carrel.drawing.chart import Chart
from carrel.drawing.network import network_chart
from carrel.drawing.scenario import pressure_change_chart, settled_chart
from carrel.drawing.words import number
from carrel.study.errors import StudyError
from carrel.study.network import Network, Tie
from carrel.study.scenario import Scenario, State
from carrel.web.pages.study.choosing import Query, finite
from carrel.web.pages.study.figure_page import FigurePage, asked_for, isolated
from carrel.web.pages.study.frame import Opened
from carrel.web.pages.study.networks import NO_TIES, settled
from carrel.workbench.weigh_claims import scenario_of

_SHOWN_PAIRS = 36
_SETTING = Markup(
    '<label class="tie"><input type="checkbox" name="set" value="{tie}"{checked}> <bdi>{words}</bdi> '
    '<span class="unseen">to</span> <input type="range" name="{tie}" min="-1" max="1" step="0.05" '
    'value="{value}" aria-label="{words}"> <output>{shown}</output></label>'
)


def scenario_page(opened: Opened, query: Query) -> FigurePage:
    """The network with some ties set: ``set=IRN~USA&IRN~USA=0.6``, at once and settled."""
    at, network, more = settled(opened, query)
    if not network.ties:
        return FigurePage(opened, {}, (NO_TIES,), more=more, asked=asked_for(opened, at=at))
    changes = _changes(network, query)
    found = scenario_of(opened.loaded, network, changes)
    fields = {f"{tie.a}~{tie.b}": f"{tie.value:g}" for tie in changes}
    asked = asked_for(opened, at=at, **fields)
    asked += "".join(f"&set={name}" for name in fields)
    return FigurePage(
        opened,
        {
            "scenario-pressure": lambda narrow: pressure_change_chart(found, narrow=narrow),
            "scenario-settled": lambda narrow: settled_chart(found, narrow=narrow),
            "scenario-network": lambda narrow: _network(found, narrow=narrow),
        },
        more=more + _sliders(opened, network, changes),
        controls=_before_and_after(found),
        asked=asked,
    )


def _changes(network: Network, query: Query) -> list[Tie]:
    """The ties that the address sets; raise ``StudyError`` for a value that is none."""
    changes: list[Tie] = []
    for named in dict.fromkeys(query.getall("set", [])):
        a, _, b = named.partition("~")
        written = next(reversed(query.getall(named, [])), "")
        if not {a, b} <= set(network.actors) or a == b:
            raise StudyError(f"'{named}' names no tie of two actors here: write it as IRN~USA.")
        value = finite(written)
        if value is None:
            raise StudyError(f"The tie {a} – {b} is set to '{written}': write -1 to 1.")
        changes.append(Tie(min(a, b), max(a, b), value))
    return changes


def _sliders(opened: Opened, network: Network, changes: list[Tie]) -> Markup:
    """A slider for each pair, those with a tie first; moving one sets its tie."""
    known = {tie.pair: tie.value for tie in network.ties}
    wanted = {opened.selection.who, opened.selection.whom} - {""}
    pairs = [(min(pair), max(pair)) for pair in combinations(network.actors, 2)]
    pairs.sort(key=lambda pair: (not wanted & set(pair), pair not in known))
    set_to = {tie.pair: tie.value for tie in changes}
    return Markup('<fieldset class="ties"><legend>Set a tie</legend>{}</fieldset>').format(
        Markup().join(
            _SETTING.format(
                tie="~".join(pair),
                words=" – ".join(pair),
                checked=Markup(" checked") if pair in set_to else "",
                value=f"{set_to.get(pair, known.get(pair, 0.0)):.3f}",
                shown=_shown(set_to.get(pair, known.get(pair))),
            )
            for pair in pairs[:_SHOWN_PAIRS]
        )
    )


def _shown(value: float | None) -> str:
    return "unknown" if value is None else number(value)


def _network(found: Scenario, *, narrow: bool) -> Chart:
    after = found.after
    chart = network_chart(after.network, after.frustration, narrow=narrow)
    return replace(chart, name="scenario-network", title="The network after the move")


def _before_and_after(found: Scenario) -> Markup:
    rows = (
        ("Triads balanced", _triads(found.before), _triads(found.after)),
        ("Frustration index", _index(found.before), _index(found.after)),
        ("Blocs", _blocs(found.before), _blocs(found.after)),
    )
    cells = Markup().join(
        Markup('<tr><th scope="row">{}</th><td>{}</td><td>{}</td></tr>').format(*row)
        for row in rows
    )
    head = Markup('<tr><td></td><th scope="col">Before</th><th scope="col">After</th></tr>')
    return Markup('<table class="facts-table"><thead>{}</thead><tbody>{}</tbody></table>').format(
        head, cells
    )


def _triads(state: State) -> str:
    found = state.triads
    return f"{found.balanced} of {found.total}" if found.total else "no triad"


def _index(state: State) -> str:
    found = state.frustration
    return f"{found.index:g}" if found.exact else f"{found.bound:g} to {found.index:g}"


def _blocs(state: State) -> str:
    return Markup(" | ").join(isolated(bloc) for bloc in state.blocs if bloc) or "none"
