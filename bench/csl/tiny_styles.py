"""Differences from citeproc-js in tiny random styles: ``python -m bench.csl.tiny_styles``.

Small styles with a few invented items go through Carrel and citeproc-js (run as a program, see
`bench.csl.peers`). Each case that differs is cut down while it still differs; what is left is gathered
by what was put in the place of what. With ``--suite DIR`` the cases are those of a folder in the
format of the CSL test suite, each with a few small random changes.
"""

from __future__ import annotations

import argparse
import copy
import json
import signal
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

from bench.csl import tiny_items
from bench.csl.citeproc_js_cases import Peer, peer
from bench.csl.oracle import cause
from bench.csl.tiny_cut import cut, show
from bench.csl.tiny_style import Maker, change
from carrel.csl.suite import Case, read_case, run_case
from carrel.store.styles import find_locale
from carrel.values.errors import CarrelError

_NOTHING = "printed form"


class Found(NamedTuple):
    """A case that differs, cut down, with both answers."""

    number: int
    case: Case
    ours: str
    theirs: str


def make_case(seed: int) -> Case:
    """A case of its own from a number."""
    random = Random(seed)
    small = random.random() < 0.45
    root = Maker(random, small=small).style()
    items = [
        tiny_items.item(random, one, small=small)
        for one in range(1, random.choice((2, 3, 4, 5)) + 1)
    ]
    ids = [one["id"] for one in items]
    has_list = any(one.tag.endswith("bibliography") for one in root)
    mode = "bibliography" if has_list and random.random() < 0.4 else "citation"
    clusters: list[Any] | None = None
    calls: list[Any] | None = None
    kind = random.random()
    if mode == "citation" and kind < 0.4:
        clusters = [
            [tiny_items.cite(random, ids, 0.4) for _ in range(random.choice((1, 2, 3, 4)))]
            for _ in range(random.choice((1, 2, 3)))
        ]
    elif mode == "citation" and kind < 0.75:
        calls = _session(random, ids, notes=root.get("class") == "note")
    style = ET.tostring(root, encoding="unicode")
    return Case(mode, style, items, clusters, calls, None, "")


def _session(random: Random, ids: list[str], *, notes: bool) -> list[Any]:
    """Citations one after another, in order."""
    calls: list[Any] = []
    before: list[list[Any]] = []
    for place in range(1, random.choice((2, 3, 4, 5)) + 1):
        note = (before[-1][1] if before else 0) + random.choice((1, 1, 2)) if notes else 0
        cites = [tiny_items.cite(random, ids, 0.4) for _ in range(random.choice((1, 1, 2, 3)))]
        name = f"C-{place}"
        citation = {"citationID": name, "citationItems": cites, "properties": {"noteIndex": note}}
        calls.append([citation, copy.deepcopy(before), []])
        before.append([name, note])
    return calls


def changed_case(case: Case, seed: int, others: list[Case]) -> Case:
    """A case of the suite with a few changes."""
    random = Random(seed)
    root = ET.fromstring(case.style)
    for _ in range(random.choice((1, 1, 2, 3))):
        change(random, root)
    items = copy.deepcopy(case.items)
    if random.random() < 0.3:
        one, other = random.choice(items), random.choice(random.choice(others).items)
        for field in random.sample(sorted(other), min(len(other), 3)):
            if field != "id":
                one[field] = copy.deepcopy(other[field])
    mode = case.mode
    if random.random() < 0.1:
        tags = {one.tag.rpartition("}")[2] for one in root}
        mode = "bibliography" if mode == "citation" and "bibliography" in tags else "citation"
    return case._replace(style=ET.tostring(root, encoding="unicode"), items=items, mode=mode)


def _out_of_time(*_: object) -> None:
    raise TimeoutError


def ours(case: Case) -> str:
    """What Carrel writes; "! …" where it says why it cannot."""
    signal.signal(signal.SIGALRM, _out_of_time)
    signal.alarm(20)
    try:
        return run_case(case, find_locale).strip()
    except CarrelError as error:
        return f"! {error}"
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what this program looks for
        return f"!! {type(error).__name__} {error}"
    finally:
        signal.alarm(0)


def compare(number: int, case: Case, js: Peer) -> Found | None:
    """Both answers, of the case cut down, if they differ."""

    def differs(one: Case) -> bool:
        mine = ours(one)
        if mine.startswith("! ") or _NOTHING in mine:
            return False
        answer = js.answer(one)
        return not answer.error and mine != answer.text and _NOTHING not in answer.text

    if not differs(case):
        return None
    small = cut(case, differs)
    return Found(number, small, ours(small), js.answer(small).text)


def read_suite(folder: Path, only: set[str]) -> list[Case]:
    """The cases of a folder that can be changed; those of some categories, if any are named."""
    files = [
        one
        for one in sorted(folder.glob("*.txt"))
        if not only or one.stem.partition("_")[0] in only
    ]
    read = (read_case(one.read_text("utf-8-sig")) for one in files)
    found = [one for one in read if one is not None and one.bibliography_sections is None]
    return [
        one._replace(
            items=[{**item, "id": item.get("id", place)} for place, item in enumerate(one.items)]
        )
        for one in found
    ]


def cases(asked: argparse.Namespace) -> Iterator[tuple[int, Case]]:
    """The cases with their numbers."""
    known = read_suite(asked.suite, set(asked.only)) if asked.suite else []
    for number in range(asked.seed, asked.seed + asked.count):
        if not known:
            yield number, make_case(number)
        else:
            yield number, changed_case(known[number % len(known)], number, known)


def main() -> None:
    """Compare, cut, gather, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seed", type=int, default=1, help="the first case's number")
    parser.add_argument("--count", type=int, default=200, help="how many cases")
    parser.add_argument("--suite", type=Path, help="a folder of cases to change")
    parser.add_argument("--only", nargs="*", default=[], help="categories of the suite, as date")
    parser.add_argument("--peers", type=Path, required=True, help="the folder with the peers")
    parser.add_argument("--shown", type=int, default=1, help="how many of each group")
    parser.add_argument("--json", type=Path, help="keep the cases that differ in this file")
    asked = parser.parse_args()
    groups: dict[str, list[Found]] = defaultdict(list)
    with peer(asked.peers) as js:
        for number, case in cases(asked):
            found = compare(number, case, js)
            if found is not None:
                groups[cause(found.ours, found.theirs)].append(found)
    total = sum(map(len, groups.values()))
    print(f"{total} of {asked.count} differ, in {len(groups)} groups")
    for words, members in sorted(groups.items(), key=lambda one: -len(one[1])):
        print(f"\n== {len(members)} times {words}")
        for one in sorted(members, key=lambda found: len(show(found.case)))[: asked.shown]:
            print(
                f"# {one.number} {one.case.mode}\n{show(one.case)}\nwe:   {one.ours}\nthey: {one.theirs}"
            )
    if asked.json is not None:
        kept = [
            one._asdict() | {"case": one.case._asdict()}
            for all_of in groups.values()
            for one in all_of
        ]
        asked.json.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
