"""Characters that stand for others: ligatures, presentation forms, spaces of every width."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from carrel.references.mending.misread_bytes import with_right_encoding
from carrel.references.mending.tracing import Traced, replaced

LIGATURES = "ligatures-resolved"
FORMS = "letter-forms-joined"
INVISIBLE = "invisible-characters-dropped"
SPACES = "spaces-made-plain"

_LIGATURES = re.compile("[ﬀ-ﬆĳĲǆǉǌ]")
# Fonts without widths leave a blank behind the sign: "de\ufb01 nition"; no word ends in fi, fl or ffi.
_PARTED = re.compile("(?<=[ﬁﬂﬃﬄ]) (?=[a-zà-ÿ]{2})|(?<=[a-zà-ÿ][ﬁﬂﬃﬄ]) (?=[a-zà-ÿ])")
_FORMS = re.compile("[\ufb1d-\ufb4f\ufb50-\ufdfb\ufe70-\ufefc]")
# The joiner and non-joiner are letters of Persian and of the scripts of India.
_JOINABLE = "\u0600-\u06ff\u0900-\u0dff\ufb50-\ufdff\ufe70-\ufefc"
_INVISIBLE = re.compile(
    "(?<!\\d)\u00ad(?![ \t]*[\n\r])|\u00ad(?!\\d|[ \t]*[\n\r])"
    "|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f]"
    f"|(?<![{_JOINABLE}])[\u200c\u200d]|[\u200c\u200d](?![{_JOINABLE}])"
)
# Between numbers a soft hyphen stands for one that shows: 125\u00ad140.
_SOFT_HYPHEN = re.compile("\u00ad(?=\\d)")
_SPACES = re.compile("[\t\x0b\x0c\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_ODD = re.compile(
    f"{_LIGATURES.pattern}|{_FORMS.pattern}|{_INVISIBLE.pattern}|\u00ad|{_SPACES.pattern}"
)


@lru_cache(maxsize=1024)
def _resolved(sign: str) -> str:
    return unicodedata.normalize("NFKC", sign)


def _hyphen(_: re.Match[str]) -> str:
    return "-"


def _dropped(_: re.Match[str]) -> str:
    return ""


def _plain_space(_: re.Match[str]) -> str:
    return " "


def _plain_letters(found: re.Match[str]) -> str:
    return _resolved(found.group())


_STEPS = (
    (INVISIBLE, _INVISIBLE, _dropped),
    (INVISIBLE, _SOFT_HYPHEN, _hyphen),
    (LIGATURES, _PARTED, _dropped),
    (LIGATURES, _LIGATURES, _plain_letters),
    (FORMS, _FORMS, _plain_letters),
    (SPACES, _SPACES, _plain_space),
)


def with_plain_characters(before: Traced) -> tuple[Traced, tuple[str, ...]]:
    """The text in plain letters and spaces, and the operations that were needed."""
    if before.text.isascii() and before.text.isprintable():
        return before, ()
    before, right = with_right_encoding(before)
    if _ODD.search(before.text) is None:
        return before, right
    done = [*right]
    for name, shape, words in _STEPS:
        if shape.search(before.text) is not None:
            before = replaced(before, shape, words)
            done.append(name)
    return before, tuple(dict.fromkeys(done))
