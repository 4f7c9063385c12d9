"""A bibliography composed from works."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from carrel.citing.citable import citable
from carrel.citing.citation import FindLocale
from carrel.csl import Options, Style, process, write
from carrel.csl.options import STRICT


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The entries in the style's order, each with the citation key of its work.

    ``hanging_indent`` tells whether all lines of an entry but the first stand in.
    """

    style: str
    entries: tuple[tuple[str, str], ...]
    hanging_indent: bool
    warnings: tuple[str, ...]


def compose(
    style: Style,
    find_locale: FindLocale,
    items: Iterable[Mapping[str, Any]],
    *,
    language: str,
    form: str,
    options: Options = STRICT,
) -> Bibliography:
    """Write the bibliography of CSL-JSON items in one of the forms of ``carrel.csl.write``.

    A style without a bibliography gives no entries and a warning that says so.
    """
    given = [citable(item) for item in items]
    doubts = tuple(doubt for _, found in given for doubt in found)
    written = process(
        style, find_locale, [item for item, _ in given], (), lang=language or None, options=options
    )
    listed = written.bibliography
    if listed is None:
        warning = f"The style {style.info.title} has no bibliography: its notes cite in full."
        return Bibliography(
            style.info.id, (), hanging_indent=False, warnings=(*doubts, *written.warnings, warning)
        )
    entries = tuple((entry.id, write(entry.tree, form).strip()) for entry in listed.entries)
    return Bibliography(style.info.id, entries, listed.hanging_indent, (*doubts, *written.warnings))
