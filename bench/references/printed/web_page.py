"""Pieces as a web page, printed by Chromium."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bench.references.printed.setting import Setting
from training.documents.typesetting import Align, Piece, Role

if TYPE_CHECKING:
    from collections.abc import Callable

_MARK = re.compile(r"(\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)-]?)\s*(?=\S)")
_ALIGNED = {Align.JUSTIFIED: "justify", Align.LEFT: "start", Align.CENTRED: "center"}


def web_page(pieces: Sequence[Piece], setting: Setting) -> str:
    """The HTML of a document, with the page set by CSS."""
    direction = "rtl" if setting.right_to_left else "ltr"
    body = "\n".join(_blocks(pieces, setting))
    return (
        f'<!doctype html><html lang="{setting.language}" dir="{direction}"><meta charset="utf-8">'
        f"<title></title><style>{_style(setting)}</style><body>{body}</body></html>"
    )


def _style(setting: Setting) -> str:
    width, height = setting.page
    boxes = ""
    if setting.numbered:
        place = "@bottom-center" if setting.numbered == "foot" else "@top-right"
        boxes += f"{place} {{ content: counter(page); font-size: 8pt }}"
    sides = (":right", ":left")
    heads = "".join(
        f"@page {side} {{ @top-left {{ content: {_quoted(head)}; font-size: 8pt; white-space: nowrap }} }}"
        for side, head in zip(sides, setting.heads, strict=False)
    )
    return (
        f"@page {{ size: {width}pt {height}pt; margin: {setting.margin}pt; {boxes} }} {heads}"
        f"body {{ margin: 0; font-family: '{setting.font}', 'Liberation Serif', serif; line-height: {setting.leading};"
        f"columns: {setting.columns}; column-gap: 18pt; column-fill: auto; orphans: 1; widows: 1;"
        f"hyphens: {'auto' if setting.hyphens else 'manual'}; counter-reset: page {setting.first_page - 1} }}"
        "p { margin: 0 } .wide { column-span: all; margin-bottom: 8pt }"
        ".mark { display: inline-block; width: 26pt; margin-inline-start: -26pt }"
        "td { vertical-align: top; padding: 0 4pt 0 0 } table { border-spacing: 0 }"
    )


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "").replace('"', "'") + '"'


def _blocks(pieces: Sequence[Piece], setting: Setting) -> Iterator[str]:
    for piece in pieces:
        if piece.roles[0] is Role.BEGIN and setting.marks != "line":
            found = _MARK.match(piece.text)
            if found:
                yield _marked(piece, found, setting)
                continue
        yield _paragraph(piece, setting)


def _paragraph(piece: Piece, setting: Setting) -> str:
    kind = "wide" if piece.wide and setting.columns > 1 else "plain"
    indent = f"padding-inline-start:{piece.rest}pt;text-indent:{piece.first - piece.rest}pt;"
    look = f'{_turn(piece, setting)} class="{kind}" style="{indent}{_look(piece, setting)}"'
    return f"<p {look}>{html.escape(piece.text)}</p>"


def _turn(piece: Piece, setting: Setting) -> str:
    return f'dir="{"rtl" if setting.turned(piece.text) else "ltr"}"'


def _look(piece: Piece, setting: Setting) -> str:
    align = _ALIGNED[piece.align]
    if align == "justify" and not setting.justified:
        align = "start"
    return f"font-size:{piece.size * setting.scale:.1f}pt;margin-top:{piece.before}pt;text-align:{align}"


def _marked(piece: Piece, found: re.Match[str], setting: Setting) -> str:
    mark, rest = html.escape(found[1]), html.escape(piece.text[found.end() :])
    look, turn = _look(piece, setting), _turn(piece, setting)
    if setting.marks == "table":
        return f'<table {turn} style="{look}"><tr><td>{mark}</td><td>{rest}</td></tr></table>'
    look += ";padding-inline-start:26pt"
    return f'<p {turn} class="entry" style="{look}"><span class="mark">{mark}</span>{rest}</p>'


@contextmanager
def chromium_press() -> Iterator[Callable[[str], bytes]]:
    """What prints the HTML of a page as a PDF file."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page()

        def printed(words: str) -> bytes:
            page.set_content(words)
            return page.pdf(prefer_css_page_size=True, print_background=True)

        yield printed
        browser.close()
