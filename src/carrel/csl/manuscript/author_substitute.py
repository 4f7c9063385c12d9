"""Subsequent author substitutes: a mark in place of names that the entry before has too.

CSL 1.0.2, Reference Grouping: complete-all, complete-each, partial-each, partial-first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from carrel.csl.text.tree import (
    CITATION_NUMBER,
    NAME,
    NAMES,
    CitationNumber,
    LayoutPrefix,
    Node,
    plain,
    pruned,
    replace_first,
    variable_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from carrel.csl.text.tree import Content


def substitute_authors(entries: Sequence[Node], mark: str, rule: str) -> list[Node]:
    """Replace, entry by entry, the names that repeat those of the entry before."""
    result: list[Node] = []
    before: Node | None = None
    for entry in entries:
        names = _leading(entry)
        changed: Content = entry
        if names is not None and before is not None:
            replacement = _replace(names, before, mark, rule)
            if replacement is not None:
                changed = pruned(_exchange(entry, replacement)) or ""
        result.append(changed if isinstance(changed, Node) else Node())
        before = names
    return result


def _leading(entry: Node) -> Node | None:
    """Give the names that an entry begins with, if it does: a mark elsewhere would stand for nothing.

    A citation number may come before them, and what the layout puts before all entries.
    """
    first = _first_written(entry)
    return None if first is None or isinstance(first, str) else first


def _first_written(content: Content) -> Content | None:
    if isinstance(content, str):
        before = isinstance(content, (CitationNumber, LayoutPrefix)) or not content.strip()
        return None if before else content
    if content.tag == NAMES:
        return content
    if content.tag == CITATION_NUMBER:
        return None
    written = map(_first_written, content.children)
    return next((one for one in written if one is not None), None)


def _exchange(entry: Node, replacement: Node) -> Content:
    return replace_first(entry, lambda node: node.tag == NAMES, lambda _: replacement)[0]


def _replace(names: Node, before: Node, mark: str, rule: str) -> Node | None:
    # A title that stands in for names is replaced as they are, but no term such as "Anonymous".
    complete = _shows_variable(names) and (
        plain(names._replace(prefix="", suffix="")) == plain(before._replace(prefix="", suffix=""))
    )
    ours, theirs = [plain(n) for n in _names(names)], [plain(n) for n in _names(before)]
    if rule == "complete-all":
        same = ours == theirs if ours else complete
        return _whole(names, mark) if same else None
    if not ours and complete:
        return names._replace(children=(mark,))
    if rule == "complete-each":
        same = ours == theirs and bool(ours)
        return _each(names, len(ours), mark) if same else None
    common = 0
    while common < min(len(ours), len(theirs)) and ours[common] == theirs[common]:
        common += 1
    if not common:
        return None
    return _each(names, 1 if rule == "partial-first" else common, mark)


def _shows_variable(content: Content) -> bool:
    if isinstance(content, str):
        return False
    return bool(variable_of(content)) or any(map(_shows_variable, content.children))


def _names(content: Content) -> Iterator[Node]:
    if isinstance(content, str):
        return
    if content.tag == NAME:
        yield content
        return
    for child in content.children:
        yield from _names(child)


def _whole(names: Node, mark: str) -> Node:
    """Put the mark in place of the list of names, its label kept."""
    changed, done = replace_first(
        names,
        lambda node: node.tag.endswith("-list"),
        lambda node: node._replace(children=(mark,), formatting=(), tag=""),
    )
    if done and isinstance(changed, Node):
        return changed
    return names._replace(children=(mark,))


def _each(names: Node, count: int, mark: str) -> Node:
    """Put the mark in place of each of the first `count` names."""
    changed: Content = names
    for _ in range(count):
        changed, _ = replace_first(changed, lambda node: node.tag == NAME, lambda _: Node((mark,)))
    return changed if isinstance(changed, Node) else names
