"""The JSON of reference lists."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from carrel.references.certainty import Certainty
from carrel.web.shapes import Span


class ReferenceField(Struct):
    """A value as it stands in an entry: ``span`` in its mended words, ``places`` in the text."""

    label: str
    text: str
    span: Span
    places: list[Span]
    confidence: float


class Reference(Struct):
    """An entry of a list: ``place`` counts all entries of the text from 1, ``number`` lists from 0.

    ``span`` is its place in the text, ``raw`` its words as they stand there, ``mended`` the same
    with their damage undone by ``operations``. ``item`` is CSL-JSON with what a person set; the
    variables set so are ``corrected``. ``work`` is the citation key of the work that it is, once
    that was said.
    """

    place: int
    number: int
    span: Span
    raw: str
    mended: str
    operations: list[str]
    fields: list[ReferenceField]
    item: dict[str, Any]
    confidence: float
    certainty: Certainty
    doubts: list[str]
    corrected: list[str]
    work: str


class ReferenceLists(Struct):
    """The lists of a text, whose digest is ``document``; ``left_out`` are no references.

    ``headings`` has one for each list, empty where it has none. ``version`` is the number of the
    last correction.
    """

    document: str
    headings: list[str]
    references: list[Reference]
    left_out: list[Reference]
    version: int


class RuleValue(Struct):
    """What a rule would make of the variable of one entry, as CSL-JSON has it."""

    span: Span
    value: Any


class Rule(Struct):
    """A correction that fits other entries too: ``old`` and ``new`` in words."""

    variable: str
    old: str
    new: str
    values: list[RuleValue]


class CorrectedReference(Struct):
    """An entry after its correction, and what could be said of others of its list."""

    reference: Reference
    rules: list[Rule]
    version: int


class ShelvedReference(Struct):
    """The work that an entry is now.

    ``new`` is false for one that was on the shelf, ``added`` for one that was in the project.
    """

    span: Span
    work: str
    new: bool
    added: bool


class ShelvedReferences(Struct):
    """What was put into ``project``."""

    project: str
    references: list[ShelvedReference]


class PastedList(Struct):
    """A list that was pasted: the digest of its text, its first words, and when, in UTC."""

    document: str
    words: str
    references: int
    added: str


class PastedLists(Struct):
    """The lists that were pasted, the last first."""

    lists: list[PastedList]
