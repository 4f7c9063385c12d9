"""What every page of a study shows: its name, its tabs, its filter, and how much it rests on."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote

from carrel.store.library import Library
from carrel.study.columns import Columns
from carrel.study.selection import EVERYTHING, Selection
from carrel.study.study import Study
from carrel.web.pages.study.choosing import filter_of, offered_by, query_of
from carrel.workbench.load_study import Loaded, load


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of a study; ``filtered`` when it takes the one filter, which then goes along."""

    path: str
    word: str
    filtered: bool = True


TABS = (
    Tab("claims", "Claims"),
    Tab("codebook", "Codebook", filtered=False),
    Tab("profile", "Profile"),
    Tab("alignment", "Alignment"),
    Tab("network", "Network"),
    Tab("balance", "Balance"),
    Tab("scenario", "Scenario"),
    Tab("portfolio", "Portfolio"),
    Tab("hypotheses", "Hypotheses"),
    Tab("agreement", "Agreement", filtered=False),
    Tab("report", "Report"),
)
"""The pages of a study in the order of their tabs."""

_BESIDE = (Tab("", "Study"), Tab("actors", "Actors"), Tab("log", "Log"))


@dataclass(frozen=True, slots=True)
class Opened:
    """A study open for a coder: what it holds, and what a selection leaves of its claims."""

    loaded: Loaded
    coder: str
    selection: Selection
    claims: Columns

    @property
    def study(self) -> Study:
        """The study itself."""
        return self.loaded.study

    @property
    def every(self) -> Columns:
        """All claims that the coder may see."""
        return self.loaded.columns


def open_study(
    library: Library, name: str, *, coder: str, selection: Selection = EVERYTHING
) -> Opened:
    """The study with the claims that this coder may see; raise ``StudyNotFound``."""
    loaded = load(library, name, coder=coder)
    _make_figures_ready()
    return Opened(loaded, coder, selection, loaded.chosen(selection))


@cache
def _make_figures_ready() -> None:
    """Begin to load, once for the desk, what the first page of figures would have to wait for."""

    def ready() -> None:
        from carrel.drawing.vega import start_engine
        from carrel.study.optimisation import load_solvers

        start_engine()
        load_solvers()

    # No daemon: a desk that ends while the engine starts lets it come to its end.
    threading.Thread(target=ready, name="figures").start()


def frame(opened: Opened, tab: str) -> Mapping[str, Any]:
    """What ``study_frame.html`` and ``_study_filter.html`` need, for the page under ``tab``."""
    words = {each.path: each.word for each in (*TABS, *_BESIDE)}
    loaded = opened.loaded
    offered = loaded.once("offered", lambda: offered_by(loaded.study, loaded.columns))
    return {
        "study": opened.study,
        "study_path": study_path(opened.study.name),
        "api": f"/api{study_path(opened.study.name)}",
        "version": opened.loaded.version,
        "coder": opened.coder,
        "tabs": TABS,
        "here_tab": tab,
        "tab_word": words[tab],
        "selection": opened.selection,
        "kept": query_of(opened.selection),
        "filter": filter_of(offered, opened.selection),
        "claim_count": len(opened.claims),
        "source_count": len(opened.claims.source.counts()),
    }


def study_path(name: str) -> str:
    """The address of a study's front page; a slash in its name does not part it."""
    return f"/studies/{quote(name, safe='')}"
