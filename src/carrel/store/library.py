"""A library: one folder that holds all that a reader has gathered."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from carrel.store.annotations import Annotations
from carrel.store.disk import flush_folder, make_folder
from carrel.store.documents import Documents
from carrel.store.drafts import Drafts
from carrel.store.errors import LibraryNotFound
from carrel.store.history import History
from carrel.store.migrating import migrate
from carrel.store.originals import Originals
from carrel.store.own_styles import Styles
from carrel.store.projects import Projects
from carrel.store.sqlite import Database, check_version
from carrel.store.works import Works

if TYPE_CHECKING:
    from carrel.store.references import References
    from carrel.store.studies import Studies
    from carrel.store.text_index import TextIndex

DATABASE = "library.sqlite"
INDEX = "index.sqlite"


class Library:
    """An open library; threads may share it, and other processes may have it open too.

    ``folder/library.sqlite`` holds all but the originals (``folder/originals/``) and the text
    index (``folder/index.sqlite``), which can be built anew.
    """

    def __init__(self, folder: Path, database: Database) -> None:
        self.folder = folder
        self.database = database
        self.history = History(database)
        self.works = Works(database, self.history)
        self.originals = Originals(database, folder)
        self.documents = Documents(database)
        self.annotations = Annotations(database, self.history)
        self.projects = Projects(database, self.history)
        self.drafts = Drafts(database)
        self.styles = Styles(database, self.history, self.originals)
        self._studies: Studies | None = None
        self._references: References | None = None
        self._text_index: TextIndex | None = None
        self._opening = threading.Lock()

    @property
    def studies(self) -> Studies:
        """The studies; what reads them is costly to import and is loaded when first asked for."""
        with self._opening:
            if self._studies is None:
                from carrel.store.studies import Studies

                self._studies = Studies(self.database, self.history)
            return self._studies

    @property
    def references(self) -> References:
        """The reference lists of the texts, loaded when first asked for."""
        with self._opening:
            if self._references is None:
                from carrel.store.references import References

                self._references = References(self.database)
            return self._references

    @property
    def text_index(self) -> TextIndex:
        """The index over the texts, opened when it is first asked for."""
        with self._opening:
            if self._text_index is None:
                from carrel.store.text_index import TextIndex

                self._text_index = TextIndex(self.folder / INDEX, self.database, self.documents)
            return self._text_index

    def writing(self) -> AbstractContextManager[None]:
        """One transaction: all that is saved inside is kept, or none of it; may be nested.

        It waits for another writer up to ``sqlite.BUSY_SECONDS``, then raises ``LibraryLocked``.
        """
        return self.database.writing()

    def reading(self) -> AbstractContextManager[None]:
        """Several looks at one and the same state, whatever others write meanwhile."""
        return self.database.reading()

    def close(self) -> None:
        """Close what is open, for every thread."""
        if self._text_index is not None:
            self._text_index.close()
            self._text_index = None
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_library(folder: Path, *, create: bool = True) -> Library:
    """Open the library in ``folder``, making it there if ``create`` allows.

    Raise ``LibraryNotFound`` when there is none or the folder cannot be used, ``NewerLibrary``
    (with nothing touched) when a newer Carrel wrote it, ``LibraryDamaged`` when the file is no
    database, ``LibraryLocked`` when another process keeps it locked.
    """
    check_version()
    file = folder / DATABASE
    if not _is_there(file):
        _make(folder, create=create)
    database = Database(file)
    try:
        if migrate(database):
            flush_folder(folder)
    except BaseException:
        database.close()
        raise
    return Library(folder, database)


def _is_there(file: Path) -> bool:
    with _usable(file.parent):
        return file.is_file()


def _make(folder: Path, *, create: bool) -> None:
    if not create:
        raise LibraryNotFound(
            f"There is no library in {folder}: 'carrel add FILE --library {folder}' begins one."
        )
    with _usable(folder):
        make_folder(folder)


@contextmanager
def _usable(folder: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        raise LibraryNotFound(
            f"The folder {folder} cannot hold a library ({error.strerror}): "
            "choose another with --library."
        ) from error
