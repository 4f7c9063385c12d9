"""Marks and notes: kept as made, changed one revision at a time, never lost."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from carrel.annotations.anchoring import describe
from carrel.annotations.annotation import COLORS, Annotation, Selector, TextQuoteSelector
from carrel.documents.document import Document
from carrel.library.work import Work
from carrel.store.errors import AnnotationNotFound, StaleAnnotation, WorkNotFound
from carrel.store.history import Deed, Subject
from carrel.store.library import Library
from carrel.values.span import Span

_TEXTS = st.text(st.characters(exclude_categories=()), max_size=20)
_SELECTORS = st.none() | st.builds(
    Selector,
    st.builds(Span, st.integers(0, 99), st.integers(100, 200)),
    st.builds(TextQuoteSelector, _TEXTS, _TEXTS, _TEXTS),
)


def _mark(work: Work, document: Document, start: int, end: int, note: str = "") -> Annotation:
    selector = describe(document.text, Span(start, end))
    return Annotation(str(uuid.uuid4()), work.key, work.document, selector, "yellow", note)


@example(None, "red", "\ud800", ["\udc00"])
@given(_SELECTORS, st.sampled_from(COLORS), _TEXTS, st.lists(_TEXTS, max_size=3))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_get_gives_what_was_saved(
    library: Library, work: Work, selector: Selector | None, color: str, note: str, tags: list[str]
) -> None:
    """get(save(mark)) is the mark, with the instants that the store filled in."""
    mark = Annotation(str(uuid.uuid4()), work.key, "", selector, color, note, tuple(tags))
    kept = library.annotations.save(mark)
    assert kept == replace(mark, created=kept.created, modified=kept.modified)
    assert kept.created.endswith("Z")
    assert library.annotations.get(mark.id) == kept


def test_a_change_must_follow_the_kept_revision(
    library: Library, work: Work, document: Document
) -> None:
    """Of two changes made from the same state the second is refused, and nothing is changed."""
    first = library.annotations.save(_mark(work, document, 0, 5))
    second = library.annotations.save(replace(first, note="one", revision=2))
    for revision in (1, 2, 4):
        with pytest.raises(StaleAnnotation, match="it is at revision 2"):
            library.annotations.save(replace(first, note="other", revision=revision))
    assert library.annotations.get(first.id) == second


def test_a_deleted_mark_is_out_of_sight_and_comes_back_as_it_was(
    library: Library, work: Work, document: Document
) -> None:
    """Deleting and restoring may each be said twice."""
    mark = library.annotations.save(_mark(work, document, 0, 5))
    assert library.annotations.delete(mark.id) == mark
    assert library.annotations.delete(mark.id) == mark
    with pytest.raises(AnnotationNotFound, match="was deleted: restore it first"):
        library.annotations.get(mark.id)
    with pytest.raises(AnnotationNotFound, match="was deleted"):
        library.annotations.save(replace(mark, revision=2))
    assert library.annotations.of_work(work.key) == library.annotations.all() == ()
    ((kept, deleted),) = library.annotations.kept()
    assert kept == mark
    assert deleted is not None
    assert library.annotations.restore(mark.id) == mark
    assert library.annotations.restore(mark.id) == mark
    assert library.annotations.all() == (mark,)
    deeds = [event.deed for event in library.history.of(Subject.ANNOTATION, mark.id)]
    assert deeds == [Deed.MADE, Deed.REMOVED, Deed.RESTORED]


def test_every_revision_stays_in_the_history(
    library: Library, work: Work, document: Document
) -> None:
    """What a note once said can still be read."""
    mark = library.annotations.save(_mark(work, document, 0, 5, "first"))
    library.annotations.save(replace(mark, note="second", revision=2))
    events = library.history.of(Subject.ANNOTATION, mark.id)
    assert [event.record["note"] for event in events] == ["first", "second"]
    assert events[0].record["quote"][0] == document.text[0:5]


def test_a_work_s_marks_come_by_place_after_its_notes(
    library: Library, work: Work, document: Document
) -> None:
    """Notes on the whole first; within a span only the passages that meet it."""
    late, early, wide = (
        library.annotations.save(_mark(work, document, start, end))
        for start, end in ((20, 30), (0, 5), (0, 24))
    )
    note = Annotation(str(uuid.uuid4()), work.key, work.document, None, note="on the whole")
    whole = library.annotations.save(note)
    assert library.annotations.of_work(work.key) == (whole, early, wide, late)
    assert library.annotations.of_work(work.key, within=Span(5, 21)) == (wide, late)
    assert library.annotations.of_work(work.key, within=Span(30, 48)) == ()
    assert library.annotations.of_work("nobody") == ()


def test_marks_on_a_removed_work_are_out_of_sight_with_it(
    library: Library, work: Work, document: Document
) -> None:
    """All marks are those whose work can be opened."""
    mark = library.annotations.save(_mark(work, document, 0, 5))
    library.works.remove(work.key)
    assert library.annotations.all() == ()
    library.works.restore(work.key)
    assert library.annotations.all() == (mark,)


def test_a_mark_needs_its_work_and_an_id_that_is_known(library: Library) -> None:
    """What is not there is named."""
    with pytest.raises(WorkNotFound, match="There is no work 'nobody'"):
        library.annotations.save(Annotation("x", "nobody", "", None))
    for ask in (library.annotations.get, library.annotations.delete, library.annotations.restore):
        with pytest.raises(AnnotationNotFound, match="There is no mark or note 'x'"):
            ask("x")
