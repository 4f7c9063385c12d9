"""Files that a browser sends."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrel.store.library import Library
from carrel.web.routes_works import MAX_UPLOAD
from carrel.web.uploading import plain_file_name

if TYPE_CHECKING:
    from conftest import Answer, Browser

LETTER = b"Of Studies\n\nStudies serve for delight, for ornament, and for ability.\n"


def _send(browser: Browser, *files: tuple[str, bytes], query: str = "") -> Answer:
    parts = [
        b'--line\r\nContent-Disposition: form-data; name="files"; filename="'
        + name.encode()
        + b'"\r\nContent-Type: application/octet-stream\r\n\r\n'
        + data
        + b"\r\n"
        for name, data in files
    ]
    body = b"".join([*parts, b"--line--\r\n"])
    return browser.ask(
        "POST", f"/api/works{query}", body, content_type="multipart/form-data; boundary=line"
    )


def test_each_file_has_its_result(browser: Browser, library: Library) -> None:
    """What can be read is on the shelf; what cannot has its sentence, by the file's own name."""
    answer = _send(
        browser, ("studies.txt", LETTER), ("наука/empty.txt", b""), ("b.txt", LETTER * 2)
    )
    assert answer.status == 201
    first, second, third = answer.json()["uploads"]
    assert first["addition"]["new"]
    assert first["addition"]["summary"]["characters"] == len(LETTER)
    assert library.works.get(first["addition"]["work"]["key"])
    assert second["addition"] is None
    assert second["file_name"] == "empty.txt"
    assert "empty.txt" in second["problem"]["detail"]
    assert "carrel-" not in second["problem"]["detail"]
    assert third["addition"]["new"]


def test_the_same_bytes_are_one_work(browser: Browser) -> None:
    """Sent again they give the work that is there, and 200."""
    once = _send(browser, ("studies.txt", LETTER)).json()["uploads"][0]["addition"]
    again = _send(browser, ("other.txt", LETTER))
    assert again.status == 200
    addition = again.json()["uploads"][0]["addition"]
    assert not addition["new"]
    assert addition["work"]["key"] == once["work"]["key"]


def test_a_project_takes_what_is_sent(browser: Browser) -> None:
    """Named in the address; one that is not there takes nothing."""
    sent = _send(browser, ("studies.txt", LETTER), query="?project=my%20project")
    assert sent.json()["uploads"][0]["addition"]["work"]["projects"] == ["My project"]
    assert _send(browser, ("x.txt", LETTER * 3), query="?project=none").status == 404
    assert browser.ask("GET", "/api/works").json()["total"] == 1


def test_a_form_without_files(browser: Browser) -> None:
    """422 with a sentence; a form that cannot be read is a 400."""
    assert _send(browser).status in {400, 422}
    field = b'--line\r\nContent-Disposition: form-data; name="x"\r\n\r\n1\r\n--line--\r\n'
    for body in (field, b"", b"nonsense"):
        answer = browser.ask(
            "POST", "/api/works", body, content_type="multipart/form-data; boundary=line"
        )
        assert answer.status in {400, 415, 422}
        assert answer.json()["detail"].endswith(".")


def test_too_much_at_once_is_refused_before_it_is_read(browser: Browser) -> None:
    """The announced length is enough: 413 with the way out."""
    answer = browser.ask(
        "POST",
        "/api/works",
        b"x",
        content_type="multipart/form-data; boundary=line",
        content_length=str(MAX_UPLOAD + 1),
    )
    assert answer.status == 413
    assert "carrel add" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("a.txt", "a.txt"),
        ("C:\\Users\\me\\a.txt", "a.txt"),
        ("../../etc/passwd", "passwd"),
        ("..", "upload"),
        ("", "upload"),
        ("a\0b\n.txt", "ab.txt"),
        (".hidden", ".hidden"),
    ],
)
def test_a_name_loses_what_leads_elsewhere(sent: str, kept: str) -> None:
    """Folders and control characters go, the name stays."""
    assert plain_file_name(sent) == kept


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400))
def test_every_name_can_be_written(sent: str) -> None:
    """One segment, no longer than any file system takes, its ending kept."""
    name = plain_file_name(sent)
    assert name not in {"", ".", ".."}
    assert "/" not in name
    assert "\0" not in name
    assert len(name.encode()) <= 255
    assert plain_file_name(name) == name


def test_a_browser_closed_while_it_sends(
    browser: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    """Nothing is added and nothing is logged as a fault; the desk goes on."""
    head = (
        f"POST /api/works HTTP/1.1\r\nHost: 127.0.0.1:{browser.port}\r\n"
        f"Origin: {browser.origin}\r\nCookie: {browser.cookie}\r\nContent-Length: 9999999\r\n"
        "Content-Type: multipart/form-data; boundary=line\r\n\r\n--line\r\n"
    )
    with socket.create_connection(("127.0.0.1", browser.port)) as connection:
        connection.sendall(head.encode())
    assert browser.ask("GET", "/api/works").json()["total"] == 0
    assert "Fault" not in caplog.text
