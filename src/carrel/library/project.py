"""Projects: what the reader is working on."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT_STYLE = "modern-language-association"


@dataclass(frozen=True, slots=True)
class Project:
    """A named gathering of works with its citation style and language.

    ``style`` is a CSL style id, ``language`` a BCP 47 tag or empty for the style's own. ``works``
    are citation keys in the order in which they were put in.
    """

    name: str
    style: str = DEFAULT_STYLE
    language: str = ""
    works: tuple[str, ...] = ()
    active: bool = False
