"""A page that means harm, looked at in a real browser, reaches nobody and runs nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from carrel.library.work import Work
from carrel.store.library import Library

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Chromium

    from conftest import Browser

TOKEN = "a-start-token-of-the-tests"
HOSTILE = """
<meta http-equiv="refresh" content="1;url={there}/refresh">
<base href="{there}/base/">
<link rel="stylesheet" href="{there}/sheet.css">
<link rel="preload" as="image" href="{there}/preload">
<link rel="prefetch" href="{there}/prefetch"><link rel="icon" href="{there}/icon">
<style>@import "{there}/import.css"; body {{ background: url({there}/background) }}
@font-face {{ font-family: x; src: url({there}/font) }} p {{ font-family: x }}</style>
<script>fetch("{there}/fetch"); document.title = "ran"; top.location = "{there}/top"</script>
<script src="{there}/script.js"></script>
<p style="background-image: url({there}/inline)">Words</p>
<img src="{there}/image" onerror="fetch('{there}/onerror')" srcset="{there}/srcset 2x">
<img src="missing" onerror="document.title = 'ran'">
<svg xmlns:xlink="http://www.w3.org/1999/xlink"><image href="{there}/svg-image"/>
<use xlink:href="{there}/use#x"/><script>fetch("{there}/svg-script")</script></svg>
<iframe src="{there}/frame"></iframe><iframe srcdoc="<img src='{there}/srcdoc'>"></iframe>
<object data="{there}/object"></object><embed src="{there}/embed">
<video src="{there}/video" poster="{there}/poster" autoplay></video><audio src="{there}/audio"></audio>
<picture><source srcset="{there}/source"><img src="{there}/picture"></picture>
<input type="image" src="{there}/input"><table background="{there}/table"></table>
<form id="f" action="{there}/form"><input autofocus onfocus="f.submit()"></form>
<a id="a" href="{there}/link" ping="{there}/ping">link</a>
<img src="/api/works" alt=""><link rel="stylesheet" href="/static/carrel.css">
"""


@dataclass
class Elsewhere:
    """A server on this machine that remembers what it was asked for."""

    address: str
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    """Another server, as a page that came from outside would call."""
    asked: list[str] = []

    class Noting(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()

        do_POST = do_GET  # noqa: N815 - the name http.server calls

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Noting) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield Elsewhere(f"http://127.0.0.1:{server.server_address[1]}", asked)
        server.shutdown()
        thread.join()


def test_a_page_past_the_sanitiser_still_reaches_nobody(
    stranger: Browser, library: Library, work: Work, elsewhere: Elsewhere, chromium: Chromium
) -> None:
    """Policy and sandbox alone, with nothing taken out of the page: no request, no script.

    The sanitiser stands before them; here it is left out, for each guard is to hold by itself.
    """
    document = replace(library.documents.get(work.document), text="y" * 81)
    html = HOSTILE.format(there=elsewhere.address)
    digest = library.documents.save(document, safe_html=html)
    library.works.save(replace(work, key="hostile", document=digest))
    with chromium.new_context() as context:
        context.new_page().goto(f"{stranger.origin}/start/{TOKEN}")
        page = context.new_page()
        seen: list[str] = []
        page.on("response", lambda answer: seen.append(urlsplit(answer.url).path))
        page.goto(f"{stranger.origin}/works/hostile/original/view")
        page.wait_for_timeout(2500)
        assert page.title() == "Of Gardens"
        assert page.url.endswith("/works/hostile/original/view")
        assert page.evaluate("self.origin") == "null"
    assert elsewhere.asked == []
    assert set(seen) == {"/works/hostile/original/view"}


def test_the_page_may_be_framed_by_the_desk_alone(
    stranger: Browser, work: Work, elsewhere: Elsewhere, chromium: Chromium
) -> None:
    """Another page on this machine gets neither the desk nor an original into a frame."""
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(f"{stranger.origin}/start/{TOKEN}")
        page.goto(elsewhere.address)
        for path in ("/", f"/works/{work.key}/original/view"):
            page.set_content(f'<iframe src="{stranger.origin}{path}"></iframe>')
            page.wait_for_timeout(500)
            framed = page.frames[1]
            assert "Of Gardens" not in framed.content()
