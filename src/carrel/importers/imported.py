"""What reading a file gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from carrel.documents.document import Document
from carrel.library.work import Provenance


@dataclass(frozen=True, slots=True)
class Imported:
    """A file understood.

    ``item`` holds the CSL variables that the file states of itself (no ``id``; ``type`` when it
    can be told), ``provenance`` where each came from, ``warnings`` one sentence for each doubt,
    ``safe_html`` the sanitised page of an HTML source, else empty.
    """

    document: Document
    media_type: str
    item: Mapping[str, Any] = field(default_factory=dict[str, Any])
    provenance: Mapping[str, Provenance] = field(default_factory=dict[str, Provenance])
    warnings: tuple[str, ...] = ()
    safe_html: str = ""
