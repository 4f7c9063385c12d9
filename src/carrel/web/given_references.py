"""The JSON of reference lists that is sent to the desk."""

from __future__ import annotations

from typing import Any

from carrel.web.given import Given


class Place(Given):
    """Where an entry stands in its text, in code points."""

    start: int
    end: int


class PastedText(Given):
    """A list copied from anywhere; ``one_per_line`` takes every line as a reference."""

    text: str
    one_per_line: bool = False


class Values(Given):
    """CSL variables as they are typed or in CSL-JSON; an empty value takes one out."""

    values: dict[str, Any]


class Places(Given):
    """Several entries."""

    spans: list[Place]


class Seen(Given):
    """Entries that a person has seen and found right, or takes that back of."""

    spans: list[Place]
    seen: bool = True


class LeftOut(Given):
    """Entries that are no references, or are after all."""

    spans: list[Place]
    left_out: bool = True


class Cut(Given):
    """The code point of the text before which an entry is cut in two."""

    at: int


class TakenValue(Given):
    """What the variable of one entry becomes."""

    span: Place
    value: Any


class TakenRule(Given):
    """One variable of several entries."""

    variable: str
    values: list[TakenValue]


class IntoProject(Given):
    """Entries for a project, the active one if none is named.

    With ``work``, the citation key of a work on the shelf, the one entry is that work.
    """

    spans: list[Place]
    project: str = ""
    work: str = ""


class OutOfProject(Given):
    """Entries to be taken out of a project, or with ``only_untie`` to be untied from their works."""

    spans: list[Place]
    project: str = ""
    only_untie: bool = False
