"""Claims are read once for each version of a study, and always as the store has them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from carrel.workbench.code_passage import ClaimDraft, change_claim, code_quotation
from carrel.workbench.load_study import load

if TYPE_CHECKING:
    from tests.workbench.conftest import Coded

DRAFT = ClaimDraft("Moscow", "Tehran", "trade in arms", 1, 3, 2)


def code(coded: Coded, words: str, coder: str = "Ada") -> str:
    """Make a claim and give its id."""
    return code_quotation(coded.library, coded.study, coded.key, words, DRAFT, coder=coder).id


def test_a_study_that_did_not_change_is_not_read_again(coded: Coded) -> None:
    """The same version is the very same thing, with all that was computed from it."""
    code(coded, "arms")
    first = load(coded.library, coded.study)
    assert load(coded.library, coded.study) is first
    assert first.once("asked", lambda: 1) == 1
    assert first.once("asked", lambda: 2) == 1


def test_after_every_act_the_claims_are_those_of_the_store(coded: Coded) -> None:
    """Made, changed, deleted, restored, undone: what is loaded is what is kept, in its order."""
    ids = [code(coded, words) for words in ("arms", "Caspian", "two")]

    def same() -> bool:
        loaded = load(coded.library, coded.study)
        return loaded.claims == coded.library.studies.claims(coded.study)

    assert same()
    change_claim(coded.library, coded.study, ids[1], revision=1, coder="Ada", strength=1)
    assert same()
    coded.library.studies.delete_claim(coded.study, ids[0], coder="Ada")
    assert same()
    code(coded, "fall")
    assert same()
    coded.library.studies.restore_claim(coded.study, ids[0], coder="Ada")
    assert same()
    coded.library.studies.undo(coded.study, coder="Ada")
    assert same()
    assert load(coded.library, coded.study).claims[0].id == ids[1]


def test_a_blind_coder_loads_only_the_own_claims(coded: Coded) -> None:
    """Each coder has a load of the own, and a new claim of the other's does not slip in."""
    code(coded, "arms", "Ada")
    study = coded.library.studies.get(coded.study)
    coded.library.studies.save(replace(study, blind=True, revision=study.revision + 1), coder="Ada")
    assert len(load(coded.library, coded.study, coder="Bob").claims) == 0
    code(coded, "Caspian", "Ada")
    mine = code(coded, "two", "Bob")
    assert [claim.id for claim in load(coded.library, coded.study, coder="Bob").claims] == [mine]
    assert len(load(coded.library, coded.study, coder="Ada").claims) == 2
    assert len(load(coded.library, coded.study).claims) == 3
