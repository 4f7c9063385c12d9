"""Decimal digits of living scripts, understood without being changed."""

from __future__ import annotations

import re

# The zeros of Arabic, Persian, the scripts of India, Thai, Lao, Tibetan, Burmese, Khmer, Mongolian,
# and of full width; the nine other digits follow each.
_ZEROS = (
    0x0660, 0x06F0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50,
    0x0ED0, 0x0F20, 0x1040, 0x17E0, 0x1810, 0xFF10,
)  # fmt: skip
_ASCII = {zero + value: ord("0") + value for zero in _ZEROS for value in range(10)}
_OTHER = re.compile("[" + "".join(f"{chr(zero)}-{chr(zero + 9)}" for zero in _ZEROS) + "]")


def in_ascii_digits(text: str) -> str:
    """The text with ۱۳۹۳ and १९९८ as 1393 and 1998; every character keeps its place."""
    return text if text.isascii() or _OTHER.search(text) is None else text.translate(_ASCII)
