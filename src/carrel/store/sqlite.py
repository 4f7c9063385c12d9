"""SQLite's own: the driver, its pragmas, and its errors put into words.

The rest of the room writes standard SQL with named parameters; this file is all that another
database would have to replace, with the text index. The modes and their reasons:

- journal: write-ahead log, for a desk goes on reading while the command line writes, and the
  other way round;
- synchronous: FULL, for what was acknowledged must outlive a power cut; NORMAL may lose the last
  transactions of a write-ahead log (sqlite.org/pragma.html#pragma_synchronous);
- locking: normal, for EXCLUSIVE would shut the command line out while a desk is open;
- transactions: every write begins IMMEDIATE and waits for its turn; one that begins by reading
  is refused at its first write when another wrote in between.
"""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, Protocol

from pysqlite3 import dbapi2  # pyright: ignore[reportMissingTypeStubs]

from carrel.store.errors import DiskFull, LibraryDamaged, LibraryLocked, StoreError

Row = tuple[Any, ...]
Parameters = Mapping[str, object] | Sequence[object]

BUSY_SECONDS = 10
"""How long a write waits for another process to finish its own."""

# Before 3.51.3 two connections that start the write-ahead log anew at once can damage the file
# (sqlite.org/wal.html, "WAL-reset bug").
_OLDEST = (3, 51, 3)

_driver: Any = dbapi2


class Cursor(Protocol):
    """What the driver answers to a statement."""

    rowcount: int

    def fetchone(self) -> Row | None:
        """The next row."""
        ...

    def fetchall(self) -> list[Row]:
        """All rows that are left."""
        ...


class Connection(Protocol):
    """The driver's connection, in autocommit: a transaction begins where it is asked for."""

    in_transaction: bool

    def execute(self, sql: str, parameters: Parameters = ..., /) -> Cursor:
        """Run one statement."""
        ...

    def executemany(self, sql: str, parameters: Iterable[Parameters], /) -> Cursor:
        """Run one statement for each set of parameters."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class Database:
    """An SQLite file, with one connection for each thread that asks; safe to share.

    ``durable`` writes reach the disk before they are acknowledged (``synchronous=FULL``); what
    can be rebuilt may do without. A ``read_only`` file is taken never to change. A write waits
    ``wait`` seconds for another process to finish its own.
    """

    def __init__(
        self,
        file: Path,
        *,
        durable: bool = True,
        read_only: bool = False,
        wait: float = BUSY_SECONDS,
    ) -> None:
        self.file = file
        self._durable = durable
        self._read_only = read_only
        self._wait = wait
        self._mine = threading.local()
        self._open: list[tuple[threading.Thread, Connection]] = []
        self._opening = threading.Lock()

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """All rows that a query gives."""
        connection = self.connection()
        with self.in_words():
            return connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        """The first row that a query gives."""
        connection = self.connection()
        with self.in_words():
            return connection.execute(sql, parameters).fetchone()

    def run(self, sql: str, parameters: Parameters = ()) -> int:
        """Change rows inside ``writing()``; give back how many."""
        connection = self.connection()
        assert connection.in_transaction, "a change belongs inside writing()"
        with self.in_words():
            return connection.execute(sql, parameters).rowcount

    def run_many(self, sql: str, parameters: Iterable[Parameters]) -> None:
        """Run one statement inside ``writing()`` for each set of parameters."""
        connection = self.connection()
        assert connection.in_transaction, "a change belongs inside writing()"
        with self.in_words():
            connection.executemany(sql, parameters)

    @contextmanager
    def writing(self) -> Generator[None]:
        """One transaction: all that is written inside is kept, or none of it.

        It takes the write lock at its start (``BEGIN IMMEDIATE``), for a transaction that turns
        from reading to writing half way is refused when another wrote in between. Inside another
        one it is a savepoint. Raise ``LibraryLocked`` when the wait is over.
        """
        connection = self.connection()
        inner = connection.in_transaction
        begin, commit, undo = _SAVEPOINT if inner else _TRANSACTION
        with self.in_words():
            connection.execute(begin)
        try:
            yield
            with self.in_words():
                connection.execute(commit)
        except BaseException:
            # A full disk may have made SQLite roll back by itself.
            if connection.in_transaction:
                with self.in_words():
                    for statement in undo:
                        connection.execute(statement)
            raise

    @contextmanager
    def reading(self) -> Generator[None]:
        """Several queries that see one and the same state of the library."""
        connection = self.connection()
        if connection.in_transaction:
            yield
            return
        with self.in_words():
            connection.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            with self.in_words():
                connection.execute("ROLLBACK")

    def has_table(self, name: str) -> bool:
        """Whether a table of that name exists."""
        found = self.row("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (name,))
        return found is not None

    def write_ahead(self) -> None:
        """Keep a write-ahead log, so that readers and a writer do not wait for one another."""
        self.rows("PRAGMA journal_mode = WAL")

    def faults(self) -> list[str]:
        """What SQLite's own check of the file and of its foreign keys finds, in its words."""
        told = [str(row[0]) for row in self.rows("PRAGMA integrity_check") if row[0] != "ok"]
        for table, _, parent, _ in self.rows("PRAGMA foreign_key_check"):
            told.append(f"a row of {table} names a missing row of {parent}")
        return told

    def connection(self) -> Connection:
        """This thread's connection, opened when it is first asked for."""
        mine: Connection | None = getattr(self._mine, "connection", None)
        if mine is None:
            mine = self._mine.connection = self._connect()
            with self._opening:
                self._close_abandoned()
                self._open.append((threading.current_thread(), mine))
        return mine

    def close(self) -> None:
        """Close every thread's connection; none may be in use."""
        with self._opening:
            while self._open:
                self._open.pop()[1].close()
            self._mine = threading.local()

    @contextmanager
    def in_words(self) -> Generator[None]:
        """Turn the driver's errors into this room's."""
        try:
            yield
        except _driver.Error as error:
            raise _worded(error, self.file) from error
        except OverflowError as error:
            raise StoreError("A number is larger than 64 bits can hold: give a smaller.") from error
        except UnicodeDecodeError as error:
            raise _damaged(self.file, error) from error
        except UnicodeEncodeError as error:
            raise StoreError(
                f"{error.object!r} holds half of a character and cannot be kept: write it anew."
            ) from error

    def _connect(self) -> Connection:
        address = self.file.absolute().as_uri()
        address += "?mode=ro&immutable=1" if self._read_only else "?mode=rwc"
        with self.in_words():
            connection: Connection = _driver.connect(
                address,
                uri=True,
                timeout=self._wait,
                isolation_level=None,
                check_same_thread=False,  # close() closes every thread's
            )
            try:
                connection.execute("PRAGMA foreign_keys = ON")
                if not self._read_only:
                    level: Literal["FULL", "NORMAL"] = "FULL" if self._durable else "NORMAL"
                    connection.execute(f"PRAGMA synchronous = {level}")
                    # On macOS a plain fsync leaves what was written in the drive's own cache.
                    connection.execute("PRAGMA fullfsync = ON")
            except BaseException:
                connection.close()
                raise
        return connection

    def _close_abandoned(self) -> None:
        ended = [pair for pair in self._open if not pair[0].is_alive()]
        self._open = [pair for pair in self._open if pair not in ended]
        for _, connection in ended:
            connection.close()


_TRANSACTION = ("BEGIN IMMEDIATE", "COMMIT", ("ROLLBACK",))
_SAVEPOINT = ("SAVEPOINT inner", "RELEASE inner", ("ROLLBACK TO inner", "RELEASE inner"))


def statements(script: str) -> Iterator[str]:
    """Cut a script into statements, each of which ends at the end of a line."""
    gathered = ""
    for line in script.splitlines(keepends=True):
        gathered += line
        if _driver.complete_statement(gathered):
            yield gathered.strip()
            gathered = ""
    if gathered.strip():
        yield gathered.strip()


def check_version() -> None:
    """Raise ``StoreError`` where the SQLite at hand has a fault that can lose a library."""
    if _driver.sqlite_version_info < _OLDEST:
        raise StoreError(
            f"SQLite {_driver.sqlite_version} can damage a library: install a pysqlite3 that "
            f"brings {'.'.join(map(str, _OLDEST))} or newer."
        )


def _damaged(file: Path, error: Exception) -> LibraryDamaged:
    return LibraryDamaged(
        f"{file} is not a sound Carrel database ({error}): bring it back from a copy."
    )


def _worded(error: Exception, file: Path) -> StoreError:
    code: int = getattr(error, "sqlite_errorcode", 0) & 0xFF
    folder = file.parent
    if code in (_driver.SQLITE_BUSY, _driver.SQLITE_LOCKED):
        return LibraryLocked(
            f"Another program is writing to the library in {folder} and does not come to an end: "
            "let it finish or close it, then try again."
        )
    # A file that may not grow is an I/O error, and the driver does not tell one from another.
    if code in (_driver.SQLITE_FULL, _driver.SQLITE_IOERR):
        return DiskFull(
            f"The disk did not take {file} ({error}): free some space and try again, or have the "
            "disk looked at if it has room; nothing of this was kept by half."
        )
    # What the driver cannot decode it reports in its own name, without a code of SQLite's.
    undecoded = isinstance(error, _driver.OperationalError) and code == 0
    if undecoded or code in (_driver.SQLITE_NOTADB, _driver.SQLITE_CORRUPT):
        return _damaged(file, error)
    if code in (_driver.SQLITE_CANTOPEN, _driver.SQLITE_READONLY, _driver.SQLITE_PERM):
        return StoreError(
            f"{file} cannot be opened for writing ({error}): "
            "see to the rights of the folder, or choose another with --library."
        )
    if code == _driver.SQLITE_CONSTRAINT:
        return StoreError(
            f"The library in {folder} refused a record that does not fit the others ({error}): "
            "save what it names first."
        )
    return StoreError(f"The database {file} gave up: {error}.")
