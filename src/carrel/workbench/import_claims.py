"""Bring claims in from a file: each quotation is looked for in its source first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from carrel.annotations.anchoring import Anchored, anchor, describe
from carrel.annotations.annotation import Selector, TextQuoteSelector
from carrel.citing.quotation import find_quotation
from carrel.exchange.given_claims import GivenClaim, GivenPassage, Refused, read_claims
from carrel.study.claim import Claim, CodedPassage, check_claim
from carrel.study.errors import StudyError
from carrel.values.errors import CarrelError
from carrel.workbench.code_passage import next_id
from carrel.workbench.draft_claim import known_actor, known_area, with_factor

if TYPE_CHECKING:
    from carrel.library.work import Work
    from carrel.store.library import Library
    from carrel.study.study import Study


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file of claims.

    ``made`` are the new claims; ``skipped`` the entries that became none, each with a sentence;
    ``moved`` those whose words stand elsewhere than the file says.
    """

    made: tuple[Claim, ...]
    skipped: tuple[Refused, ...]
    moved: tuple[Refused, ...]


class _Understood(NamedTuple):
    study: Study
    claim: Claim
    moved: str


def import_claims(
    library: Library, study: str, data: bytes, name: str, *, source: str = "", coder: str
) -> Imported:
    """Make claims of the entries of a JSON or CSV file (see ``exchange.given_claims``).

    ``source`` is the citation key of the work whose text the passages stand in, where the entries
    name none; ``name`` is what the file is called in sentences. States of ISO 3166, areas and
    factors that the study lacks are added to it. All good entries are made in one deed, the others
    are skipped. Raise ``ExchangeError`` for a file that cannot be read at all.
    """
    given = read_claims(data, name)
    with library.studies.one_deed():
        old = library.studies.get(study)
        reading = _Reading(library, old, source, coder)
        for entry in given.claims:
            reading.take(entry)
        if reading.study != old:
            changed = replace(reading.study, revision=old.revision + 1)
            library.studies.save(changed, coder=coder)
        made = library.studies.save_claims(old.name, reading.made.values(), coder=coder)
    return Imported(made, (*given.refused, *reading.skipped), tuple(reading.moved))


class _Reading:
    """A file half read: the study with what came so far, and the texts that were opened."""

    def __init__(self, library: Library, study: Study, source: str, coder: str) -> None:
        self.study = study
        self.made: dict[str, Claim] = {}
        self.skipped: list[Refused] = []
        self.moved: list[Refused] = []
        self._library = library
        self._source = source
        self._coder = coder
        self._works: dict[str, tuple[Work, str]] = {}
        self._there = library.studies.claims_of.ids(library.studies.row(study.name).id)
        self._number = int(next_id(library, study.name)[1:])
        if source:
            self._open(source)  # a wrong key is one mistake and not one of every entry

    def take(self, entry: GivenClaim) -> None:
        """Make a claim of an entry, or note why not."""
        try:
            study, claim, moved = self._understood(entry)
        except CarrelError as error:
            self.skipped.append(Refused(entry.place, str(error)))
            return
        self.study = study
        self.made[claim.id] = claim
        if moved:
            self.moved.append(Refused(entry.place, moved))

    def _understood(self, entry: GivenClaim) -> _Understood:
        key = entry.work or self._source
        if not key:
            raise StudyError("It does not say which work it is from: name it with --source KEY.")
        given, tie = entry.claim, entry.claim.condition
        id_ = given.id or self._next_id()
        passages, moved = self._passages(key, entry.passages)
        study, ids = self.study, dict[str, str]()
        for name in (given.who, given.whom, *((tie.who, tie.whom) if tie else ())):
            study, ids[name] = known_actor(study, name)
        study, area = _with_area(study, given.area)
        claim = replace(
            given,
            id=id_,
            passages=passages,
            coder=given.coder or self._coder,
            who=ids[given.who],
            whom=ids[given.whom],
            area=area,
            factor=" ".join(given.factor.split()),
            condition=replace(tie, who=ids[tie.who], whom=ids[tie.whom]) if tie else None,
        )
        study = with_factor(study, claim.factor, area)
        check_claim(claim, study)
        self._check_new(claim)
        return _Understood(study, claim, moved)

    def _next_id(self) -> str:
        while f"C{self._number}" in self.made or f"C{self._number}" in self._there:
            self._number += 1
        return f"C{self._number}"

    def _check_new(self, claim: Claim) -> None:
        if claim.id in self.made:
            raise StudyError(f"The file has the claim {claim.id} twice: give one another id.")
        there = self._there.get(claim.id)
        if there:
            raise StudyError(
                f"The study has a claim {claim.id} already, and it stays as it is: give this one "
                "another id, or change that one."
            )
        if there is False:
            raise StudyError(
                f"The study had a claim {claim.id}, which was deleted: restore it, or give this "
                "one another id."
            )

    def _passages(
        self, key: str, given: tuple[GivenPassage, ...]
    ) -> tuple[tuple[CodedPassage, ...], str]:
        work, text = self._open(key)
        passages: list[CodedPassage] = []
        moved = ""
        for one in given:
            selector = _found(text, one, key)
            if one.span is not None and selector.position != one.span:
                moved = f"The words stand at {selector.position} of {key} and not at {one.span}."
            passages.append(CodedPassage(key, work.document, selector))
        return tuple(passages), moved

    def _open(self, key: str) -> tuple[Work, str]:
        if key not in self._works:
            work = self._library.works.get(key)
            self._works[key] = work, self._library.documents.text(work.document)
        return self._works[key]


def _found(text: str, given: GivenPassage, key: str) -> Selector:
    """The passage in the text: at its place, else the nearest that reads exactly so.

    Raise ``QuotationError``, which shows what stands nearest.
    """
    if given.span is not None:
        found = anchor(text, Selector(given.span, TextQuoteSelector(given.quote)))
        if found.sure in {Anchored.EXACT, Anchored.MOVED} and found.span is not None:
            return describe(text, found.span)
    try:
        return describe(text, find_quotation(text, given.quote)[0])
    except CarrelError as error:
        raise StudyError(f"Its passage is not in {key}. {error}") from error


def _with_area(study: Study, written: str) -> tuple[Study, str]:
    area = known_area(study.codebook, written)
    if not area or area in study.codebook.areas:
        return study, area
    return replace(
        study, codebook=replace(study.codebook, areas=(*study.codebook.areas, area))
    ), area
