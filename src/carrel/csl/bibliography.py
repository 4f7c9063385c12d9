"""The bibliography: order, entries, second-field alignment, author substitutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from carrel.csl.author_substitute import substitute_authors
from carrel.csl.calendar_dates import suffix_before_brackets
from carrel.csl.cites import NO_PRINTED_FORM, new_frame
from carrel.csl.direction import Setting, direction_of_language
from carrel.csl.evaluate import evaluate_all
from carrel.csl.numeric import is_whole
from carrel.csl.polish import polish
from carrel.csl.sort import SortRow, sort_by_keys, sort_row
from carrel.csl.tree import CITATION_NUMBER, PARAGRAPH, Node, find, is_empty

if TYPE_CHECKING:
    from carrel.csl.elements import Area
    from carrel.csl.frame import Frame
    from carrel.csl.locale import Locale
    from carrel.csl.memory import ItemKey
    from carrel.csl.run import Run
    from carrel.csl.tree import Content


class Entry(NamedTuple):
    """One entry: the id of its item and its finished tree."""

    id: str
    tree: Node


class _Draft(NamedTuple):
    """An entry before it is finished, and all that it depends on."""

    id: str
    key: ItemKey
    node: Node
    empty: bool


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
    keys = area.keys

    def row_of(one: str) -> SortRow:
        key = ("sort", run.item_key(one))
        return run.memory.recall(key, lambda: sort_row(keys, lambda: _frame(run, one)))

    return sort_by_keys(run.order, keys, row_of)


def write_bibliography(run: Run) -> Bibliography | None:
    """Write every entry; None if the style has no bibliography."""
    area = run.style.bibliography
    if area is None:
        return None
    drafts = _shown(run, [_draft(run, area, one) for one in ordered_ids(run)])
    return Bibliography(
        entries=tuple(
            _finished(run, area, before, draft)
            for before, draft in zip((None, *drafts), drafts, strict=False)
        ),
        hanging_indent=area.options.get("hanging-indent") == "true",
        second_field_align=area.options.get("second-field-align", ""),
        line_spacing=_whole(area.options.get("line-spacing", "1")),
        entry_spacing=_whole(area.options.get("entry-spacing", "1")),
    )


def _frame(run: Run, item_id: str) -> Frame:
    item = run.items[item_id]
    return new_frame(run.context, "bibliography", item, run.amendment(item_id))


def _draft(run: Run, area: Area, item_id: str) -> _Draft:
    key = run.item_key(item_id)

    def make() -> _Draft:
        node = _entry(run, area, item_id)
        return _Draft(item_id, key, node, is_empty(node))

    return run.memory.recall(("draft", key), make)


def _finished(run: Run, area: Area, before: _Draft | None, draft: _Draft) -> Entry:
    """Finish an entry; of the entry before, only its names count, and only for substitutes."""
    mark = area.options.get("subsequent-author-substitute")
    locale = run.context.locale_of(run.items[draft.id])
    neighbour = before if mark is not None else None

    def make() -> Entry:
        node = draft.node
        if mark is not None and neighbour is not None:
            rule = area.options.get("subsequent-author-substitute-rule", "complete-all")
            _, node = substitute_authors((neighbour.node, node), mark, rule)
        return Entry(draft.id, _set(polish(node, locale), locale, run))

    return run.memory.recall(("entry", draft.key, neighbour and neighbour.key), make)


def _set(tree: Node, locale: Locale, run: Run) -> Node:
    """Let an entry tell its language and direction where the options make that count."""
    options = run.context.options
    if options.isolate:
        setting = Setting(locale.tag, direction_of_language(locale.tag))
    elif locale is not run.context.locale:
        setting = Setting(locale.tag)
    else:
        return tree
    return Node((tree,), PARAGRAPH, data=setting)


def _shown(run: Run, drafts: list[_Draft]) -> list[_Draft]:
    """Leave out what the style prints nothing for; where it numbers entries, no number is lost."""
    empty = [draft.id for draft in drafts if draft.empty]
    if not empty:
        return drafts
    numbered = any(find(draft.node, CITATION_NUMBER) is not None for draft in drafts)
    if not numbered:
        return [draft for draft in drafts if not draft.empty]
    run.warnings.extend(f"the style lists nothing for {one}" for one in empty)
    numbers = run.context.citation_numbers
    return [
        draft._replace(node=Node((f"{numbers[draft.id]}. {NO_PRINTED_FORM}",)))
        if draft.empty
        else draft
        for draft in drafts
    ]


def _whole(text: str) -> int:
    return int(text) if is_whole(text) else 1


def _entry(run: Run, area: Area, item_id: str) -> Node:
    layout = area.layout
    frame = _frame(run, item_id)
    children = evaluate_all(frame.reduction.layout(area.name, layout), frame)
    if not children:
        return Node()
    if run.context.options.calendar == "both":
        children = suffix_before_brackets(Node(children)).children
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
