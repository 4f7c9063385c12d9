"""A passage of a work and the locator that leads to it."""

from __future__ import annotations

from dataclasses import dataclass

from carrel.documents.document import Page
from carrel.values.span import Span


@dataclass(frozen=True, slots=True)
class Locator:
    """CSL's locator: a ``label`` (a CSL locator term such as ``page``) and its ``value``."""

    value: str
    label: str = "page"


@dataclass(frozen=True, slots=True)
class Passage:
    """A quoted stretch of a work: where it stands, its words as they came, and its locator."""

    span: Span
    text: str
    locator: Locator | None


def locator_of(pages: tuple[Page, ...]) -> Locator | None:
    """The locator of a stretch over ``pages``; ``None`` if the source labels none of them.

    One page gives ``34``, several ``34-36``, with the labels as the source prints them.
    """
    labels = [page.label for page in pages if page.label]
    if not labels:
        return None
    return Locator(labels[0] if labels[0] == labels[-1] else f"{labels[0]}-{labels[-1]}")
