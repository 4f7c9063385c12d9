"""Plain text, shaped: its blocks, its front matter, its pages."""

from __future__ import annotations

from carrel.importers.running_text import Shaped, shape_parts
from carrel.importers.structure.lines import lines_of
from carrel.importers.structure.paragraphs import parts_of
from carrel.references.finding.line import lines_of as printed_lines


def shape(text: str) -> Shaped:
    """Cut a text into blocks and tell what each is; linear in its length."""
    return shape_parts(text, parts_of(text, lines_of(text)), printed_lines(text))
