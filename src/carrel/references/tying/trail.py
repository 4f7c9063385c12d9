"""What was cited before: the trail that *ibid.* and *op. cit.* lead back on."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace

from carrel.references.tie import Candidate, Cite, How, Locator
from carrel.references.tying.candidates import (
    AGREEING,
    POINTS_BACK,
    Weighed,
    candidates_for,
    settled,
    title_agreement,
)
from carrel.references.tying.entry_index import EntryIndex
from carrel.references.tying.segment import Back, Reading

_LONGEST = 400


class Trail:
    """The cites met so far, the last citation or note apart."""

    def __init__(self, index: EntryIndex) -> None:
        self.index = index
        self._cited: dict[int, int] = {}
        self._last: tuple[Cite, ...] = ()
        self._steps = 0
        self._weighed: dict[Hashable, tuple[Candidate, ...]] = {}

    @property
    def last(self) -> tuple[Cite, ...]:
        """The cites of the last citation or note."""
        return self._last

    def remember(self, cites: Sequence[Cite]) -> None:
        """Go one citation or note on; one without any cite is passed over."""
        if cites:
            self._last = tuple(cites)
            self._steps += 1
            for cite in cites:
                for candidate in cite.candidates[:1]:
                    self._cited.pop(candidate.entry, None)
                    self._cited[candidate.entry] = self._steps

    def cite_of(self, reading: Reading, cites: Sequence[Cite] = ()) -> Cite:
        """The cite that a reading makes; ``cites`` came before it in its own citation or note."""
        before = tuple(cites[-1:]) or self._last
        locator = reading.locator
        if reading.back in {Back.LAST, Back.LAST_PLACE}:
            candidates = self._again(before)
            if reading.back is Back.LAST_PLACE and locator is None:
                locator = _only_locator(before)
        elif reading.back is Back.WORK:
            candidates = self._known_work(reading)
        elif reading.back is Back.AUTHOR:
            candidates = self._of_same_author(reading, before)
        else:
            candidates = self._fitting(reading)
        return Cite(
            reading.span, _how(reading), candidates, locator, reading.prefix, reading.suffix,
            "" if candidates else _doubt(reading),
        )  # fmt: skip

    def _fitting(self, reading: Reading) -> tuple[Candidate, ...]:
        """A text cites its works again and again; what is said alike is weighed once."""
        year = reading.year
        said = (
            tuple((name.key, name.sureness) for name in reading.names),
            (reading.strange, reading.others, reading.title, reading.initials),
            year and (year.year, year.letter, year.other, year.words),
            (reading.locator is None, reading.back),
        )
        if said not in self._weighed:
            self._weighed[said] = candidates_for(reading, self.index)
        return self._weighed[said]

    def _again(self, before: tuple[Cite, ...]) -> tuple[Candidate, ...]:
        if len(before) == 1:
            return tuple(
                replace(
                    one,
                    confidence=round(one.confidence * 0.97, 3),
                    reasons=(POINTS_BACK, *_told(one)),
                )
                for one in before[0].candidates
            )
        sentence = f"It points back to the citation before, which has {len(before)} works."
        return settled(
            [Weighed(one.entry, 0.9) for cite in before for one in cite.candidates[:1]], sentence
        )

    def _known_work(self, reading: Reading) -> tuple[Candidate, ...]:
        """*Op. cit.*: a work of this author that was cited before, the latest first."""
        own = [one.entry for one in candidates_by_author(reading, self.index)]
        cited = sorted((at for at in own if at in self._cited), key=self._step_of, reverse=True)
        if not cited:
            return tuple(
                replace(one, reasons=("No work of this author was cited before.", *one.reasons))
                for one in candidates_for(reading, self.index)
            )
        weighed = [Weighed(cited[0], 0.95)]
        if len(cited) > 1:
            weighed[0].reasons.append("It is the work of this author that was cited last.")
        reason = "It is an earlier work of this author."
        weighed.extend(Weighed(at, 0.75, [reason]) for at in cited[1:_LONGEST])
        return settled(weighed)

    def _step_of(self, entry: int) -> int:
        return self._cited[entry]

    def _of_same_author(self, reading: Reading, before: tuple[Cite, ...]) -> tuple[Candidate, ...]:
        """*Ders.*: another work by the author of the one before, by title or year."""
        found: list[Weighed] = []
        for cite in before:
            for one in cite.candidates[:1]:
                found.extend(self._works_beside(one.entry, reading))
        return settled(found)

    def _works_beside(self, entry: int, reading: Reading) -> list[Weighed]:
        weighed: list[Weighed] = []
        for at in same_first_author(entry, self.index):
            one = Weighed(at, 0.9, ["Its author is that of the work cited before."])
            other = self.index.entries[at]
            if reading.title:
                one.by(*title_agreement(reading.title, other.title))
            if reading.year is not None and reading.year.year not in {other.year.year, 0}:
                one.by(0.1)
            if at == entry and not reading.title and reading.year is None:
                one.by(0.6)
            weighed.append(one)
        return weighed


def candidates_by_author(reading: Reading, index: EntryIndex) -> list[Weighed]:
    """Every entry whose first author the reading names."""
    if not reading.names:
        return []
    return [Weighed(one.entry) for one in index.first_authors(reading.names[0].key, ())]


def same_first_author(entry: int, index: EntryIndex) -> list[int]:
    """The entries that begin with the author of this one, itself among them."""
    authors = index.entries[entry].authors
    if not authors:
        return [entry]
    own = index.key_of(entry)
    return list(dict.fromkeys(one.entry for one in index.first_authors(own, ())))


def _told(candidate: Candidate) -> tuple[str, ...]:
    return tuple(reason for reason in candidate.reasons if reason not in AGREEING)


def _only_locator(before: tuple[Cite, ...]) -> Locator | None:
    return before[0].locator if len(before) == 1 else None


def _how(reading: Reading) -> How:
    if reading.back is not None:
        return How.BACK
    if reading.year is not None:
        return How.AUTHOR_DATE
    return How.SHORT_TITLE if reading.title else How.AUTHOR


def _doubt(reading: Reading) -> str:
    if reading.back is not None:
        return "Nothing was cited before that it could point back to."
    return "No entry of the list has this name and year."
