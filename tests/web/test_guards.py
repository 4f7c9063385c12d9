"""The door: each guard, alone and at a desk that is running."""

from __future__ import annotations

import re
import socket
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from carrel.library.work import Work
from carrel.web.guards import Asked, Door, refusal_of
from carrel.web.problems import Kind

if TYPE_CHECKING:
    from conftest import Browser

DOOR = Door(frozenset({"127.0.0.1:8765", "localhost:8765", "[::1]:8765"}), "carrel-8765", "s3ss")
OWN = Asked(
    method="GET",
    target="/api/works",
    path="/api/works",
    hosts=("127.0.0.1:8765",),
    site="same-origin",
    cookies="theme=dark; carrel-8765=s3ss",
)
CHANGE = replace(
    OWN,
    method="PATCH",
    target="/api/works/bacon1625",
    path="/api/works/bacon1625",
    origins=("http://127.0.0.1:8765",),
    content_type="application/json; charset=utf-8",
    has_body=True,
)


def _refused(asked: Asked) -> Kind | None:
    refusal = refusal_of(asked, DOOR)
    return refusal.kind if refusal else None


@pytest.mark.parametrize("asked", [OWN, CHANGE])
def test_own_pages_pass(asked: Asked) -> None:
    """What a page of the desk asks passes every guard."""
    assert _refused(asked) is None


@pytest.mark.parametrize("host", ["localhost:8765", "[::1]:8765", "LocalHost:8765"])
def test_every_name_of_the_desk_passes(host: str) -> None:
    """The desk answers to each of its names, in any case, as a host is compared."""
    assert _refused(replace(OWN, hosts=(host,))) is None


@pytest.mark.parametrize(
    "hosts",
    [
        (),
        ("",),
        ("evil.example",),
        ("evil.example:8765",),
        ("127.0.0.1",),
        ("127.0.0.1:80",),
        ("127.0.0.1:8765.",),
        ("127.0.0.1:8765@evil.example",),
        ("0.0.0.0:8765",),
        ("127.0.0.1:8765", "evil.example"),
        ("127.0.0.1:8765", "127.0.0.1:8765"),
        ("127.0.0.1:8765, evil.example",),
    ],
)
def test_other_hosts_are_misdirected(hosts: tuple[str, ...]) -> None:
    """A host that is not on the list, none, or two: 421, even with a right cookie."""
    assert _refused(replace(OWN, hosts=hosts)) is Kind.FOREIGN_HOST


@pytest.mark.parametrize("target", ["http://evil.example/api/works", "http://127.0.0.1:8765/", "*"])
def test_absolute_targets_are_misdirected(target: str) -> None:
    """A request target that names a host of its own is refused, whatever Host says."""
    assert _refused(replace(OWN, target=target)) is Kind.FOREIGN_HOST


@pytest.mark.parametrize(
    "cookies", ["", "carrel-8765=", "carrel-8765=wrong", "carrel-1=s3ss", "s3ss"]
)
@pytest.mark.parametrize("path", ["/", "/api/works", "/works/x", "/nothing", "/startle", "/static"])
def test_the_cookie_is_needed(cookies: str, path: str) -> None:
    """Everything but the start address and the built files needs the session's cookie."""
    assert _refused(replace(OWN, cookies=cookies, path=path, target=path)) is Kind.NOT_STARTED


@pytest.mark.parametrize("path", ["/start/abc", "/static/carrel.css"])
def test_start_and_files_need_no_cookie(path: str) -> None:
    """A browser that was not let in can be, and can show why it was not."""
    assert _refused(replace(OWN, cookies="", path=path, target=path)) is None


@pytest.mark.parametrize(
    "origins",
    [
        (),
        ("null",),
        ("http://evil.example",),
        ("https://127.0.0.1:8765",),
        ("http://127.0.0.1:8766",),
        ("http://localhost:8765",),
        ("http://127.0.0.1:8765/",),
        ("http://127.0.0.1:8765", "http://evil.example"),
    ],
)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "BREW"])
def test_a_change_needs_the_very_origin(origins: tuple[str, ...], method: str) -> None:
    """A method that may change something needs the origin of the host it is sent to."""
    assert _refused(replace(CHANGE, origins=origins, method=method)) is Kind.OTHER_SITE


@pytest.mark.parametrize("site", ["cross-site", "same-site", "future-site"])
@pytest.mark.parametrize(
    "asked", [OWN, CHANGE, replace(OWN, path="/", target="/", mode="no-cors", destination="image")]
)
def test_other_sites_fetch_nothing(site: str, asked: Asked) -> None:
    """A fetch by another site's page, another port's included, is refused, reading or writing."""
    assert _refused(replace(asked, site=site)) is Kind.OTHER_SITE


def test_other_sites_cannot_frame_the_desk() -> None:
    """A navigation of a frame is no top-level navigation."""
    framed = replace(
        OWN, path="/", target="/", site="cross-site", mode="navigate", destination="iframe"
    )
    assert _refused(framed) is Kind.OTHER_SITE


def test_a_link_to_the_start_address_may_be_followed() -> None:
    """The address may be opened from a terminal that is itself a web page."""
    followed = replace(
        OWN,
        path="/start/abc",
        target="/start/abc",
        site="cross-site",
        mode="navigate",
        destination="document",
        cookies="",
    )
    assert _refused(followed) is None
    assert _refused(replace(followed, method="POST")) is Kind.OTHER_SITE
    assert _refused(replace(followed, path="/api/works")) is Kind.OTHER_SITE


@pytest.mark.parametrize(
    "content_type",
    ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"],
)
def test_bodies_are_json(content_type: str) -> None:
    """What a form of another site could send is no body for a change."""
    assert _refused(replace(CHANGE, content_type=content_type)) is Kind.MEDIA_TYPE


def test_files_come_as_a_form() -> None:
    """The one address that takes files takes nothing else."""
    for path in ("/api/works", "/api/studies/whole", "/api/studies/A/import"):
        upload = replace(CHANGE, method="POST", path=path, target=path)
        assert _refused(upload) is Kind.MEDIA_TYPE
        assert _refused(replace(upload, content_type="multipart/form-data; boundary=x")) is None


def _raw(port: int, request: str) -> str:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(request.encode())
        parts: list[bytes] = []
        while part := connection.recv(65536):
            parts.append(part)
    return b"".join(parts).decode("latin-1")


def _status(response: str) -> int:
    found = re.match(r"HTTP/1\.[01] (\d{3})", response)
    assert found, response
    return int(found[1])


@pytest.mark.parametrize(
    "head",
    [
        "GET /api/works HTTP/1.1\r\nHost: evil.example",
        "GET /api/works HTTP/1.1\r\nHost: evil.example:{port}",
        "GET /api/works HTTP/1.0",
        "GET http://evil.example/api/works HTTP/1.1\r\nHost: 127.0.0.1:{port}",
        "GET /api/nothing HTTP/1.1\r\nHost: evil.example",
        "GET /static/carrel.css HTTP/1.1\r\nHost: evil.example",
        "GET /start/x HTTP/1.1\r\nHost: evil.example",
        "OPTIONS /api/works HTTP/1.1\r\nHost: evil.example",
    ],
)
def test_the_running_desk_misdirects_other_hosts(browser: Browser, head: str) -> None:
    """421 for another host, a missing one, an absolute target, on every path and method."""
    cookie = f"\r\nCookie: {browser.cookie}\r\nConnection: close\r\n\r\n"
    assert _status(_raw(browser.port, head.format(port=browser.port) + cookie)) == 421


@pytest.mark.parametrize(
    "path",
    [
        "/static/../api/works",
        "/static%2F..%2Fapi%2Fworks",
        "/static%2Fapi/works",
        "/start/../api/works",
        "/start/%2e%2e/api/works",
        "//static/x",
        "/static%00/x",
    ],
)
def test_no_way_round_the_cookie(stranger: Browser, path: str) -> None:
    """What is judged is the path that is routed: one that only looks open needs the cookie."""
    assert stranger.ask("GET", path).status == 401


def test_two_hosts_are_no_request(browser: Browser) -> None:
    """Two Host lines are refused before the desk sees them (RFC 9112, 3.2)."""
    head = f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{browser.port}\r\nHost: evil.example"
    cookie = f"\r\nCookie: {browser.cookie}\r\nConnection: close\r\n\r\n"
    assert _status(_raw(browser.port, head + cookie)) in {400, 421}


def test_the_running_desk_wants_the_cookie(stranger: Browser) -> None:
    """401 with the way out: a page for a person, a problem for a program."""
    page = stranger.ask("GET", "/")
    assert page.status == 401
    assert "open the address that carrel printed" in page.body.decode()
    problem = stranger.ask("GET", "/api/works")
    assert problem.status == 401
    assert problem.headers["content-type"] == "application/problem+json"
    assert "open the address that carrel printed" in problem.json()["detail"]


def test_the_running_desk_refuses_other_origins(browser: Browser, work: Work) -> None:
    """A change from another origin is refused and does not happen."""
    path = f"/api/works/{work.key}"
    for headers in (
        {"origin": "http://evil.example"},
        {"origin": None},
        {"sec_fetch_site": "cross-site"},
    ):
        assert browser.ask("DELETE", path, **headers).status == 403
    assert browser.ask("GET", path).status == 200
    assert browser.ask("GET", path, sec_fetch_site="cross-site").status == 403


def test_nothing_changes_on_reading(browser: Browser, work: Work) -> None:
    """No address changes anything on GET or HEAD, not those that have only other methods either."""
    for path in (f"/api/works/{work.key}/restoration", "/api/active-project"):
        for method in ("GET", "HEAD"):
            answer = browser.ask(method, path)
            assert answer.status == 405
            assert answer.headers["allow"]
