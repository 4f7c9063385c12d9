"""What counts as a number: the variables that hold one, and the texts that are one."""

from __future__ import annotations

import re

NUMBER_VARIABLES = frozenset((
    "chapter-number", "citation-number", "collection-number", "edition",
    "first-reference-note-number", "issue", "locator", "number", "number-of-pages",
    "number-of-volumes", "page", "page-first", "part-number", "printing-number", "section",
    "supplement-number", "version", "volume",
))  # fmt: skip
# CSL 1.0.2, is-numeric: digits with letters before or after, joined by comma, hyphen or "&".
_ONE = r"[^\W\d_]*\d+[^\W\d_]*"
_JOIN = r"\s*(?:[,&\-–]|,\s*&)\s*"
_NUMERIC = re.compile(rf"\s*{_ONE}(?:{_JOIN}{_ONE})*\s*")


def is_numeric(text: str) -> bool:
    """Tell whether a value is numeric in the sense of the `is-numeric` condition."""
    return _NUMERIC.fullmatch(text) is not None


def is_whole(text: str) -> bool:
    """Tell whether text is a whole number that can be reckoned with (at most nine digits)."""
    return text.isdecimal() and len(text) < 10  # noqa: PLR2004 - nine digits
