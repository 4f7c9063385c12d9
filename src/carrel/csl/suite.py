"""Cases of the CSL test suite: text of a case in, the text that we write out.

The format is told in the suite's own README: sections between `>>=== NAME ===>>` and
`<<=== NAME ===<<`.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from carrel.csl.cluster_reading import read_cluster
from carrel.csl.positions import Cluster
from carrel.csl.processing import process
from carrel.csl.style_parsing import parse_style
from carrel.csl.writers import write

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from carrel.csl.locale import Locale
    from carrel.csl.processing import Processed
    from carrel.csl.written import Bibliography

_SECTION = re.compile(r">>=+ ([A-Z\-]+) =+>>\n?(.*?)\n?<<=+ \1 =+<<", re.DOTALL)


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
    """Play the calls; the last one tells which citations changed."""
    calls = case.citations or []
    state: dict[str, tuple[Cluster, int]] = {}
    order: list[str] = []
    before: dict[str, str] = {}
    processed: Processed | None = None
    for number, (citation, earlier, later) in enumerate(calls):
        if number == len(calls) - 1 and order:
            texts = _process(case, locales, [state[one][0] for one in order]).citations
            before = {one: write(text, "html") for one, text in zip(order, texts, strict=True)}
        own = citation.get("citationID", f"call {number}")
        cluster = read_cluster(citation)
        state[own] = cluster, number
        for one, note in (*earlier, *later):
            kept, since = state[one]
            state[one] = kept._replace(note=note), since
        order = [*(one for one, _ in earlier), own, *(one for one, _ in later)]
    processed = _process(case, locales, [state[one][0] for one in order])
    if case.mode == "bibliography":
        return bibliography_html(processed.bibliography)
    last = calls[-1][0].get("citationID", f"call {len(calls) - 1}") if calls else ""
    lines: list[str] = []
    for number, (one, tree) in enumerate(zip(order, processed.citations, strict=True)):
        html = write(tree, "html")
        changed = one == last or before.get(one) != html
        lines.append(f"{'>>' if changed else '..'}[{number}] {html}")
    return "\n".join(lines)


def _process(
    case: Case, locales: Callable[[str], Locale | None], clusters: Sequence[Cluster]
) -> Processed:
    cited = {cite.id for cluster in clusters for cite in cluster.cites}
    items: list[Mapping[str, Any]] = [one for one in case.items if str(one["id"]) in cited]
    return process(parse_style(case.style), locales, items, clusters)
