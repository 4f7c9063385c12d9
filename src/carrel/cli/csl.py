"""``carrel csl``: the citation processor by itself, for scripts and for the CSL test suite."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from carrel.cli.output import say, say_aside, say_record
from carrel.cli.records import asked_options
from carrel.csl import CslError
from carrel.values.errors import CarrelError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Mapping, Sequence

    from carrel.csl import Bibliography, Cluster, Node, Processed, Style
    from carrel.store.styles import StyleText

_BAR = 40
_WRONG = 2
_STDIN = "-"
_LARGEST = 200_000_000
"""Bytes of a file; a device never ends."""
_LONGEST_NUMBER = 1_000


class _Outcome(NamedTuple):
    """One case of the suite: what it wants and what was written."""

    name: str
    expected: str
    got: str

    @property
    def passed(self) -> bool:
        return self.expected == self.got


def suite(arguments: Namespace) -> int:
    """Run a folder of suite cases; 2 if one differs."""
    cases = _cases(arguments.folder)
    if arguments.json and not arguments.json.absolute().parent.is_dir():
        message = f"{arguments.json} cannot be written: its folder is not there."
        raise CarrelError(message)
    outcomes = [outcome for path in cases for outcome in _run(path)]
    if not outcomes:
        raise CarrelError(_no_case(arguments.folder))
    for line in _bars(outcomes):
        say(line)
    passed = sum(one.passed for one in outcomes)
    failed = len(outcomes) - passed
    if arguments.json:
        told = {one.name: {**one._asdict(), "passed": one.passed} for one in outcomes}
        record = {"passed": passed, "failed": failed, "cases": told}
        arguments.json.write_text(json.dumps(record, ensure_ascii=False, indent=1), "utf-8")
    say(f"{passed} passed, {failed} failed")
    if failed:
        say_aside(f"carrel: {failed} of {len(outcomes)} cases differ; --json FILE says how.")
    return _WRONG if failed else 0


def _cases(folder: Path) -> list[Path]:
    paths = sorted(folder.glob("*.txt")) if folder.is_dir() else []
    files = [path for path in paths if path.is_file()]
    if not files:
        raise CarrelError(_no_case(folder))
    return files


def _no_case(folder: Path) -> str:
    return f"{folder} holds no case of the CSL suite; name a folder of .txt files."


def _run(path: Path) -> Iterable[_Outcome]:
    """Run one file; nothing if it is no case. What cannot be understood counts as failed."""
    from carrel.csl.suite import read_case, run_case
    from carrel.store.styles import find_locale

    try:
        case = read_case(_text_of(path))
    except (ValueError, KeyError, RecursionError, CarrelError) as error:
        yield _Outcome(path.stem, "a case that can be read", f"{type(error).__name__}: {error}")
        return
    if case is not None:
        try:
            got = run_case(case, find_locale)
        except Exception as error:  # noqa: BLE001 - a case that raises is a failed case
            got = f"{type(error).__name__}: {error}"
        yield _Outcome(path.stem, case.expected, got)


def _bars(outcomes: Sequence[_Outcome]) -> Iterable[str]:
    categories: dict[str, list[bool]] = {}
    for one in outcomes:
        categories.setdefault(one.name.split("_")[0], []).append(one.passed)
    for category, passes in categories.items():
        filled = _BAR * sum(passes) // len(passes)
        bar = "█" * filled + "·" * (_BAR - filled)
        yield f"{category:14} {bar} {sum(passes):3}/{len(passes)}"


def render(arguments: Namespace) -> int:
    """Write citations, if any are asked for, and the bibliography."""
    from carrel.csl import process, read_options
    from carrel.store.styles import find_locale

    style, language = _style(arguments.style, arguments.library)
    items = _items(arguments.items)
    clusters = _clusters(arguments.citations) if arguments.citations else ()
    done = process(
        style,
        find_locale,
        items,
        clusters,
        lang=arguments.lang or language or None,
        options=read_options(asked_options(arguments)),
    )
    for warning in done.warnings:
        say_aside(f"carrel: {warning}")
    _say_all(done, arguments)
    return 0


def _style(name: str, library: Path) -> tuple[Style, str]:
    """Give the style that does the work, and the language that a dependent style asks for."""
    from carrel.csl import parse_style
    from carrel.store.styles import StyleNotFound

    path = Path(name)
    if not os.path.isfile(name):  # noqa: PTH113 - a path would raise for a name that is too long
        found = _found(name, library)
        return parse_style(found.xml), found.default_locale
    try:
        style = parse_style(_text_of(path))
    except CslError as error:
        message = f"{path}: {error}"
        raise CarrelError(message) from error
    if style.citation is not None:
        return style, ""
    try:
        parent = _found(style.info.independent_parent, library)
    except StyleNotFound as error:
        message = f"{path} depends on a style that is not there: {error}"
        raise CarrelError(message) from error
    return parse_style(parent.xml), style.info.default_locale or parent.default_locale


def _found(name: str, folder: Path) -> StyleText:
    """Find a style among those of the CSL project and, where there is a library, one's own."""
    from carrel.store.library import DATABASE, open_library
    from carrel.store.styles import find_style

    if not (folder / DATABASE).is_file():
        return find_style(name)
    with open_library(folder) as library:
        return library.styles.find(name)


def _items(path: Path) -> list[Mapping[str, object]]:
    """Read CSL-JSON items: a list, or an object whose values or whose "items" they are."""
    value = _json_of(path)
    if isinstance(value, dict):
        fields = cast("dict[str, object]", value)
        value = fields.get("items", list(fields.values()))
    items = cast("list[object]", value) if isinstance(value, list) else []
    for place, one in enumerate(items, 1):
        if not isinstance(one, dict):
            message = f"{path}: item {place} is no object; write CSL-JSON."
            raise CarrelError(message)
    if not items:
        message = f"{path} holds no items; write a list of CSL-JSON items."
        raise CarrelError(message)
    return cast("list[Mapping[str, object]]", items)


def _clusters(path: Path) -> list[Cluster]:
    from carrel.csl import read_cluster

    value = _json_of(path)
    if not isinstance(value, list):
        message = f'{path} is no list of citations; write [[{{"id": …}}, …], …].'
        raise CarrelError(message)
    clusters = [read_cluster(one) for one in cast("list[object]", value)]
    for place, cluster in enumerate(clusters, 1):
        if not cluster.cites:
            say_aside(f"carrel: {path}: citation {place} cites nothing")
    return clusters


def _json_of(path: Path) -> object:
    try:
        return json.loads(_text_of(path), parse_int=_number)
    except (json.JSONDecodeError, RecursionError) as error:
        place = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        message = f"{path} is no JSON{place}; mend it and try again."
        raise CarrelError(message) from error


def _number(digits: str) -> int | str:
    """Read a whole number; one of thousands of digits stays as it was typed."""
    return int(digits) if len(digits) <= _LONGEST_NUMBER else digits


def _text_of(path: Path) -> str:
    try:
        if str(path) == _STDIN:
            content = sys.stdin.buffer.read(_LARGEST + 1)
        else:
            with path.open("rb") as file:
                content = file.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            message = f"{path} is larger than {_LARGEST // 1_000_000} MB; take it in parts."
            raise CarrelError(message)
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"{path} is not in UTF-8 (byte {error.start}); save it in UTF-8."
        raise CarrelError(message) from error


def _say_all(done: Processed, arguments: Namespace) -> None:
    for place, tree in enumerate(done.citations):
        _say(arguments, tree, {"citation": place})
    listed = _listed(done.bibliography)
    if done.citations and listed and not arguments.json:
        say()
    for item_id, tree in listed:
        _say(arguments, tree, {"entry": item_id})


def _listed(bibliography: Bibliography | None) -> list[tuple[str, Node]]:
    return [(one.id, one.tree) for one in bibliography.entries] if bibliography else []


def _say(arguments: Namespace, tree: Node, of: dict[str, object]) -> None:
    from carrel.csl import write

    written = write(tree, arguments.format, links=arguments.links)
    if arguments.json:
        say_record({**of, "text": written})
    else:
        say(written)
