"""Turn WordNet 3.1 into one SQLite file: Carrel's dictionary and thesaurus.

The file is read at run time by ``carrel.store``; this module writes it and its schema is the
contract between the two. ``SCHEMA`` below is the whole of it. How it is used:

*A word or phrase in any case form* is folded first: NFKC, ``casefold``, ``_`` to a space, runs of
white space to one space, a curly apostrophe to a straight one (``fold``). Then one indexed read
of ``word.folded`` finds every spelling that WordNet has for it (``Polish`` and ``polish``).

*An irregular form* (``mice``) has its lemma in ``irregular``; regular inflection is grammar and not
data, and stands in ``carrel.language.english``.

*Senses* of a word are ``sense`` rows in the order of ``part`` and ``rank``: rank 1 is the most
frequent, ``tagged`` says how often it was met in the texts that WordNet's makers tagged.
*Synonyms* are the other words of the same ``synset``, by ``position``. *Antonyms* are relations
between two words (``from_word`` and ``to_word`` are set); all other kinds hold between synsets
(both are null) or between words (both are set); see the table ``kind`` for what there is.

Source: the irregular forms come from WordNet's exception lists as ``wink-lexicon`` carries them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from making.wordnet import (
    KINDS,
    PARTS,
    Synset,
    fold,
    lines,
    read_licence,
    read_ranks,
    read_synset,
    read_tagged,
)

VERSION = 1
"""Counted up with every change to SCHEMA, so that a reader can refuse a file it does not know."""

SCHEMA = """
CREATE TABLE about (
    name  TEXT PRIMARY KEY,         -- 'version' (of this schema), 'source', 'licence'
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE word (
    id     INTEGER PRIMARY KEY,
    folded TEXT NOT NULL,           -- 'new york': what a look-up asks for
    lemma  TEXT NOT NULL            -- 'New York': as WordNet writes it, with spaces
);
CREATE INDEX word_folded ON word (folded);

CREATE TABLE synset (
    id       INTEGER PRIMARY KEY,
    part     TEXT NOT NULL,         -- 'n' noun, 'v' verb, 'a' adjective, 'r' adverb
    topic    TEXT NOT NULL,         -- WordNet's lexicographer file: 'person', 'cognition', …
    gloss    TEXT NOT NULL,         -- the definition, without its examples
    examples TEXT NOT NULL          -- a JSON array of strings
);

CREATE TABLE sense (
    word     INTEGER NOT NULL REFERENCES word (id),
    part     TEXT NOT NULL,         -- as in synset
    rank     INTEGER NOT NULL,      -- 1 is the most frequent sense of the folded word in that part
    synset   INTEGER NOT NULL REFERENCES synset (id),
    position INTEGER NOT NULL,      -- the word's place in its synset, from 1
    tagged   INTEGER NOT NULL,      -- how often it was met in tagged texts
    PRIMARY KEY (word, part, rank)
) WITHOUT ROWID;
CREATE INDEX sense_synset ON sense (synset, position);

CREATE TABLE kind (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL              -- 'antonym', 'hypernym', 'hyponym', 'similar', …
);

CREATE TABLE relation (
    synset    INTEGER NOT NULL REFERENCES synset (id),
    kind      INTEGER NOT NULL REFERENCES kind (id),
    position  INTEGER NOT NULL,     -- the order WordNet gives
    target    INTEGER NOT NULL REFERENCES synset (id),
    from_word INTEGER REFERENCES word (id),
    to_word   INTEGER REFERENCES word (id),
    PRIMARY KEY (synset, kind, position)
) WITHOUT ROWID;

CREATE TABLE irregular (
    form  TEXT NOT NULL,            -- folded: 'mice'
    part  TEXT NOT NULL,
    lemma TEXT NOT NULL,            -- folded: 'mouse'
    PRIMARY KEY (form, part, lemma)
) WITHOUT ROWID;
"""

IRREGULAR_ADVERBS = {
    "best": "well",
    "better": "well",
    "deeper": "deeply",
    "farther": "far",
    "farthest": "far",
    "further": "far",
    "furthest": "far",
    "harder": "hard",
    "hardest": "hard",
    "worse": "badly",
    "worst": "badly",
}
"""Adverbs that are compared irregularly; the package with the exception lists has none."""


Relation = tuple[int, int, int, int, int | None, int | None]
"""A row of ``relation``, in the order of its columns."""


def number_words(synsets: list[Synset]) -> dict[str, int]:
    """Every lemma, as it is written, to its number, in the order of their folded forms."""
    lemmas = {lemma for synset in synsets for lemma in synset.lemmas}
    ordered = sorted(lemmas, key=lambda lemma: (fold(lemma), lemma))
    return {lemma: number for number, lemma in enumerate(ordered, 1)}


def sense_rows(
    synsets: list[Synset], numbers: Mapping[str, int], folder: Path
) -> Iterator[tuple[int, str, int, int, int, int]]:
    """Rows of ``sense``; a spelling that the index knows under another case keeps its rank."""
    ranks, tagged = read_ranks(folder), read_tagged(folder)
    taken: set[tuple[int, str, int]] = set()
    for synset, entry in enumerate(synsets, 1):
        for position, lemma in enumerate(entry.lemmas, 1):
            sense = (fold(lemma), entry.key)
            row = (numbers[lemma], entry.key[0], ranks[sense])
            if row not in taken:  # a few synsets hold one word twice, with two lexical numbers
                taken.add(row)
                yield *row, synset, position, tagged.get(sense, 0)


def relation_rows(synsets: list[Synset], numbers: Mapping[str, int]) -> list[Relation]:
    """Rows of ``relation`` in the order of their key; positions become numbers of words."""
    kinds = {name: number for number, name in enumerate(KINDS.values(), 1)}
    synset_numbers = {entry.key: number for number, entry in enumerate(synsets, 1)}

    def word(synset: int, position: int) -> int | None:
        return numbers[synsets[synset - 1].lemmas[position - 1]] if position else None

    def rows() -> Iterator[Relation]:
        for synset, entry in enumerate(synsets, 1):
            for position, pointer in enumerate(entry.pointers, 1):
                target = synset_numbers[pointer.target]
                yield (
                    synset,
                    kinds[pointer.kind],
                    position,
                    target,
                    word(synset, pointer.source_position),
                    word(target, pointer.target_position),
                )

    return sorted(rows(), key=lambda row: row[:3])


def irregular_rows(exceptions: Mapping[str, Mapping[str, str]]) -> list[tuple[str, str, str]]:
    """Rows of ``irregular`` from lists by part of speech: form to lemma."""
    given = {**exceptions, "r": IRREGULAR_ADVERBS}
    rows = {
        (fold(form), part, fold(lemma))
        for part, forms in given.items()
        for form, lemma in forms.items()
        if fold(form) != fold(lemma)
    }
    return sorted(rows)


def write(wordnet: Path, exceptions: Mapping[str, Mapping[str, str]], target: Path) -> None:
    """Write the lexicon.

    ``wordnet`` is the folder with ``data.noun`` and the rest, ``exceptions`` are the irregular
    forms by the letter of their part of speech. The file at ``target`` appears whole or not at
    all; WordNet's licence is put beside it under the name ``lexicon.LICENSE``.
    """
    synsets = [
        read_synset(line) for suffix in PARTS for line in lines(wordnet / f"data.{suffix}") if line
    ]
    unfinished = target.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    terms = read_licence(wordnet / "data.noun")
    with closing(sqlite3.connect(unfinished)) as file:
        file.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;" + SCHEMA)
        fill(file, synsets, wordnet)
        about = {"version": str(VERSION), "source": "WordNet 3.1", "licence": terms}
        file.executemany("INSERT INTO about VALUES (?, ?)", about.items())
        file.executemany("INSERT INTO irregular VALUES (?, ?, ?)", irregular_rows(exceptions))
        file.commit()
        file.execute("ANALYZE")
        file.execute("VACUUM")
    unfinished.replace(target)
    target.with_suffix(".LICENSE").write_text(terms, encoding="utf-8")


def fill(file: sqlite3.Connection, synsets: list[Synset], wordnet: Path) -> None:
    """Put what the data files say into the tables."""
    numbers = number_words(synsets)
    file.executemany(
        "INSERT INTO word VALUES (?, ?, ?)",
        ((number, fold(lemma), lemma) for lemma, number in numbers.items()),
    )
    file.executemany(
        "INSERT INTO synset VALUES (?, ?, ?, ?, ?)",
        (
            (number, s.key[0], s.topic, s.gloss, json.dumps(s.examples, ensure_ascii=False))
            for number, s in enumerate(synsets, 1)
        ),
    )
    file.executemany(
        "INSERT INTO sense VALUES (?, ?, ?, ?, ?, ?)",
        sorted(sense_rows(synsets, numbers, wordnet)),
    )
    file.executemany("INSERT INTO kind VALUES (?, ?)", enumerate(KINDS.values(), 1))
    file.executemany(
        "INSERT INTO relation VALUES (?, ?, ?, ?, ?, ?)", relation_rows(synsets, numbers)
    )
