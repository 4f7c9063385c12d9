"""The reader's own citation styles, beside those of the CSL project."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import asdict, dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from carrel.store.errors import StoreError
from carrel.store.history import Deed, Subject
from carrel.store.instant import now
from carrel.store.json_text import from_json, of_sound_rows, to_json
from carrel.store.styles import (
    StyleNotFound,
    StyleText,
    StyleTitle,
    find_style,
    holds_words,
    search_styles,
    title_of,
)

if TYPE_CHECKING:
    from carrel.csl import Style
    from carrel.store.history import History
    from carrel.store.originals import Originals
    from carrel.store.sqlite import Database

MEDIA_TYPE = "application/vnd.citationstyles.style+xml"
MOST_BYTES = 4 << 20
_LONGEST_ID = 100
_COLUMNS = "id, title_json, declared_json, parent_json, original, added"
_ALL = f"SELECT {_COLUMNS} FROM style WHERE removed IS NULL ORDER BY id"  # noqa: S608 - a constant
_SAVE = """
INSERT INTO style (id, title_json, declared_json, parent_json, original, added)
VALUES (:id, :title, :declared, :parent, :original, :added)
ON CONFLICT (id) DO UPDATE SET title_json = :title, declared_json = :declared,
parent_json = :parent, original = :original, added = :added, removed = NULL
"""


_RESTORE = "UPDATE style SET removed = NULL WHERE id = ? AND removed IS NOT NULL"


class StyleError(StoreError):
    """A file that is no style that can be cited in, or a style that cannot be changed so."""


class StyleExists(StyleError):
    """There is a style of that name already, and it is none of the reader's own."""


@dataclass(frozen=True, slots=True)
class OwnStyle:
    """A style that the reader added.

    ``declared`` is the address by which the file names itself, ``parent`` that of the style that a
    dependent one stands for, else empty. ``original`` is the digest of the file, ``added`` an
    instant in UTC.
    """

    id: str
    title: str
    declared: str
    parent: str
    original: str
    added: str


class Styles:
    """All styles of a library: the reader's own, then those of the CSL project."""

    def __init__(self, database: Database, history: History, originals: Originals) -> None:
        self._database = database
        self._history = history
        self._originals = originals

    def own(self) -> tuple[OwnStyle, ...]:
        """The reader's own styles by id."""
        return tuple(_style(*row) for row in self._database.rows(_ALL))

    def find(self, name: str) -> StyleText:
        """The style of that id, name or address, with the XML to work with.

        What means one of the CSL project's goes on meaning it, whatever a style of one's own
        calls itself. Raise ``StyleNotFound``, which names the nearest of all styles.
        """
        own = self._own(name)
        if own is None:
            try:
                return find_style(name, others=[one.id for one in self.own()])
            except StyleNotFound:
                own = self._called(name)
                if own is None:
                    raise
        style = _parsed(own.id, self._originals.read(own.original))
        if style.citation is not None:
            return StyleText(own.id, own.id, style.info.default_locale, self._xml(own))
        parent = self._parent(own.id, own.parent)
        locale = style.info.default_locale or parent.default_locale
        return StyleText(own.id, parent.independent_id, locale, parent.xml)

    def title(self, style: str) -> str:
        """What the style with that id is called; empty if there is none."""
        own = self._own(style)
        return own.title if own else title_of(style)

    def search(self, words: str) -> tuple[StyleTitle, ...]:
        """The styles whose title or id holds every word, the reader's own before the others."""
        found = (StyleTitle(one.id, one.title) for one in self.own())
        return (*(one for one in found if holds_words(one, words)), *search_styles(words))

    def add(self, data: bytes, file_name: str, name: str = "") -> OwnStyle:
        """Keep a style file under the id ``name``, else that of its file name.

        A style of one's own with that id gives way to it; its file stays among the originals.
        Raise ``StyleError`` for a file that is no style, ``StyleExists`` for the id of one of the
        CSL project's.
        """
        style = _parsed(file_name, data)
        made = _id_of(name or PurePath(file_name.replace("\\", "/")).stem)
        self._check_free(made)
        if style.citation is None:
            self._parent(file_name, style.info.independent_parent)
        original = self._originals.keep(data, file_name=file_name, media_type=MEDIA_TYPE)
        own = OwnStyle(
            made,
            " ".join(style.info.title.split()) or made,
            style.info.id,
            style.info.independent_parent if style.citation is None else "",
            original.digest,
            now(),
        )
        with self._database.writing():
            self._database.run(_SAVE, _row_of(own))
            self._history.note(Subject.STYLE, own.id, Deed.MADE, asdict(own))
        return own

    def remove(self, name: str) -> OwnStyle:
        """Take away a style of one's own; its file stays among the originals.

        Raise ``StyleNotFound``, or ``StyleError`` where a project or another style needs it.
        """
        with self._database.writing():
            own = self._own(name) or self._called(name)
            if own is None:
                raise StyleNotFound(_not_own(name, [one.id for one in self.own()]))
            self._check_unused(own)
            self._database.run("UPDATE style SET removed = ? WHERE id = ?", (now(), own.id))
            self._history.note(Subject.STYLE, own.id, Deed.REMOVED, asdict(own))
            return own

    def restore(self, name: str) -> OwnStyle:
        """Bring back a style of one's own that was taken away; raise ``StyleNotFound``."""
        made = _slug(name)
        with self._database.writing():
            changed = self._database.run(_RESTORE, (made,))
            own = self._own(made)
            if own is None:
                raise StyleNotFound(_not_own(name, [one.id for one in self.own()]))
            if changed:
                self._history.note(Subject.STYLE, own.id, Deed.RESTORED, asdict(own))
            return own

    def check(self, own: OwnStyle) -> None:
        """Raise ``StoreError`` where a style that was added can no longer be read."""
        self.find(own.id)

    def read(self, own: OwnStyle) -> bytes:
        """The file of a style as it was added."""
        return self._originals.read(own.original)

    def _xml(self, own: OwnStyle) -> str:
        return _text(own.id, self._originals.read(own.original))

    def _own(self, name: str) -> OwnStyle | None:
        wanted = _slug(name.strip().casefold().removesuffix(".csl"))
        return next((one for one in self.own() if one.id == wanted), None)

    def _called(self, name: str) -> OwnStyle | None:
        """The style of one's own with that title, or that names itself by that address."""
        wanted = name.strip().casefold()
        named = (
            one for one in self.own() if wanted in {one.title.casefold(), one.declared.casefold()}
        )
        return next(named, None) if wanted else None

    def _parent(self, child: str, address: str) -> StyleText:
        """The independent style that a dependent one names, among all styles."""
        try:
            found = self.find(address)
        except StyleNotFound:
            raise StyleError(
                f"{child} depends on the style {address}, which is not here: "
                "add that first with 'carrel styles add'."
            ) from None
        if found.id != found.independent_id:
            raise StyleError(
                f"{child} depends on {found.id}, which is a dependent style itself: "
                f"name {found.independent_id} as its parent."
            )
        return found

    def _check_free(self, made: str) -> None:
        try:
            taken = find_style(made)
        except StyleNotFound:
            return
        raise StyleExists(
            f"'{made}' already means the style '{title_of(taken.id) or taken.id}' of the CSL "
            "project: give yours another name, as with --as."
        )

    def _check_unused(self, own: OwnStyle) -> None:
        users = self._database.rows("SELECT name FROM project WHERE style = ?", (own.id,))
        if users:
            raise StyleError(
                f"The project '{users[0][0]}' cites in {own.id}: choose another style for it first."
            )
        for one in self.own():
            if one.parent and self.find(one.id).independent_id == own.id:
                raise StyleError(f"{one.id} depends on {own.id}: take that away first.")


@of_sound_rows
def _style(
    style: str, title: str, declared: str, parent: str, original: str, added: str
) -> OwnStyle:
    return OwnStyle(
        style, from_json(title), from_json(declared), from_json(parent), original, added
    )


def _row_of(own: OwnStyle) -> dict[str, str]:
    return {
        "id": own.id,
        "title": to_json(own.title),
        "declared": to_json(own.declared),
        "parent": to_json(own.parent),
        "original": own.original,
        "added": own.added,
    }


def _text(name: str, data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise StyleError(f"{name} is larger than a style can be ({MOST_BYTES >> 20} MiB).")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise StyleError(
            f"{name} is not in UTF-8 (byte {error.start}): save it in UTF-8."
        ) from error


def _parsed(name: str, data: bytes) -> Style:
    """Read a style through; raise ``StyleError`` with line and element where it is none."""
    from carrel.csl import CslError, parse_style

    try:
        style = parse_style(_text(name, data))
        for macro in style.macros:
            _ = style.macros[macro]
    except CslError as error:
        raise StyleError(f"{name}: {error}") from error
    return style


def _id_of(name: str) -> str:
    made = _slug(name)
    if not made or len(made) > _LONGEST_ID:
        raise StyleError(f"'{name[:_LONGEST_ID]}' is no name for a style: use letters and digits.")
    return made


def _slug(name: str) -> str:
    folded = unicodedata.normalize("NFC", name.casefold())
    return re.sub(r"[\W_]+", "-", folded).strip("-")


def _not_own(name: str, ids: list[str]) -> str:
    if not ids:
        return "You have added no style of your own: 'carrel styles add FILE' does."
    return f"None of your own styles is called '{name[:_LONGEST_ID]}'; there is {', '.join(ids)}."
