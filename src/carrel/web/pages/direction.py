"""Which way a text runs."""

from __future__ import annotations

import unicodedata

_RIGHT_TO_LEFT = frozenset("ar arc azb ckb dv fa he iw ks ku nqo ps sd syr ug ur yi".split())
_SAMPLE = 4000


def direction_of(language: str, text: str = "") -> str:
    """``rtl`` or ``ltr``: by the language (BCP 47) if known, else by most letters of ``text``.

    Only the first 4,000 code points are looked at. The letters' own direction is Unicode's
    Bidi_Class (UAX 9): R and AL run from the right, L from the left.
    """
    subtags = language.lower().split("-")
    if "latn" in subtags or "cyrl" in subtags:
        return "ltr"
    if subtags[0] in _RIGHT_TO_LEFT - {"ku", "ks"}:
        return "rtl"
    classes = [unicodedata.bidirectional(letter) for letter in text[:_SAMPLE]]
    right = sum(one in {"R", "AL"} for one in classes)
    return "rtl" if right > sum(one == "L" for one in classes) else "ltr"
