"""What reading a file gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from carrel.documents.document import Document
from carrel.library.work import Provenance
from carrel.values.span import Span


@dataclass(frozen=True, slots=True)
class CitedItem:
    """A work that the file itself cites with its record: where, and the CSL-JSON item, no ``id``."""

    span: Span
    item: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Imported:
    """A file understood.

    ``item`` holds the CSL variables that the file states of itself (no ``id``; ``type`` when it
    can be told), ``provenance`` where each came from, ``warnings`` one sentence for each doubt,
    ``safe_html`` the sanitised page of an HTML source, else empty. ``cited`` are works of which the
    file holds the records, as office documents do.
    """

    document: Document
    media_type: str
    item: Mapping[str, Any] = field(default_factory=dict[str, Any])
    provenance: Mapping[str, Provenance] = field(default_factory=dict[str, Provenance])
    warnings: tuple[str, ...] = ()
    safe_html: str = ""
    cited: tuple[CitedItem, ...] = ()
