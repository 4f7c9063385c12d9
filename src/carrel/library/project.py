"""Projects: what the reader is working on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

DEFAULT_STYLE = "modern-language-association"


@dataclass(frozen=True, slots=True)
class Project:
    """A named gathering of works with its citation style and language.

    ``style`` is a CSL style id, ``language`` a BCP 47 tag or empty for the style's own. ``works``
    are citation keys in the order in which they were put in. ``options`` holds what the project
    asks for beyond its style, by the names and values of the citation processor's options.
    """

    name: str
    style: str = DEFAULT_STYLE
    language: str = ""
    works: tuple[str, ...] = ()
    active: bool = False
    options: Mapping[str, Any] = field(default_factory=dict[str, Any])
