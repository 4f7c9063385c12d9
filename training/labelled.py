"""An invented reference with the label of every stretch of it."""

from __future__ import annotations

from typing import NamedTuple


class Stretch(NamedTuple):
    """``start`` to ``end`` in code points of the text, half-open, and a label of `carrel.references.labels`."""

    start: int
    end: int
    label: str


class Labelled(NamedTuple):
    """A reference as it would stand in a list.

    ``stretches`` are in order and do not overlap; what they leave out is punctuation and label
    words. A field may have several stretches (a list of authors that is broken by an editor).
    ``language`` is a BCP 47 tag; ``style`` names the CSL style or the template that it was
    written in, and after a space the list: entries of equal ``style`` make one.
    """

    text: str
    stretches: tuple[Stretch, ...]
    language: str
    style: str
