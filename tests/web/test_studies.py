"""Studies over the API: begun, coded into, changed, undone, and blind."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from carrel.library.work import Work

if TYPE_CHECKING:
    from conftest import Answer, Browser

STUDY = "/api/studies/Gardens"
CODED: dict[str, Any] = {
    "work": "bacon1625",
    "quote": "God Almighty first planted",
    "who": "Tehran",
    "whom": "Russia",
    "when": "fall of 2000",
    "factor": "arms sales",
    "area": "economic",
    "direction": 1,
    "strength": 2,
    "certainty": 3,
}


@pytest.fixture
def begun(browser: Browser, work: Work) -> Browser:
    """A browser at a desk with a study and a work to code."""
    assert work.key == CODED["work"]
    assert browser.ask("POST", "/api/studies", {"name": "Gardens"}).status == 201
    return browser


def code(browser: Browser, **fields: object) -> Answer:
    """Code a passage; ``fields`` stand in the place of the usual ones."""
    return browser.ask("POST", f"{STUDY}/claims", CODED | fields)


def name_coder(browser: Browser, name: str) -> str:
    """Give the browser a coder's name; the cookie that it then sends."""
    answer = browser.ask("PUT", "/api/coder", {"coder": name})
    return f"{browser.cookie}; {answer.headers['set-cookie'].partition(';')[0]}"


def test_a_study_is_begun_with_areas_and_is_active(begun: Browser) -> None:
    """What the reader codes goes into the one begun last; a name is taken once."""
    [study] = begun.ask("GET", "/api/studies").json()["studies"]
    assert (study["name"], study["active"], study["claims"]) == ("Gardens", True, 0)
    areas = begun.ask("GET", STUDY).json()["codebook"]["areas"]
    assert areas == ["political", "military-security", "economic", "regional"]
    assert begun.ask("POST", "/api/studies", {"name": "gardens"}).status == 409
    assert begun.ask("GET", "/api/studies/Nothing").status == 404


def test_a_passage_is_coded_as_it_is_typed(begun: Browser) -> None:
    """Actors by any name, the date as written; a new factor comes into the codebook."""
    made = code(begun)
    assert made.status == 201, made.body
    claim = made.json()
    assert (claim["who"], claim["whom"], claim["factor"]) == ("IRN", "RUS", "arms sales")
    assert claim["when"]["edtf"] == "2000-23"
    assert claim["passages"][0]["selector"]["quote"]["exact"] == CODED["quote"]
    assert begun.ask("GET", made.headers["location"]).json() == claim
    study = begun.ask("GET", STUDY).json()
    assert [actor["name"] for actor in study["actors"]] == ["Iran", "Russia"]
    [factor] = study["codebook"]["factors"]
    assert (factor["name"], factor["area"]) == ("arms sales", "economic")


def test_a_study_may_be_called_anything_that_can_be_read(begun: Browser) -> None:
    """The address of what is coded in it is written as addresses are, whatever its name."""
    for name in ("حاشیه‌ها", 'a/b "c" <d>', "100 %"):
        assert begun.ask("POST", "/api/studies", {"name": name}).status == 201
        answer = begun.ask("POST", f"/api/studies/{quote(name, safe='')}/claims", CODED)
        assert answer.status == 201
        assert begun.ask("GET", answer.headers["location"]).status == 200
    assert begun.ask("POST", "/api/studies", {"name": "a\x00b"}).status == 422


def test_a_study_called_active_is_a_study_as_any_other(begun: Browser) -> None:
    """No address of the studies' own stands in the way of its name."""
    assert begun.ask("POST", "/api/studies", {"name": "active"}).status == 201
    study = begun.ask("GET", "/api/studies/active")
    assert study.json()["name"] == "active"
    begun.ask("PUT", "/api/active-study", {"name": "Gardens"})
    assert not begun.ask("GET", "/api/studies/active").json()["active"]
    assert begun.ask("PUT", "/api/active-study", {"name": "active"}).json()["active"]
    tag = study.headers["etag"]
    changed = begun.ask("PATCH", "/api/studies/active", {"method": "Reading."}, if_match=tag)
    assert changed.json()["method"] == "Reading."
    assert begun.ask("DELETE", "/api/studies/active").status == 204


def test_what_cannot_be_is_said_in_one_sentence(begun: Browser) -> None:
    """A strength of 4, an unknown actor, a date that is none, no passage: 422 and nothing made."""
    for wrong in (
        {"strength": 4},
        {"who": "Atlantis"},
        {"who": "Iran", "whom": "Tehran"},
        {"when": "when the sun stood still"},
        {"quote": "words that the source does not have"},
        {"quote": None},
        {"start": 0, "end": 10},
    ):
        answer = code(begun, **wrong)
        assert answer.status == 422, wrong
        assert answer.json()["detail"].endswith((".", "?")), wrong
    assert begun.ask("GET", f"{STUDY}/claims").json()["total"] == 0
    assert begun.ask("GET", STUDY).json()["actors"] == []


def test_a_change_names_its_version(begun: Browser) -> None:
    """Without If-Match 428, with an old one 412; nothing is written over unseen."""
    claim = code(begun).json()
    path = f"{STUDY}/claims/{claim['id']}"
    assert begun.ask("PATCH", path, {"strength": 3}).status == 428
    changed = begun.ask("PATCH", path, {"strength": 3, "area": "trade"}, if_match='"1"')
    assert (changed.json()["strength"], changed.json()["area"]) == (3, "trade")
    assert begun.ask("PATCH", path, {"strength": 1}, if_match='"1"').status == 412
    tag = changed.headers["etag"]
    assert begun.ask("GET", path, if_none_match=tag).status == 304


def test_a_claim_goes_and_comes_back(begun: Browser) -> None:
    """Deleted it is gone from every list; restored it is there again."""
    claim = code(begun).json()
    path = f"{STUDY}/claims/{claim['id']}"
    assert begun.ask("DELETE", path).status == 204
    assert begun.ask("GET", path).status == 404
    assert begun.ask("GET", f"{STUDY}/claims").json()["total"] == 0
    assert begun.ask("POST", f"{path}/restoration").status == 200
    assert begun.ask("GET", f"{STUDY}/claims").json()["total"] == 1


def test_claims_are_listed_by_the_filter(begun: Browser) -> None:
    """The fields of the filter narrow, and a year that is none is said to be none."""
    code(begun)
    code(begun, factor="a border", area="regional", direction=-1, when="1941", whom="Turkey")
    total = lambda query: begun.ask("GET", f"{STUDY}/claims?{query}").json()["total"]  # noqa: E731 - said often
    assert total("") == 2
    assert total("who=IRN&whom=RUS") == 1
    assert total("who=RUS&whom=IRN&directed=1") == 0
    assert total("area=economic&area=regional") == 2
    assert total("from=1990") == 1
    assert total(f"factor={quote('a border')}") == 1
    assert begun.ask("GET", f"{STUDY}/claims?from=long+ago").status == 422


def test_many_claims_are_changed_and_undone_at_once(begun: Browser) -> None:
    """By ids or by the filter; one act, which one undo takes back."""
    ids = [code(begun, factor=f"factor {number}").json()["id"] for number in range(3)]
    changed = begun.ask("PATCH", f"{STUDY}/claims", {"ids": ids[:2], "area": "political"})
    assert changed.json() == {"changed": 2}
    changed = begun.ask(
        "PATCH", f"{STUDY}/claims", {"selection": "area=political", "factor": "factor 2"}
    )
    assert changed.json() == {"changed": 2}
    factors = {claim["factor"] for claim in begun.ask("GET", f"{STUDY}/claims").json()["claims"]}
    assert factors == {"factor 2"}
    assert "Undone" in begun.ask("POST", f"{STUDY}/undo").json()["said"]
    factors = {claim["factor"] for claim in begun.ask("GET", f"{STUDY}/claims").json()["claims"]}
    assert factors == {"factor 0", "factor 1", "factor 2"}
    assert begun.ask("PATCH", f"{STUDY}/claims", {"ids": ids, "deleted": True}).status == 200
    assert begun.ask("GET", f"{STUDY}/claims").json()["total"] == 0
    begun.ask("POST", f"{STUDY}/undo")
    assert begun.ask("GET", f"{STUDY}/claims").json()["total"] == 3
    begun.ask("POST", f"{STUDY}/redo")
    assert begun.ask("GET", f"{STUDY}/claims").json()["total"] == 0


def test_many_claims_are_changed_or_none(begun: Browser) -> None:
    """One id that is not there, and all stay as they were."""
    claim = code(begun).json()
    wrong = {"ids": [claim["id"], "nobody"], "area": "political"}
    assert begun.ask("PATCH", f"{STUDY}/claims", wrong).status == 404
    assert begun.ask("GET", f"{STUDY}/claims").json()["claims"] == [claim]


def test_a_date_and_an_actor_are_understood(begun: Browser) -> None:
    """As written, back in words; what cannot be read is a sentence."""
    when = begun.ask("GET", f"{STUDY}/when?written=fall+of+2000").json()
    assert (when["edtf"], when["shown"]) == ("2000-23", "autumn 2000")
    assert "soonish" in begun.ask("GET", f"{STUDY}/when?written=soonish").json()["problem"]
    assert "Atlantis" in begun.ask("GET", f"{STUDY}/actor?written=Atlantis").json()["problem"]
    actor = begun.ask("GET", f"{STUDY}/actor?written=Tehran").json()
    assert actor == {"id": "IRN", "name": "Iran", "known": False, "problem": ""}
    code(begun)
    assert begun.ask("GET", f"{STUDY}/actor?written=Tehran").json()["known"]


def test_a_blind_coder_sees_only_their_own(begun: Browser) -> None:
    """In lists, claims, counts, log, pages and files; lifted, everything is there."""
    first = code(begun, note="SECRET").json()
    other = name_coder(begun, "Zoë")
    assert begun.ask("PATCH", STUDY, {"blind": True}, if_match="*").status == 200
    hidden = (
        f"{STUDY}/claims",
        f"{STUDY}/acts",
        "/studies/Gardens/claims",
        "/studies/Gardens/claims.csv",
        "/studies/Gardens/claims.json",
        "/studies/Gardens/export.csv",
        "/studies/Gardens/log",
        "/studies/Gardens",
        "/works/bacon1625/read",
    )
    for path in hidden:
        answer = begun.ask("GET", path, cookie=other)
        assert answer.status == 200, path
        assert b"SECRET" not in answer.body, path
        assert first["id"].encode() + b'"' not in answer.body, path
    path = f"{STUDY}/claims/{first['id']}"
    assert begun.ask("GET", path, cookie=other).status == 404
    assert begun.ask("PATCH", path, {"note": ""}, if_match="*", cookie=other).status == 404
    assert begun.ask("DELETE", path, cookie=other).status == 404
    assert begun.ask("GET", "/studies/Gardens/export.json", cookie=other).status == 422
    counted = begun.ask("GET", f"{STUDY}/codebook", cookie=other).json()["factors"]
    assert [each["claims"] for each in counted] == [0]
    begun.ask("PATCH", STUDY, {"blind": False}, if_match="*", cookie=other)
    assert begun.ask("GET", path, cookie=other).status == 200


def test_the_study_itself_is_changed(begun: Browser) -> None:
    """Questions, method, grades of sources, name; needs If-Match."""
    code(begun)
    tag = begun.ask("GET", STUDY).headers["etag"]
    change = {"questions": ["Why?"], "method": "By hand.", "reliability": {"bacon1625": "B"}}
    assert begun.ask("PATCH", STUDY, change).status == 428
    changed = begun.ask("PATCH", STUDY, change, if_match=tag)
    assert changed.json()["questions"] == ["Why?"]
    assert changed.json()["reliability"] == [["bacon1625", "B"]]
    assert begun.ask("PATCH", STUDY, {"seed": 2}, if_match=tag).status == 412
    renamed = begun.ask("PATCH", STUDY, {"name": "Parks / a study"}, if_match="*")
    assert renamed.json()["name"] == "Parks / a study"
    address = f"/studies/{quote('Parks / a study', safe='')}"
    assert begun.ask("GET", f"/api{address}").status == 200
    assert begun.ask("GET", f"{address}/claims").status == 200


def test_a_study_goes_and_comes_back(begun: Browser) -> None:
    """With its claims."""
    code(begun)
    assert begun.ask("DELETE", STUDY).status == 204
    assert begun.ask("GET", STUDY).status == 404
    assert begun.ask("POST", f"{STUDY}/restoration").status == 200
    assert begun.ask("GET", f"{STUDY}/claims").json()["total"] == 1


def test_the_log_tells_every_act(begun: Browser) -> None:
    """Who did what, the last act first."""
    claim = code(begun).json()
    begun.ask("PATCH", f"{STUDY}/claims/{claim['id']}", {"strength": 3}, if_match='"1"')
    acts = begun.ask("GET", f"{STUDY}/acts").json()["acts"]
    assert (acts[0]["id"], acts[0]["before"]["strength"], acts[0]["after"]["strength"]) == (
        claim["id"],
        2,
        3,
    )
    page = begun.ask("GET", "/studies/Gardens/log").body.decode()
    assert f"claim {claim['id']} changed" in page


def test_a_study_is_taken_out_and_brought_back(begun: Browser) -> None:
    """Whole, under another name, with the same claims."""
    claim = code(begun).json()
    whole = begun.ask("GET", "/studies/Gardens/export.json")
    assert whole.headers["content-disposition"].startswith("attachment")
    body, kind = form({"name": "Again"}, whole.body, "study.json")
    back = begun.ask("POST", "/api/studies/whole", body, content_type=kind)
    assert back.status == 201, back.body
    [same] = begun.ask("GET", "/api/studies/Again/claims").json()["claims"]
    assert same == claim


def test_claims_come_in_from_a_file(begun: Browser) -> None:
    """Each quotation is looked for; an entry that does not stand is left out with its reason."""
    entry = {name: value for name, value in CODED.items() if name not in {"work", "quote"}}
    rows = [entry | {"quote": CODED["quote"]}, entry | {"quote": "not in the source at all"}]
    rows = [{"id": f"x{number}"} | row for number, row in enumerate(rows)]
    body, kind = form({"source": "bacon1625"}, json.dumps(rows).encode(), "claims.json")
    answer = begun.ask("POST", f"{STUDY}/import", body, content_type=kind)
    assert answer.status == 200, answer.body
    brought = answer.json()
    assert brought["made"] == 1, brought
    assert len(brought["skipped"]) == 1


def test_series_come_in_stand_in_networks_and_go(begun: Browser) -> None:
    """A CSV file of ties with its source in words."""
    ties = b"who,whom,when,value\nIRN,RUS,1990,0.5\n"
    body, kind = form({"citation": "A table of votes"}, ties, "votes.csv")
    answer = begun.ask("POST", f"{STUDY}/series", body, content_type=kind)
    assert answer.status == 200, answer.body
    changed = begun.ask("PATCH", f"{STUDY}/series/votes", {"in_network": True})
    assert [each["in_network"] for each in changed.json()["series"]] == [True]
    assert begun.ask("DELETE", f"{STUDY}/series/votes").status == 204
    assert begun.ask("GET", f"{STUDY}/series").json()["series"] == []
    assert begun.ask("DELETE", f"{STUDY}/series/votes").status == 422


def form(fields: dict[str, str], file: bytes, name: str) -> tuple[bytes, str]:
    """A multipart form with fields and one file, and its content type."""
    mark = "a-mark-between-parts"
    parts = [
        f'--{mark}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'.encode()
        for field, value in fields.items()
    ]
    head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
    parts.append(f"{head}Content-Type: application/octet-stream\r\n\r\n".encode() + file + b"\r\n")
    return b"".join(parts) + f"--{mark}--\r\n".encode(), f"multipart/form-data; boundary={mark}"
