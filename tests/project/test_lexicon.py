"""The lexicon that the build hook writes: what a look-up may rely on."""

from __future__ import annotations

import sqlite3  # noqa: TID251 - the file is written with this one before Carrel runs
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from making import wordnet
from making.lexicon import VERSION

CHECKOUT = Path(__file__).resolve().parents[2]
BUILT = CHECKOUT / "src" / "carrel" / "_built"


@pytest.fixture(scope="module")
def lexicon() -> Iterator[sqlite3.Connection]:
    """The lexicon as it was built, read only."""
    with closing(sqlite3.connect(f"{BUILT.as_uri()}/lexicon.sqlite?mode=ro", uri=True)) as file:
        yield file


def glosses(lexicon: sqlite3.Connection, words: str, part: str) -> list[str]:
    """The definitions of a word or phrase in one part of speech, by rank."""
    rows = lexicon.execute(
        "SELECT gloss FROM word JOIN sense ON sense.word = word.id"
        " JOIN synset ON synset.id = sense.synset"
        " WHERE folded = ? AND sense.part = ? ORDER BY rank",
        (wordnet.fold(words), part),
    )
    return [gloss for (gloss,) in rows]


def related(lexicon: sqlite3.Connection, words: str, kind: str) -> set[str]:
    """The words that stand in a relation to any sense of a word."""
    rows = lexicon.execute(
        "SELECT other.lemma FROM word JOIN sense ON sense.word = word.id"
        " JOIN relation ON relation.synset = sense.synset"
        "  AND (relation.from_word IS NULL OR relation.from_word = word.id)"
        " JOIN kind ON kind.id = relation.kind"
        " JOIN sense AS there ON there.synset = relation.target"
        "  AND (relation.to_word IS NULL OR relation.to_word = there.word)"
        " JOIN word AS other ON other.id = there.word"
        " WHERE word.folded = ? AND kind.name = ?",
        (wordnet.fold(words), kind),
    )
    return {lemma for (lemma,) in rows}


def test_word_and_phrase_are_found_in_any_case(lexicon: sqlite3.Connection) -> None:
    """Words and phrases are looked up folded: capitals, underscores and spaces do not count."""
    assert glosses(lexicon, "Congruence", "n") == [
        "the quality of agreeing; being suitable and appropriate"
    ]
    assert glosses(lexicon, "NEW  york", "n") == glosses(lexicon, "new_york", "n") != []


def test_spelling_is_kept(lexicon: sqlite3.Connection) -> None:
    """What is shown is WordNet's spelling: the folded form only finds it."""
    rows = lexicon.execute("SELECT lemma FROM word WHERE folded = 'polish' ORDER BY lemma")
    assert [lemma for (lemma,) in rows] == ["Polish", "polish"]


@pytest.mark.parametrize(
    ("form", "part", "lemma"),
    [("mice", "n", "mouse"), ("went", "v", "go"), ("worse", "a", "bad"), ("best", "r", "well")],
)
def test_irregular_forms(lexicon: sqlite3.Connection, form: str, part: str, lemma: str) -> None:
    """An irregular form leads to its lemma, for each part of speech."""
    asked = "SELECT lemma FROM irregular WHERE form = ? AND part = ?"
    assert (lemma,) in lexicon.execute(asked, (form, part)).fetchall()


def test_relations(lexicon: sqlite3.Connection) -> None:
    """Antonyms hold between words, the others between meanings: both are found."""
    assert "cold" in related(lexicon, "hot", "antonym")
    assert "partnership" not in related(lexicon, "hot", "antonym")
    assert "business" in related(lexicon, "partnership", "hypernym")
    assert "oak" in related(lexicon, "tree", "hyponym")


def test_every_sense_has_word_and_synset(lexicon: sqlite3.Connection) -> None:
    """Nothing points to what is not there."""
    assert lexicon.execute("PRAGMA foreign_key_check").fetchall() == []
    assert lexicon.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_look_up_reads_an_index(lexicon: sqlite3.Connection) -> None:
    """A word is found by its folded form without going through the table."""
    plan = lexicon.execute("EXPLAIN QUERY PLAN SELECT id FROM word WHERE folded = 'a'").fetchall()
    assert (
        "USING COVERING INDEX word_folded" in plan[0][3] or "USING INDEX word_folded" in plan[0][3]
    )


def test_licence_goes_with_the_data(lexicon: sqlite3.Connection) -> None:
    """WordNet's licence stands in the file and beside it, as that licence asks."""
    about = dict(lexicon.execute("SELECT name, value FROM about"))
    assert about["version"] == str(VERSION)
    assert "WordNet 3.1 Copyright 2011 by Princeton University" in about["licence"]
    assert (BUILT / "lexicon.LICENSE").read_text(encoding="utf-8") == about["licence"]


@given(st.text())
def test_folding_twice_is_folding_once(words: str) -> None:
    """What is folded is found again under the same form."""
    once = wordnet.fold(words)
    assert wordnet.fold(once) == once


def test_examples_are_told_from_the_definition() -> None:
    """A gloss is a definition and then examples in quotation marks, whatever else is quoted."""
    gloss = 'of or like a "bogle"; strange; "a bogle light"; "bogle-ridden"'
    assert wordnet.read_gloss(gloss) == (
        'of or like a "bogle"; strange',
        ("a bogle light", "bogle-ridden"),
    )
