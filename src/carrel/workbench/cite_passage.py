"""Cite a work, a page or a passage."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from carrel.citing.citation import Cited, cite_item
from carrel.citing.passage import Locator, Passage, locator_of
from carrel.citing.quotation import find_quotation
from carrel.citing.quoting import quoted, with_sic
from carrel.citing.sic import Misreading, misreadings
from carrel.store.styles import find_locale
from carrel.values.errors import CarrelError
from carrel.values.span import Span
from carrel.workbench.choose_style import Chosen, choose_style
from carrel.workbench.read_document import check_span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from carrel.library.work import Work
    from carrel.store.library import Library


class LocatorError(CarrelError):
    """A page that the source does not have."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How to cite: a style by id or name and a language (empty: the active project's), a format.

    ``own_misreadings`` puts *[sic]* after words of a passage that look misread; ``options`` of the
    citation processor go before those of the project.
    """

    style: str = ""
    language: str = ""
    format: str = "text"
    own_misreadings: bool = False
    options: Mapping[str, object] = field(default_factory=dict[str, object])


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation with its proof.

    ``citation`` is the in-text citation or note, ``reference`` the entry of the bibliography,
    ``quotation`` the passage exactly as it stands at ``span`` of the canonical text.
    ``clipboard`` is what goes into the reader's own text: for a passage the quotation in
    quotation marks with its citation, for a page its citation, for a work its reference.
    """

    citation: str
    reference: str
    quotation: str
    span: Span | None
    locator: Locator | None
    style: str
    clipboard: str
    sic: tuple[Misreading, ...] = ()
    warnings: tuple[str, ...] = ()


_PLAIN = Manner()
_DASH = re.compile(r"\s*[-–]\s*")
_ENDS = 2


def cite_work(library: Library, key: str, manner: Manner = _PLAIN) -> Citation:
    """Cite the whole work."""
    work = library.works.get(key)
    chosen = _chosen(library, manner)
    cited = _cite(work, None, chosen, manner.format)
    return Citation(
        cited.citation,
        cited.reference,
        "",
        None,
        None,
        chosen.id,
        cited.reference,
        warnings=cited.warnings,
    )


def cite_page(library: Library, key: str, label: str, manner: Manner = _PLAIN) -> Citation:
    """Cite a page by the label that the source prints on it, or pages as ``12-14``.

    Raise ``LocatorError`` when the source has page labels and this is none of them; a source
    without labels gets the label as given, with a warning.
    """
    work = library.works.get(key)
    label = " ".join(label.split())
    if not label:
        message = "No page is named: give the label that the source prints on it."
        raise LocatorError(message)
    warnings: tuple[str, ...] = ()
    if library.documents.summary(work.document).labelled:
        label = _as_labelled(library, work, label)
    else:
        warnings = (f"{key} has no page labels of its own, so page {label} is as you gave it.",)
    chosen = _chosen(library, manner)
    locator = Locator(label)
    cited = _cite(work, locator, chosen, manner.format)
    return Citation(
        cited.citation,
        cited.reference,
        "",
        None,
        locator,
        chosen.id,
        cited.citation,
        warnings=(*warnings, *cited.warnings),
    )


def cite_span(library: Library, key: str, span: Span, manner: Manner = _PLAIN) -> Citation:
    """Cite the passage at ``span``."""
    work = library.works.get(key)
    check_span(key, span, library.documents.summary(work.document).characters)
    return _cite_passage(library, work, span, manner, ())


def cite_quotation(library: Library, key: str, quotation: str, manner: Manner = _PLAIN) -> Citation:
    """Cite the first passage that reads ``quotation``; raise ``QuotationError`` when none does."""
    work = library.works.get(key)
    spans = find_quotation(library.documents.text(work.document), quotation)
    first = spans[0]
    warnings: tuple[str, ...] = ()
    if len(spans) > 1:
        places = ", ".join(str(span) for span in spans[:5])
        warnings = (
            f"These words stand {len(spans)} times in {key} ({places}): the first is cited.",
        )
    return _cite_passage(library, work, first, manner, warnings)


def _cite_passage(
    library: Library, work: Work, span: Span, manner: Manner, warnings: tuple[str, ...]
) -> Citation:
    text = library.documents.text(work.document)
    passage = Passage(
        span,
        text[span.start : span.end],
        locator_of(library.documents.pages_over(work.document, span)),
    )
    chosen = _chosen(library, manner)
    cited = _cite(work, passage.locator, chosen, manner.format)
    misread = _misreadings(text, span)
    words = with_sic(passage.text, span, misread) if manner.own_misreadings else passage.text
    return Citation(
        cited.citation,
        cited.reference,
        passage.text,
        span,
        passage.locator,
        chosen.id,
        cited.after(quoted(words, cited.quotation_marks)),
        misread,
        (*warnings, *cited.warnings),
    )


def _chosen(library: Library, manner: Manner) -> Chosen:
    return choose_style(library, manner.style, manner.language, options=manner.options)


def _cite(work: Work, locator: Locator | None, chosen: Chosen, form: str) -> Cited:
    cited = cite_item(
        chosen.style,
        find_locale,
        work.csl_item(),
        locator=locator,
        language=chosen.language,
        form=form,
        options=chosen.options,
    )
    return replace(cited, warnings=(*chosen.warnings, *cited.warnings))


def _misreadings(text: str, span: Span) -> tuple[Misreading, ...]:
    from carrel.store.lexicon import LexiconMissing
    from carrel.workbench.look_up_word import unknown_words

    try:
        return misreadings(text, span, unknown_words)
    except LexiconMissing:
        return ()


def _as_labelled(library: Library, work: Work, label: str) -> str:
    """The page or the pages as the source labels them."""
    ends = [label] if library.documents.page_labelled(work.document, label) else _DASH.split(label)
    pages = [library.documents.page_labelled(work.document, end) for end in ends]
    found = [page for page in pages if page is not None]
    numbers = [page.number for page in found]
    if len(found) != len(ends) or len(ends) > _ENDS or numbers != sorted(numbers):
        raise _no_such_page(library, work, label)
    return "-".join(page.label for page in found if page.label)


def _no_such_page(library: Library, work: Work, label: str) -> LocatorError:
    labels = [page.label for page in library.documents.pages(work.document) if page.label]
    return LocatorError(
        f"{work.key} has no page labelled '{label}': "
        f"its pages run from {labels[0]} to {labels[-1]}."
    )
