"""Reference lists kept: what was read, what is said of it, undo and redo."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrel.library.work import Work
from carrel.references.correction import Correction
from carrel.references.gathered import Entry, Gathered
from carrel.references.mended import Mended, untouched
from carrel.references.reference import Field, Reference, literal
from carrel.references.tie import Candidate, Cite, How, Locator, Tie
from carrel.store.errors import ListNotFound, NothingToUndo
from carrel.store.integrity import check
from carrel.store.library import Library
from carrel.store.reference_json import (
    reference_from_json,
    reference_to_json,
    tie_from_json,
    tie_to_json,
)
from carrel.values.span import Span

FIRST, SECOND = Span(11, 20), Span(21, 30)


@st.composite
def references(draw: st.DrawFn) -> Reference:
    """Any reference: mended in any way, with fields anywhere."""
    raw = draw(st.text(min_size=1, max_size=20))
    origins = tuple(draw(st.lists(st.integers(0, len(raw) - 1), max_size=20)))
    mended = draw(
        st.sampled_from(
            [untouched(raw), Mended(raw, "".join(raw[i] for i in origins), ("turned",), origins)]
        )
    )
    span = Span(0, len(mended.text))
    field = Field("title", mended.text, span, mended.sources(span), 0.25)
    return Reference(mended, (field,), {"type": "book", "title": raw}, 0.5, doubts=("Look.",))


@st.composite
def ties(draw: st.DrawFn) -> Tie:
    """Any citation."""
    place = Span(3, 9)
    locator = st.one_of(st.none(), st.just(Locator("page", "۳", "3", place)))
    candidates = st.lists(
        st.builds(Candidate, st.integers(0, 9), st.just(0.5), st.just(("Same year.",))), max_size=2
    )
    cites = st.builds(
        Cite, st.just(place), st.sampled_from(How), candidates.map(tuple), locator, st.text()
    )
    return Tie(place, tuple(draw(st.lists(cites, max_size=3))))


@given(ties())
def test_a_citation_comes_back_as_it_was(tie: Tie) -> None:
    """What a citation means survives its JSON."""
    assert tie_from_json(tie_to_json(tie), tie.span) == tie


@given(references())
def test_a_reference_comes_back_as_it_was(reference: Reference) -> None:
    """Words, operations, origins, fields and item survive their JSON, half characters too."""
    assert reference_from_json(reference_to_json(reference)) == reference


def test_what_was_read_is_kept_and_replaced(library: Library, work: Work) -> None:
    """A second reading takes the place of the first, entries and all."""
    assert library.references.gathered(work.document) is None
    assert library.references.count(work.document) is None
    entry = Entry((Span(11, 14), Span(15, 20)), 0, literal("God\nAlmig"))
    tie = Tie(Span(0, 5), (Cite(Span(1, 4), How.NUMBER, (Candidate(0, 0.5, ()),)),))
    first = Gathered("one", (None, Span(0, 10)), (entry,), frozenset({FIRST}), (tie,))
    library.references.keep(work.document, first)
    assert library.references.gathered(work.document) == first
    assert library.references.count(work.document) == 1
    assert library.references.ties(work.document, Span(4, 9)) == (tie,)
    assert library.references.ties(work.document, Span(5, 9)) == ()
    library.references.keep(work.document, Gathered("two", (), ()))
    assert library.references.gathered(work.document) == Gathered("two", (), ())


def test_what_is_said_stays_when_the_text_is_read_again(library: Library, work: Work) -> None:
    """Corrections lie apart from readings: a newer reading does not touch them."""
    said = Correction({"title": "T"}, cut=True, seen=True, left_out=True, work="bacon1625")
    library.references.say(work.document, {FIRST: said})
    library.references.keep(work.document, Gathered("newer", (), ()))
    assert library.references.said(work.document) == {FIRST: said}


def test_undo_and_redo_walk_through_deeds(library: Library, work: Work) -> None:
    """What was said at once is taken back at once; a new word puts an end to redoing."""
    text = work.document
    library.references.say(text, {FIRST: Correction({"title": "A"})})
    both = {FIRST: Correction({"title": "B"}), SECOND: Correction(seen=True)}
    library.references.say(text, both)
    assert set(library.references.undo(text)) == {FIRST, SECOND}
    assert library.references.said(text) == {FIRST: Correction({"title": "A"})}
    library.references.redo(text)
    assert library.references.said(text) == both
    library.references.undo(text)
    library.references.undo(text)
    assert library.references.said(text) == {}
    library.references.say(text, {SECOND: Correction(seen=True)})
    with pytest.raises(NothingToUndo):
        library.references.redo(text)
    assert len(library.references.every()) == library.references.version(text) == 11


def test_saying_the_same_again_is_no_deed(library: Library, work: Work) -> None:
    """Nothing is put on record where nothing changes, so that an undo always does something."""
    said = {FIRST: Correction({"title": "A"})}
    assert library.references.say(work.document, said) == 1
    assert library.references.say(work.document, said) == 0
    assert library.references.version(work.document) == 1
    with pytest.raises(NothingToUndo):
        library.references.undo(work.document[::-1])


def test_a_correction_outside_its_text_is_a_fault(library: Library, work: Work) -> None:
    """A check of the library tells of a correction whose place the text does not have."""
    library.references.say(work.document, {FIRST: Correction(seen=True)})
    assert not any("Correction" in fault for fault in check(library))
    library.references.say(work.document, {Span(40, 4000): Correction(seen=True)})
    assert any("Correction 2" in fault for fault in check(library))


def test_pasted_lists_come_go_and_come_back(library: Library, work: Work) -> None:
    """A list taken away is brought back by pasting it again."""
    library.references.paste(work.document, one_per_line=True)
    assert [one.document for one in library.references.pasted()] == [work.document]
    assert library.references.pasted_one(work.document).one_per_line
    library.references.take_away(work.document)
    assert library.references.pasted() == ()
    with pytest.raises(ListNotFound):
        library.references.take_away(work.document)
    library.references.paste(work.document)
    assert not library.references.pasted_one(work.document).one_per_line
