"""Addresses with a slash in a name."""

from __future__ import annotations

from urllib.parse import quote, unquote

from hypothesis import given
from hypothesis import strategies as st

from carrel.web.slashes import as_written, routable_path

NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)


@given(st.lists(NAMES, min_size=1))
def test_names_come_back_as_they_were_written(names: list[str]) -> None:
    """Each name stays one segment, whatever it holds."""
    path = routable_path("/" + "/".join(quote(name, safe="") for name in names))
    assert path is not None
    assert [as_written(segment) for segment in path[1:].split("/")] == names


@given(st.text(st.characters(codec="ascii", exclude_characters="%\0")))
def test_plain_paths_stay_as_they_are(path: str) -> None:
    """Where nothing is encoded nothing changes."""
    assert routable_path(path) == path == unquote(path)


def test_what_is_no_text_is_no_path() -> None:
    """An encoded NUL, and bytes that are not UTF-8."""
    assert routable_path("/a%00b") is None
    assert routable_path("/a%ffb") is None
