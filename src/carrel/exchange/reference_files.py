"""The formats in which references are handed to other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from carrel.exchange.bibtex import write_bibtex
from carrel.exchange.csl_json import write_csl_json
from carrel.exchange.ris import write_ris

Item = Mapping[str, Any]


class ReferenceFormat(NamedTuple):
    """How items are written, the ending of such a file, and its media type."""

    write: Callable[[Iterable[Item]], str]
    ending: str
    media_type: str


REFERENCE_FORMATS: Mapping[str, ReferenceFormat] = {
    "bibtex": ReferenceFormat(write_bibtex, "bib", "application/x-bibtex"),
    "ris": ReferenceFormat(write_ris, "ris", "application/x-research-info-systems"),
    "csl-json": ReferenceFormat(write_csl_json, "json", "application/vnd.citationstyles.csl+json"),
}
"""By the names that commands and addresses use."""
