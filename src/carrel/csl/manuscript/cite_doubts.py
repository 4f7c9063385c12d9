"""What of a cite is left out or was not understood, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carrel.csl.characters import is_sound, short
from carrel.csl.styles.labelled_numbers import LOCATOR_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from carrel.csl.items.item import Cite


def cite_doubts(cite: Cite) -> Iterator[str]:
    """Give the doubts about one cite, each with the id of its item."""
    own = short(cite.id)
    if cite.locator and cite.label.replace(" ", "-") not in LOCATOR_LABELS:
        yield f"a cite of {own}: {short(cite.label)!r} is no label of a locator in CSL 1.0.2"
    for name in ("prefix", "locator", "suffix"):
        if not is_sound(getattr(cite, name)):
            yield f"a cite of {own}: its {name} holds characters that cannot be printed; they are left out"
