"""The dictionary that the build made answers as WordNet does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from carrel.language.english import Lemma, PartOfSpeech
from carrel.store.lexicon import LEXICON, MOST_RELATED, Entry, Lexicon, LexiconMissing, fold_words
from carrel.store.sqlite import Database

NOUN, VERB, ADJECTIVE = PartOfSpeech.NOUN, PartOfSpeech.VERB, PartOfSpeech.ADJECTIVE


@pytest.fixture(scope="module")
def lexicon() -> Iterator[Lexicon]:
    """The dictionary of this checkout; ``python3 run.py build`` makes it."""
    with Lexicon() as opened:
        yield opened


def entry(lexicon: Lexicon, word: str, part: PartOfSpeech) -> Entry:
    """The one entry of a word."""
    (found,) = lexicon.entries([Lemma(word, part)])
    return found


def test_a_sense_has_its_dictionary_and_its_thesaurus(lexicon: Lexicon) -> None:
    """Definition, examples and the words around a meaning come together."""
    (sense,) = entry(lexicon, "congruence", NOUN).senses
    assert sense.gloss.startswith("the quality of agreeing")
    assert sense.synonyms == ("congruity", "congruousness")
    assert sense.broader == ("harmony", "harmoniousness")
    assert "congruent" in sense.derived


def test_relations_under_the_readers_words(lexicon: Lexicon) -> None:
    """Opposites, kinds, parts and wholes are told apart."""
    assert "slow" in entry(lexicon, "fast", ADJECTIVE).senses[0].antonyms
    assert "foe" not in entry(lexicon, "ally", NOUN).senses[0].antonyms
    dog = entry(lexicon, "dog", NOUN).senses[0]
    assert "canine" in dog.broader
    assert "poodle" in dog.narrower
    assert "flag" in dog.parts
    assert "pack" in dog.wholes


def test_an_adjective_has_the_opposites_of_what_it_is_like(lexicon: Lexicon) -> None:
    """Where WordNet names no direct opposite, that of the similar word stands."""
    speedy = entry(lexicon, "speedy", ADJECTIVE).senses[0]
    assert "fast" in speedy.related
    assert speedy.antonyms == ("slow",)


def test_senses_come_by_frequency(lexicon: Lexicon) -> None:
    """The most frequent meaning comes first, and entries by how often they are met."""
    drive = entry(lexicon, "drive", VERB)
    assert drive.senses[0].gloss.startswith("operate or control a vehicle")
    drove, *_ = lexicon.entries([Lemma("drove", NOUN), Lemma("drive", VERB)])
    assert drove.lemma == "drive"


def test_spellings_are_entries_of_their_own(lexicon: Lexicon) -> None:
    """*Polish* and *polish* share a folded form and nothing else."""
    lemmas = [found.lemma for found in lexicon.entries([Lemma("polish", NOUN)])]
    assert sorted(lemmas) == ["Polish", "polish"]


def test_lists_are_not_endless(lexicon: Lexicon) -> None:
    """A sense with hundreds of narrower words lists the first of them."""
    assert len(entry(lexicon, "person", NOUN).senses[0].narrower) == MOST_RELATED


def test_what_is_listed(lexicon: Lexicon) -> None:
    """Words and phrases are known by their folded form, each with its parts of speech."""
    listed = lexicon.listed(["foreign policy", "tie", "strategic partnership", "u.s."])
    assert listed["tie"] == {NOUN, VERB}
    assert listed["foreign policy"] == {NOUN}
    assert "strategic partnership" not in listed
    assert lexicon.irregular(["went", "mice", "ties"]) == {
        "went": (Lemma("go", VERB),),
        "mice": (Lemma("mouse", NOUN),),
    }
    assert lexicon.spelled(["iran", "fran"]) == ("Iran",)


def test_nothing_is_asked_and_nothing_found(lexicon: Lexicon) -> None:
    """Empty questions have empty answers."""
    assert lexicon.entries([]) == ()
    assert lexicon.listed([]) == {}
    assert lexicon.entries([Lemma("'; DROP TABLE word; --", NOUN)]) == ()


def test_folding() -> None:
    """Case, underscores, white space and curly apostrophes make no difference."""
    assert fold_words("  New_York \n Harbour’s ") == "new york harbour's"


def test_a_missing_dictionary_says_how_it_is_built(tmp_path: Path) -> None:
    """The sentence names the file and the command."""
    with pytest.raises(LexiconMissing, match=r"nothing\.sqlite has not been built.*run\.py build"):
        Lexicon(tmp_path / "nothing.sqlite")


def test_a_dictionary_of_another_version_is_refused(tmp_path: Path) -> None:
    """A file with tables that this Carrel does not know is not read."""
    file = tmp_path / "lexicon.sqlite"
    other = Database(file)
    with other.writing():
        other.run("CREATE TABLE about (name TEXT, value TEXT)")
        other.run("INSERT INTO about VALUES ('version', '0')")
    other.close()
    with pytest.raises(LexiconMissing, match="another version"):
        Lexicon(file)


@pytest.mark.parametrize("content", [b"", b"not a database" * 400])
def test_a_broken_dictionary_is_refused(tmp_path: Path, content: bytes) -> None:
    """Half a file is as good as none."""
    file = tmp_path / "lexicon.sqlite"
    file.write_bytes(content)
    with pytest.raises(LexiconMissing, match=r"run\.py build"):
        Lexicon(file)


def test_the_dictionary_is_only_read() -> None:
    """A look-up leaves no file beside the dictionary."""
    before = sorted(LEXICON.parent.iterdir())
    with Lexicon() as lexicon:
        lexicon.entries([Lemma("go", VERB)])
    assert sorted(LEXICON.parent.iterdir()) == before
