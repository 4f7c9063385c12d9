"""Transactions: whole or not at all, and never on top of another's."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from carrel.library.work import Work
from carrel.store.errors import LibraryLocked, StoreError
from carrel.store.integrity import check
from carrel.store.library import DATABASE, Library, open_library
from carrel.store.sqlite import Database


class _StopError(Exception):
    pass


def _write_and_stop(library: Library) -> None:
    with library.writing():
        library.drafts.save("lost", "words")
        raise _StopError


def test_what_is_broken_off_is_not_kept(library: Library) -> None:
    """A transaction that ends in an error leaves nothing behind."""
    with pytest.raises(_StopError):
        _write_and_stop(library)
    assert library.drafts.all() == {}


def test_an_inner_failure_undoes_the_inner_part_alone(library: Library) -> None:
    """A transaction within another is undone by itself."""
    with library.writing():
        library.drafts.save("kept", "words")
        with pytest.raises(_StopError):
            _write_and_stop(library)
    assert library.drafts.all() == {"kept": "words"}


def test_readers_do_not_see_what_is_not_whole(library: Library, library_folder: Path) -> None:
    """Another connection reads the former state until the transaction ends."""
    with open_library(library_folder) as other:
        with library.writing():
            library.drafts.save("a", "words")
            assert other.drafts.all() == {}
        assert other.drafts.all() == {"a": "words"}


def test_looks_within_reading_see_one_state(library: Library, library_folder: Path) -> None:
    """What another writes meanwhile is seen afterwards."""
    with open_library(library_folder) as other:
        with library.reading():
            before = library.drafts.all()
            other.drafts.save("a", "words")
            assert library.drafts.all() == before
        assert library.drafts.all() == {"a": "words"}


def test_a_library_locked_for_too_long_is_one_sentence(
    library: Library, library_folder: Path
) -> None:
    """A write that cannot begin says who is in the way, and nothing is written."""
    impatient = Library(library_folder, Database(library_folder / DATABASE, wait=0.05))
    with impatient:
        with library.writing(), pytest.raises(LibraryLocked, match="Another program is writing"):
            impatient.drafts.save("a", "words")
        impatient.drafts.save("b", "words")
        assert impatient.drafts.all() == {"b": "words"}


def test_four_processes_with_fifty_writes_each_lose_none(library: Library) -> None:
    """Writers wait for one another; every write is there, and its place in the history."""
    program = (
        "import sys; from pathlib import Path; from carrel.store.library import open_library\n"
        "from carrel.library.work import Work\n"
        "with open_library(Path(sys.argv[1])) as library:\n"
        "    for number in range(50):\n"
        "        with library.writing():\n"
        "            key = f'{sys.argv[2]}-{number}'\n"
        "            library.works.save(Work(key, {'title': str(len(library.works.keys()))}))\n"
        "            library.projects.add('My project', [key])\n"
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(library.folder), str(name)], stderr=subprocess.PIPE
        )
        for name in range(4)
    ]
    assert [process.communicate()[1].decode() for process in running] == [""] * 4
    # Each counted the works that stood before its own: no two looked at the same state.
    titles = sorted(int(work.title) for work in library.works.all())
    assert titles == list(range(200))
    assert len(library.projects.active().works) == 200
    assert [event.number for event in library.history.all()] == list(range(1, 401))
    assert check(library) == ()


def test_four_threads_with_fifty_writes_each_lose_none(library: Library) -> None:
    """The threads of a desk wait for one another as processes do."""

    def write(name: int) -> None:
        for number in range(50):
            with library.writing():
                taken = len(library.works.keys())
                library.works.save(Work(f"{name}-{number}", {"title": str(taken)}))

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(write, range(4)))
    titles = sorted(int(work.title) for work in library.works.all())
    assert titles == list(range(200))


def test_a_record_that_names_what_is_not_kept_is_refused(library: Library) -> None:
    """Foreign keys hold: a work cannot point at a text that is not there."""
    with pytest.raises(StoreError, match="does not fit the others"):
        library.works.save(Work("a", {}, document="0" * 64))
    assert library.works.keys() == frozenset()


def test_half_a_character_where_none_can_be_kept_is_one_sentence(library: Library) -> None:
    """A lone surrogate in a name is refused in words."""
    with pytest.raises(StoreError, match="half of a character"):
        library.projects.new("a\ud800")
