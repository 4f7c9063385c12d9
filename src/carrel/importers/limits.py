"""How much of a file is read, and how much its reading may cost.

The figures bound what a hostile or broken file can do; each is far above what a book needs.
"""

from __future__ import annotations

MEBIBYTE = 1024 * 1024

FILE_BYTES = 256 * MEBIBYTE
"""The largest file that is opened at all, in bytes."""

TEXT_BYTES = 64 * MEBIBYTE
"""The largest text, Markdown or HTML file, in bytes: some 25,000 pages."""

HTML_NODES = 2_000_000
"""The most elements and texts of one page that are walked."""

HTML_DEPTH = 500
"""Elements nested deeper than this are read as if they stood at this depth."""

OFFICE_PARTS = 10_000
"""The most parts of an office document."""

PDF_PAGES = 20_000
"""The most pages of one PDF."""

PDF_CHARACTERS = 64 * MEBIBYTE
"""The most code points taken from one PDF."""

ANSWER_BYTES = 512 * MEBIBYTE
"""The largest answer that is taken from the confined process, in bytes."""

MEMORY_BYTES = 3 * 1024 * MEBIBYTE
"""Address space of the confined process, in bytes."""

CPU_SECONDS = 60
"""Computing time for one file, in seconds."""

WALL_SECONDS = 120
"""Time by the clock for one file, in seconds."""


def in_mebibytes(size: int) -> str:
    """A size in bytes as a reader takes it in: ``64 MB``."""
    return f"{size / MEBIBYTE:.0f} MB"
