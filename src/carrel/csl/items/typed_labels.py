"""Labels that people type into a locator or number, in English whatever their language is."""

from __future__ import annotations

import re

ABBREVIATIONS = {
    "app.": "appendix", "art.": "article-locator", "bk.": "book", "ch.": "chapter",
    "col.": "column", "fig.": "figure", "fol.": "folio", "l.": "line", "n.": "note",
    "no.": "issue", "op.": "opus", "p.": "page", "para.": "paragraph", "pp.": "page", "pt.": "part",
    "r.": "rule", "sec.": "section", "supp.": "supplement", "tbl.": "table", "vol.": "volume",
    "vrs.": "verse",
}  # fmt: skip
"""What is typed before a number in any language, for the locator that it means.

CSL-JSON has one label for a locator, so people type a second one into it: "12, n. 3".
"""
_WORDS = "|".join(map(re.escape, ABBREVIATIONS))
_LEADING = re.compile(rf"({_WORDS})\s+(?=\S)")
WITHIN = re.compile(rf"(?<=[\s,;&])({_WORDS})\s+([^\s,;&]*)")
"""A label within a text, and the word behind it."""


def take_label(text: str, label: str) -> tuple[str, str]:
    """Give a locator without the labels that it was typed with, and its label.

    The label at its head goes before the one that it came with.
    """
    found = _LEADING.match(text)
    if found is not None:
        text, label = text[found.end() :], ABBREVIATIONS[found[1]]
    return without_label(text, label), label


def without_label(text: str, label: str) -> str:
    """Take a label out of a text wherever it is typed anew: "12, p. 14"."""
    return WITHIN.sub(lambda one: one[2] if ABBREVIATIONS[one[1]] == label else one[0], text)


def before_labels(text: str) -> str:
    """Give what stands in a text before the first label typed within it."""
    found = WITHIN.search(text)
    return text if found is None else text[: found.start()].rstrip(" ,;&")
