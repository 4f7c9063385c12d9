"""Marks and notes as the W3C Web Annotation Data Model has them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from carrel.values.errors import CarrelError
from carrel.values.span import Span

NO_COLOR = ""
COLORS = ("yellow", "green", "blue", "pink", "orange", "purple", "grey", "red")
CONTEXT = 32


class AnnotationError(CarrelError):
    """A mark that cannot be made as asked."""


class Motivation(StrEnum):
    """Why it was made (W3C Web Annotation, section 3.3.5)."""

    HIGHLIGHTING = "highlighting"
    COMMENTING = "commenting"


@dataclass(frozen=True, slots=True)
class TextQuoteSelector:
    """W3C TextQuoteSelector: the passage as it stands, with up to 32 code points either side."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Selector:
    """A passage held twice: by position (TextPositionSelector) and by quotation."""

    position: Span
    quote: TextQuoteSelector


@dataclass(frozen=True, slots=True)
class Annotation:
    """A highlight, or a note on a passage, or a note on the whole work (``selector`` is ``None``).

    ``id`` is a UUID in its 36-character form; ``work`` a citation key; ``document`` the digest of
    the text it was made on; ``color`` one of ``COLORS`` or empty; ``note`` Markdown; ``created``
    and ``modified`` ISO 8601 instants in UTC; ``revision`` counts changes from 1.
    """

    id: str
    work: str
    document: str
    selector: Selector | None
    color: str = NO_COLOR
    note: str = ""
    tags: tuple[str, ...] = ()
    created: str = ""
    modified: str = ""
    revision: int = 1

    @property
    def motivation(self) -> Motivation:
        """A mark with words is a comment, one without a highlight."""
        return Motivation.COMMENTING if self.note else Motivation.HIGHLIGHTING

    @property
    def span(self) -> Span | None:
        """Where it stands in its document; ``None`` for a note on the whole work."""
        return self.selector.position if self.selector else None


def check_color(color: str) -> str:
    """Give back a colour that exists; raise ``AnnotationError`` naming those that do."""
    if color and color not in COLORS:
        message = f"There is no highlight colour '{color}': choose one of {', '.join(COLORS)}."
        raise AnnotationError(message)
    return color
