"""A citation processor for CSL 1.0.2: XML text and items in, values out; no I/O.

`process` writes a whole manuscript; a `Document` keeps one and tells what each edit changes.

The public face; each name is loaded when it is first asked for, so that looking into the room
costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carrel.csl.errors import CslError
    from carrel.csl.items.item import Cite
    from carrel.csl.manuscript.cluster_reading import read_cluster
    from carrel.csl.manuscript.document import Changes, Document
    from carrel.csl.manuscript.positions import Cluster
    from carrel.csl.manuscript.processing import Processed, process
    from carrel.csl.manuscript.written import Bibliography, Entry
    from carrel.csl.options import Options, read_options, written_options
    from carrel.csl.styles.locale import Locale, combine, fallback_tags, parse_locale
    from carrel.csl.styles.style import Style
    from carrel.csl.styles.style_parsing import parse_style
    from carrel.csl.text.tree import Node
    from carrel.csl.writing.labelled_text import LabelledText, VariableSpan, write_labelled
    from carrel.csl.writing.office_runs import FormattedRun, formatted_runs
    from carrel.csl.writing.writers import write

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
    "Bibliography": "manuscript.written",
    "Changes": "manuscript.document",
    "Cite": "items.item",
    "Cluster": "manuscript.positions",
    "CslError": "errors",
    "Document": "manuscript.document",
    "Entry": "manuscript.written",
    "FormattedRun": "writing.office_runs",
    "LabelledText": "writing.labelled_text",
    "Locale": "styles.locale",
    "Node": "text.tree",
    "Options": "options",
    "Processed": "manuscript.processing",
    "Style": "styles.style",
    "VariableSpan": "writing.labelled_text",
    "combine": "styles.locale",
    "fallback_tags": "styles.locale",
    "formatted_runs": "writing.office_runs",
    "parse_locale": "styles.locale",
    "parse_style": "styles.style_parsing",
    "process": "manuscript.processing",
    "read_cluster": "manuscript.cluster_reading",
    "read_options": "options",
    "write": "writing.writers",
    "write_labelled": "writing.labelled_text",
    "written_options": "options",
}


def __getattr__(name: str) -> object:
    """Load a public name from the file it lives in."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
