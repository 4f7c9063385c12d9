"""Cuts a case down: drops what can be dropped while it still tells two processors apart."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree as ET

from bench.csl.tiny_style import tag
from carrel.csl.suite import Case

_KEPT = {"if", "style", "info", "citation", "layout", "id", "title", "updated"}
_TESTED = {"if", "else-if"}
_NEEDED = {"version", "class", "variable", "name", "macro", "value", "term"}


def cut(case: Case, differs: Callable[[Case], bool], limit: int = 400) -> Case:
    """The smallest case found that still differs; `limit` is how often `differs` may be asked."""
    asked, smaller = 0, True
    while smaller and asked < limit:
        smaller = False
        for one in _smaller(case):
            asked += 1
            if differs(one):
                case, smaller = one, True
                break
            if asked >= limit:
                break
    return case


def _smaller(case: Case) -> Iterator[Case]:
    if len(case.items) > 1:
        for place in range(len(case.items)):
            yield _without_item(case, place)
    clusters = case.citation_items or []
    for place in range(len(clusters) if len(clusters) > 1 else 0):
        yield case._replace(citation_items=clusters[:place] + clusters[place + 1 :])
    if case.citation_items is not None and case.mode == "bibliography":
        yield case._replace(citation_items=None)
    yield from _smaller_sessions(case)
    for style in _smaller_styles(case.style):
        yield case._replace(style=style)
    for fewer in _fewer_fields(case.items, {"id", "type"}):
        yield case._replace(items=fewer)
    for place, cluster in enumerate(clusters):
        for one in _fewer_cites(cluster):
            changed = copy.deepcopy(clusters)
            changed[place] = one
            yield case._replace(citation_items=changed)


def _without_item(case: Case, place: int) -> Case:
    gone = str(case.items[place]["id"])
    items = case.items[:place] + case.items[place + 1 :]
    clusters = case.citation_items
    if clusters is not None:
        clusters = [[one for one in cluster if str(one["id"]) != gone] for cluster in clusters]
        clusters = [one for one in clusters if one]
    calls = case.citations
    if calls is not None:
        calls = copy.deepcopy(calls)
        for call in calls:
            call[0]["citationItems"] = [
                one for one in call[0]["citationItems"] if str(one["id"]) != gone
            ]
        for one in [one[0]["citationID"] for one in calls if not one[0]["citationItems"]]:
            calls = _without_call(calls, one)
    return case._replace(items=items, citation_items=clusters, citations=calls)


def _without_call(calls: list[Any], gone: str) -> list[Any]:
    kept = [one for one in copy.deepcopy(calls) if one[0]["citationID"] != gone]
    return [
        [
            one,
            [pair for pair in before if pair[0] != gone],
            [pair for pair in after if pair[0] != gone],
        ]
        for one, before, after in kept
    ]


def _smaller_sessions(case: Case) -> Iterator[Case]:
    if case.citations is None:
        return
    for call in case.citations:
        if len(case.citations) > 1:
            yield case._replace(citations=_without_call(case.citations, call[0]["citationID"]))
    for place, call in enumerate(case.citations):
        for one in _fewer_cites(call[0]["citationItems"]):
            changed = copy.deepcopy(case.citations)
            changed[place][0]["citationItems"] = one
            yield case._replace(citations=changed)


def _fewer_cites(cluster: list[Any]) -> Iterator[list[Any]]:
    if len(cluster) > 1:
        for place in range(len(cluster)):
            yield cluster[:place] + cluster[place + 1 :]
    yield from _fewer_fields(cluster, {"id"})


def _fewer_fields(records: list[Any], needed: set[str]) -> Iterator[list[Any]]:
    for place, record in enumerate(records):
        for field, value in record.items():
            if field in needed:
                continue
            for shorter in _shorter(value):
                changed = list(records)
                changed[place] = {**record, field: shorter}
                if shorter is None:
                    del changed[place][field]
                yield changed


def _shorter(value: Any) -> Iterator[Any]:  # noqa: ANN401 - JSON of any shape
    yield None
    if isinstance(value, list) and len(value) > 1:
        for place in range(len(value)):
            yield value[:place] + value[place + 1 :]
    if isinstance(value, list):
        for place, one in enumerate(value):
            if isinstance(one, dict) and len(one) > 1:
                for field in one.keys() - {"family", "given"}:
                    fewer = {name: words for name, words in one.items() if name != field}
                    yield [*value[:place], fewer, *value[place + 1 :]]
    if isinstance(value, str) and " " in value:
        words = value.split(" ")
        for place in range(len(words)):
            yield " ".join(words[:place] + words[place + 1 :])


def _smaller_styles(style: str) -> Iterator[str]:
    root = ET.fromstring(style)
    parents = {child: parent for parent in root.iter() for child in parent}
    for element in list(root.iter()):
        parent = parents.get(element)
        if tag(element) == "macro" and _called(root, element.get("name", "")):
            continue
        if parent is not None and tag(element) not in _KEPT and tag(parent) != "info":
            place = list(parent).index(element)
            if (
                len(parent) > 1
                or tag(parent)
                not in {"layout", "if", "else", "macro", "group", "sort", "substitute"}
                or tag(element) == "sort"
            ):
                parent.remove(element)
                yield ET.tostring(root, encoding="unicode")
                parent.insert(place, element)
            if tag(element) == "group" and len(element):
                children = list(element)
                parent.remove(element)
                for child in reversed(children):
                    parent.insert(place, child)
                yield ET.tostring(root, encoding="unicode")
                for child in children:
                    parent.remove(child)
                parent.insert(place, element)
        for name in element.attrib.keys() - _NEEDED:
            if tag(element) in _TESTED or (name == "delimiter" and tag(element) == "layout"):
                continue
            words = element.attrib.pop(name)
            yield ET.tostring(root, encoding="unicode")
            element.set(name, words)


def _called(root: ET.Element, macro: str) -> bool:
    return any(one.get("macro") == macro for one in root.iter())


def show(case: Case) -> str:
    """A case in a few lines, without what every style has."""
    root = ET.fromstring(case.style)
    for info in [one for one in root if tag(one) == "info"]:
        root.remove(info)
    for one in root.iter():
        one.text = (one.text or "").strip()
        one.tail = ""
    shown = [
        ET.tostring(root, encoding="unicode").replace(
            ' xmlns="http://purl.org/net/xbiblio/csl"', ""
        )
    ]
    shown += [json.dumps(one, ensure_ascii=False) for one in case.items]
    for name in ("citation_items", "citations"):
        if getattr(case, name) is not None:
            shown.append(f"{name} {json.dumps(getattr(case, name), ensure_ascii=False)}")
    return "\n".join(shown)
