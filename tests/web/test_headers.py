"""What every response carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carrel.library.work import Work

if TYPE_CHECKING:
    from conftest import Browser

PATHS = (
    "/api/works",
    "/api/nothing",
    "/nothing",
    "/start/wrong",
    "/static/missing.css",
    "/api/works/bacon1625/original",
    "/works/bacon1625/original",
)


@pytest.mark.usefixtures("work")
@pytest.mark.parametrize("path", PATHS)
def test_every_response_is_confined(browser: Browser, path: str) -> None:
    """A policy without inline script, no sniffing, no referrer, no window shared; errors too."""
    headers = browser.ask("GET", path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert "server" not in headers


def test_refusals_are_confined_too(stranger: Browser) -> None:
    """The page that says why a browser was not let in carries the same policy."""
    answer = stranger.ask("GET", "/")
    assert answer.status == 401
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"


def test_nothing_is_kept_by_the_browser(browser: Browser) -> None:
    """Answers of the API are not stored, unless they have a tag to ask again with."""
    assert browser.ask("GET", "/api/works").headers["cache-control"] == "no-store"


def test_head_is_get_without_its_body(browser: Browser, work: Work) -> None:
    """HEAD gives the headers that GET gives, and no body."""
    path = f"/api/works/{work.key}"
    got, head = browser.ask("GET", path), browser.ask("HEAD", path)
    assert head.status == 200
    assert head.body == b""
    for name in ("etag", "content-type", "content-length"):
        assert head.headers[name] == got.headers[name]


def test_options_names_the_methods(browser: Browser) -> None:
    """OPTIONS says what an address takes."""
    answer = browser.ask("OPTIONS", "/api/projects")
    assert answer.status == 204
    assert {"GET", "HEAD", "POST"} <= set(answer.headers["allow"].split(", "))
