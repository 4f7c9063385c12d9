"""Inflected forms lead to what a dictionary lists."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carrel.language.english import Lemma, PartOfSpeech, lemma_candidates, without_possessive

NOUN, VERB, ADJECTIVE = PartOfSpeech.NOUN, PartOfSpeech.VERB, PartOfSpeech.ADJECTIVE


@pytest.mark.parametrize(
    ("form", "word", "part"),
    [
        ("ties", "tie", VERB),
        ("ties", "tie", NOUN),
        ("studies", "study", NOUN),
        ("studied", "study", VERB),
        ("churches", "church", NOUN),
        ("potatoes", "potato", NOUN),
        ("wolves", "wolf", NOUN),
        ("knives", "knife", NOUN),
        ("statesmen", "statesman", NOUN),
        ("committed", "commit", VERB),
        ("agreed", "agree", VERB),
        ("panicked", "panic", VERB),
        ("dying", "die", VERB),
        ("running", "run", VERB),
        ("making", "make", VERB),
        ("sees", "see", VERB),
        ("bigger", "big", ADJECTIVE),
        ("happiest", "happy", ADJECTIVE),
        ("closer", "close", ADJECTIVE),
        ("faster", "fast", PartOfSpeech.ADVERB),
    ],
)
def test_regular_forms(form: str, word: str, part: PartOfSpeech) -> None:
    """The lemma is among the candidates of each regular form."""
    assert Lemma(word, part) in lemma_candidates(form)


@pytest.mark.parametrize("form", ["business", "congress", "the", "s", "", "ed", "ing"])
def test_what_is_not_inflected(form: str) -> None:
    """Double s is no plural, and an ending alone is no word."""
    assert lemma_candidates(form) == ()


@pytest.mark.parametrize(
    ("written", "owner"),
    [
        ("Iran's", "Iran"),
        ("Iran’s", "Iran"),
        ("countries'", "countries"),
        ("IRAN'S", "IRAN"),
        ("'s", "'s"),
        ("Iran", "Iran"),
        ("rock'n'roll", "rock'n'roll"),
    ],
)
def test_possessives(written: str, owner: str) -> None:
    """The owner is what stands before the sign."""
    assert without_possessive(written) == owner


@settings(deadline=None)
@given(st.text(st.sampled_from("abeisdgnrtyvh"), max_size=12))
def test_candidates_are_words_other_than_the_form(form: str) -> None:
    """No candidate is the form itself, none is too short to be a word, none comes twice."""
    found = lemma_candidates(form)
    assert len(set(found)) == len(found)
    assert all(lemma.word != form and len(lemma.word) > 1 for lemma in found)
