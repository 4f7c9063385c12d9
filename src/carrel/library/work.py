"""A work on the shelf, described in CSL's vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from carrel.values.name import Name, name_from_csl
from carrel.values.partial_date import PartialDate, date_from_csl
from carrel.values.span import Span

EXPECTED = ("author", "title", "issued")


class Origin(StrEnum):
    """Where a value of the record came from."""

    TEXT = "text"
    METADATA = "metadata"
    READER = "reader"
    FILE_NAME = "file-name"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where one variable's value came from; ``span`` is its place when it was read in the text."""

    origin: Origin
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """A source as the reader sees it: a citation key and a CSL-JSON item.

    ``item`` holds CSL variables exactly as CSL-JSON has them, without ``id``. ``provenance``
    tells for each variable where its value came from. ``document`` is the digest of the text
    that is read now, ``original`` the digest of the file it came from. ``added`` is an ISO 8601
    instant in UTC.
    """

    key: str
    item: Mapping[str, Any]
    provenance: Mapping[str, Provenance] = field(default_factory=dict[str, Provenance])
    document: str = ""
    original: str = ""
    added: str = ""

    @property
    def type(self) -> str:
        """The CSL type, ``document`` when it is not known."""
        return str(self.item.get("type") or "document")

    @property
    def title(self) -> str:
        """The title, empty when the source gives none."""
        return str(self.item.get("title") or "")

    @property
    def authors(self) -> tuple[Name, ...]:
        """The authors in the source's order."""
        return self.names("author")

    @property
    def issued(self) -> PartialDate:
        """When it appeared."""
        return date_from_csl(self.item.get("issued") or {})

    @property
    def missing(self) -> tuple[str, ...]:
        """The expected variables (author, title, issued) that the record lacks."""
        return tuple(variable for variable in EXPECTED if not self.item.get(variable))

    def names(self, variable: str) -> tuple[Name, ...]:
        """The names of a CSL name variable."""
        return tuple(name_from_csl(name) for name in self.item.get(variable) or ())

    def csl_item(self) -> dict[str, Any]:
        """The CSL-JSON item with the citation key as ``id`` and a type always present."""
        return {"id": self.key, **self.item, "type": self.type}

    def mended(self, variable: str, value: object) -> Work:
        """The work with one variable set by the reader, or taken out when ``value`` is empty."""
        item = {name: old for name, old in self.item.items() if name != variable}
        provenance = {name: old for name, old in self.provenance.items() if name != variable}
        if value not in (None, "", [], {}):
            item[variable] = value
            provenance[variable] = Provenance(Origin.READER)
        return replace(self, item=item, provenance=provenance)
