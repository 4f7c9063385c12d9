"""Read WordNet's database files: synsets, their words, their relations, their frequency.

The formats are those of wndb(5WN), senseidx(5WN) and lexnames(5WN) in the reference manual of
WordNet 3.0, which the files of 3.1 still keep.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
"""WordNet's file suffix to its letter for the part of speech."""

KINDS = {
    "!": "antonym",
    "@": "hypernym",
    "@i": "instance hypernym",
    "~": "hyponym",
    "~i": "instance hyponym",
    "#m": "member holonym",
    "#s": "substance holonym",
    "#p": "part holonym",
    "%m": "member meronym",
    "%s": "substance meronym",
    "%p": "part meronym",
    "=": "attribute",
    "+": "derived form",
    ";c": "domain topic",
    "-c": "member of topic",
    ";r": "domain region",
    "-r": "member of region",
    ";u": "domain usage",
    "-u": "member of usage",
    "*": "entailment",
    ">": "cause",
    "^": "see also",
    "$": "verb group",
    "&": "similar",
    "<": "participle of verb",
    "\\": "pertains to",
}
"""WordNet's pointer symbols (wninput(5WN)) to the names of relations."""

TOPICS = tuple(
    """general relational general top act animal artifact attribute body cognition communication
    event feeling food group location motive object person phenomenon plant possession process
    quantity relation shape state substance time body change cognition communication competition
    consumption contact creation emotion motion perception possession social stative weather
    participial""".split()  # noqa: SIM905 - a list of 45 words reads best as words
)
"""Names of the lexicographer files by number (lexnames(5WN)), without their part of speech."""


Key = tuple[str, int]
"""A synset: the letter of its part of speech, and its offset in that part's data file."""


def part_of(letter: str) -> str:
    """The part of speech that a letter stands for; ``s`` is an adjective satellite."""
    return "a" if letter == "s" else letter


@dataclass(frozen=True)
class Pointer:
    """A relation from a synset, or from one of its words, to another."""

    kind: str
    target: Key
    source_position: int
    target_position: int
    """Positions count from 1; both are 0 where the whole synsets are meant."""


@dataclass(frozen=True)
class Synset:
    """One line of a data file."""

    key: Key
    topic: str
    lemmas: tuple[str, ...]
    pointers: tuple[Pointer, ...]
    gloss: str
    examples: tuple[str, ...]


def fold(words: str) -> str:
    """The form under which a word or phrase is looked up."""
    plain = unicodedata.normalize("NFKC", words).replace("_", " ").replace("’", "'")
    return " ".join(plain.casefold().split())


def read_gloss(text: str) -> tuple[str, tuple[str, ...]]:
    """A gloss taken apart: the definition, and the examples in quotation marks after it."""
    first = re.search(r';\s*"', text)
    if first is None:
        return text.strip(), ()
    examples = re.findall(r'"([^"]+)"', text[first.start() :])
    return text[: first.start()].strip(), tuple(example.strip() for example in examples)


def read_pointers(fields: list[str]) -> tuple[Pointer, ...]:
    """Pointers from their fields, four each: symbol, offset, part, source and target in hex."""
    return tuple(
        Pointer(
            KINDS[symbol],
            (part_of(letter), int(offset)),
            *bytes.fromhex(ends),
        )
        for symbol, offset, letter, ends in zip(*[iter(fields)] * 4, strict=True)
    )


def read_synset(line: str) -> Synset:
    """One line of ``data.noun`` and its like, as wndb(5WN) lays it out."""
    data, _, gloss = line.partition(" | ")
    offset, topic, letter, count, *rest = data.split()
    words = int(count, 16)
    pointers_from = 2 * words + 1
    pointers = int(rest[2 * words])
    # An adjective may carry its place in the sentence: galore(ip).
    lemmas = (re.sub(r"\((?:a|p|ip)\)$", "", word) for word in rest[0 : 2 * words : 2])
    definition, examples = read_gloss(gloss)
    return Synset(
        key=(part_of(letter), int(offset)),
        topic=TOPICS[int(topic)],
        lemmas=tuple(lemma.replace("_", " ") for lemma in lemmas),
        pointers=read_pointers(rest[pointers_from : pointers_from + 4 * pointers]),
        gloss=definition,
        examples=examples,
    )


def read_licence(path: Path) -> str:
    """The licence that heads a WordNet file: numbered lines that begin with two spaces."""
    with path.open(encoding="utf-8") as file:
        head = itertools.takewhile(lambda line: line.startswith("  "), file)
        return "".join(re.sub(r"^ +\d+ ", "", line).rstrip() + "\n" for line in head)


def lines(path: Path) -> Iterator[str]:
    """The lines of a WordNet file after its licence, whose lines begin with two spaces."""
    with path.open(encoding="utf-8") as file:
        yield from (line.rstrip("\n") for line in file if not line.startswith("  "))


def read_ranks(folder: Path) -> dict[tuple[str, Key], int]:
    """(folded word, synset) to the rank of that sense, from the index files."""
    ranks: dict[tuple[str, Key], int] = {}
    for suffix, part in PARTS.items():
        for line in lines(folder / f"index.{suffix}"):
            fields = line.split()
            senses = int(fields[2])
            for rank, offset in enumerate(fields[-senses:], 1):
                ranks[fold(fields[0]), (part, int(offset))] = rank
    return ranks


def read_tagged(folder: Path) -> dict[tuple[str, Key], int]:
    """(folded word, synset) to how often that sense was met in tagged texts."""
    tagged: dict[tuple[str, Key], int] = {}
    for line in lines(folder / "index.sense"):
        sense, offset, _, count = line.split()
        if count != "0":
            lemma, _, rest = sense.partition("%")
            part = " nvara"[int(rest[0])]  # senseidx(5WN) numbers the parts, 5 is a satellite
            tagged[fold(lemma), (part, int(offset))] = int(count)
    return tagged
