"""A word or phrase is looked up as it stands in a text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carrel.language.english import PartOfSpeech
from carrel.store.lexicon import Lexicon
from carrel.workbench.look_up_word import MOST_WORDS, look_up, unknown_words


@pytest.fixture(scope="module")
def lexicon() -> Iterator[Lexicon]:
    """The dictionary of this checkout."""
    with Lexicon() as opened:
        yield opened


@pytest.mark.parametrize(
    ("asked", "lemma", "part"),
    [
        ("congruence", "congruence", "noun"),
        ("Congruence,", "congruence", "noun"),
        ("ties", "tie", "noun"),
        ("ties", "tie", "verb"),
        ("drove", "drive", "verb"),
        ("drove", "drove", "noun"),
        ("better", "good", "adjective"),
        ("better", "well", "adverb"),
        ("better", "better", "adjective"),
        ("mice", "mouse", "noun"),
        ("went", "go", "verb"),
        ("committed", "commit", "verb"),
        ("studies", "study", "noun"),
        ("running", "run", "verb"),
        ("saw", "see", "verb"),
        ("WIDELY", "widely", "adverb"),
        ("Iran's", "Iran", "noun"),
        ("Iran’s", "Iran", "noun"),
        ("countries'", "country", "noun"),
        ("(swaths)", "swath", "noun"),
        ("naïve", "naive", "adjective"),
        ("co-operation", "cooperation", "noun"),
        ("long term", "long-term", "adjective"),
        ("long‑term", "long-term", "adjective"),
        ("con\u00adgru\u00adence", "congruence", "noun"),
        ("U.S.", "U.S.", "noun"),
        ("foreign policy", "foreign policy", "noun"),
        ("foreign\npolicies", "foreign policy", "noun"),
        ("took place", "take place", "verb"),
        ("attorneys general", "attorney general", "noun"),
        ("state-of-the-art", "state-of-the-art", "adjective"),
    ],
)
def test_a_form_finds_its_entry(lexicon: Lexicon, asked: str, lemma: str, part: str) -> None:
    """Inflected, irregular, possessive, hyphenated and capitalised forms are one entry."""
    answer = look_up(asked, lexicon=lexicon)
    assert answer.whole
    assert not answer.remark
    (found,) = answer.found
    assert (lemma, PartOfSpeech(part)) in {(entry.lemma, entry.part) for entry in found.entries}


def test_the_likeliest_entry_comes_first(lexicon: Lexicon) -> None:
    """The more frequent word comes first, and the one spelled with the same capitals."""
    assert look_up("drove", lexicon=lexicon).found[0].entries[0].lemma == "drive"
    assert look_up("Polish", lexicon=lexicon).found[0].entries[0].lemma == "Polish"
    assert look_up("polish", lexicon=lexicon).found[0].entries[0].lemma == "polish"


def test_a_phrase_that_is_no_entry_gives_its_words(lexicon: Lexicon) -> None:
    """The answer says that the phrase is not listed, and gives what is inside it."""
    answer = look_up("strategic partnership", lexicon=lexicon)
    assert not answer.whole
    assert [found.lemmas for found in answer.found] == [("strategic",), ("partnership",)]
    assert "“strategic partnership” has no entry of its own" in answer.remark


def test_the_longest_entries_come_first(lexicon: Lexicon) -> None:
    """Entries of several words stand before single words; words like *the* are passed over."""
    answer = look_up("the ties of foreign policy", lexicon=lexicon)
    assert [found.form for found in answer.found] == ["foreign policy", "ties"]


def test_a_compound_gives_its_parts(lexicon: Lexicon) -> None:
    """A hyphenated word that is not listed is looked up part by part."""
    answer = look_up("the Taliban-ruled Afghanistan", lexicon=lexicon)
    assert [found.form for found in answer.found] == ["Taliban", "ruled", "Afghanistan"]


def test_an_unknown_word_gets_near_ones(lexicon: Lexicon) -> None:
    """A slip of the pen is met with what may have been meant."""
    answer = look_up("congruance", lexicon=lexicon)
    assert answer.unknown == ("congruance",)
    assert answer.near == ("congruence",)
    assert "not in the English dictionary" in answer.remark
    assert "Iran" in look_up("fran", lexicon=lexicon).near


def test_what_is_unknown_in_a_phrase_is_named(lexicon: Lexicon) -> None:
    """Words without an entry are told, the others are found."""
    answer = look_up("Hojatoleslam's official visit", lexicon=lexicon)
    assert answer.unknown == ("Hojatoleslam's",)
    assert [found.form for found in answer.found] == ["official", "visit"]


@pytest.mark.parametrize("asked", ["", "  ", "… —", "()"])
def test_nothing_to_look_up(lexicon: Lexicon, asked: str) -> None:
    """Where there is no word the answer says so."""
    assert look_up(asked, lexicon=lexicon).remark == "Choose a word to look up."


def test_a_long_passage_is_cut(lexicon: Lexicon) -> None:
    """Of a long passage the first words are looked up, and the answer says so."""
    answer = look_up("strategic partnership " * 20, lexicon=lexicon)
    assert len(answer.found) == 2
    assert f"first {MOST_WORDS} words" in answer.remark
    assert len(look_up("x" * 100_000, lexicon=lexicon).unknown[0]) < 1000


def test_an_open_dictionary_is_not_needed() -> None:
    """Without a dictionary at hand Carrel's own is opened and closed again."""
    assert look_up("went").found[0].lemmas == ("go",)


@settings(deadline=None)
@given(st.text(max_size=80))
def test_anything_can_be_asked(asked: str) -> None:
    """No selection, in whatever script, is an error."""
    answer = look_up(asked)
    assert answer.found or answer.remark


def test_many_words_are_told_from_unknown_ones() -> None:
    """Known are all forms that a look-up finds, and the small words that hold a sentence."""
    words = {"the", "his", "committed", "Iran", "fran", "went", "Hojatoleslam", "Whose", "ties"}
    assert unknown_words(words) == {"fran", "Hojatoleslam"}
