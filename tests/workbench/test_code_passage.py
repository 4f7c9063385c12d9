"""A passage becomes a claim as a person types it; every change is one deed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from carrel.citing.quotation import QuotationError
from carrel.store.errors import StaleClaim
from carrel.study.claim import Condition, Horizon, Modality
from carrel.study.codebook import Factor
from carrel.study.errors import StudyError
from carrel.values.span import Span, SpanError
from carrel.workbench.code_passage import (
    ClaimDraft,
    add_passage,
    change_claim,
    change_claims,
    code_quotation,
    code_span,
)
from carrel.workbench.trace_claims import proof

if TYPE_CHECKING:
    from tests.workbench.conftest import Coded

ARMS = "Moscow resumed the sale of arms to Tehran"
DRAFT = ClaimDraft("Moscow", "Tehran", "trade in arms", 1, 3, 2, when="fall of 2000")


def test_a_claim_is_understood_as_it_was_typed(coded: Coded) -> None:
    """Actors by their capitals, a date in words, the factor's own area; states come along."""
    made = code_quotation(coded.library, coded.study, coded.key, ARMS, DRAFT, coder="Ada")
    assert (made.who, made.whom, made.area, made.coder) == ("RUS", "IRN", "military", "Ada")
    assert made.when.edtf == "2000-23"
    assert made.passages[0].selector.quote.exact == ARMS
    assert made.source == coded.key
    study = coded.library.studies.get(coded.study)
    assert [actor.id for actor in study.actors] == ["RUS", "IRN"]


def test_a_new_factor_goes_into_the_codebook_and_out_with_undo(coded: Coded) -> None:
    """Coding and what it brought along are one deed."""
    draft = replace(DRAFT, factor="the  Caspian", area="Political")
    made = code_quotation(
        coded.library, coded.study, coded.key, "over the Caspian", draft, coder="A"
    )
    assert (made.factor, made.area) == ("the Caspian", "political")
    factors = coded.library.studies.get(coded.study).codebook.factors
    assert factors[-1] == Factor("the Caspian", area="political")
    coded.library.studies.undo(coded.study, coder="A")
    study = coded.library.studies.get(coded.study)
    assert (len(study.codebook.factors), study.actors) == (1, ())
    assert coded.library.studies.claims(coded.study) == ()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"who": "Atlantis"}, "no actor 'Atlantis'"),
        ({"who": " "}, "write who and whom"),
        ({"whom": "Russia"}, "itself"),
        ({"strength": 4}, "strength 4"),
        ({"direction": 2}, "direction 2"),
        ({"when": "some day"}, "cannot be read"),
        ({"factor": "new thing"}, "area"),
        ({"area": "weather"}, "area 'weather'"),
        ({"factor": " "}, "factor"),
        ({"condition": Condition("IRN", "USA", 1)}, "make it conditional"),
    ],
)
def test_what_cannot_be_is_refused_whole(
    coded: Coded, changes: dict[str, object], told: str
) -> None:
    """A sentence says what is wrong, and neither study nor log has changed."""
    before = coded.library.studies.version(coded.study)
    draft = replace(DRAFT, **changes)  # pyright: ignore[reportArgumentType]
    with pytest.raises(StudyError, match=told):
        code_quotation(coded.library, coded.study, coded.key, ARMS, draft, coder="Ada")
    assert coded.library.studies.version(coded.study) == before


def test_a_passage_must_stand_in_the_source(coded: Coded) -> None:
    """No claim without its words: neither words that are not there nor a place outside."""
    with pytest.raises(QuotationError):
        code_quotation(coded.library, coded.study, coded.key, "Moscow gave up", DRAFT, coder="Ada")
    with pytest.raises(SpanError):
        code_span(coded.library, coded.study, coded.key, Span(0, 10**6), DRAFT, coder="Ada")


def test_a_condition_goes_with_its_modality(coded: Coded) -> None:
    """A claim that is no longer conditional hangs on nothing."""
    draft = replace(
        DRAFT, modality=Modality.CONDITIONAL, condition=Condition("Tehran", "Washington", 1)
    )
    made = code_quotation(coded.library, coded.study, coded.key, ARMS, draft, coder="Ada")
    assert made.condition == Condition("IRN", "USA", 1)
    changed = change_claim(
        coded.library, coded.study, made.id, revision=1, coder="Ada", modality=Modality.ASSERTED
    )
    assert (changed.condition, changed.revision) == (None, 2)


def test_a_change_leaves_the_rest(coded: Coded) -> None:
    """Only what is given is changed, and only from the revision that was seen."""
    made = code_quotation(coded.library, coded.study, coded.key, ARMS, DRAFT, coder="Ada")
    changed = change_claim(
        coded.library, coded.study, made.id, revision=1, coder="Bob", when="2001", factor="pacts"
    )
    assert replace(changed, when=made.when, factor=made.factor, modified=made.modified) == replace(
        made, revision=2
    )
    with pytest.raises(StaleClaim, match="changed by Bob"):
        change_claim(coded.library, coded.study, made.id, revision=1, coder="Ada", strength=1)
    with pytest.raises(StudyError, match="no field 'colour'"):
        change_claim(coded.library, coded.study, made.id, revision=2, coder="Ada", colour="red")
    with pytest.raises(StudyError, match="needs an area"):
        change_claim(coded.library, coded.study, made.id, revision=2, coder="Ada", area="")


def test_many_claims_change_as_one(coded: Coded) -> None:
    """A change to many claims is undone at once."""
    ids = [
        code_quotation(coded.library, coded.study, coded.key, words, DRAFT, coder="Ada").id
        for words in (ARMS, "over the Caspian")
    ]
    change_claims(coded.library, coded.study, ids, coder="Ada", horizon=Horizon.LONG)
    claims = coded.library.studies.claims(coded.study)
    assert [claim.horizon for claim in claims] == [Horizon.LONG] * 2
    coded.library.studies.undo(coded.study, coder="Ada")
    claims = coded.library.studies.claims(coded.study)
    assert [claim.horizon for claim in claims] == [Horizon.NONE] * 2


def test_a_second_passage_of_the_work(coded: Coded) -> None:
    """A claim may rest on several passages, each of them once."""
    made = code_quotation(coded.library, coded.study, coded.key, ARMS, DRAFT, coder="Ada")
    at = made.passages[0].selector.position
    more = add_passage(
        coded.library, coded.study, made.id, Span(at.end, at.end + 20), revision=1, coder="Ada"
    )
    assert len(more.passages) == 2
    with pytest.raises(StudyError, match="already"):
        add_passage(coded.library, coded.study, made.id, at, revision=2, coder="Ada")


def test_a_claim_is_traced_to_its_words(coded: Coded) -> None:
    """Words, place, citation in the project's style, and the page that opens at them."""
    made = code_quotation(coded.library, coded.study, coded.key, ARMS, DRAFT, coder="Ada")
    (proven,) = proof(coded.library, coded.study, [made.id])
    (passage,) = proven.passages
    assert (proven.claim, passage.words) == (made.id, ARMS)
    assert passage.span == made.passages[0].selector.position
    assert passage.citation
    assert passage.address == f"/works/{coded.key}/read?page=1#c-{made.id}"
