"""Whatever is asked, the desk answers with sense and nothing is changed by reading."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carrel.library.work import Work
from carrel.web.openapi import openapi_document

if TYPE_CHECKING:
    from conftest import Browser

LETTERS = st.characters(exclude_categories=["Cs"])
VALUES = st.one_of(
    st.text(LETTERS, max_size=30),
    st.integers().map(str),
    st.sampled_from(["", "bacon1625", "true", "\0", "*", '"', "(", "-", "a:b", "tag:", "9" * 400]),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(LETTERS, max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(LETTERS), inner, max_size=3)
    ),
    max_leaves=6,
)
pytestmark = pytest.mark.usefixtures("work")


def _operations(*methods: str) -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (method.upper(), path, operation)
        for path, told in openapi_document()["paths"].items()
        for method, operation in told.items()
        if method in methods
    ]


def _sound(status: int, headers: dict[str, str], body: bytes) -> None:
    assert status < 500, body
    if status >= 400:
        assert headers["content-type"] == "application/problem+json"
        assert b'"detail":"' in body
        assert b"Traceback" not in body


@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.sampled_from(_operations("get")), st.data())
def test_any_reading_is_answered(
    browser: Browser, asked: tuple[str, str, dict[str, Any]], data: st.DataObject
) -> None:
    """Any value of any parameter: an answer, or a problem with a sentence; never a fault."""
    method, path, operation = asked
    names = [each["name"] for each in operation.get("parameters", ()) if each["in"] == "query"]
    query = {name: data.draw(VALUES) for name in names if data.draw(st.booleans())}
    filled = re.sub(r"\{\w+\}", lambda _: quote(data.draw(VALUES), safe=""), path)
    answer = browser.ask(method, f"{filled}?{urlencode(query)}")
    _sound(answer.status, answer.headers, answer.body)


@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.sampled_from(_operations("post", "put", "patch")), st.data())
def test_any_body_is_answered(
    browser: Browser, asked: tuple[str, str, dict[str, Any]], data: st.DataObject
) -> None:
    """Any JSON as a body, with members of the right names among them."""
    method, path, operation = asked
    members = [
        "name",
        "style",
        "language",
        "text",
        "start",
        "end",
        "quote",
        "note",
        "tags",
        "color",
    ]
    members += ["title", "author", "issued", "type", "volume"]
    body = data.draw(st.one_of(JSON, st.dictionaries(st.sampled_from(members), JSON, max_size=4)))
    filled = path.replace("{key}", "bacon1625")
    filled = re.sub(r"\{\w+\}", lambda _: quote(data.draw(VALUES), safe=""), filled)
    if "multipart/form-data" in str(operation):
        return
    answer = browser.ask(method, filled, body, if_match="*")
    _sound(answer.status, answer.headers, answer.body)


def test_reading_changes_nothing(browser: Browser, library_folder: Path, work: Work) -> None:
    """After GET and HEAD of every address the library's files hold the same bytes."""

    def state() -> dict[str, str]:
        files = [path for path in library_folder.rglob("*") if path.name.startswith("library.")]
        kept = [path for path in files if not path.name.endswith("-shm")]
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in kept}

    paths = [path for _, path, _ in _operations("get")]
    paths += ["/", "/works/{key}", "/works/{key}/read", "/works/{key}/print", "/notes", "/search"]
    paths += ["/works/{key}/original", "/works/{key}/original/view", "/bibliography", "/help"]
    before = state()
    assert before
    for path in paths:
        filled = re.sub(r"\{\w+\}", "1", path.replace("{key}", work.key))
        for method in ("GET", "HEAD"):
            assert browser.ask(method, filled).status < 500, filled
    assert state() == before
