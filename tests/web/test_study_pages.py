"""The pages of a study: what each shows, and the API beneath them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from carrel.library.work import Work

if TYPE_CHECKING:
    from conftest import Browser

STUDY = "/api/studies/Gardens"
CODED: dict[str, Any] = {
    "work": "bacon1625",
    "start": 11,
    "end": 23,
    "who": "Iran",
    "whom": "Russia",
    "when": "1990s",
    "factor": "arms sales",
    "area": "economic",
    "direction": 1,
    "strength": 2,
    "certainty": 3,
}


@pytest.fixture
def coded(browser: Browser, work: Work) -> Browser:
    """A browser at a desk with a study of two claims."""
    assert work.key == CODED["work"]
    browser.ask("POST", "/api/studies", {"name": "Gardens"})
    for fields in ({}, {"factor": "a border", "direction": -1, "area": "regional", "when": ""}):
        assert browser.ask("POST", f"{STUDY}/claims", CODED | fields).status == 201
    return browser


def page(browser: Browser, path: str) -> str:
    """A page of the study as text."""
    answer = browser.ask("GET", f"/studies/Gardens{path}")
    assert answer.status == 200, answer.body
    return answer.body.decode()


def test_every_page_has_the_tabs(coded: Browser) -> None:
    """One frame for all, its tab marked; a study that is not there is not found."""
    for tab in ("claims", "codebook", "hypotheses", "agreement"):
        assert f'/studies/Gardens/{tab}" aria-current="page"' in page(coded, f"/{tab}")
    for path in ("", "/actors", "/log"):
        assert 'class="study-tabs"' in page(coded, path)
    assert coded.ask("GET", "/studies/None/claims").status == 404
    assert b"Gardens" in coded.ask("GET", "/studies").body


def test_the_filter_goes_along_with_the_tabs(coded: Browser) -> None:
    """What was chosen stays chosen on the next page."""
    shown = page(coded, "/claims?area=economic&from=1980")
    assert 'value="economic" checked' in shown
    assert "/studies/Gardens/hypotheses?area=economic&amp;from=1980" in shown
    rows = shown.partition("<tbody>")[2]
    assert "arms sales</bdi>" in rows
    assert "a border</bdi>" not in rows


def test_the_table_is_sorted(coded: Browser) -> None:
    """By any column, forwards and backwards."""
    for column, first in (("factor", "a border"), ("-factor", "arms sales"), ("value", "a border")):
        shown = page(coded, f"/claims?sort={column}").partition("<tbody>")[2]
        assert shown.index(first) < shown.index(
            {"a border": "arms sales", "arms sales": "a border"}[first]
        )


def test_a_claim_leads_to_its_passage(coded: Browser) -> None:
    """With quotation and citation; the reader shows it as a mark and beside the text."""
    [claim, _] = coded.ask("GET", f"{STUDY}/claims").json()["claims"]
    address = f"/works/bacon1625/read?page=1#c-{claim['id']}"
    shown = page(coded, "/claims")
    assert f'href="{address}"' in shown
    assert "(Bacon iv)" in shown
    reader = coded.ask("GET", "/works/bacon1625/read?page=1").body.decode()
    assert f'data-claim="{claim["id"]}" data-color="green" id="c-{claim["id"]}"' in reader
    assert f'id="claim-{claim["id"]}"' in reader


def test_a_factor_is_renamed_moved_and_merged(coded: Browser) -> None:
    """Its claims follow; a circle is refused; one with claims cannot be taken out."""
    factors = f"{STUDY}/codebook/factors"
    changed = coded.ask("PATCH", f"{factors}/arms%20sales", {"name": "weapons"}, if_match="*")
    assert changed.status == 200
    assert coded.ask("GET", f"{STUDY}/claims?factor=weapons").json()["total"] == 1
    under = {"parent": "weapons", "level": "regional", "color": "green"}
    assert coded.ask("PATCH", f"{factors}/a%20border", under, if_match="*").status == 200
    circle = coded.ask("PATCH", f"{factors}/weapons", {"parent": "a border"}, if_match="*")
    assert circle.status == 422
    assert coded.ask("DELETE", f"{factors}/weapons").status == 422
    [top, below] = coded.ask("GET", f"{STUDY}/codebook").json()["factors"]
    assert (top["claims"], top["claims_under"]) == (1, 2)
    assert below["path"] == ["weapons", "a border"]
    assert coded.ask("POST", f"{factors}/weapons/merger", {"into": "a border"}).status == 422
    merged = coded.ask("POST", f"{factors}/a%20border/merger", {"into": "weapons"})
    assert merged.json() == {"changed": 1}
    assert "2 claims" in page(coded, "/codebook")
    coded.ask("POST", f"{STUDY}/undo")
    assert coded.ask("GET", f"{STUDY}/claims?factor=a+border").json()["total"] == 1


def test_factors_and_areas_are_added_and_taken_out(coded: Browser) -> None:
    """One name is one factor; an area that claims have stays until they have another."""
    factors = f"{STUDY}/codebook/factors"
    new = {"name": "trade", "area": "economic", "level": "none"}
    assert coded.ask("POST", factors, new).status == 201
    assert coded.ask("POST", factors, new).status == 422
    assert coded.ask("DELETE", f"{factors}/trade").status == 204
    areas = f"{STUDY}/codebook/areas"
    assert coded.ask("POST", areas, {"area": "cultural"}).status == 201
    assert coded.ask("PUT", areas, {"areas": ["cultural"]}).status == 422
    renamed = coded.ask("POST", f"{areas}/economic/merger", {"into": "trade"})
    assert "trade" in renamed.json()["codebook"]["areas"]
    assert coded.ask("GET", f"{STUDY}/claims?area=trade").json()["total"] == 1


def test_actors_are_added_changed_and_merged(coded: Browser) -> None:
    """A country by its name alone; claims and names go to the one that stays."""
    actors = f"{STUDY}/actors"
    assert coded.ask("POST", actors, {"id": "Soviet Union"}).status == 201
    assert coded.ask("POST", actors, {"id": "Iran"}).status == 422
    kremlin = {"id": "KRE", "name": "Putin’s circle", "kind": "non-state"}
    assert coded.ask("POST", actors, kremlin).status == 201
    change = {
        "name": "His circle",
        "aliases": ["the circle"],
        "validity": "since 1999",
        "successor_of": ["SUN"],
    }
    assert coded.ask("PATCH", f"{actors}/KRE", change).status == 428
    assert coded.ask("PATCH", f"{actors}/KRE", change, if_match="*").status == 200
    coded.ask("POST", f"{STUDY}/claims", CODED | {"whom": "the circle"})
    merged = coded.ask("POST", f"{actors}/KRE/merger", {"into": "RUS"})
    assert merged.json() == {"changed": 1}
    names = {actor["id"]: actor["aliases"] for actor in coded.ask("GET", actors).json()["actors"]}
    assert "the circle" in names["RUS"]
    assert coded.ask("DELETE", f"{actors}/RUS").status == 422
    assert coded.ask("DELETE", f"{actors}/SUN").status == 204
    assert "Iran" in page(coded, "/actors")


def test_claims_are_rated_by_hypotheses(coded: Browser) -> None:
    """A rating takes the place of the one before; what speaks against each is counted."""
    hypotheses = f"{STUDY}/hypotheses"
    assert "Write down two or more" in page(coded, "/hypotheses")
    for statement in ("They ally.", "They part."):
        assert coded.ask("POST", hypotheses, {"statement": statement}).status == 201
    [first, second] = coded.ask("GET", f"{STUDY}/claims").json()["claims"]
    rate = f"{hypotheses}/H2/ratings"
    assert coded.ask("PUT", f"{rate}/{first['id']}", {"rating": "C"}).status == 200
    assert coded.ask("PUT", f"{rate}/{first['id']}", {"rating": "II"}).status == 200
    assert coded.ask("PUT", f"{rate}/{second['id']}", {"rating": "N"}).status == 200
    assert coded.ask("PUT", f"{rate}/{second['id']}", {"rating": None}).status == 200
    assert coded.ask("PUT", f"{rate}/nobody", {"rating": "C"}).status == 404
    assert coded.ask("PUT", f"{rate}/{first['id']}", {"rating": "X"}).status == 422
    [_, rated] = coded.ask("GET", hypotheses).json()["hypotheses"]
    assert rated["ratings"] == [[first["id"], "II"]]
    shown = page(coded, "/hypotheses")
    assert '<option value="II" selected' in shown
    changed = coded.ask("PATCH", f"{hypotheses}/H1", {"statement": "Friends."}, if_match="*")
    assert changed.status == 200
    assert coded.ask("DELETE", f"{hypotheses}/H1").status == 204
    assert "Friends." not in page(coded, "/hypotheses")


def test_coders_are_compared_and_settled(coded: Browser) -> None:
    """Side by side; one takes the other's reading. While blind the figures stand alone."""
    assert "two coders or more" in page(coded, "/agreement")
    cookie = coded.ask("PUT", "/api/coder", {"coder": "Second"}).headers["set-cookie"]
    both = f"{coded.cookie}; {cookie.partition(';')[0]}"
    other = coded.ask("POST", f"{STUDY}/claims", CODED | {"strength": 3}, cookie=both).json()
    shown = page(coded, "/agreement")
    assert "Take this" in shown
    assert "Second" in shown
    settled = coded.ask("PATCH", f"{STUDY}/claims", {"ids": [other["id"]], "strength": 2})
    assert settled.json() == {"changed": 1}
    coded.ask("PATCH", STUDY, {"blind": True}, if_match="*")
    blind = page(coded, "/agreement")
    assert "Take this" not in blind
    assert "lift the blindness" in blind


def test_the_form_has_what_the_claim_has(coded: Browser) -> None:
    """Empty for a passage, filled for a claim; a passage outside the text is a sentence."""
    assert "God Almighty" in page(coded, "/coding?work=bacon1625&start=11&end=23")
    [claim, _] = coded.ask("GET", f"{STUDY}/claims").json()["claims"]
    filled = page(coded, f"/coding?claim={claim['id']}")
    assert 'name="who" value="Iran"' in filled
    assert 'name="factor" value="arms sales"' in filled
    answer = coded.ask("GET", "/studies/Gardens/coding?work=bacon1625&start=5&end=9999")
    assert answer.status == 422
