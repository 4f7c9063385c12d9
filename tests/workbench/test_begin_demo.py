"""The demo study is begun once, and the manual tells the truth of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from carrel.store.library import Library, open_library
from carrel.study.balance import leaning, triads
from carrel.study.frustration import frustration
from carrel.study.network import Network, network_at
from carrel.study.pressure import pressure
from carrel.workbench.begin_demo import DEMO_STUDY, begin_demo

PAGE = Path(__file__).parents[2] / "docs/manual/study-figures.md"
ROW = re.compile(
    r"^\| ([\d.]+) \| (\d+) \| (\d+) of (\d+) \| (\d+) \| (.+) \| (\d+) \|$", re.MULTILINE
)


@pytest.fixture
def library(library_folder: Path) -> Iterator[Library]:
    """An empty library."""
    with open_library(library_folder) as opened:
        yield opened


def network_of(library: Library, at: float) -> Network:
    """The demo's network at a year."""
    return network_at(begin_demo(library), (), at)


def test_it_is_begun_once_and_leaves_the_active_study_active(library: Library) -> None:
    """Asking twice gives one study; a study that was active stays so."""
    library.studies.new("My own")
    first = begin_demo(library)
    assert begin_demo(library) == first
    assert library.studies.active().name == "My own"
    assert {study.name for study in library.studies.all()} == {"My own", DEMO_STUDY}


def test_the_manual_tells_what_the_figures_are(library: Library) -> None:
    """Every row of the manual's table, computed anew."""
    ends = {tie.pair: tie.value for tie in network_of(library, 1908).ties}
    rows = ROW.findall(PAGE.read_text(encoding="utf-8"))
    assert len(rows) == 5
    for year, ties, balanced, total, index, blocs, foretold in rows:
        network = network_of(library, float(year))
        found, frustrated, leans = triads(network), frustration(network), leaning(network)
        assert len(network.ties) == int(ties)
        assert (found.balanced, found.total) == (int(balanced), int(total))
        assert (frustrated.index, frustrated.exact) == (int(index), True)
        told = {frozenset(bloc.split()) for bloc in blocs.split(" against ")}
        assert {frozenset(bloc) for bloc in leans.blocs} == told
        right = sum(leans.sign(*pair) == value for pair, value in ends.items())
        assert right == int(foretold), year


def test_the_pressures_of_the_manual(library: Library) -> None:
    """Of the pairs without a tie in 1890, France and Russia are pressed most; later none on others."""
    network = network_of(library, 1890.5)
    tied = {tie.pair for tie in network.ties}
    amounts = {
        (a, b): abs(pressure(network, a, b).value.value or 0.0)
        for a in network.actors
        for b in network.actors
        if a < b and (a, b) not in tied
    }
    assert max(amounts, key=amounts.__getitem__) == ("FRA", "RUS")
    assert amounts["FRA", "RUS"] == 0.75
    assert pressure(network_of(library, 1895), "FRA", "GBR").value.value == 0


def test_the_ties_are_those_of_the_published_example(library: Library, shared: Path) -> None:
    """The yardstick's ties and figures, year by year."""
    import json

    published = json.loads((shared / "evidence/anchors.json").read_text())["wwi_antal2006"]
    for year, expected in published["expect"].items():
        network = network_of(library, float(year))
        assert len(network.ties) == expected["edges"]
        assert triads(network).total == expected["triads"]
        assert triads(network).balanced == expected["balanced"]
        assert frustration(network).index == expected["L"]
