"""What the tests of the web share: a library with one work, and a desk served over it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from carrel.documents.document import Block, BlockKind, Document, Inline, InlineKind, Page
from carrel.library.work import Origin, Provenance, Work
from carrel.store.library import Library, open_library
from carrel.values.span import Span
from carrel.web.application import create_application
from carrel.web.serving import desk_hosts, listening_socket, server_over

TOKEN = "a-start-token-of-the-tests"
HTML = "<h1>Of Gardens</h1><p>God Almighty <b>first</b> planted 🌱 a garden.</p>"


@dataclass(frozen=True)
class Answer:
    """What came back: headers by their names in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        """The body read as JSON."""
        return json.loads(self.body)


@dataclass
class Browser:
    """One that keeps the desk's cookie and sends what a page of the desk would send."""

    port: int
    cookie: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def origin(self) -> str:
        """The desk's own origin."""
        return f"http://127.0.0.1:{self.port}"

    def ask(self, method: str, path: str, body: object = None, **headers: str | None) -> Answer:
        """Ask once; ``if_match=`` sets If-Match, and None leaves a usual header out."""
        sent: dict[str, str | None] = {"Origin": self.origin, "Cookie": self.cookie}
        data = body
        if body is not None and not isinstance(body, bytes):
            data = json.dumps(body).encode()
            sent["Content-Type"] = "application/json"
        sent |= {name.replace("_", "-").title(): value for name, value in headers.items()}
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=20)) as connection:
            kept = {name: value for name, value in sent.items() if value is not None}
            connection.request(method, path, data, kept)  # pyright: ignore[reportArgumentType]
            answer = connection.getresponse()
            named = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, named, answer.read())


@pytest.fixture
def library(library_folder: Path) -> Iterator[Library]:
    """An empty library."""
    with open_library(library_folder) as opened:
        yield opened


@pytest.fixture
def work(library: Library) -> Work:
    """A short web page on the shelf, on two labelled pages; beyond the plane that UTF-16 counts."""
    text = "Of Gardens\nGod Almighty first planted 🌱 a garden.\nIt is the purest of pleasures.\n"
    document = Document(
        text,
        (
            Block(BlockKind.HEADING, Span(0, 10), 1),
            Block(BlockKind.PARAGRAPH, Span(11, 49)),
            Block(BlockKind.PARAGRAPH, Span(50, 80)),
        ),
        (Page(1, "iv", Span(0, 50)), Page(2, "v", Span(50, len(text)))),
        (Inline(InlineKind.STRONG, Span(24, 29)),),
        "en",
    )
    data = f"<html><body>{HTML}</body></html>".encode()
    original = library.originals.keep(
        data, file_name='Gärten "of" Бэкон.html', media_type="text/html"
    )
    shelved = Work(
        "bacon1625",
        {"title": "Of Gardens", "author": [{"family": "Bacon", "given": "Francis"}]},
        {"title": Provenance(Origin.TEXT, Span(0, 10))},
        library.documents.save(document, safe_html=HTML),
        original.digest,
        "2026-01-01T00:00:00Z",
    )
    library.works.save(shelved)
    library.text_index.add(shelved.key, shelved.document, document)
    return shelved


@pytest.fixture
def stranger(library: Library) -> Iterator[Browser]:
    """A browser at a desk that is running, not let in yet."""
    with closing(listening_socket(0)) as listener:
        port = listener.getsockname()[1]
        application = create_application(
            library, token=TOKEN, hosts=desk_hosts(port), opening="opens-once"
        )
        server = server_over(application)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield Browser(port)
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture
def browser(stranger: Browser) -> Browser:
    """A browser that was let in."""
    answer = stranger.ask("GET", f"/start/{TOKEN}")
    cookie = answer.headers["set-cookie"].partition(";")[0]
    return Browser(stranger.port, cookie)
