"""Rows of tables and lines of programs, which stand in lists and are no references."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"\S*(?:://|www\.|10\.\d{4})\S*")
_SAME_AUTHOR = re.compile(r"_{3,}")
_TYPESETTING = re.compile(r"\{?\\\w+|\}(?=.*\{\\)|(?<=\w)\}")
_SIGN = re.compile(
    r"[=|{}\\#~^]|->|\(\)|\w_\w|\.\w+\(|::|\bself\b|\"\"\"|^\s*@|\bimport \w|\b(?:def|elif|return)\b"
)
_OF_ADDRESSES = ("://", "www.", "10.", "{\\")
_OF_SIGNS = (
    "=", "|", "{", "}", "\\", "#", "~", "^", ">", "(", "_", "::", "self", '"""', "@", "import ", "def", "elif",
    "return",
)  # fmt: skip
"""Something of every sign: a text without addresses and TeX has no more signs than of these."""
_SHARE = 0.025
"""Of the characters of an entry; of 1,795 real ones, none has so many."""
_LEAST = 2


def is_code(text: str) -> bool:
    """Whether a text is full of the signs of programs and tables.

    TeX and addresses do not count, nor the line that stands for the author of the entry before.
    """
    if not any(piece in text for piece in _OF_ADDRESSES):
        most = sum(map(text.count, _OF_SIGNS))
        if most < _LEAST or most <= len(text) * _SHARE:
            return False
    words = _SAME_AUTHOR.sub(" ", _ADDRESS.sub(" ", text))
    if "{\\" in words:
        words = _TYPESETTING.sub(" ", words)
    signs = len(_SIGN.findall(words))
    return signs >= _LEAST and signs > len(words) * _SHARE
