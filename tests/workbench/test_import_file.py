"""Files become works, once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from carrel.store.errors import ProjectNotFound
from carrel.store.library import Library, open_library
from carrel.values.errors import CarrelError
from carrel.workbench.import_file import (
    Addition,
    NothingToAdd,
    files_in,
    import_files,
    import_upload,
)

_TEXT = "Of Quiet Rooms\n\nA quiet room has a door that shuts. It has a lamp, and a table.\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    with open_library(tmp_path / "library") as opened:
        yield opened


def added(result: Addition | CarrelError) -> Addition:
    """The addition that a file gave."""
    assert isinstance(result, Addition), result
    return result


def test_the_original_is_kept_byte_for_byte(library: Library, tmp_path: Path) -> None:
    """Line ends and all, under the digest of its bytes."""
    file = tmp_path / "rooms.txt"
    data = _TEXT.replace("\n", "\r\n").encode()
    file.write_bytes(data)
    (addition,) = map(added, import_files(library, [file]))
    assert library.originals.read(addition.work.original) == data
    assert library.documents.text(addition.work.document) == _TEXT


def test_the_same_bytes_are_one_work(library: Library, tmp_path: Path) -> None:
    """Under whatever name, and also when the work had been taken off the shelf."""
    file, twin = tmp_path / "rooms.txt", tmp_path / "copy.txt"
    for path in (file, twin):
        path.write_text(_TEXT, encoding="utf-8")
    first, second = map(added, import_files(library, [file, twin]))
    assert (first.new, second.new) == (True, False)
    assert first.work.key == second.work.key
    library.works.remove(first.work.key)
    again = import_upload(library, _TEXT.encode(), "C:\\Texts\\rooms.txt")
    assert again.work.key == first.work.key
    assert library.works.get(first.work.key).key == first.work.key


def test_one_bad_file_is_a_value_and_the_rest_goes_on(library: Library, tmp_path: Path) -> None:
    """Errors stand in their place in the row of results."""
    good = tmp_path / "rooms.txt"
    good.write_text(_TEXT, encoding="utf-8")
    results = list(import_files(library, [tmp_path / "nowhere.txt", good]))
    assert isinstance(results[0], CarrelError)
    assert "nowhere.txt" in str(results[0])
    assert added(results[1]).work.title == "Of Quiet Rooms"


def test_a_project_takes_the_works(library: Library, tmp_path: Path) -> None:
    """An unknown one is refused before anything is read."""
    file = tmp_path / "rooms.txt"
    file.write_text(_TEXT, encoding="utf-8")
    with pytest.raises(ProjectNotFound):
        list(import_files(library, [file], project="Rooms"))
    assert library.works.all() == ()
    library.projects.new("Rooms")
    (addition,) = map(added, import_files(library, [file], project="Rooms"))
    assert library.projects.get("Rooms").works == (addition.work.key,)


def test_folders_give_their_visible_files(tmp_path: Path) -> None:
    """Deep, in the order of their names, hidden ones left out."""
    for name in ("b.txt", "a/z.txt", ".hidden", "a/.also"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    found = [
        path.relative_to(tmp_path).as_posix()
        for path in files_in([tmp_path], but_not=tmp_path / "b")
    ]
    assert found == ["a/z.txt", "b.txt"]


def test_a_folder_does_not_give_the_library_in_it(library: Library, tmp_path: Path) -> None:
    """Originals and databases are not brought in again as sources; nothing left is an error."""
    file = tmp_path / "rooms.txt"
    file.write_text(_TEXT, encoding="utf-8")
    list(import_files(library, [file]))
    assert list(files_in([tmp_path], but_not=library.folder)) == [file]
    file.unlink()
    with pytest.raises(NothingToAdd, match="no file to add"):
        list(files_in([tmp_path], but_not=library.folder))


def test_adding_a_file_again_brings_its_lost_original_back(
    library: Library, tmp_path: Path
) -> None:
    """What the sentence on a lost or spoilt original tells to do helps."""
    file = tmp_path / "rooms.txt"
    file.write_text(_TEXT, encoding="utf-8")
    (first,) = map(added, import_files(library, [file]))
    library.originals.path(first.work.original).unlink()
    (again,) = map(added, import_files(library, [file]))
    assert again.work == first.work
    library.originals.verify(first.work.original)
    place = library.originals.path(first.work.original)
    place.chmod(0o600)
    place.write_bytes(b"spoilt")
    list(import_files(library, [file]))
    library.originals.verify(first.work.original)
