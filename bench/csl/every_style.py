"""Load every style and write with each: ``python -m bench.csl.every_style [--styles FROM:TO]``.

Every independent style of the CSL project writes citations and bibliography of one item of each
type (`one_of_each_type`) in seven languages: each item cited by itself, again with a page, and all
of them in one cluster. Every dependent style is read, and its parent must be there.

Counted as failures: an exception of any kind; HTML that is not well-formed; text without the item
where the style asks for something to be printed. What it asks for is decided by a second reader of
its XML (`asked_for`), so an empty citation or entry is in order only where that reader, too, finds
nothing to print.

A run takes many minutes of one core. `--report FILE` keeps a line of JSON for every style; a run
that finds the file goes on where it ended, and failures are grouped at the end over the whole file.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from xml.parsers import expat

from bench.csl.asked_for import Asking, prints
from bench.csl.one_of_each_type import one_of_each_type
from carrel.csl import Cite, Cluster, CslError, Processed, Style, parse_style, process, write
from carrel.csl.items.item import Item
from carrel.csl.manuscript.cites import NO_PRINTED_FORM
from carrel.csl.rendering.citation_label import citation_label
from carrel.csl.styles.locale import combine
from carrel.csl.styles.xml_tree import Element, parse_xml
from carrel.store.styles import find_locale, find_style, styles_folder

LANGUAGES = ("en", "de", "fr", "fa", "ar", "ru", "zh")
FORMS = ("text", "markdown", "rtf", "latex", "runs")
_AGAIN = frozenset(("subsequent", "near-note"))
_SHOWN = 6


class Case(NamedTuple):
    """A style at work in one language."""

    name: str
    root: Element
    style: Style
    language: str


class Tally(NamedTuple):
    """What a style gave: texts written, empty ones that it asked for, and failures in words."""

    written: int
    empty: int
    failures: tuple[str, ...]


def write_all(name: str, xml: str, languages: Iterable[str]) -> Tally:
    """Write the items in each language with one style."""
    try:
        root, style = parse_xml(xml, "style"), parse_style(xml)
    except CslError as error:
        return Tally(0, 0, (f"does not load: {error}",))
    tallies = [_in_language(Case(name, root, style, language)) for language in languages]
    failures = tuple(failure for tally in tallies for failure in tally.failures)
    return Tally(sum(t.written for t in tallies), sum(t.empty for t in tallies), failures)


def _in_language(case: Case) -> Tally:
    items = one_of_each_type()
    keys = [str(item["id"]) for item in items]
    clusters = [Cluster((Cite(key),), place) for place, key in enumerate(keys, 1)]
    clusters += [
        Cluster((Cite(key, "12-13"),), place) for place, key in enumerate(keys, len(keys) + 1)
    ]
    clusters.append(Cluster(tuple(Cite(key) for key in keys), 2 * len(keys) + 1))
    try:
        done = process(case.style, find_locale, items, clusters, lang=case.language)
        failures = [*_form_failures(done, case), *_empty_failures(done, case, items)]
    except Exception as error:  # noqa: BLE001 - any exception is a failure to be told
        return Tally(0, 0, (f"{case.language}: {type(error).__name__}: {error}",))
    entries = done.bibliography.entries if done.bibliography else ()
    empty = sum(_is_nothing(write(tree, "text")) for tree in done.citations)
    missing = len(items) - len(entries) if done.bibliography else 0
    return Tally(len(done.citations) + len(entries), empty + missing, tuple(failures))


def _form_failures(done: Processed, case: Case) -> Iterator[str]:
    entries = done.bibliography.entries if done.bibliography else ()
    for tree in (*done.citations, *(entry.tree for entry in entries)):
        html = write(tree, "html", links=True)
        try:
            expat.ParserCreate().Parse(f"<div>{html}</div>", True)  # noqa: FBT003 - expat's own signature
        except expat.ExpatError as error:
            yield f"{case.language}: HTML is not well-formed: {error}: {html[:80]}"
        if case.language == LANGUAGES[0]:
            for form in FORMS:
                write(tree, form, links=True)


def _empty_failures(done: Processed, case: Case, items: list[dict[str, object]]) -> Iterator[str]:
    for place, fields in enumerate(items):
        item = Item(fields)
        for again in (False, True):
            text = write(done.citations[place + again * len(items)], "text")
            if _is_nothing(text) and _asks("citation", item, case, place + 1, again=again):
                yield f"{case.language}: no citation {'again ' if again else ''}of {item.id}"
    if done.bibliography is None:
        return
    listed = {entry.id: write(entry.tree, "text") for entry in done.bibliography.entries}
    for fields in items:
        item = Item(fields)
        if _is_nothing(listed.get(item.id, "")) and _asks("bibliography", item, case, 0):
            yield f"{case.language}: no entry of {item.id}"


def _is_nothing(text: str) -> bool:
    return not text.strip() or NO_PRINTED_FORM in text


def _asks(area: str, item: Item, case: Case, note: int, *, again: bool = False) -> bool:
    element = case.root.find(area)
    layout = element.find("layout") if element else None
    given = {"citation-number": "1", "citation-label": citation_label(item)}
    if again:
        given |= {"locator": "12-13", "first-reference-note-number": str(note)}
    asking = Asking(
        macros={one.attributes["name"]: one for one in case.root.find_all("macro")},
        locale=combine(
            case.language or case.style.info.default_locale, case.style.locales, find_locale
        ),
        item=item,
        positions=_AGAIN if again else frozenset({"first"} if area == "citation" else ()),
        given=given,
    )
    return layout is not None and prints(layout, asking)


def read_dependent(path: Path) -> str:
    """Read a dependent style and find its parent; give what is wrong, or ""."""
    try:
        style = parse_style(path.read_text(encoding="utf-8"))
        if style.citation is not None or not style.info.independent_parent:
            return "is not dependent"
        parse_parent(find_style(path.stem).independent_id)
    except Exception as error:  # noqa: BLE001 - any exception is a failure to be told
        return f"{type(error).__name__}: {error}"
    return ""


def parse_parent(style: str, seen: set[str] = set()) -> None:  # noqa: B006 - each parent is read once
    """Read an independent style, unless it was read already."""
    if style not in seen:
        parse_style(find_style(style).xml)
        seen.add(style)


def _report(path: Path | None) -> dict[str, Mapping[str, object]]:
    """Read the lines of an earlier run by style."""
    if path is None or not path.is_file():
        return {}
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return {record["style"]: record for record in records}


def _run(arguments: argparse.Namespace) -> dict[str, Mapping[str, object]]:
    records = _report(arguments.report)
    start, _, stop = arguments.styles.partition(":")
    paths = sorted(styles_folder().glob("*.csl"))[int(start or 0) : int(stop) if stop else None]
    for path in paths:
        if path.stem in records:
            continue
        begun = time.process_time()
        tally = write_all(path.stem, path.read_text("utf-8"), arguments.languages.split(","))
        record = {
            "style": path.stem,
            **tally._asdict(),
            "seconds": round(time.process_time() - begun, 2),
        }
        records[path.stem] = record
        if arguments.report:
            with arguments.report.open("a", encoding="utf-8") as file:
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return records


def _tell(records: Mapping[str, Mapping[str, object]]) -> int:
    """Print the sums and the failures, alike ones together; give how many styles failed."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    sums: Counter[str] = Counter()
    for style, record in records.items():
        sums.update({key: record[key] for key in ("written", "empty", "seconds")})  # type: ignore[misc]
        for failure in record["failures"]:  # type: ignore[union-attr]
            groups[str(failure)].append(style)
    failed = {style for styles in groups.values() for style in styles}
    print(
        f"{len(records)} styles, {sums['written']} texts, {sums['empty']} empty as the style asks, "
        f"{sums['seconds']:.0f} CPU seconds; {len(failed)} styles failed"
    )
    for failure, styles in sorted(groups.items(), key=lambda pair: -len(pair[1])):
        more = f" and {len(styles) - _SHOWN} more" if len(styles) > _SHOWN else ""
        print(f"  {len(styles):4} {failure}: {', '.join(styles[:_SHOWN])}{more}")
    return len(failed)


def _tell_dependent() -> int:
    paths = sorted((styles_folder() / "dependent").glob("*.csl"))
    wrong = {path.stem: problem for path in paths if (problem := read_dependent(path))}
    print(f"{len(paths)} dependent styles, {len(wrong)} failed")
    for style, problem in wrong.items():
        print(f"  {style}: {problem}")
    return len(wrong)


def main() -> int:
    """Run what the words of the command line ask for; 1 if anything failed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--styles", default=":", metavar="FROM:TO", help="a slice, by name")
    parser.add_argument("--languages", default=",".join(LANGUAGES), metavar="TAG,TAG…")
    parser.add_argument("--report", type=Path, metavar="FILE", help="keep a line for each style")
    parser.add_argument("--no-dependent", action="store_true", help="leave the dependent ones out")
    arguments = parser.parse_args()
    os.nice(19)
    failed = 0 if arguments.no_dependent else _tell_dependent()
    return min(failed + _tell(_run(arguments)), 1)


if __name__ == "__main__":
    sys.exit(main())
