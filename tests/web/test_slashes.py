"""Addresses with a slash in a name."""

from __future__ import annotations

from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrel.web.slashes import as_written, routable_path

LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
NAMES = st.text(LETTERS, min_size=1).filter(lambda name: name not in {".", ".."})


@given(st.lists(NAMES, min_size=1))
def test_names_come_back_as_they_were_written(names: list[str]) -> None:
    """Each name stays one segment, whatever it holds."""
    path = routable_path("/" + "/".join(quote(name, safe="") for name in names))
    assert path is not None
    assert [as_written(segment) for segment in path[1:].split("/")] == names


@given(st.lists(st.text("abc-_~:", min_size=1), min_size=1), st.booleans())
def test_plain_paths_stay_as_they_are(names: list[str], closed: bool) -> None:
    """Where nothing is encoded nothing changes, a slash at the end included."""
    path = "/" + "/".join(names) + ("/" if closed else "")
    assert routable_path(path) == path == unquote(path)


def test_what_is_no_text_is_no_path() -> None:
    """An encoded NUL, and bytes that are not UTF-8."""
    assert routable_path("/a%00b") is None
    assert routable_path("/a%ffb") is None


@pytest.mark.parametrize(
    "path",
    ["/static/../api/works", "/static/%2e%2e/api", "//api/works", "/a/./b", "/a/..", "a", ""],
)
def test_paths_with_two_readings_are_none(path: str) -> None:
    """What one reads as a built file and another as a work is not routed at all."""
    assert routable_path(path) is None
