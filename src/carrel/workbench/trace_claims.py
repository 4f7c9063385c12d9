"""Trace claims to their proof: the words in the source, the place, the citation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from carrel.annotations.anchoring import Anchored, anchor
from carrel.citing.citation import cite_item
from carrel.citing.passage import Locator, locator_of
from carrel.store.styles import find_locale
from carrel.workbench.choose_style import Chosen, choose_style

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carrel.citing.citation import Cited
    from carrel.store.library import Library
    from carrel.study.claim import Claim, CodedPassage
    from carrel.values.span import Span


@dataclass(frozen=True, slots=True)
class ProvenPassage:
    """A claim's passage as it can be shown to stand in its source.

    ``words`` are those that were coded, ``span`` where they stand in the text of the work as it
    is now (``None`` when they do not) and ``sure`` how surely. ``citation`` is in the project's
    style, ``address`` the page of the reader that opens at them.
    """

    work: str
    words: str
    span: Span | None
    sure: Anchored
    locator: Locator | None
    citation: str
    reference: str
    address: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What a claim rests on; ``claim`` is its id."""

    claim: str
    passages: tuple[ProvenPassage, ...]


def proof(library: Library, study: str, claim_ids: Iterable[str]) -> tuple[Proof, ...]:
    """For each claim its passages with locator and citation, in the order given.

    Raise ``ClaimNotFound`` for an id that the study does not have.
    """
    claims = [library.studies.claim(study, id_) for id_ in claim_ids]
    return proof_of(library, claims)


def proof_of(library: Library, claims: Iterable[Claim], *, form: str = "text") -> tuple[Proof, ...]:
    """The same for claims that are at hand; ``form`` is that of the citations, as ``csl`` has it."""
    tracing = _Tracing(library, form)
    with library.reading():
        return tuple(
            Proof(claim.id, tuple(tracing.passage(claim.id, one) for one in claim.passages))
            for claim in claims
        )


_Citations = dict[tuple[str, "Locator | None", str], "Cited"]
"""By work, locator and form."""

_MOST_CITATIONS = 20_000
_kept: WeakKeyDictionary[Library, tuple[int, _Citations]] = WeakKeyDictionary()


def _citations(library: Library) -> _Citations:
    """The citations written so far, as long as no work, style or project has changed."""
    version = library.history.version()
    former, citations = _kept.get(library, (version, {}))
    if former != version or len(citations) > _MOST_CITATIONS:
        citations = {}
    _kept[library] = version, citations
    return citations


class _Tracing:
    """What many passages of few works share: texts, styles, citations."""

    def __init__(self, library: Library, form: str) -> None:
        self._library = library
        self._form = form
        self._chosen: Chosen | None = None
        self._documents: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        self._cited = _citations(library)

    def passage(self, claim: str, passage: CodedPassage) -> ProvenPassage:
        key = passage.work
        if key not in self._documents:
            self._documents[key] = self._library.works.kept(key).document
        document = self._documents[key]
        if document not in self._texts:
            self._texts[document] = self._library.documents.text(document)
        found = anchor(self._texts[document], passage.selector)
        locator, address = None, f"/works/{key}"
        if found.span is not None:
            pages = self._library.documents.pages_over(document, found.span)
            locator = locator_of(pages)
            address = f"/works/{key}/read?page={pages[0].number}#c-{claim}"
        cited = self._cite(key, locator)
        return ProvenPassage(
            key,
            passage.selector.quote.exact,
            found.span,
            found.sure,
            locator,
            cited.citation,
            cited.reference,
            address,
        )

    def _cite(self, key: str, locator: Locator | None) -> Cited:
        asked = (key, locator, self._form)
        if asked not in self._cited:
            if self._chosen is None:
                self._chosen = choose_style(self._library)
            self._cited[asked] = cite_item(
                self._chosen.style,
                find_locale,
                self._library.works.kept(key).csl_item(),
                locator=locator,
                language=self._chosen.language,
                form=self._form,
            )
        return self._cited[asked]
