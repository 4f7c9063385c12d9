"""Notes that are being written and not yet saved: they outlive a killed browser."""

from __future__ import annotations

from carrel.store.instant import now
from carrel.store.json_text import from_json, of_sound_rows, to_json
from carrel.store.sqlite import Database

_SAVE = """
INSERT INTO draft (place, text_json, saved) VALUES (:place, :text, :now)
ON CONFLICT (place) DO UPDATE SET text_json = excluded.text_json, saved = excluded.saved
"""


class Drafts:
    """The drafts of a library by their place, a short name that the page gives."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, place: str, text: str) -> None:
        """Keep what stands in a draft now; an empty one is dropped."""
        if not text:
            self.drop(place)
            return
        with self._database.writing():
            self._database.run(_SAVE, {"place": place, "text": to_json(text), "now": now()})

    @of_sound_rows
    def get(self, place: str) -> str:
        """A draft's text, empty when there is none."""
        row = self._database.row("SELECT text_json FROM draft WHERE place = ?", (place,))
        return from_json(row[0]) if row else ""

    @of_sound_rows
    def all(self) -> dict[str, str]:
        """Every draft by its place, the last written first."""
        rows = self._database.rows("SELECT place, text_json FROM draft ORDER BY saved DESC, place")
        return {place: from_json(text) for place, text in rows}

    def drop(self, place: str) -> None:
        """Forget a draft, as when its note was saved; one that is not there is no matter."""
        with self._database.writing():
            self._database.run("DELETE FROM draft WHERE place = ?", (place,))
