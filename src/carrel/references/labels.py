"""What a piece of a reference can be: CSL 1.0.2's variables, and the number before an entry."""

from __future__ import annotations

NUMBER = "citation-number"
"""The label an entry bears in its list: ``[12]``, ``3-``, ``(17``."""
NOTHING = ""
"""Punctuation, and words that say what follows them: ``In``, ``edited by``, ``vol.``, ``pp.``."""

LABELS = (
    NOTHING,
    "author",
    "editor",
    "translator",
    "title",
    "container-title",
    "collection-title",
    "event-title",
    "issued",
    "volume",
    "number-of-volumes",
    "issue",
    "page",
    "number",
    "edition",
    "publisher",
    "publisher-place",
    "genre",
    "medium",
    "archive",
    "accessed",
    "original-date",
    "DOI",
    "ISBN",
    "ISSN",
    "PMID",
    "URL",
    "note",
    NUMBER,
)
"""Every label of a token. The text of a field holds no label word and no punctuation around it."""
