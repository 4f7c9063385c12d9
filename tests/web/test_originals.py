"""Originals: downloaded as they came, looked at only behind three guards."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrel.library.work import Work
from carrel.store.library import Library
from carrel.web.routes_originals import attachment

if TYPE_CHECKING:
    from conftest import Browser

HTML = "<h1>Of Gardens</h1><p>God Almighty <b>first</b> planted 🌱 a garden.</p>"


def test_an_original_is_downloaded(browser: Browser, library: Library, work: Work) -> None:
    """Byte for byte, as an attachment that no browser shows in the desk's place."""
    answer = browser.ask("GET", f"/works/{work.key}/original")
    assert answer.status == 200
    assert answer.body == library.originals.read(work.original)
    assert answer.headers["content-length"] == str(len(answer.body))
    disposition = answer.headers["content-disposition"]
    assert disposition.startswith('attachment; filename="G_rten _of_ ')
    assert unquote(disposition.partition("UTF-8''")[2]) == 'Gärten "of" Бэкон.html'
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
    tag = answer.headers["etag"]
    assert browser.ask("GET", f"/works/{work.key}/original", if_none_match=tag).status == 304


@given(st.text(max_size=80))
def test_any_file_name_makes_a_sound_header(name: str) -> None:
    """One line of ASCII whose quotes hold, from which the whole name can be read again."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return
    header = attachment(name)
    assert header.isascii()
    assert header.isprintable()
    assert header.count('"') == 2
    assert unquote(header.partition("UTF-8''")[2]) == name


def test_an_imported_page_is_confined(browser: Browser, work: Work) -> None:
    """Sanitised text, a policy that fetches nothing, a sandbox without scripts."""
    answer = browser.ask("GET", f"/works/{work.key}/original/view")
    assert answer.status == 200
    assert HTML in answer.body.decode()
    policy = answer.headers["content-security-policy"].split("; ")
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "frame-ancestors 'self'" in policy
    assert not any(part.startswith(("script-src", "connect-src", "frame-src")) for part in policy)
    assert "unsafe-inline" not in answer.headers["content-security-policy"]
    assert answer.headers["x-frame-options"] == "SAMEORIGIN"


def test_what_came_as_text_has_no_page_to_look_at(
    browser: Browser, library: Library, work: Work
) -> None:
    """404 with a sentence; so for a work that is not there."""
    document = replace(library.documents.get(work.document), text="x" * 81)
    plain = replace(work, key="plain", document=library.documents.save(document))
    library.works.save(plain)
    answer = browser.ask("GET", "/works/plain/original/view")
    assert answer.status == 404
    assert "read its text" in answer.body.decode()
    for path in ("/works/none/original", "/works/none/original/view"):
        assert browser.ask("GET", path).status == 404


@pytest.mark.usefixtures("work")
def test_originals_need_the_cookie(stranger: Browser) -> None:
    """What a person brought in is shown to that person alone."""
    for path in ("/works/bacon1625/original", "/works/bacon1625/original/view"):
        assert stranger.ask("GET", path).status == 401
