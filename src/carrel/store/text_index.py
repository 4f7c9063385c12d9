"""The index over the texts: finds the blocks that hold what a query asks for.

It lies in a file of its own and holds nothing that cannot be made again from the library: a file
that is missing, damaged or of another version is begun anew, and before every search it catches
up with the shelf.
"""

from __future__ import annotations

import sys
import threading
from array import array
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate, chain
from operator import sub
from pathlib import Path

from carrel.documents.document import Block, BlockKind, Document
from carrel.search.matching import Matcher, word_numbers
from carrel.search.normal import normalise
from carrel.search.query import Node
from carrel.store.documents import Documents
from carrel.store.errors import LibraryDamaged
from carrel.store.full_text import candidates
from carrel.store.json_text import to_json
from carrel.store.sqlite import Database, Row
from carrel.values.span import Span

MOST_BLOCKS = 20_000
"""How many blocks are looked through when all works are searched, the best first."""

# Counted up when the tables or the way words are cut change. Bounds are kept in the machine's
# own order of bytes.
_VERSION = 2 * 2 + (sys.byteorder == "big")

_TABLES = (
    """
    CREATE TABLE work (
        number INTEGER PRIMARY KEY, citation_key TEXT NOT NULL UNIQUE, document TEXT NOT NULL,
        structure TEXT NOT NULL, first_block INTEGER NOT NULL, last_block INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE block (
        number INTEGER PRIMARY KEY, work INTEGER NOT NULL, start_position INTEGER NOT NULL,
        end_position INTEGER NOT NULL, apparatus INTEGER NOT NULL, bounds BLOB NOT NULL
    )
    """,
    # All that is not ASCII belongs to words, as do ASCII letters and digits: just the words that
    # search.normal cuts.
    "CREATE VIRTUAL TABLE block_words USING fts5 (words, compounds, tokenize = 'ascii')",
    "CREATE VIRTUAL TABLE vocabulary USING fts5vocab (block_words, row)",
)
_NAMES = ("vocabulary", "work", "block", "block_words")
_VOCABULARY = """
SELECT term FROM vocabulary WHERE term IN (SELECT value FROM json_each(:words))
ORDER BY cnt DESC, term LIMIT :most
"""
_SHELF = """
SELECT work.citation_key, document.digest, document.structure
FROM work JOIN document ON document.digest = work.document WHERE work.removed IS NULL
"""
_INDEXED = "SELECT citation_key, document, structure FROM work"
_WORKS = "SELECT number, citation_key, document, first_block, last_block FROM work"
_BLOCKS = """
SELECT work, start_position, end_position, bounds, words, compounds
FROM block_words JOIN block ON block.number = block_words.rowid
WHERE block_words MATCH :expression AND block.apparatus <= :apparatus
"""
_WITHIN = " AND block_words.rowid BETWEEN :first AND :last ORDER BY block_words.rowid"
_BEST_FIRST = " ORDER BY block_words.rank LIMIT :most"


@dataclass(frozen=True, slots=True)
class FoundBlock:
    """A block in which a query was found.

    ``block`` is its span in the canonical text of ``document``, ``count`` the number of hits.
    """

    work: str
    document: str
    block: Span
    count: int
    _row: Row = field(repr=False)
    _matcher: Matcher = field(repr=False)

    def spans(self) -> tuple[Span, ...]:
        """Where each hit stands in the canonical text, in order; the cost grows with the block."""
        _, start, _, packed, words, compounds = self._row
        bounds = _unpacked(packed, start)
        hits = self._matcher.hits(words, compounds)
        return tuple(
            Span(bounds[2 * first], bounds[2 * last + 1])
            for first, last in word_numbers(words, hits)
        )


@dataclass(frozen=True, slots=True)
class FoundBlocks:
    """What a search found; ``complete`` is false when there is more than was looked through."""

    blocks: tuple[FoundBlock, ...]
    complete: bool = True


class TextIndex:
    """The index in ``file`` over the works of the library that ``database`` holds.

    The file is opened when it is first needed. Threads may share it, and processes too.
    """

    def __init__(self, file: Path, database: Database, documents: Documents) -> None:
        self.file = file
        self._library = database
        self._documents = documents
        self._opened: Database | None = None
        self._opening = threading.Lock()

    def add(self, key: str, digest: str, document: Document) -> None:
        """Index a work's text, in place of what was indexed under its key."""
        row = self._library.row("SELECT structure FROM document WHERE digest = ?", (digest,))
        database = self._database()
        rows = _block_rows(document)
        with database.writing():
            _forget(database, key)
            _keep(database, (key, digest, row[0] if row else ""), rows)

    def remove(self, key: str) -> None:
        """Take a work's text out; one that is not there is no matter."""
        database = self._database()
        with database.writing():
            _forget(database, key)

    def search(
        self, tree: Node, *, within: str | None = None, apparatus: bool = False
    ) -> FoundBlocks:
        """The blocks that fulfil a query.

        Within the work of one key they come in the order of the text, and all of them; over all
        works the best come first (BM25), and no more than ``MOST_BLOCKS`` are looked through.
        ``apparatus`` lets blocks of that kind be found too.
        """
        try:
            self.catch_up()
            return self._search(tree, within, apparatus=apparatus)
        except LibraryDamaged:
            self._begin_anew()
            self.catch_up()
            return self._search(tree, within, apparatus=apparatus)

    def known(self, words: Collection[str], *, most: int = 5) -> tuple[str, ...]:
        """Those of the words (folded) that stand in some text, the most common first."""
        asked = {"words": to_json([*words]), "most": most}
        return tuple(str(row[0]) for row in self._database().rows(_VOCABULARY, asked))

    def catch_up(self) -> None:
        """Index what is on the shelf and not here, and take out what is no longer there."""
        for key in self.missing():
            row = self._library.row(f"{_SHELF} AND citation_key = ?", (key,))
            if row is None:
                self.remove(key)
            else:
                self.add(key, row[1], self._documents.get(row[1]))

    def missing(self) -> tuple[str, ...]:
        """The keys whose text is not indexed as it stands, or no longer belongs in the index."""
        shelf, indexed = set(self._library.rows(_SHELF)), set(self._database().rows(_INDEXED))
        return tuple(sorted({str(row[0]) for row in shelf ^ indexed}))

    def close(self) -> None:
        """Close the file; another use opens it again."""
        with self._opening:
            if self._opened is not None:
                self._opened.close()
                self._opened = None

    def _search(self, tree: Node, within: str | None, *, apparatus: bool) -> FoundBlocks:
        database = self._database()
        asked: dict[str, object] = {"expression": candidates(tree), "apparatus": int(apparatus)}
        with database.reading():
            works = {row[0]: row for row in database.rows(_WORKS)}
            if within is None:
                rows = database.rows(_BLOCKS + _BEST_FIRST, asked | {"most": MOST_BLOCKS + 1})
                found = _found(rows[:MOST_BLOCKS], works, tree)
                return FoundBlocks(tuple(found), complete=len(rows) <= MOST_BLOCKS)
            place = next((row[3:] for row in works.values() if row[1] == within), None)
            if place is None:
                return FoundBlocks(())
            asked |= {"first": place[0], "last": place[1]}
            return FoundBlocks(tuple(_found(database.rows(_BLOCKS + _WITHIN, asked), works, tree)))

    def _database(self) -> Database:
        with self._opening:
            if self._opened is None:
                self._opened = self._open()
            return self._opened

    def _open(self) -> Database:
        try:
            return _prepared(self.file)
        except LibraryDamaged:
            self._unlink()
            return _prepared(self.file)

    def _begin_anew(self) -> None:
        self.close()
        with self._opening:
            self._unlink()

    def _unlink(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            self.file.with_name(self.file.name + suffix).unlink(missing_ok=True)


def _prepared(file: Path) -> Database:
    """The file opened with its tables; tables of another version are made anew."""
    database = Database(file, durable=False)
    try:
        if database.rows("PRAGMA user_version") != [(_VERSION,)]:
            database.write_ahead()
            with database.writing():
                _make_tables(database)
    except BaseException:
        database.close()
        raise
    return database


def _make_tables(database: Database) -> None:
    if database.rows("PRAGMA user_version") == [(_VERSION,)]:
        return
    for name in _NAMES:
        database.run(f"DROP TABLE IF EXISTS {name}")
    for statement in _TABLES:
        database.run(statement)
    database.run(f"PRAGMA user_version = {_VERSION}")


def _found(rows: list[Row], works: Mapping[int, Row], tree: Node) -> Iterator[FoundBlock]:
    matcher = Matcher(tree)
    for row in rows:
        work, start, end, _, words, compounds = row
        count = matcher.count(words, compounds)
        if count:
            _, key, digest, *_ = works[work]
            yield FoundBlock(key, digest, Span(start, end), count, row, matcher)


def _forget(database: Database, key: str) -> None:
    row = database.row("SELECT first_block, last_block FROM work WHERE citation_key = ?", (key,))
    if row is not None:
        database.run("DELETE FROM block_words WHERE rowid BETWEEN ? AND ?", row)
        database.run("DELETE FROM block WHERE number BETWEEN ? AND ?", row)
        database.run("DELETE FROM work WHERE citation_key = ?", (key,))


@dataclass(frozen=True, slots=True)
class _BlockRow:
    span: Span
    apparatus: bool
    words: str
    compounds: str
    bounds: bytes


def _block_rows(document: Document) -> list[_BlockRow]:
    return [_block_row(document, block) for block in document.blocks]


def _block_row(document: Document, block: Block) -> _BlockRow:
    normal = normalise(document.text[block.span.start : block.span.end])
    return _BlockRow(
        block.span,
        block.kind is BlockKind.APPARATUS,
        normal.words,
        normal.compounds,
        _packed(normal.bounds),
    )


def _keep(database: Database, work: tuple[str, str, str], rows: list[_BlockRow]) -> None:
    """Write a work (key, digest, structure) and its blocks, numbered one after the other."""
    last = database.row("SELECT coalesce(max(last_block), 0) FROM work")
    first = (last[0] if last else 0) + 1
    database.run(
        "INSERT INTO work (citation_key, document, structure, first_block, last_block)"
        " VALUES (?, ?, ?, ?, ?)",
        (*work, first, first + len(rows) - 1),
    )
    number = database.row("SELECT number FROM work WHERE citation_key = ?", work[:1])
    assert number is not None
    database.run_many(
        "INSERT INTO block VALUES (?, ?, ?, ?, ?, ?)",
        (
            (at, number[0], *row.span, int(row.apparatus), row.bounds)
            for at, row in enumerate(rows, first)
        ),
    )
    database.run_many(
        "INSERT INTO block_words (rowid, words, compounds) VALUES (?, ?, ?)",
        ((at, row.words, row.compounds) for at, row in enumerate(rows, first)),
    )


def _packed(bounds: array[int]) -> bytes:
    """Bounds as steps, each in one byte if all fit, else in four; the first byte tells which."""
    steps = [*map(sub, bounds, chain((0,), bounds))]
    kind = "B" if max(steps, default=0) < 256 else "I"  # noqa: PLR2004 - one byte
    return kind.encode() + array(kind, steps).tobytes()


def _unpacked(packed: bytes, start: int) -> list[int]:
    """Bounds as code points of the text whose part begins at ``start``."""
    steps = array(chr(packed[0]), packed[1:])
    return [*accumulate(steps, initial=start)][1:]
