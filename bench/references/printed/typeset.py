"""Pieces as a Typst document: justified by whole paragraphs, with real footnotes."""

from __future__ import annotations

import importlib
import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.references.printed.setting import Setting
from training.documents.typesetting import Align, Piece, Role

_MARK = re.compile(r"(\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)-]?)\s*(?=\S)")
_NOTE_NUMBER = re.compile(r"^[\[(]?\d{1,4}[\])]?[.)]?\s*")
_VOWELS = re.compile("[\u064b-\u065f\u0670]")
_FONTS = Path("/usr/share/fonts")


def typeset(pieces: Sequence[Piece], setting: Setting) -> bytes:
    """The PDF file of a document."""
    typst = importlib.import_module("typst")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "document.typ"
        source.write_text("\n".join((_page(setting), *_blocks(pieces, setting))), encoding="utf-8")
        return typst.compile(source, font_paths=[_FONTS])


def _page(setting: Setting) -> str:
    width, height = setting.page
    head = "none"
    number = "counter(page).display()"
    beside = f" + h(1fr) + {number}" if setting.numbered == "head" else ""
    if setting.heads:
        one, other = (_words(head) for head in (*setting.heads, *setting.heads)[:2])
        head = f"context {{ set text(size: 8pt); (if calc.odd(here().page()) {{ {one} }} else {{ {other} }}){beside} }}"
    elif beside:
        head = f"context {{ {number} }}"
    foot = f"context align(center, {number})" if setting.numbered == "foot" else "none"
    lead = (setting.leading - 0.75) * 1
    return (
        f"#set page(width: {width}pt, height: {height}pt, margin: {setting.margin}pt, columns: {setting.columns}, "
        f"header: {head}, footer: {foot})\n#counter(page).update({setting.first_page})\n"
        f'#set text(font: ("{setting.font}", "Liberation Serif", "DejaVu Sans"), lang: "{setting.language}", '
        f"fallback: true, hyphenate: {str(setting.hyphens).lower()})\n"
        f"#set par(leading: {lead:.2f}em, spacing: {lead:.2f}em)\n#set footnote.entry(gap: 0.3em)"
    )


def _words(text: str) -> str:
    """Text as a string, in which nothing means anything.

    Without the vowel signs of Arabic: Typst names both the letter and the sign as letter and sign.
    """
    return json.dumps(_VOWELS.sub("", text.replace("\\", "")), ensure_ascii=False)


def _blocks(pieces: Sequence[Piece], setting: Setting) -> Iterator[str]:
    for piece in pieces:
        found = _MARK.match(piece.text) if piece.roles[0] is Role.BEGIN else None
        if found and setting.marks != "line":
            yield _marked(piece, found, setting)
        else:
            yield _paragraph(piece, setting)


def _look(piece: Piece, setting: Setting) -> str:
    justify = piece.align is Align.JUSTIFIED and setting.justified
    turn = "rtl" if setting.turned(piece.text) else "ltr"
    size = f"{piece.size * setting.scale:.1f}pt"
    return f"set text(size: {size}, dir: {turn}); set par(justify: {str(justify).lower()});"


def _paragraph(piece: Piece, setting: Setting) -> str:
    text = f"text({_words(piece.text)})" + "".join(
        f" + footnote({_words(_NOTE_NUMBER.sub('', note.text))})" for note in piece.notes
    )
    if piece.align is Align.CENTRED:
        text = f"align(center, {text})"
    hang, first = max(piece.rest - piece.first, 0), max(piece.first - piece.rest, 0)
    indent = (
        f"set par(hanging-indent: {hang}pt, first-line-indent: (amount: {first}pt, all: true));"
    )
    pad = min(piece.first, piece.rest)
    above = f"#v({piece.before}pt)\n" if piece.before else ""
    return f"{above}#{{ {_look(piece, setting)} {indent} pad(left: {pad}pt, par({text})) }}"


def _marked(piece: Piece, found: re.Match[str], setting: Setting) -> str:
    mark, rest = _words(found[1]), _words(piece.text[found.end() :])
    above = f"#v({piece.before}pt)\n" if piece.before else ""
    wide = "auto" if setting.marks == "table" else "24pt"
    return (
        f"{above}#{{ {_look(piece, setting)} grid(columns: ({wide}, 1fr), column-gutter: 4pt, "
        f"text({mark}), par(text({rest}))) }}"
    )
