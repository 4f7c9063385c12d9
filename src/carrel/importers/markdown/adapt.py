"""Markdown, adapted: by way of the page it renders to."""

from __future__ import annotations

from dataclasses import replace

from carrel.importers.html.adapt import imported_page
from carrel.importers.html.read import read_markup
from carrel.importers.imported import Imported
from carrel.importers.markdown.read import read
from carrel.importers.markdown.shape import front_said

MEDIA_TYPE = "text/markdown"


def import_markdown(data: bytes) -> Imported:
    """Read a Markdown file; its canonical text is that of the rendered page."""
    source = read(data)
    imported = imported_page(read_markup(source.markup), MEDIA_TYPE, front_said(source.front))
    return replace(imported, warnings=(*source.warnings, *imported.warnings))
