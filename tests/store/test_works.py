"""The shelf: what is put there comes back, in order, and what goes can return."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from carrel.library.work import Origin, Provenance, Work
from carrel.store.errors import WorkNotFound
from carrel.store.history import Deed, Subject
from carrel.store.library import Library, open_library
from carrel.values.span import Span

_TEXTS = st.text(st.characters(exclude_categories=()), max_size=20)
_JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | _TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS, inner, max_size=3),
    max_leaves=8,
)
_SPANS = st.none() | st.builds(Span, st.integers(0, 99), st.integers(100, 200))
_WORKS = st.builds(
    Work,
    st.text("abc", min_size=1, max_size=3),
    st.dictionaries(_TEXTS.filter(lambda name: name not in {"author", "issued"}), _JSON),
    st.dictionaries(_TEXTS, st.builds(Provenance, st.sampled_from(Origin), _SPANS), max_size=3),
    added=st.sampled_from(["", "2026-01-01T00:00:00Z"]),
)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A library that all examples share."""
    return open_library(tmp_path_factory.mktemp("works"))


@example(Work("a", {"title": "\ud800"}))
@given(_WORKS)
@settings(deadline=None)
def test_get_gives_the_work_that_was_saved(shelf: Library, work: Work) -> None:
    """get(save(work)) == work, provenance with its spans included."""
    shelf.works.save(work)
    assert shelf.works.get(work.key) == work
    assert work.key in shelf.works.keys()  # noqa: SIM118 - not a mapping
    shelf.close()


def _work(key: str, author: str = "", year: int | None = None, title: str = "") -> Work:
    item: dict[str, Any] = {"title": title}
    if author:
        item["author"] = [{"family": author}]
    if year is not None:
        item["issued"] = {"date-parts": [[year]]}
    return Work(key, item)


def test_the_shelf_is_ordered_by_author_year_and_title(library: Library) -> None:
    """Letters with marks stand beside those without; a work without author goes by its title."""
    ordered = [
        _work("a", "Åberg", 2001, "B"),
        _work("b", "abbot", 1999, "A"),
        _work("c", "Abbot", 2001, "A"),
        _work("d", "Abbot", 2001, "B"),
        _work("e", "Abbot", None, "A"),
        _work("f", "", 1900, "Beowulf"),
        _work("g", "Özal", 2001, "A"),
        _work("h", "Zola", 1880, "A"),
    ]
    for work in reversed(ordered):
        library.works.save(work)
    assert [work.key for work in library.works.all()] == ["b", "c", "d", "e", "a", "f", "g", "h"]


def test_a_key_that_is_not_there_names_the_nearest(library: Library) -> None:
    """The sentence helps on, on an empty shelf too."""
    with pytest.raises(WorkNotFound, match="add its file first"):
        library.works.get("jalali2001")
    library.works.save(_work("jalali2001"))
    library.works.save(_work("jalali2002"))
    with pytest.raises(WorkNotFound, match=r"did you mean jalali200[12] or jalali200[12]"):
        library.works.get("jalali200")
    with pytest.raises(WorkNotFound, match="look for it on the shelf"):
        library.works.get("zzz")


def test_a_removed_work_can_return_with_all_that_was_its(library: Library, work: Work) -> None:
    """Removing hides a work everywhere; its key stays taken, and restoring brings all back."""
    library.projects.add("My project", [work.key])
    library.works.remove(work.key)
    with pytest.raises(WorkNotFound):
        library.works.get(work.key)
    assert library.works.all() == ()
    assert library.works.with_original(work.original) is None
    assert library.works.removed() == (work,)
    assert library.works.keys() == {work.key}
    assert library.projects.active().works == ()
    assert library.works.restore(work.key) == work
    assert library.works.with_original(work.original) == work
    assert library.projects.active().works == (work.key,)
    assert library.works.restore(work.key) == work
    deeds = [event.deed for event in library.history.of(Subject.WORK, work.key)]
    assert deeds == [Deed.MADE, Deed.REMOVED, Deed.RESTORED]


def test_what_never_was_cannot_be_removed_or_restored(library: Library) -> None:
    """A key that was never given is named."""
    for act in (library.works.remove, library.works.restore):
        with pytest.raises(WorkNotFound):
            act("nobody")


def test_every_state_of_a_record_stays_in_the_history(library: Library) -> None:
    """A changed record loses nothing of its former state."""
    library.works.save(_work("a", title="First"))
    library.works.save(_work("a", title="Second"))
    events = library.history.of(Subject.WORK, "a")
    assert [event.record["item"]["title"] for event in events] == ["First", "Second"]
    assert [event.deed for event in events] == [Deed.MADE, Deed.CHANGED]
    assert [event.instant for event in events] == sorted(event.instant for event in events)
