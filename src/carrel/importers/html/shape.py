"""Web pages, shaped: the tree walked once, its text gathered with what each part is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborNode

from carrel.documents.document import BlockKind, InlineKind
from carrel.importers.errors import UnreadableFile
from carrel.importers.html.elements import (
    FLOWS,
    HEADINGS,
    INLINES,
    KINDS,
    MAKES_TABLE_LAYOUT,
    SILENT,
    Attributes,
    is_note,
    is_note_call,
    is_page_mark,
    is_reference,
    page_label,
    roles,
    surrounds,
)
from carrel.importers.html.flow import Flow, Setting
from carrel.importers.html.read import WebPage
from carrel.importers.limits import HTML_NODES

_NOTHING: Attributes = {}
_LONGEST_LABEL = 40


@dataclass(frozen=True, slots=True)
class _Frame:
    """An open element: what holds inside it, and what is to be done when it ends."""

    node: LexborNode
    setting: Setting
    flows: bool = False
    inline: bool = False
    list_depth: int = 0
    in_table: bool = False


def shape(page: WebPage) -> Flow:
    """Gather the text of a page; linear in its number of elements."""
    walker = _Walker(_layout_tables(page))
    root = page.tree.root
    if root is not None:
        walker.walk(root)
    walker.flow.end_block()
    return walker.flow


def nodes_of(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Every node in document order, when it begins (``True``) and, for elements, when it ends."""
    node: LexborNode | None = root
    count = 0
    while node is not None:
        count += 1
        if count > HTML_NODES:
            raise UnreadableFile(
                f"has more than {HTML_NODES:,} elements: cut it into smaller pages"
            )
        yield node, True
        child = node.child
        if child is not None:
            node = child
            continue
        while node is not None:
            if not node.is_text_node:
                yield node, False
            if node.mem_id == root.mem_id:
                return
            if node.next is not None:
                node = node.next
                break
            node = node.parent


def _layout_tables(page: WebPage) -> frozenset[int]:
    """The tables (by ``mem_id``) that hold paragraphs: they lay out a page and hold no data."""
    layout: set[int] = set()
    around: list[int] = []
    if page.tree.root is None or page.tree.css_first("table") is None:
        return frozenset()
    for node, begins in nodes_of(page.tree.root):
        tag = node.tag or ""
        if begins and around and tag in MAKES_TABLE_LAYOUT:
            layout.add(around[-1])
        if tag == "table":
            if begins:
                around.append(node.mem_id)
            else:
                around.pop()
    return frozenset(layout)


class _Walker:
    """Goes through the tree without recursion and tells the flow what it meets."""

    def __init__(self, layout: frozenset[int]) -> None:
        self.flow = Flow()
        self._layout = layout
        self._frames: list[_Frame] = []
        self._zones = 0
        self._silent_until = 0

    def walk(self, root: LexborNode) -> None:
        """Walk from ``root``."""
        for node, begins in nodes_of(root):
            if self._silent_until:
                if not begins and node.mem_id == self._silent_until:
                    self._silent_until = 0
            elif node.is_text_node:
                self._text(node)
            elif not node.is_element_node:
                continue
            elif begins:
                self._begin(node)
            else:
                self._end()

    @property
    def _frame(self) -> _Frame | None:
        return self._frames[-1] if self._frames else None

    def _text(self, node: LexborNode) -> None:
        words = node.text_content or ""
        frame = self._frame
        setting = frame.setting if frame else Setting()
        if frame and frame.in_table and not words.strip():
            return
        self.flow.say(words, setting)

    def _begin(self, node: LexborNode) -> None:
        tag = node.tag or ""
        attributes: Attributes = node.attributes or _NOTHING
        if tag in SILENT:
            self._silent_until = node.mem_id
            return
        if tag == "br":
            self.flow.line_break(self._frame.setting if self._frame else Setting())
        if attributes and is_page_mark(tag, attributes):
            words = node.text()
            short = len(words) <= _LONGEST_LABEL
            self.flow.page_break(page_label(attributes, words if short else ""))
            if short:
                self._silent_until = node.mem_id
                return
        self._frames.append(self._entered(node, tag, attributes))

    def _entered(self, node: LexborNode, tag: str, attributes: Attributes) -> _Frame:
        outer = self._frame or _Frame(node, Setting())
        if tag in FLOWS and not (outer.in_table and tag != "table"):
            return self._entered_flow(node, tag, attributes, outer)
        if outer.in_table and tag in {"td", "th"}:
            self.flow.cell(outer.setting)
        elif outer.in_table and tag in {"tr", "caption"}:
            self.flow.line_break(outer.setting)
        kind = InlineKind.NOTE_MARK if is_note_call(tag, attributes) else INLINES.get(tag)
        if (kind is InlineKind.LINK and not attributes.get("href")) or outer.setting.keeps_space:
            kind = None
        if kind is not None:
            self.flow.open_inline(kind, (attributes.get("href") or "") if tag == "a" else "")
        setting = outer.setting
        if setting.zone < 0 and surrounds(tag, attributes):
            setting = replace(setting, zone=self._new_zone())
        return replace(outer, node=node, flows=False, inline=kind is not None, setting=setting)

    def _entered_flow(
        self, node: LexborNode, tag: str, attributes: Attributes, outer: _Frame
    ) -> _Frame:
        self.flow.end_block()
        depth = outer.list_depth + (tag in {"ul", "ol"})
        is_data = tag == "table" and node.mem_id not in self._layout
        setting = self._setting(tag, attributes, outer.setting, depth)
        if is_data:
            setting = replace(setting, kind=BlockKind.TABLE, level=0)
        return _Frame(node, setting, flows=True, list_depth=depth, in_table=is_data)

    def _setting(self, tag: str, attributes: Attributes, outer: Setting, depth: int) -> Setting:
        kind, level = outer.kind, outer.level
        if tag in HEADINGS:
            kind, level = BlockKind.HEADING, HEADINGS[tag]
        elif is_note(attributes):
            kind, level = BlockKind.NOTE, 0
        elif is_reference(attributes):
            kind, level = BlockKind.REFERENCE, 0
        elif kind not in {BlockKind.NOTE, BlockKind.REFERENCE, BlockKind.HEADING}:
            kind = KINDS.get(tag, kind)
            level = depth if kind is BlockKind.LIST_ITEM else 0
        if tag == "pre":
            kind = BlockKind.CODE if kind in {BlockKind.PARAGRAPH, BlockKind.FIGURE} else kind
        zone = outer.zone
        if zone < 0 and surrounds(tag, attributes) and not self._is_of_text(tag, outer):
            zone = self._new_zone()
        main = outer.in_main or tag == "main" or "main" in roles(attributes)
        return Setting(
            kind, level, zone, main or tag == "article", outer.keeps_space or tag == "pre"
        )

    def _is_of_text(self, tag: str, outer: Setting) -> bool:
        """Header, footer and aside within the main text belong to it."""
        return outer.in_main and tag in {"header", "footer", "aside"}

    def _new_zone(self) -> int:
        self._zones += 1
        return self._zones - 1

    def _end(self) -> None:
        frame = self._frames.pop() if self._frames else None
        if frame is None:
            return
        if frame.inline:
            self.flow.close_inline()
        if frame.flows:
            self.flow.end_block()
