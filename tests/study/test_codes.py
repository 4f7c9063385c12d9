"""Actors, the codebook, and the rules that a claim keeps."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from carrel.study.actor import Actor, check_actors, country, find_actor
from carrel.study.claim import Claim, Condition, Modality, check_claim
from carrel.study.codebook import (
    Codebook,
    Factor,
    Level,
    check_codebook,
    descendants,
    level_of,
    path_of,
)  # fmt: skip
from carrel.study.countries import COUNTRIES
from carrel.study.errors import StudyError
from carrel.study.study import Study
from carrel.study.when import When
from tests.study.examples import make_claim

TREE = Codebook(
    ("political",),
    (
        Factor("third parties", level=Level.SYSTEMIC),
        Factor("US policy", "third parties"),
        Factor("sanctions", "US policy", "political"),
        Factor("trade"),
    ),
)


@pytest.mark.parametrize(
    ("written", "code"),
    [("irn", "IRN"), ("IR", "IRN"), ("Tehran", "IRN"), ("the Kremlin", "RUS"), ("USSR", "SUN"),
     ("Côte d’Ivoire", "CIV"), ("cote d'ivoire", "CIV"), ("AUH", "AUH"), ("U.S.", "USA"),
     ("YUG", "YUG"), ("DDR", "DDR"), ("CSK", "CSK")],
)  # fmt: skip
def test_states_go_by_many_names(written: str, code: str) -> None:
    """A code of ISO 3166, a name, a capital, whatever its case and accents, is the state."""
    found = country(written)
    assert found is not None
    assert found.id == code


def test_no_two_states_share_a_name() -> None:
    """Every name of the table, capitals and former names included, is that of one state."""
    for code, name, aliases, *_ in COUNTRIES:
        for written in (code, name, *aliases):
            found = country(written)
            assert found is not None, written
            assert found.id == code, written
    assert country("Ruritania") is None


def test_predecessors_are_states_of_the_table() -> None:
    """Whatever place a state took is that of a state which the table has, with its years."""
    for code, *_, before in COUNTRIES:
        for letters in before.split():
            old = country(letters)
            assert old is not None, code
            assert old.validity.end is not None, letters


def test_an_actor_is_found_or_the_nearest_named() -> None:
    """An id comes first, an alias of two is refused, and a slip gets a suggestion."""
    actors = [Actor("IRN", "Iran", aliases=("Persia", "the Republic")),
              Actor("X1", "IRN front", aliases=("the Republic",))]  # fmt: skip
    assert find_actor(actors, " persia ").id == "IRN"
    assert find_actor(actors, "irn").id == "IRN"
    with pytest.raises(StudyError, match=r"name of Iran \(IRN\) and IRN front \(X1\)"):
        find_actor(actors, "republic")
    with pytest.raises(StudyError, match="Did you mean 'Persia'"):
        find_actor(actors, "Perzia")
    with pytest.raises(StudyError, match="no actor ''"):
        find_actor(actors, "")


@pytest.mark.parametrize(
    ("actors", "words"),
    [([Actor("A", "a"), Actor("A", "b")], "Two actors have the id 'A'"),
     ([Actor("", "a")], "needs an id"),
     ([Actor("A", "a", successor_of=("A",))], "successor of itself")],
)  # fmt: skip
def test_actors_that_cannot_be(actors: list[Actor], words: str) -> None:
    """Ids are unique, nobody is nameless, nobody succeeds himself."""
    with pytest.raises(StudyError, match=words):
        check_actors(actors)


def test_the_tree_is_walked() -> None:
    """A factor has a path from the root, all below it, and the level of the nearest above."""
    assert check_codebook(TREE) is TREE
    assert path_of(TREE, "sanctions") == ("third parties", "US policy", "sanctions")
    assert descendants(TREE, "third parties") == ("third parties", "US policy", "sanctions")
    assert descendants(TREE, "gone") == ("gone",)
    assert level_of(TREE, "sanctions") is Level.SYSTEMIC
    assert level_of(TREE, "trade") is None
    with pytest.raises(StudyError, match="Did you mean 'sanctions'"):
        path_of(TREE, "sanction")


@pytest.mark.parametrize(
    ("codebook", "words"),
    [(Codebook((), (Factor("a", "b"), Factor("b", "a"))), "circle"),
     (Codebook((), (Factor("a", "a"),)), "circle"),
     (Codebook((), (Factor("a"), Factor("a"))), "factor 'a' twice"),
     (Codebook(("x", "x")), "area 'x' twice"),
     (Codebook((), (Factor("a", "z"),)), "under 'z'"),
     (Codebook((), (Factor("a", area="x"),)), "area 'x'"),
     (Codebook((), (Factor("a", color="mauve"),)), "colour 'mauve'"),
     (Codebook((), (Factor(" "),)), "without a name")],
)  # fmt: skip
def test_codebooks_that_cannot_be(codebook: Codebook, words: str) -> None:
    """A circle, a name that stands twice, a parent, area or colour that is not: one sentence."""
    with pytest.raises(StudyError, match=words):
        check_codebook(codebook)


def test_a_good_claim_is_given_back(study: Study) -> None:
    """A claim that keeps the rules comes back as it is, a conditional one too."""
    good: Claim = make_claim()
    assert check_claim(good, study) is good
    conditional = replace(good, modality=Modality.CONDITIONAL, condition=Condition("IRN", "USA", 1))
    assert check_claim(conditional, study) is conditional


@pytest.mark.parametrize(
    ("fields", "words"),
    [({"passages": ()}, "C1 has no passage"),
     ({"strength": 4}, "C1 has the strength 4"),
     ({"certainty": 0}, "certainty 0"),
     ({"direction": 2}, "direction 2"),
     ({"who": "IRM"}, "'IRM' as who.*Did you mean 'IRN'"),
     ({"whom": "XXX"}, "'XXX' as whom"),
     ({"whom": "IRN"}, "IRN and itself"),
     ({"area": "cultural"}, "area 'cultural'"),
     ({"factor": "diplomac"}, "Did you mean 'diplomacy'"),
     ({"coder": " "}, "who coded it"),
     ({"when": When("", "", 2001, 2000)}, "ends .* before it starts"),
     ({"condition": Condition("IRN", "USA", 1)}, "make it conditional"),
     ({"modality": Modality.CONDITIONAL, "condition": Condition("IRN", "USA", 3)}, "sign 3"),
     ({"modality": Modality.CONDITIONAL, "condition": Condition("USA", "USA", 1)}, "with itself"),
     ({"modality": Modality.CONDITIONAL, "condition": Condition("ZZZ", "USA", 1)}, "'ZZZ'")],
)  # fmt: skip
def test_claims_that_cannot_be(study: Study, fields: dict[str, Any], words: str) -> None:
    """Each broken rule gets one sentence with the claim and the field."""
    with pytest.raises(StudyError, match=words):
        check_claim(make_claim(**fields), study)


def test_a_claim_is_of_one_work(study: Study) -> None:
    """Two works make two claims, and an empty passage proves nothing."""
    one, other = make_claim(source="a"), make_claim(source="b")
    with pytest.raises(StudyError, match="two works, a and b"):
        check_claim(replace(one, passages=one.passages + other.passages), study)
    selector = one.passages[0].selector
    empty = replace(selector, position=type(selector.position)(5, 5))
    with pytest.raises(StudyError, match="empty passage"):
        check_claim(replace(one, passages=(replace(one.passages[0], selector=empty),)), study)


@pytest.mark.parametrize(("name", "words"), [("x" * 201, "201 characters"), ("a\nb", "line break")])
def test_a_name_is_one_line_of_bounded_length(name: str, words: str) -> None:
    """Whatever bears a name: an actor by any of its names, a factor, an area."""
    for check in (
        lambda: check_actors([Actor("A", name)]),
        lambda: check_actors([Actor("A", "Ann", aliases=(name,))]),
        lambda: check_codebook(Codebook((name,), ())),
        lambda: check_codebook(Codebook((), (Factor(name),))),
    ):
        with pytest.raises(StudyError, match=words):
            check()
