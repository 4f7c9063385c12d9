"""Cases of the CSL test suite: text of a case in, the text that we write out.

The format is told in the suite's own README: sections between `>>=== NAME ===>>` and
`<<=== NAME ===<<`.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from carrel.csl.amendment import UNAMENDED
from carrel.csl.manuscript.cluster_reading import read_cluster
from carrel.csl.manuscript.positions import Cluster, place_cites
from carrel.csl.manuscript.processing import (
    begin,
    independent,
    near_note_distance,
    process,
    read_items,
    work_out,
)
from carrel.csl.manuscript.run import Run
from carrel.csl.options import STRICT
from carrel.csl.styles.style import CONDITION
from carrel.csl.styles.style_parsing import parse_style
from carrel.csl.writing.writers import write

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from carrel.csl.amendment import Amendment
    from carrel.csl.manuscript.processing import Processed
    from carrel.csl.manuscript.written import Bibliography
    from carrel.csl.place import Place
    from carrel.csl.styles.locale import Locale

_SECTION = re.compile(r">>=+ ([A-Z\-]+) =+>>\n?(.*?)\n?<<=+ \1 =+<<", re.DOTALL)
_POSITIONS = re.compile(r"\bposition=|first-reference-note-number|et-al-subsequent")


class Case(NamedTuple):
    """One case: the mode, what goes in, and the text that must come out."""

    mode: str
    style: str
    items: list[dict[str, Any]]
    citation_items: list[Any] | None
    citations: list[Any] | None
    bibliography_sections: list[Any] | None
    expected: str


def read_case(text: str) -> Case | None:
    """Read a case; None if its text has no result to compare with."""
    sections = dict(_SECTION.findall(text))
    if "RESULT" not in sections or "CSL" not in sections:
        return None

    def load(name: str) -> Any:  # noqa: ANN401 - JSON of any shape
        return json.loads(sections[name]) if name in sections else None

    return Case(
        mode=sections["MODE"].strip(),
        style=sections["CSL"].strip(),
        items=load("INPUT"),
        citation_items=load("CITATION-ITEMS"),
        citations=load("CITATIONS"),
        bibliography_sections=load("BIBENTRIES"),
        expected=sections["RESULT"].strip(),
    )


def run_case(case: Case, locales: Callable[[str], Locale | None]) -> str:
    """Write what the case asks for, in the form of the suite's results."""
    style = parse_style(case.style)
    if case.citations is not None:
        return _run_session(case, locales)
    items = [dict(one, id=one.get("id", place)) for place, one in enumerate(case.items)]
    if case.citation_items is not None:
        clusters = [read_cluster(one) for one in case.citation_items]
    else:
        # The suite's own runner cites all items in the order of the bibliography.
        order = process(style, locales, items, (), standalone=True).order
        clusters = [read_cluster([{"id": one} for one in order])]
    processed = process(style, locales, items, clusters, standalone=True)
    if case.mode == "bibliography":
        return bibliography_html(processed.bibliography)
    return "\n".join(write(tree, "html") for tree in processed.citations)


def bibliography_html(bibliography: Bibliography | None) -> str:
    """Write a bibliography as the suite shows it."""
    lines = ['<div class="csl-bib-body">']
    for entry in bibliography.entries if bibliography else ():
        html = write(entry.tree, "html")
        lines.append(f'  <div class="csl-entry">{html}</div>')
    return "\n".join([*lines, "</div>"])


def _run_session(case: Case, locales: Callable[[str], Locale | None]) -> str:
    """Play the calls; the last one tells which citations it changed.

    A citation has changed when its text has, or how its items are told apart from others, or, in a
    style that asks for positions, that of one of its cites or the note of the first cite of an item
    that other citations cite too, even where the text does not show it. Where such a style has
    `disambiguate` tests, the first later cite of an item puts both questions anew.
    """
    calls = case.citations or []
    clusters: dict[str, Cluster] = {}
    before: dict[str, _State] = {}
    last = ""
    for number, (citation, earlier, later) in enumerate(calls):
        if number == len(calls) - 1:
            before = _states(clusters, _worked_out(case, locales, clusters))
        last = citation.get("citationID", f"call {number}")
        known = {**clusters, last: read_cluster(citation)}
        notes: dict[str, int] = dict((*earlier, *later))
        order = [*(one for one, _ in earlier), last, *(one for one, _ in later)]
        clusters = {one: known[one]._replace(note=notes.get(one, known[one].note)) for one in order}
    done = _worked_out(case, locales, clusters)
    if case.mode == "bibliography":
        return bibliography_html(done.processed.bibliography)
    states = _states(clusters, done)
    again = all(re.search(one, case.style) for one in (CONDITION, _POSITIONS))
    changed = [
        one == last or state.differs(before.get(one), again=again) for one, state in states.items()
    ]
    return "\n".join(
        f"{'>>' if new else '..'}[{number}] {state.html}"
        for number, (new, state) in enumerate(zip(changed, states.values(), strict=True))
    )


class _Done(NamedTuple):
    """A finished session: what came out, what disambiguation did to the items, where cites stand."""

    processed: Processed
    amendments: Mapping[str, Amendment]
    places: list[tuple[Place, ...]]


class _State(NamedTuple):
    """What a citation is after a call.

    `firsts` has for each cite its item's first citation and note, or None where no other citation
    cites the item.
    """

    html: str
    amendments: tuple[Amendment, ...]
    positions: tuple[int, ...]
    firsts: tuple[tuple[str, int] | None, ...]

    def differs(self, other: _State | None, *, again: bool) -> bool:
        """Tell whether this is another state; with `again`, a cite referred to at last is one."""
        if other is None or self[:3] != other[:3]:
            return True
        pairs = zip(self.firsts, other.firsts, strict=True)
        return any(pair[0] != pair[1] and (again or None not in pair) for pair in pairs)


def _states(clusters: Mapping[str, Cluster], done: _Done) -> dict[str, _State]:
    cited: dict[str, list[tuple[str, int]]] = {}
    for name, cluster in clusters.items():
        for one in {cite.id for cite in cluster.cites}:
            # In running text only the position tells where the first cite stood.
            cited.setdefault(one, []).append((name, cluster.note) if cluster.note else ("", 0))
    return {
        name: _State(
            write(tree, "html"),
            tuple(done.amendments.get(cite.id, UNAMENDED) for cite in cluster.cites),
            tuple(place.position for place in placed),
            tuple(
                cited[cite.id][0] if placed and len(cited[cite.id]) > 1 else None
                for cite in cluster.cites
            ),
        )
        for (name, cluster), placed, tree in zip(
            clusters.items(), done.places, done.processed.citations, strict=True
        )
    }


def _worked_out(
    case: Case, locales: Callable[[str], Locale | None], clusters: Mapping[str, Cluster]
) -> _Done:
    style = parse_style(case.style)
    cited = {cite.id for cluster in clusters.values() for cite in cluster.cites}
    run = Run(begin(style, locales, None, STRICT), independent(style))
    run.items, _ = read_items(one for one in case.items if str(one["id"]) in cited)
    in_order = tuple(clusters.values())
    places: list[tuple[Place, ...]] = [()] * len(in_order)
    if _POSITIONS.search(case.style):
        places = place_cites(in_order, near_note_distance(run))
    return _Done(work_out(run, in_order), run.amendments, places)
