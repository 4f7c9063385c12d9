"""The label of an item as in "Doe65": letters of up to four families and two digits of the year.

CSL 1.0.2, Standard Variables, citation-label: how it is made is left to the processor.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carrel.csl.items.item import Item

_LETTERS = {1: (4,), 2: (2, 2), 3: (2, 1, 1)}
_OTHERS = (1, 1, 1, 1)
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_NO_YEAR = "00"


def citation_label(item: Item) -> str:
    """Give the label, from the item's own field if it has one; "00" for nothing to go by."""
    own = item.text("citation-label")
    if own:
        return own
    names = item.names("author") or item.names("editor") or item.names("translator")
    letters = _LETTERS.get(len(names), _OTHERS)
    label = "".join(
        _start(_without_article(name.literal) if name.literal else name.family or name.given, count)
        for name, count in zip(names, letters, strict=False)
    )
    label = label or _start(item.text("title"), 4)
    date = item.date("issued")
    year = f"{abs(date.points[0].year) % 100:02}" if date is not None and date.points else _NO_YEAR
    return label + year


def _start(text: str, count: int) -> str:
    """Give the first letters of a text, the first of them great."""
    return "".join(one for one in text if one.isalnum())[:count].capitalize()


def _without_article(name: str) -> str:
    """Give the name of an institution as it is looked for: Royal Society, without "The"."""
    found = _ARTICLE.match(name)
    return name[found.end() :] if found else name
