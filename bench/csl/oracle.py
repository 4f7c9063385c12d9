"""Compares what Carrel writes with what citeproc-js writes: ``python -m bench.csl.oracle``.

For each style, both write the same generated document (see `bench.csl.documents`), and every
bibliography entry and citation is compared as HTML, letter by letter. Printed: the share that is
identical; how many of the differences the CSL specification decides for us, by the reason (see
`bench.csl.explained`), and what is left unexplained, gathered by what was put in the place of what.
``--json FILE`` keeps all pairs.

citeproc-js is run as a program (see `bench.csl.peers`).
"""

from __future__ import annotations

import argparse
import difflib
import html
import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

from bench.csl.__main__ import make_job, peers_in
from bench.csl.explained import EVENT, explain
from bench.csl.processors import Job, measure

STYLES = ("apa", "ieee", "chicago-notes-bibliography", "modern-language-association")
_TOKEN = re.compile(r"<[^>]*>|\w+|\s+|.", re.DOTALL)
_NUMBER = re.compile(r"\d+")


class Difference(NamedTuple):
    """One entry or citation as both write it; `key` is an item's or a cluster's id.

    `told_apart` says that no other item's cite reads as those of it do. `with_event` is what they
    write where `event` holds what `event-title` does.
    """

    key: str
    ours: str
    theirs: str
    told_apart: bool
    with_event: str


def compare(style: str, size: int, seed: int, folder: Path) -> dict[str, list[Difference]]:
    """Let both write a document; what differs, under "entries" and "citations"."""
    job = make_job(style, size, seed=seed)
    ours = measure("carrel", job, folder, 3600)
    theirs = measure("citeproc-js", job, folder, 3600)
    alone = _read_alone(job, folder)
    cited = {
        one["citationID"]: [cite["id"] for cite in one["citationItems"]] for one in job.clusters
    }
    named = measure("citeproc-js", _with_event(job), folder, 3600)
    keys = list(dict.fromkeys([*ours.entries, *theirs.entries]))
    entries = [(key, *(one.entries.get(key, "") for one in (ours, theirs, named))) for key in keys]
    ids = [cluster["citationID"] for cluster in job.clusters]
    citations = list(zip(ids, ours.citations, theirs.citations, named.citations, strict=True))
    found = {"entries": entries, "citations": citations}
    return {
        kind: [
            Difference(
                key,
                one.strip(),
                _inside(other),
                alone.issuperset(cited.get(key, [key])),
                _inside(third),
            )
            for key, one, other, third in rows
        ]
        for kind, rows in found.items()
    }


def _with_event(job: Job) -> Job:
    """The same with `event` beside each `event-title`; a style may know only the older name."""
    items = [
        {**item, "event": item["event-title"]} if "event-title" in item else item
        for item in job.items
    ]
    return Job(**{**job.__dict__, "items": items})


def _read_alone(job: Job, folder: Path) -> set[str]:
    """The items whose later cite, with nothing else, reads as no other item's does in the document."""
    ids = [item["id"] for item in job.items]
    note = len(job.clusters) + 10
    bare = [
        {
            "citationID": f"bare {one}",
            "citationItems": [{"id": one}],
            "properties": {"noteIndex": note + 10 * place if job.notes else 0},
        }
        for place, one in enumerate(ids)
    ]
    whole = Job(**{**job.__dict__, "clusters": [*job.clusters, *bare]})
    texts = measure("carrel", whole, folder, 3600).citations[len(job.clusters) :]
    times = Counter(texts)
    return {one for one, text in zip(ids, texts, strict=True) if times[text] == 1}


def _inside(entry: str) -> str:
    """An entry without the division that citeproc-js writes around it."""
    match = re.fullmatch(r'\s*<div class="csl-entry">(.*)</div>\s*', entry, re.DOTALL)
    return (match.group(1) if match else entry).strip()


def cause(ours: str, theirs: str) -> str:
    """What stands in the one where other words stand in the other, with numbers left open."""
    mine, others = _TOKEN.findall(ours), _TOKEN.findall(theirs)
    matcher = difflib.SequenceMatcher(None, mine, others, autojunk=False)
    changes = [
        f"{''.join(mine[a:b])!r} for {''.join(others[c:d])!r}"
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    ]
    return _NUMBER.sub("0", "; ".join(changes[:3]))


def report(kind: str, pairs: list[Difference], shown: int) -> str:
    """The share that is the same, what is explained by its reason, and all else by its cause."""
    differing = [one for one in pairs if one.ours != one.theirs]
    reasons = [_reason(one) for one in differing]
    same, left = len(pairs) - len(differing), reasons.count("")
    share = f"{same} of {len(pairs)} identical ({same / max(1, len(pairs)):.2%})"
    ours = f"{len(differing) - left} ours by the specification, {left} unexplained"
    lines = [f"  {kind}: {share}, {ours}"]
    lines += [f"    {times:3} {words}" for words, times in Counter(reasons).most_common() if words]
    groups: dict[str, list[Difference]] = defaultdict(list)
    for one, reason in zip(differing, reasons, strict=True):
        if not reason:
            groups[cause(one.ours, one.theirs)].append(one)
    for words, members in sorted(groups.items(), key=lambda group: -len(group[1]))[:shown]:
        first = members[0]
        lines += [f"    {len(members)} times {words}", f"      {first.key}"]
        lines += [
            f"      we:   {html.unescape(first.ours)}",
            f"      they: {html.unescape(first.theirs)}",
        ]
    return "\n".join(lines)


def _reason(one: Difference) -> str:
    found = explain(one.ours, one.theirs, told_apart=one.told_apart)
    if found or one.with_event == one.theirs:
        return found
    rest = explain(one.ours, one.with_event, told_apart=one.told_apart)
    return EVENT if one.ours == one.with_event or rest else ""


def main() -> None:
    """Compare the styles asked for, and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--styles", nargs="+", default=STYLES, help="style ids")
    parser.add_argument("--size", type=int, default=1000, help="items and clusters")
    parser.add_argument("--seed", type=int, default=1, help="another document")
    parser.add_argument("--shown", type=int, default=15, help="how many causes of each kind")
    parser.add_argument("--peers", type=Path, help="keep the peers in this folder")
    parser.add_argument("--json", type=Path, help="write all pairs into this file")
    asked = parser.parse_args()
    kept: dict[str, dict[str, list[Difference]]] = {}
    with peers_in(asked.peers) as folder:
        for style in asked.styles:
            kept[style] = compare(style, asked.size, asked.seed, folder)
            print(style)
            for kind, pairs in kept[style].items():
                print(report(kind, pairs, asked.shown), flush=True)
    if asked.json is not None:
        asked.json.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
