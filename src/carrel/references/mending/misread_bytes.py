"""Text whose bytes were read in the wrong encoding: ``donâ€™t`` for ``don’t``, ``Ã©`` for ``é``."""

from __future__ import annotations

import re

from carrel.references.mending.tracing import Edit, Traced, edited

BYTES = "wrong-encoding-undone"

_AS_WINDOWS = {
    bytes([byte]).decode("cp1252"): byte
    for byte in range(0x80, 0xA0)
    if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
_ODD = "".join(_AS_WINDOWS)
# The first byte of a sign in UTF-8 says how many follow; each of those lies between 80 and BF.
_NEXT = f"[\u0080-\u00bf{_ODD}]"
_SIGN = re.compile(
    f"[\u00c2-\u00df]{_NEXT}|[\u00e0-\u00ef]{_NEXT}{{2}}|[\u00f0-\u00f4]{_NEXT}{{3}}"
)


def with_right_encoding(before: Traced) -> tuple[Traced, tuple[str, ...]]:
    """The text with every sign whole that came as its bytes, and the operation if it was needed.

    Two signs of Latin-1 that happen to be a sign in UTF-8 are rare in any language; a text is
    changed only where more of it becomes letters, quotation marks and dashes than there were.
    """
    if before.text.isascii() or _SIGN.search(before.text) is None:
        return before, ()
    edits: list[Edit] = []
    for found in _SIGN.finditer(before.text):
        sign = _decoded(found.group())
        if sign is not None:
            edits.append(Edit(found.start(), found.end(), sign))
    if not edits:
        return before, ()
    return edited(before, edits), (BYTES,)


def _decoded(signs: str) -> str | None:
    data = bytes(_AS_WINDOWS.get(sign, ord(sign) & 0xFF) for sign in signs)
    try:
        sign = data.decode()
    except UnicodeDecodeError:
        return None
    # "É»" could be both; a lone letter and mark of Latin-1 stay where they make no likely sign.
    return sign if sign.isprintable() or sign.isspace() else None
