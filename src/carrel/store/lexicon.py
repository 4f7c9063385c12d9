"""The dictionary and thesaurus that Carrel brings along: WordNet 3.1 in one SQLite file.

``making/lexicon.py`` makes the file and tells its schema. Nothing here reads the network.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from carrel.language.english import Lemma, PartOfSpeech
from carrel.store.errors import StoreError
from carrel.store.json_text import from_json, to_json
from carrel.store.sqlite import Database

LEXICON = Path(__file__).parent.parent / "_built" / "lexicon.sqlite"
"""Where the build puts the file."""

MOST_RELATED = 40
"""How many words a sense lists in one relation; *person* has hundreds of narrower ones."""

_VERSION = "1"
_PARTS = {
    "n": PartOfSpeech.NOUN,
    "v": PartOfSpeech.VERB,
    "a": PartOfSpeech.ADJECTIVE,
    "r": PartOfSpeech.ADVERB,
}
_LETTERS = {part: letter for letter, part in _PARTS.items()}

# WordNet's relations under the reader's words.
_RELATIONS = {
    "antonym": "antonyms",
    "hypernym": "broader",
    "instance hypernym": "broader",
    "hyponym": "narrower",
    "instance hyponym": "narrower",
    "member holonym": "wholes",
    "substance holonym": "wholes",
    "part holonym": "wholes",
    "member meronym": "parts",
    "substance meronym": "parts",
    "part meronym": "parts",
    "similar": "related",
    "see also": "related",
    "attribute": "related",
    "verb group": "related",
    "entailment": "related",
    "cause": "related",
    "pertains to": "related",
    "participle of verb": "related",
    "derived form": "derived",
}


class LexiconMissing(StoreError):
    """The dictionary has not been built, or not as this Carrel reads it."""


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a word: dictionary first, then thesaurus.

    ``examples`` are sentences; ``topic`` is WordNet's field (*person*, *motion*). ``broader`` are
    kinds above it, ``narrower`` kinds of it, ``wholes`` what it is a part of, ``parts`` what is
    a part of it, ``related`` what is near or follows from it, ``derived`` words of the same root.
    No list holds more than ``MOST_RELATED`` words.
    """

    gloss: str
    examples: tuple[str, ...] = ()
    topic: str = ""
    synonyms: tuple[str, ...] = ()
    antonyms: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    wholes: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    derived: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or fixed phrase as one part of speech, with its senses, the most frequent first.

    ``frequency`` is how often it was met in the texts that WordNet's makers tagged.
    """

    lemma: str
    part: PartOfSpeech
    senses: tuple[Sense, ...]
    frequency: int


@dataclass(frozen=True, slots=True)
class _SenseRow:
    word: int
    lemma: str
    part: PartOfSpeech
    synset: int
    tagged: int
    topic: str
    gloss: str
    examples: tuple[str, ...]


class Lexicon:
    """The open dictionary; threads may share it."""

    def __init__(self, file: Path = LEXICON) -> None:
        """Open it for reading; raise ``LexiconMissing`` where it is not as it should be."""
        if not file.is_file():
            raise LexiconMissing(
                f"The dictionary {file} has not been built: run 'python3 run.py build' in Carrel's "
                "own folder, or install Carrel again."
            )
        self._database = Database(file, read_only=True)
        if self._version() != _VERSION:
            self.close()
            raise LexiconMissing(
                f"The dictionary {file} is damaged or of another version: delete it and run "
                "'python3 run.py build' in Carrel's own folder."
            )

    def _version(self) -> str:
        """The version of the schema; empty for what is no dictionary."""
        try:
            row = self._database.row("SELECT value FROM about WHERE name = 'version'")
        except StoreError:
            return ""
        return str(row[0]) if row else ""

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def irregular(self, forms: Collection[str]) -> Mapping[str, tuple[Lemma, ...]]:
        """What irregular forms (folded) are inflected from: *went* from the verb *go*."""
        found: defaultdict[str, tuple[Lemma, ...]] = defaultdict(tuple)
        sql = (
            "SELECT form, part, lemma FROM irregular WHERE form IN (SELECT value FROM json_each(?))"
        )
        for form, part, lemma in self._database.rows(sql, (to_json([*forms]),)):
            found[form] += (Lemma(lemma, _PARTS[part]),)
        return found

    def listed(self, words: Collection[str]) -> Mapping[str, frozenset[PartOfSpeech]]:
        """Those of the words and phrases (folded) that have entries, and as what."""
        found: defaultdict[str, frozenset[PartOfSpeech]] = defaultdict(frozenset)
        sql = (
            "SELECT DISTINCT folded, part FROM word JOIN sense ON sense.word = word.id"
            " WHERE folded IN (SELECT value FROM json_each(?))"
        )
        for folded, part in self._database.rows(sql, (to_json([*words]),)):
            found[folded] |= {_PARTS[part]}
        return found

    def spelled(self, words: Collection[str]) -> tuple[str, ...]:
        """Those of the words (folded) that have entries, as the dictionary spells them.

        The most frequent comes first.
        """
        sql = (
            "SELECT lemma FROM word JOIN sense ON sense.word = word.id"
            " WHERE folded IN (SELECT value FROM json_each(?))"
            " GROUP BY lemma ORDER BY sum(tagged) DESC, lemma"
        )
        return tuple(str(row[0]) for row in self._database.rows(sql, (to_json([*words]),)))

    def entries(self, lemmas: Collection[Lemma]) -> tuple[Entry, ...]:
        """The entries of lemmas (folded), in every spelling (*polish*, *Polish*).

        The most frequent comes first.
        """
        wanted = {(lemma.word, _LETTERS[lemma.part]) for lemma in lemmas}
        senses: defaultdict[tuple[str, PartOfSpeech], list[_SenseRow]] = defaultdict(list)
        for row in self._sense_rows(wanted):
            senses[row.lemma, row.part].append(row)
        thesaurus = _Thesaurus(self._database, [row for rows in senses.values() for row in rows])
        entries = (
            Entry(lemma, part, tuple(map(thesaurus.sense, rows)), sum(row.tagged for row in rows))
            for (lemma, part), rows in senses.items()
        )
        return tuple(sorted(entries, key=lambda entry: (-entry.frequency, entry.lemma, entry.part)))

    def _sense_rows(self, wanted: set[tuple[str, str]]) -> Iterable[_SenseRow]:
        words = {word for word, _ in wanted}
        sql = (
            "SELECT folded, word.id, lemma, sense.part, synset.id, tagged, topic, gloss, examples"
            " FROM word JOIN sense ON sense.word = word.id"
            " JOIN synset ON synset.id = sense.synset"
            " WHERE folded IN (SELECT value FROM json_each(?)) ORDER BY word.id, sense.part, rank"
        )
        for folded, word, lemma, part, *about, examples in self._database.rows(
            sql, (to_json([*words]),)
        ):
            if (folded, part) in wanted:
                synset, tagged, topic, gloss = about
                spoken = tuple(from_json(examples))
                yield _SenseRow(word, lemma, _PARTS[part], synset, tagged, topic, gloss, spoken)


class _Thesaurus:
    """The words around the senses of a look-up, fetched for all of them at once."""

    def __init__(self, database: Database, rows: list[_SenseRow]) -> None:
        self._database = database
        own = {row.synset for row in rows}
        self._relations = self._relations_of(own)
        heads = {
            target
            for synset in own
            for kind, target, _, _ in self._relations[synset]
            if kind == "similar"
        }
        for head in heads - own:
            self._relations |= self._relations_of({head}, "antonym")
        targets = {target for found in self._relations.values() for _, target, _, _ in found}
        self._words = self._words_of(own | targets)

    def sense(self, row: _SenseRow) -> Sense:
        """A sense with its dictionary and its thesaurus."""
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for kind, target, from_word, to_word in self._relations[row.synset]:
            if from_word in (None, row.word):
                words = self._words[target]
                named = [words[to_word]] if to_word else words.values()
                found[_RELATIONS[kind]].update(dict.fromkeys(named))
        if not found["antonyms"]:
            found["antonyms"].update(dict.fromkeys(self._opposites(row.synset)))
        synonyms = [word for word in self._words[row.synset].values() if word != row.lemma]
        lists = {name: tuple(words)[:MOST_RELATED] for name, words in found.items()}
        return Sense(row.gloss, row.examples, row.topic, tuple(synonyms), **lists)

    def _opposites(self, synset: int) -> Iterable[str]:
        """Opposites of what an adjective is similar to: *speedy* is like *fast*, so *slow*."""
        for kind, head, _, _ in self._relations[synset]:
            if kind == "similar":
                for opposite, target, _, to_word in self._relations.get(head, ()):
                    if opposite == "antonym":
                        words = self._words[target]
                        yield from [words[to_word]] if to_word else words.values()

    def _relations_of(
        self, synsets: set[int], *kinds: str
    ) -> defaultdict[int, list[tuple[str, int, int | None, int | None]]]:
        found: defaultdict[int, list[tuple[str, int, int | None, int | None]]] = defaultdict(list)
        asked = kinds or tuple(_RELATIONS)
        sql = (
            "SELECT synset, name, target, from_word, to_word FROM relation"
            " JOIN kind ON kind.id = relation.kind"
            " WHERE synset IN (SELECT value FROM json_each(?))"
            " AND name IN (SELECT value FROM json_each(?))"
            " ORDER BY synset, kind, position"
        )
        for synset, *relation in self._database.rows(sql, (to_json([*synsets]), to_json(asked))):
            found[synset].append((*relation,))
        return found

    def _words_of(self, synsets: set[int]) -> defaultdict[int, dict[int, str]]:
        """The words of each synset, by number, in WordNet's order."""
        found: defaultdict[int, dict[int, str]] = defaultdict(dict)
        sql = (
            "SELECT synset, word.id, lemma FROM sense JOIN word ON word.id = sense.word"
            " WHERE synset IN (SELECT value FROM json_each(?)) ORDER BY synset, position"
        )
        for synset, word, lemma in self._database.rows(sql, (to_json([*synsets]),)):
            found[synset][word] = lemma
        return found


def fold_words(words: str) -> str:
    """The form under which the dictionary lists words, as ``making/wordnet.py`` folds them."""
    plain = unicodedata.normalize("NFKC", words).replace("_", " ").replace("’", "'")
    return " ".join(plain.casefold().split())
