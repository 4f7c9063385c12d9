"""Drafts over the API."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Browser


def test_a_draft_is_kept_until_it_is_dropped(browser: Browser) -> None:
    """Every save replaces the one before; a place is any short text."""
    path = "/api/drafts/jalali2001:295:427%2Fnote"
    assert browser.ask("GET", path).json()["text"] == ""
    for text in ("Half a sen", "Half a sentence: ا 🌱\n"):
        assert browser.ask("PUT", path, {"text": text}).status == 200
    draft = {"place": "jalali2001:295:427/note", "text": "Half a sentence: ا 🌱\n"}
    assert browser.ask("GET", path).json() == draft
    assert browser.ask("GET", "/api/drafts").json() == {"drafts": [draft]}
    for _ in range(2):
        assert browser.ask("DELETE", path).status == 204
    assert browser.ask("GET", "/api/drafts").json() == {"drafts": []}


def test_a_body_over_the_limit_is_refused(browser: Browser) -> None:
    """1 MB at most: 413 with a sentence, and the draft is as it was."""
    answer = browser.ask("PUT", "/api/drafts/x", {"text": "a" * (1 << 20)})
    assert answer.status == 413
    assert "1 MB" in answer.json()["detail"]
    assert browser.ask("GET", "/api/drafts/x").json()["text"] == ""


def test_a_body_that_is_no_json(browser: Browser) -> None:
    """400 for what cannot be read, 422 for what is not what it should be."""
    deep = b'{"text": ' + b"[" * 100_000
    cases = ((b"{", 400), (b"[]", 422), (b"", 422), (b'{"text": "\xff"}', 400), (deep, 400))
    for body, status in cases:
        answer = browser.ask("PUT", "/api/drafts/x", body, content_type="application/json")
        assert answer.status == status, body[:20]
        assert answer.headers["content-type"] == "application/problem+json"
