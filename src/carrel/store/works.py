"""The works on the shelf."""

from __future__ import annotations

import unicodedata
from typing import Any

from carrel.library.work import Origin, Provenance, Work
from carrel.store.errors import WorkNotFound
from carrel.store.history import Deed, History, Subject
from carrel.store.instant import now
from carrel.store.json_text import from_json, of_sound_rows, to_json
from carrel.store.sqlite import Database, Row
from carrel.values.span import Span

_SELECT = "SELECT citation_key, item_json, provenance_json, document, original, added FROM work"
_ALL = _SELECT + " WHERE removed IS NULL"
_GET = _ALL + " AND citation_key = :key"
_WITH_ORIGINAL = _ALL + " AND original = :digest ORDER BY added, citation_key"
_REMOVED = _SELECT + " WHERE removed IS NOT NULL ORDER BY removed, citation_key"
_KEYS = "SELECT citation_key FROM work"
_KEYS_ON_SHELF = "SELECT citation_key FROM work WHERE removed IS NULL"
_SAVE = """
INSERT INTO work (citation_key, item_json, provenance_json, document, original, added, removed)
VALUES (:key, :item, :provenance, :document, :original, :added, NULL)
ON CONFLICT (citation_key) DO UPDATE SET
    item_json = excluded.item_json, provenance_json = excluded.provenance_json,
    document = excluded.document, original = excluded.original, added = excluded.added,
    removed = NULL
"""
_SET_REMOVED = "UPDATE work SET removed = :now WHERE citation_key = :key"
_SET_RESTORED = """
UPDATE work SET removed = NULL WHERE citation_key = :key AND removed IS NOT NULL
"""


class Works:
    """The shelf: works by citation key. A key that was given once is never given again."""

    def __init__(self, database: Database, history: History) -> None:
        self._database = database
        self._history = history

    def get(self, key: str) -> Work:
        """The work with that key; raise ``WorkNotFound``, which names the nearest keys."""
        row = self._database.row(_GET, {"key": key})
        if row is None:
            raise self._not_found(key)
        return _work(row)

    def kept(self, key: str) -> Work:
        """The work with that key, be it on the shelf or removed; raise ``WorkNotFound``."""
        row = self._database.row(_SELECT + " WHERE citation_key = :key", {"key": key})
        if row is None:
            raise self._not_found(key)
        return _work(row)

    def all(self) -> tuple[Work, ...]:
        """The works by first author, then year, then title; the undated after the dated."""
        return tuple(sorted(map(_work, self._database.rows(_ALL)), key=_shelf_place))

    def keys(self) -> frozenset[str]:
        """Every key that is taken, those of removed works too."""
        return frozenset(str(row[0]) for row in self._database.rows(_KEYS))

    def save(self, work: Work) -> None:
        """Put a work on the shelf, or replace what stands under its key.

        ``document`` and ``original`` must be kept already. Raise ``StoreError`` if they are not.
        """
        with self._database.writing():
            known = self._database.row("SELECT 1 FROM work WHERE citation_key = ?", (work.key,))
            self._database.run(_SAVE, _columns(work))
            deed = Deed.CHANGED if known else Deed.MADE
            self._history.note(Subject.WORK, work.key, deed, record_of(work))

    def with_original(self, digest: str) -> Work | None:
        """The work on the shelf that came from an original; the eldest if there are several."""
        row = self._database.row(_WITH_ORIGINAL, {"digest": digest})
        return _work(row) if row else None

    def remove(self, key: str) -> None:
        """Take a work off the shelf; it, its marks and its places in projects can be restored."""
        with self._database.writing():
            work = self.get(key)
            self._database.run(_SET_REMOVED, {"key": key, "now": now()})
            self._history.note(Subject.WORK, key, Deed.REMOVED, record_of(work))

    def restore(self, key: str) -> Work:
        """Put a removed work back; one that stands there is given back as it is."""
        with self._database.writing():
            gone = self._database.run(_SET_RESTORED, {"key": key})
            work = self.get(key)
            if gone:
                self._history.note(Subject.WORK, key, Deed.RESTORED, record_of(work))
        return work

    def removed(self) -> tuple[Work, ...]:
        """The works taken off the shelf, in the order of their going."""
        return tuple(map(_work, self._database.rows(_REMOVED)))

    def _not_found(self, key: str) -> WorkNotFound:
        # Costly to import, and needed only to help.
        from difflib import get_close_matches

        on_shelf = sorted(str(row[0]) for row in self._database.rows(_KEYS_ON_SHELF))
        near = get_close_matches(key, on_shelf, n=3, cutoff=0.4)
        if near:
            return WorkNotFound(f"There is no work '{key}' on the shelf; did you mean {_or(near)}?")
        hint = "look for it on the shelf ('carrel works')" if on_shelf else "add its file first"
        return WorkNotFound(f"There is no work '{key}' on the shelf: {hint}.")


def _or(keys: list[str]) -> str:
    return " or ".join([", ".join(keys[:-1]), keys[-1]] if len(keys) > 1 else keys)


def record_of(work: Work) -> dict[str, Any]:
    """All of a work but its key, as the history has it."""
    return {
        "item": dict(work.item),
        "provenance": {name: [p.origin, p.span] for name, p in work.provenance.items()},
        "document": work.document,
        "original": work.original,
        "added": work.added,
    }


def _columns(work: Work) -> dict[str, str | None]:
    record = record_of(work)
    return {
        "key": work.key,
        "item": to_json(record["item"]),
        "provenance": to_json(record["provenance"]),
        "document": work.document or None,
        "original": work.original or None,
        "added": work.added,
    }


@of_sound_rows
def _work(row: Row) -> Work:
    key, item, provenance, document, original, added = row
    origins: dict[str, Any] = from_json(provenance)
    return Work(
        key=key,
        item=from_json(item),
        provenance={
            name: Provenance(Origin(origin), Span(*span) if span else None)
            for name, (origin, span) in origins.items()
        },
        document=document or "",
        original=original or "",
        added=added,
    )


@of_sound_rows
def _shelf_place(work: Work) -> tuple[str, float, str, str]:
    authors = work.authors
    author = authors[0].sort_part if authors else ""
    year = work.issued.in_gregorian().year
    title = _plain(work.title)
    return _plain(author) or title, float("inf") if year is None else year, title, work.key


def _plain(words: str) -> str:
    """Letters without their marks and case, so that Ö stands beside O."""
    if words.isascii():
        return words.casefold()
    apart = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
