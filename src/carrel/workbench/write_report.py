"""Write the report of a study: its questions, figures, passages and bibliography."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from carrel.citing.bibliography import compose
from carrel.drawing.alignment import alignment_chart
from carrel.drawing.bars import Bar, Heading, bar_chart
from carrel.drawing.chart import Cell, Chart, Table, counted
from carrel.drawing.network import network_chart
from carrel.drawing.profile import MOST_GROUPS, profile_chart
from carrel.drawing.report import Evidence, Report, Section
from carrel.drawing.words import number
from carrel.store.styles import find_locale
from carrel.study.figure import VERSION
from carrel.study.pressure import pressure
from carrel.study.profile import By
from carrel.study.selection import EVERYTHING, Selection, with_dyad
from carrel.workbench.choose_style import choose_style
from carrel.workbench.load_study import Loaded, load
from carrel.workbench.trace_claims import proof_of
from carrel.workbench.weigh_claims import (
    alignment_of,
    frustration_of,
    network_of,
    profile_of,
    series_moment,
)

if TYPE_CHECKING:
    from carrel.store.library import Library
    from carrel.study.claim import Claim
    from carrel.study.columns import Columns
    from carrel.study.study import Study

MOST_PASSAGES = 2000
"""Claims whose passages a report quotes; more would be no report. The export has them all."""
_STEPS = 120
_AFTER = 10.0
_NO_YEAR = 2000.0


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A study with its claims, those that were chosen, and the dyad that the figures are of."""

    loaded: Loaded
    selection: Selection
    claims: Columns

    @property
    def study(self) -> Study:
        """The study itself."""
        return self.loaded.study


def write_report(
    library: Library, name: str, *, selection: Selection = EVERYTHING, coder: str | None = None
) -> Report:
    """All that the study says of a selection: where it names no dyad, of the most-told one.

    It is kept until anything in the library changes, for works and styles speak in it too.
    """
    loaded = load(library, name, coder=coder)
    asked = ("report", selection, library.history.version())
    return loaded.once(asked, lambda: _report(library, loaded, selection))


def _report(library: Library, loaded: Loaded, selection: Selection) -> Report:
    chosen = loaded.chosen(selection)
    weighed = _Weighed(loaded, with_dyad(selection, chosen.dyad.counts()), chosen)
    sources = len(chosen.source.counts())
    sections = (
        *_beginning(weighed.study),
        *_figures(weighed),
        *_hypotheses(loaded),
        *_claims(library, weighed),
    )
    caption = f"{counted(len(chosen), sources)}. Formulas of version {VERSION}."
    return Report(loaded.study.name, caption, sections, _bibliography(library, chosen))


def _beginning(study: Study) -> list[Section]:
    sections: list[Section] = []
    if study.questions:
        sections.append(Section("Questions", study.questions))
    if study.method:
        sections.append(Section("Method", tuple(study.method.split("\n\n"))))
    if study.actors:
        rows = tuple((actor.id, actor.name, actor.kind.value) for actor in study.actors)
        sections.append(Section("Actors", table=Table(("Id", "Name", "Kind"), rows)))
    if study.codebook.factors:
        rows = tuple(
            (factor.name, factor.parent, factor.area, factor.level.value if factor.level else "")
            for factor in study.codebook.factors
        )
        table = Table(("Factor", "Under", "Area", "Level"), rows)
        sections.append(Section("Codebook", table=table))
    return sections


def _figures(weighed: _Weighed) -> list[Section]:
    selection = weighed.selection
    at = _last_year(weighed)
    if not (selection.who and selection.whom):
        return _network(weighed, at)
    dyad = f"{selection.who} and {selection.whom}"
    groupings: tuple[tuple[By, str], ...] = (("area", "by area"), ("factor", "by factor"))
    profiles = [
        Section(f"{dyad}: factor profile {words}", chart=_profile(weighed, by))
        for by, words in groupings
    ]
    return [
        *profiles,
        Section(f"{dyad}: alignment over time", chart=_alignment(weighed)),
        *_network(weighed, at),
    ]


def _profile(weighed: _Weighed, by: By) -> Chart:
    profile = profile_of(weighed.loaded, weighed.selection, by=by, weightiest=MOST_GROUPS)
    return profile_chart(profile, by=by, query="")


def _alignment(weighed: _Weighed) -> Chart:
    claims = weighed.loaded.chosen(weighed.selection)
    last = _last_year(weighed) + _AFTER
    starts = claims.start[np.isfinite(claims.start)]
    first = float(starts.min()) if starts.size else last - _AFTER
    at = [first + (last - first) * step / _STEPS for step in range(_STEPS + 1)]
    found = alignment_of(weighed.loaded, weighed.selection, at=at)
    return alignment_chart(found, claims, query="")


def _network(weighed: _Weighed, at: float) -> list[Section]:
    """Of every pair, as on the network's own page: a chosen dyad does not narrow it."""
    everyone = replace(weighed.selection, who="", whom="", start=None, end=None)
    network = network_of(weighed.loaded, everyone, at=at)
    if not network.ties:
        return []
    sections = [
        Section(
            "The network", chart=network_chart(network, frustration_of(weighed.loaded, network))
        )
    ]
    who, whom = weighed.selection.who, weighed.selection.whom
    if {who, whom} <= set(network.actors):
        found = pressure(network, who, whom)
        bars = tuple(Bar(share.third, share.amount) for share in found.shares)
        heading = Heading(
            "pressure",
            f"Pressure on {who} and {whom} by third parties",
            f"{number(found.value.value)} in all at {at:g}.",
            ("Third party", "Share"),
        )
        chart = bar_chart(bars, heading, reason=found.value.reason)
        sections.append(Section("Structural pressure", chart=chart))
    return sections


def _last_year(weighed: _Weighed) -> float:
    """The last that the chosen claims tell of, else that of the study's series."""
    told = weighed.claims.stretch()
    return told[1] if told else series_moment(weighed.study) or _NO_YEAR


def _hypotheses(loaded: Loaded) -> list[Section]:
    """The ratings of the claims that may be seen."""
    study = loaded.study
    if not study.hypotheses:
        return []
    rated = {claim for each in study.hypotheses for claim, _ in each.ratings}
    claims = sorted(rated & set(loaded.by_id))
    ratings = [dict(each.ratings) for each in study.hypotheses]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (claim, *(str(rating.get(claim, "")) for rating in ratings)) for claim in claims
    )
    statements = tuple(f"{each.id}: {each.statement}" for each in study.hypotheses)
    columns = ("Claim", *(each.id for each in study.hypotheses))
    return [Section("Hypotheses", statements, table=Table(columns, rows))]


def _claims(library: Library, weighed: _Weighed) -> list[Section]:
    if not weighed.claims:
        return []
    quoted = weighed.claims[:MOST_PASSAGES]
    proofs = proof_of(library, quoted, form="html")
    evidence = tuple(
        Evidence(
            _words(claim),
            tuple((passage.words, passage.citation) for passage in proof.passages),
        )
        for claim, proof in zip(quoted, proofs, strict=True)
    )
    left = len(weighed.claims) - len(quoted)
    said = (f"{left} more claims are in the study's export.",) if left else ()
    return [Section("Claims and their passages", said, evidence=evidence)]


def _words(claim: Claim) -> str:
    arrow = "–" if claim.symmetric else "→"
    when = claim.when.written or claim.when.edtf
    parts = (
        f"{claim.id}: {claim.who} {arrow} {claim.whom}",
        when,
        claim.area,
        claim.factor,
        f"{claim.side}, strength {claim.strength}, certainty {claim.certainty}",
        claim.modality.value,
    )
    return "; ".join(filter(None, parts))


def _bibliography(library: Library, claims: Columns) -> tuple[str, ...]:
    # All passages of a claim are of one work, its source.
    keys = sorted(claims.source.counts())
    if not keys:
        return ()
    chosen = choose_style(library)
    items = [library.works.kept(key).csl_item() for key in keys]
    written = compose(chosen.style, find_locale, items, language=chosen.language, form="html")
    return tuple(entry for _, entry in written.entries)
