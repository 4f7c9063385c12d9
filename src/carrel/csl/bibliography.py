"""The bibliography: order, entries, second-field alignment, author substitutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from carrel.csl.author_substitute import substitute_authors
from carrel.csl.cites import NO_PRINTED_FORM, new_frame
from carrel.csl.evaluate import evaluate_all
from carrel.csl.numeric import is_whole
from carrel.csl.polish import polish
from carrel.csl.sort import sort_by_keys
from carrel.csl.tree import CITATION_NUMBER, Node, find, is_empty

if TYPE_CHECKING:
    from carrel.csl.elements import Area
    from carrel.csl.run import Run
    from carrel.csl.tree import Content


class Entry(NamedTuple):
    """One entry: the id of its item and its finished tree."""

    id: str
    tree: Node


class Bibliography(NamedTuple):
    """All entries in order, and how they are to be set.

    `second_field_align` is "flush", "margin" or "" ; spacings count in lines.
    """

    entries: tuple[Entry, ...]
    hanging_indent: bool
    second_field_align: str
    line_spacing: int
    entry_spacing: int


def ordered_ids(run: Run) -> list[str]:
    """Sort the items as the bibliography wants them; as they came where it does not."""
    area = run.style.bibliography
    if area is None or not area.keys:
        return run.order
    return sort_by_keys(
        run.order,
        area.keys,
        lambda one: new_frame(run.context, "bibliography", run.items[one], run.amendment(one)),
    )


def write_bibliography(run: Run) -> Bibliography | None:
    """Write every entry; None if the style has no bibliography."""
    area = run.style.bibliography
    if area is None:
        return None
    pairs = _shown(run, [(one, _entry(run, area, one)) for one in ordered_ids(run)])
    mark = area.options.get("subsequent-author-substitute")
    if mark is not None:
        rule = area.options.get("subsequent-author-substitute-rule", "complete-all")
        nodes = substitute_authors([node for _, node in pairs], mark, rule)
        pairs = [(one, node) for (one, _), node in zip(pairs, nodes, strict=True)]
    return Bibliography(
        entries=tuple(Entry(one, polish(node, run.context.locale)) for one, node in pairs),
        hanging_indent=area.options.get("hanging-indent") == "true",
        second_field_align=area.options.get("second-field-align", ""),
        line_spacing=_whole(area.options.get("line-spacing", "1")),
        entry_spacing=_whole(area.options.get("entry-spacing", "1")),
    )


def _shown(run: Run, pairs: list[tuple[str, Node]]) -> list[tuple[str, Node]]:
    """Leave out what the style prints nothing for; where it numbers entries, no number is lost."""
    empty = [one for one, node in pairs if is_empty(node)]
    if not empty:
        return pairs
    numbered = any(find(node, CITATION_NUMBER) is not None for _, node in pairs)
    if not numbered:
        return [pair for pair in pairs if not is_empty(pair[1])]
    run.warnings.extend(f"the style lists nothing for {one}" for one in empty)
    numbers = run.context.citation_numbers
    return [
        (one, Node((f"{numbers[one]}. {NO_PRINTED_FORM}",)) if is_empty(node) else node)
        for one, node in pairs
    ]


def _whole(text: str) -> int:
    return int(text) if is_whole(text) else 1


def _entry(run: Run, area: Area, item_id: str) -> Node:
    frame = new_frame(run.context, "bibliography", run.items[item_id], run.amendment(item_id))
    layout = area.layout
    children = evaluate_all(layout.children, frame)
    if not children:
        return Node()
    suffix = layout.look.suffix
    if area.options.get("second-field-align") and len(children) > 1:
        first, rest = children[0], children[1:]
        suffixed: tuple[Content, ...] = (*rest, suffix) if suffix else rest
        children = (
            Node((layout.look.prefix, first), display="left-margin"),
            Node(suffixed, display="right-inline"),
        )
        return Node(children, formatting=layout.look.formatting, data=item_id)
    children = (layout.look.prefix, *_suffixed(children, suffix))
    return Node(children, formatting=layout.look.formatting, data=item_id)


def _suffixed(children: tuple[Content, ...], suffix: str) -> tuple[Content, ...]:
    """The layout's suffix closes the last block when the entry ends in one."""
    last = children[-1]
    if suffix and isinstance(last, Node) and last.display:
        inner = Node((last._replace(display=""), suffix), display=last.display)
        return (*children[:-1], inner)
    return (*children, suffix)
