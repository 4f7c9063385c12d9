"""Opening a library: made when missing, refused when it cannot be trusted."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from carrel.store.errors import LibraryDamaged, LibraryNotFound, NewerLibrary, StoreError
from carrel.store.library import DATABASE, Library, open_library
from carrel.store.migrating import MIGRATIONS, migrate, run_step, version_of
from carrel.store.sqlite import Database


def test_a_fresh_library_has_an_active_project(library: Library) -> None:
    """There is always an active project, from the first moment."""
    assert library.projects.active().name == "My project"
    assert library.works.all() == ()


def test_any_folder_name_will_do(tmp_path: Path) -> None:
    """Signs that mean something in an address mean nothing in a folder's name."""
    folder = tmp_path / "a?mode=ro#b%20 é"
    with open_library(folder) as library:
        library.drafts.save("a", "words")
    assert (folder / DATABASE).is_file()
    assert list(tmp_path.iterdir()) == [folder]


def test_without_leave_to_create_nothing_is_made(library_folder: Path) -> None:
    """A library that is only looked for leaves no trace where there is none."""
    with pytest.raises(LibraryNotFound, match="There is no library in"):
        open_library(library_folder, create=False)
    assert not library_folder.exists()


def test_a_file_in_the_folder_s_place_is_one_sentence(tmp_path: Path) -> None:
    """A path that is no folder is refused in words."""
    taken = tmp_path / "taken"
    taken.write_text("not a folder")
    with pytest.raises(LibraryNotFound, match="cannot hold a library"):
        open_library(taken)


_WITHOUT_RIGHTS = """
import os, sys
from pathlib import Path
from carrel.store.desk_lock import desk_lock
from carrel.store.library import open_library
from carrel.values.errors import CarrelError
if os.getuid() == 0:
    os.setuid(65534)
for folder in map(Path, sys.argv[1:]):
    for act in (open_library, lambda folder: desk_lock(folder).__enter__()):
        try:
            act(folder)
        except CarrelError as error:
            print(error)
"""


def test_a_folder_without_rights_is_one_sentence(library_folder: Path) -> None:
    """Neither a library that may not be read nor one that may not be made ends in a traceback."""
    library_folder.mkdir(mode=0)
    line = [sys.executable, "-c", _WITHOUT_RIGHTS, library_folder, library_folder / "new"]
    ended = subprocess.run(line, check=False, capture_output=True, text=True)
    library_folder.chmod(0o700)
    assert ended.stderr == ""
    sentences = ended.stdout.splitlines()
    assert len(sentences) == 4
    assert all("choose another with --library" in sentence for sentence in sentences)


def test_a_newer_library_is_refused_untouched(library_folder: Path) -> None:
    """A library of a newer form is left as it is, byte for byte."""
    open_library(library_folder).close()
    file = library_folder / DATABASE
    newer = Database(file)
    run_step(newer, len(MIGRATIONS) + 1, "9999_newer.sql", "CREATE TABLE newer (a TEXT);")
    newer.close()
    before = hashlib.sha256(file.read_bytes()).hexdigest()
    with pytest.raises(NewerLibrary, match=r"written by a newer Carrel .* update Carrel"):
        open_library(library_folder)
    assert hashlib.sha256(file.read_bytes()).hexdigest() == before


def test_a_file_that_is_no_database_is_refused_untouched(library_folder: Path) -> None:
    """Something else under the database's name is named, and left alone."""
    library_folder.mkdir()
    file = library_folder / DATABASE
    file.write_bytes(b"this is not a database, but somebody's notes\n" * 100)
    before = file.read_bytes()
    with pytest.raises(LibraryDamaged, match="not a sound Carrel database"):
        open_library(library_folder)
    assert file.read_bytes() == before


def test_a_damaged_table_of_tables_is_one_sentence(library_folder: Path) -> None:
    """SQLite's own words about damage may hold broken bytes; ours do not."""
    open_library(library_folder).close()
    file = library_folder / DATABASE
    broken = file.read_bytes().replace(b"tabledraftdraft", b"tabledra\xfftdraft")
    file.write_bytes(broken)
    with pytest.raises(LibraryDamaged, match="not a sound Carrel database"):
        open_library(library_folder)


def test_migrating_again_is_nothing(library: Library) -> None:
    """A library of this form is not migrated once more."""
    rows = library.database.rows("SELECT number, name FROM migration")
    assert not migrate(library.database)
    assert rows == list(enumerate(MIGRATIONS, start=1))
    run_step(library.database, 1, MIGRATIONS[0], "DROP TABLE work;")
    assert library.works.all() == ()


def test_a_migration_that_fails_half_way_leaves_the_former_form(library: Library) -> None:
    """A step is run whole with its record, or not at all."""
    script = "CREATE TABLE half (a TEXT);\nINSERT INTO half VALUES ('x');\nINSERT INTO nowhere;\n"
    with pytest.raises(StoreError):
        run_step(library.database, len(MIGRATIONS) + 1, "0002_half.sql", script)
    assert version_of(library.database) == len(MIGRATIONS)
    assert not library.database.has_table("half")


def test_every_migration_is_listed_in_order() -> None:
    """The list names each file in the folder, numbered without a gap."""
    folder = Path(sys.modules["carrel.store.migrating"].__file__ or "").parent / "migrations"
    assert sorted(file.name for file in folder.glob("*.sql")) == list(MIGRATIONS)
    assert [int(name[:4]) for name in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))


def test_four_processes_may_begin_one_library_at_once(library_folder: Path) -> None:
    """Whoever comes first makes it; the others find it made."""
    program = (
        "import sys; from pathlib import Path; from carrel.store.library import open_library;"
        "open_library(Path(sys.argv[1])).close()"
    )
    line = [sys.executable, "-c", program, str(library_folder)]
    running = [subprocess.Popen(line, stderr=subprocess.PIPE) for _ in range(4)]
    assert [process.communicate()[1].decode() for process in running] == [""] * 4
    with open_library(library_folder) as library:
        assert library.database.rows("SELECT count(*) FROM migration") == [(len(MIGRATIONS),)]


def test_each_thread_has_a_connection_and_close_closes_all(library: Library) -> None:
    """Threads share a library; a thread's connection goes when the thread is gone."""
    seen: list[object] = []

    def look() -> None:
        library.drafts.save(threading.current_thread().name, "words")
        seen.append(library.database.connection())

    for _ in range(5):
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()
    assert len(library.drafts.all()) == 5
    assert len({id(connection) for connection in seen}) == 5
    assert len(library.database._open) <= 2
    library.close()
    assert library.database._open == []


def test_the_database_keeps_its_promises(library: Library) -> None:
    """Journal, flushing and foreign keys are as the design says."""
    asked = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    got = [library.database.rows(f"PRAGMA {name}")[0][0] for name in asked]
    assert got == ["wal", 2, 1, 10_000]
