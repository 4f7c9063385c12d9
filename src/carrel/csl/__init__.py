"""A citation processor for CSL 1.0.2: XML text and items in, values out; no I/O.

`process` writes a whole manuscript; a `Document` keeps one and tells what each edit changes.

The public face; each name is loaded when it is first asked for, so that looking into the room
costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carrel.csl.cluster_reading import read_cluster
    from carrel.csl.document import Changes, Document
    from carrel.csl.errors import CslError
    from carrel.csl.item import Cite
    from carrel.csl.labelled_text import LabelledText, VariableSpan, write_labelled
    from carrel.csl.locale import Locale, combine, fallback_tags, parse_locale
    from carrel.csl.office_runs import FormattedRun, formatted_runs
    from carrel.csl.options import Options, read_options, written_options
    from carrel.csl.positions import Cluster
    from carrel.csl.processing import Processed, process
    from carrel.csl.style import Style
    from carrel.csl.style_parsing import parse_style
    from carrel.csl.tree import Node
    from carrel.csl.writers import write
    from carrel.csl.written import Bibliography, Entry

__all__ = [
    "Bibliography",
    "Changes",
    "Cite",
    "Cluster",
    "CslError",
    "Document",
    "Entry",
    "FormattedRun",
    "LabelledText",
    "Locale",
    "Node",
    "Options",
    "Processed",
    "Style",
    "VariableSpan",
    "combine",
    "fallback_tags",
    "formatted_runs",
    "parse_locale",
    "parse_style",
    "process",
    "read_cluster",
    "read_options",
    "write",
    "write_labelled",
    "written_options",
]

_HOMES = {
    "Bibliography": "written",
    "Changes": "document",
    "Cite": "item",
    "Cluster": "positions",
    "CslError": "errors",
    "Document": "document",
    "Entry": "written",
    "FormattedRun": "office_runs",
    "LabelledText": "labelled_text",
    "Locale": "locale",
    "Node": "tree",
    "Options": "options",
    "Processed": "processing",
    "Style": "style",
    "VariableSpan": "labelled_text",
    "combine": "locale",
    "fallback_tags": "locale",
    "formatted_runs": "office_runs",
    "parse_locale": "locale",
    "parse_style": "style_parsing",
    "process": "processing",
    "read_cluster": "cluster_reading",
    "read_options": "options",
    "write": "writers",
    "write_labelled": "labelled_text",
    "written_options": "options",
}


def __getattr__(name: str) -> object:
    """Load a public name from the file it lives in."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
