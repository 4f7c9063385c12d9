"""Drafts outlive everything but their own note."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from carrel.store.library import Library


@given(
    st.text(max_size=10),
    st.text(st.characters(exclude_categories=()), min_size=1),
)
@example("half a character", "\ud800")
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_draft_comes_back_as_it_was_written(library: Library, place: str, text: str) -> None:
    """get(save(text)) == text, half characters included."""
    library.drafts.save(place, text)
    assert library.drafts.get(place) == text
    assert library.drafts.all()[place] == text
    library.drafts.drop(place)
    assert library.drafts.get(place) == ""


def test_an_emptied_draft_is_none(library: Library) -> None:
    """The last written stands first; one without words is dropped; dropping twice is no matter."""
    for place, text in (("a", "1"), ("b", "2"), ("a", "3")):
        library.drafts.save(place, text)
    assert list(library.drafts.all().items()) == [("a", "3"), ("b", "2")]
    library.drafts.save("a", "")
    library.drafts.drop("a")
    assert library.drafts.all() == {"b": "2"}
