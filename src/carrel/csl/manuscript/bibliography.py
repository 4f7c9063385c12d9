"""The bibliography: order, entries, second-field alignment, author substitutes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from carrel.csl.amendment import UNAMENDED, answers_otherwise
from carrel.csl.items.numeric import is_whole
from carrel.csl.manuscript.cites import NO_PRINTED_FORM, new_frame
from carrel.csl.manuscript.renumbering import Numbered, count_numbers, is_movable, recall_numbered
from carrel.csl.manuscript.sort import SortRow, sort_by_keys, sort_value
from carrel.csl.manuscript.written import Bibliography, Entry, Listed
from carrel.csl.rendering.evaluate import evaluate_all
from carrel.csl.styles.elements import Called, Choose
from carrel.csl.text.capitals import is_number, raise_first_term
from carrel.csl.text.direction import Setting, direction_of_language
from carrel.csl.text.polish import polish
from carrel.csl.text.tree import CITATION_NUMBER, PARAGRAPH, LayoutPrefix, Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carrel.csl.amendment import Amendment
    from carrel.csl.manuscript.memory import ItemKey
    from carrel.csl.manuscript.run import Run
    from carrel.csl.manuscript.sort import SortValue
    from carrel.csl.rendering.frame import Frame
    from carrel.csl.styles.elements import Area, Key, Rendering
    from carrel.csl.styles.locale import Locale
    from carrel.csl.text.tree import Content


_MARK = "subsequent-author-substitute"


class _Draft(NamedTuple):
    """An entry, and all that it depends on; finished unless the entry before must be known.

    `numbered` tells whether the style prints its citation number.
    """

    id: str
    key: ItemKey
    tree: Node
    numbered: bool
    movable: bool


def ordered_ids(run: Run, *, again: bool = False) -> list[str]:
    """Sort the items as the bibliography wants them; as they came where it does not.

    This is done `again` when disambiguation has changed what sort keys may print.
    """
    area = run.style.bibliography
    if area is None or not area.keys:
        return run.order
    keys = area.keys

    bare, amended = run.remembered.rows

    def value_of(one: str, place: int) -> SortValue:
        amendment = run.amendment(one)
        numbers = run.numbers((one,))
        key = keys[place]
        row = bare.recall((run.items[one], numbers), partial(SortRow, keys))
        value, asked = row.value(place, partial(_sort_value, run, key, one, UNAMENDED))
        if answers_otherwise(amendment, asked):
            row = amended.recall((run.item_key(one), numbers), partial(SortRow, keys))
            value, _ = row.value(place, partial(_sort_value, run, key, one, amendment))
        return value

    def make() -> list[str]:
        ids = sort_by_keys(run.order, keys, value_of)
        for rows in run.remembered.rows[: 1 + again]:
            rows.end_round()
        return ids

    return run.remembered.orders[again].recall(run.state(run.order), make)


def _sort_value(run: Run, key: Key, item_id: str, amendment: Amendment) -> tuple[SortValue, int]:
    """Give a sort key of an item, and what it asked of its amendment."""
    frame = new_frame(run.context, "bibliography", run.items[item_id], amendment)
    return sort_value(key, frame), frame.asked


def write_bibliography(run: Run) -> Bibliography | None:
    """Write every entry; None if the style has no bibliography."""
    area = run.style.bibliography
    if area is None:
        return None
    ids = ordered_ids(run, again=True)
    listed = run.remembered.listed.recall(run.state(ids), partial(_listed, run, area, ids))
    run.warnings.extend(listed.warnings)
    return listed.bibliography


def _listed(run: Run, area: Area, ids: Sequence[str]) -> Listed:
    drafts, warnings = _shown(run, [_draft(run, area, one) for one in ids])
    run.remembered.drafts.end_round()
    if _MARK in area.options:
        pairs = zip((None, *drafts), drafts, strict=False)
        drafts = [_marked(run, area, before, draft) for before, draft in pairs]
        run.remembered.entries.end_round()
    bibliography = Bibliography(
        entries=tuple([Entry(draft.id, draft.tree) for draft in drafts]),
        hanging_indent=area.options.get("hanging-indent") == "true",
        second_field_align=area.options.get("second-field-align", ""),
        line_spacing=_whole(area.options.get("line-spacing", "1")),
        entry_spacing=_whole(area.options.get("entry-spacing", "1")),
    )
    return Listed(bibliography, warnings)


def _frame(run: Run, item_id: str) -> Frame:
    item = run.items[item_id]
    return new_frame(run.context, "bibliography", item, run.amendment(item_id))


def _draft(run: Run, area: Area, item_id: str) -> _Draft:
    key = run.item_key(item_id)
    numbers = run.numbers((item_id,))
    make = partial(_drafted, run, area, item_id)
    found = recall_numbered(run.remembered.drafts, key, numbers, make)
    return _Draft(item_id, key, found.tree, found.about, found.movable)


def _drafted(run: Run, area: Area, item_id: str) -> Numbered[bool]:
    """Write an entry, and tell whether it shows its number."""
    frame = _frame(run, item_id)
    tree = _entry(area, frame)
    if _MARK not in area.options and tree.children:
        tree = _finished(run, item_id, tree)
    numbers = run.numbers((item_id,))
    movable = bool(numbers) and is_movable(frame, tree)
    return Numbered(tree, numbers, movable, CITATION_NUMBER in frame.used)


def _marked(run: Run, area: Area, before: _Draft | None, draft: _Draft) -> _Draft:
    """Finish an entry in which a mark may stand for the names that the one before has too."""
    numbers = run.numbers((draft.id,))

    def make() -> Numbered[None]:
        node = draft.tree
        if before is not None:
            from carrel.csl.manuscript.author_substitute import substitute_authors

            rule = area.options.get("subsequent-author-substitute-rule", "complete-all")
            _, node = substitute_authors((before.tree, node), area.options[_MARK], rule)
        tree = _finished(run, draft.id, node)
        movable = draft.movable and count_numbers(tree) == count_numbers(draft.tree)
        return Numbered(tree, numbers, movable, None)

    found = recall_numbered(
        run.remembered.entries, (draft.key, before and before.key), numbers, make
    )
    return draft._replace(tree=found.tree)


def _finished(run: Run, item_id: str, node: Node) -> Node:
    locale = run.context.locale_of(run.items[item_id])
    nests = run.style.info.style_class == "note"
    tree = polish(node, locale, brackets=nests, variables=run.context.options.variables)
    return _set(tree, locale, run)


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


def _shown(run: Run, drafts: list[_Draft]) -> tuple[list[_Draft], tuple[str, ...]]:
    """Leave out what the style prints nothing for; where it numbers entries, no number is lost."""
    empty = [draft.id for draft in drafts if not draft.tree.children]
    if not empty:
        return drafts, ()
    if not any(draft.numbered for draft in drafts):
        return [draft for draft in drafts if draft.tree.children], ()
    warnings = tuple(f"the style lists nothing for {one}" for one in empty)
    numbers = run.context.citation_numbers
    shown = [
        draft
        if draft.tree.children
        else draft._replace(tree=Node((f"{numbers[draft.id]}. {NO_PRINTED_FORM}",)), movable=False)
        for draft in drafts
    ]
    return shown, warnings


def _whole(text: str) -> int:
    return int(text) if is_whole(text) else 1


def _entry(area: Area, frame: Frame) -> Node:
    layout = area.layout
    item_id = frame.item.id
    elements = frame.reduction.layout(area.name, layout)
    count = _first_field(area, elements, frame)
    first = evaluate_all(elements[:count], frame)
    rest = evaluate_all(elements[count:], frame)
    if not first and not rest:
        return Node()
    if frame.context.options.calendar == "both":
        from carrel.csl.rendering.calendar_dates import suffix_before_brackets

        placed = suffix_before_brackets(Node((Node(first), Node(rest)))).children
        first, rest = (one.children if isinstance(one, Node) else () for one in placed)
    first, rest = _capitalized(first, rest)
    if area.options.get("second-field-align") and not _has_blocks((*first, *rest)):
        first, rest = _aligned(first, rest)
    children = _prefixed((*first, *rest), layout.look.prefix)
    children = _suffixed(children, layout.look.suffix)
    return Node(children, formatting=layout.look.formatting, data=item_id)


def _capitalized(
    first: tuple[Content, ...], rest: tuple[Content, ...]
) -> tuple[tuple[Content, ...], tuple[Content, ...]]:
    """An entry that begins with a term, after its number, begins with a capital."""
    if first and not is_number(Node(first)):
        return raise_first_term(Node(first)).children, rest
    return first, raise_first_term(Node(rest)).children


def _first_field(area: Area, elements: tuple[Rendering, ...], frame: Frame) -> int:
    """Count the elements that make the first field: none if what the style puts there is empty."""
    called = len(elements) and isinstance(elements[0], Called)
    if not area.options.get("second-field-align"):
        return called + 1
    head = area.layout.children[0]
    if isinstance(head, Choose):
        return called + 1
    left = [one for one in frame.reduction.reduced((head,)) if not isinstance(one, Called)]
    return called + len(left)


def _has_blocks(children: tuple[Content, ...]) -> bool:
    return any(isinstance(child, Node) and child.display for child in children)


def _aligned(
    first: tuple[Content, ...], rest: tuple[Content, ...]
) -> tuple[tuple[Content, ...], tuple[Content, ...]]:
    """Set the first field apart: it is that of the style, even when it is empty."""
    rest = (*first[1:], *rest)
    return (
        (Node(first[:1], display="left-margin"),) if first else (),
        (Node(rest, display="right-inline"),) if rest else (),
    )


def _prefixed(children: tuple[Content, ...], prefix: str) -> tuple[Content, ...]:
    """The layout's prefix opens the first block when the entry begins with one."""
    first = children[0]
    if prefix and isinstance(first, Node) and first.display:
        inner = Node((LayoutPrefix(prefix), first._replace(display="")), display=first.display)
        return (inner, *children[1:])
    return (LayoutPrefix(prefix), *children)


def _suffixed(children: tuple[Content, ...], suffix: str) -> tuple[Content, ...]:
    """The layout's suffix closes the last block when the entry ends in one."""
    last = children[-1]
    if suffix and isinstance(last, Node) and last.display:
        inner = Node((last._replace(display=""), suffix), display=last.display)
        return (*children[:-1], inner)
    return (*children, suffix)
