"""Styles of one's own and options beyond the style, over the API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from carrel.library.work import Work

if TYPE_CHECKING:
    from conftest import Answer, Browser

STYLE = b"""<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><id>http://example.org/own</id><title>Own words</title></info>
<citation><layout><date variable="issued"><date-part name="year"/></date></layout></citation>
<bibliography><layout><text variable="title" quotes="true"/></layout></bibliography></style>"""


def send(browser: Browser, data: bytes, file_name: str = "own.csl", query: str = "") -> Answer:
    """Send a style file as a browser's form does."""
    head = f'Content-Disposition: form-data; name="file"; filename="{file_name}"'
    body = b"--line\r\n" + head.encode() + b"\r\n\r\n" + data + b"\r\n--line--\r\n"
    sort = "multipart/form-data; boundary=line"
    return browser.ask("POST", f"/api/styles{query}", body, content_type=sort)


def test_a_style_is_added_found_and_taken_away(browser: Browser, work: Work) -> None:
    """It is first among the found, can be cited in, and goes when nothing needs it."""
    added = send(browser, STYLE)
    assert (added.status, added.json()["id"], added.json()["title"]) == (201, "own", "Own words")
    found = browser.ask("GET", "/api/styles?q=own+words").json()["styles"]
    assert found[0] == {"id": "own", "title": "Own words", "own": True}
    cited = browser.ask("GET", f"/api/works/{work.key}/citation?style=own").json()
    assert cited["style"] == "own"
    project = "/api/projects/My%20project"
    assert browser.ask("PATCH", project, {"style": "own"}).json()["style"] == "own"
    used = browser.ask("DELETE", "/api/styles/own")
    assert (used.status, "cites in own" in used.json()["detail"]) == (422, True)
    browser.ask("PATCH", project, {"style": "apa"})
    assert browser.ask("DELETE", "/api/styles/own").status == 200
    assert browser.ask("GET", "/api/styles?q=own+words").json()["styles"] == []
    assert browser.ask("POST", "/api/styles/own/restoration").json()["title"] == "Own words"
    assert browser.ask("GET", "/api/styles?q=own+words").json()["total"] == 1


@pytest.mark.parametrize(
    ("data", "name", "query", "status", "said"),
    [
        (STYLE, "apa.csl", "", 409, "already means the style"),
        (STYLE, "apa.csl", "?name=mine", 201, ""),
        (b"<style/>", "x.csl", "", 422, "line 1, element style"),
        (b"\xff", "x.csl", "", 422, "not in UTF-8"),
        (STYLE, "../../x.csl", "", 201, ""),
        (STYLE, "x.csl", "?name=%00", 422, "no name for a style"),
    ],
)
def test_what_cannot_be_a_style_is_told(
    browser: Browser, data: bytes, name: str, query: str, status: int, said: str
) -> None:
    """One sentence for the person; nothing of a path is kept."""
    answer = send(browser, data, name, query)
    assert answer.status == status, answer.body
    assert said in answer.json().get("detail", "")


def test_what_a_style_passes_over_is_told_wherever_it_cites(browser: Browser, work: Work) -> None:
    """In the citation, in the list of the API and on the page."""
    odd = STYLE.replace(b"<date variable", b'<date colour="red" variable')
    assert send(browser, odd, "odd.csl").status == 201
    doubt = "the style, line 3, date: has no attribute colour; it is passed over"
    project = "/api/projects/My%20project"
    browser.ask("PUT", f"{project}/works/{work.key}")
    cited = browser.ask("GET", f"/api/works/{work.key}/citation?style=odd").json()
    assert doubt in cited["warnings"]
    assert doubt in browser.ask("GET", "/api/bibliography?style=odd").json()["warnings"]
    assert doubt in browser.ask("GET", "/bibliography?style=odd").body.decode()


def test_a_project_keeps_its_options(browser: Browser, work: Work) -> None:
    """They hold for its bibliography until a request asks otherwise; wrong ones are told."""
    project = "/api/projects/My%20project"
    browser.ask("PUT", f"{project}/works/{work.key}")
    issued: dict[str, Any] = {"date-parts": [[1393]], "calendar": "persian"}
    tag = browser.ask("GET", f"/api/works/{work.key}").headers["etag"]
    mended = browser.ask("PATCH", f"/api/works/{work.key}", {"issued": issued}, if_match=tag)
    assert mended.json()["item"]["issued"] == issued
    options = {"calendar": "both", "isolate": False}
    changed = browser.ask("PATCH", project, {"options": options, "style": "apa"}).json()
    assert changed["options"] == {"calendar": "both"}

    def listed(query: str = "") -> str:
        return browser.ask("GET", f"/api/bibliography{query}").json()["entries"][0]["text"]

    assert "1393 [2014/15]" in listed()
    assert "[2014/15]" not in listed("?calendar=strict")
    assert listed("?isolate=true&format=html").startswith('<div dir="ltr" lang="en-US">')
    assert browser.ask("PATCH", project, {"options": {"calendar": "mayan"}}).status == 422
    assert browser.ask("PATCH", project, {"options": {"colour": True}}).status == 422
    assert browser.ask("GET", "/api/bibliography?suffix_alphabet=x").status == 422


@pytest.mark.parametrize(
    ("form", "begins", "ends"),
    [
        ("text", "Bacon", ".\n"),
        ("html", "<!doctype html>", "</html>\n"),
        ("markdown", "Bacon", ".\n"),
        ("rtf", "{\\rtf1", "}"),
        ("latex", "\\begin{LTR}Bacon", "\\end{LTR}\n"),
        ("nonsense", "Bacon", ".\n"),
    ],
)
def test_a_list_is_a_file_in_every_form(
    browser: Browser, work: Work, form: str, begins: str, ends: str
) -> None:
    """Each form is whole: braces and environments that open close."""
    browser.ask("PUT", f"/api/projects/My%20project/works/{work.key}")
    query = "&isolate=1&asked=1" if form == "latex" else ""
    answer = browser.ask("GET", f"/bibliography/download?style=apa&format={form}{query}")
    text = answer.body.decode()
    assert (answer.status, text[: len(begins)], text[-len(ends) :]) == (200, begins, ends)
    assert text.count("{") == text.count("}")


def test_a_page_tells_of_an_option_that_is_not_there(browser: Browser, work: Work) -> None:
    """An address with a wrong value is answered by one sentence, and any language is taken."""
    wrong = browser.ask("GET", "/bibliography?asked=1&calendar=mayan")
    assert (wrong.status, b"takes one of strict" in wrong.body) == (422, True)
    browser.ask("PUT", f"/api/projects/My%20project/works/{work.key}")
    klingon = browser.ask("GET", "/bibliography?lang=tlh").body.decode()
    assert "No citations can be written in the language" in klingon
    assert "<option selected>tlh</option>" in klingon
