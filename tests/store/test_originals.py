"""Originals are kept byte for byte, once, and never by half."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carrel.store.errors import OriginalDamaged, OriginalNotFound, StoreError
from carrel.store.library import Library, open_library


def _keep(library: Library, source: Path | bytes, name: str = "a.bin") -> str:
    return library.originals.keep(source, file_name=name, media_type="x/y").digest


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A library that all examples share."""
    return open_library(tmp_path_factory.mktemp("originals"))


@given(st.binary())
@settings(deadline=None)
def test_read_gives_the_bytes_that_were_kept(shelf: Library, data: bytes) -> None:
    """read(keep(bytes)) == bytes, and the digest is theirs."""
    digest = _keep(shelf, data)
    shelf.close()
    assert shelf.originals.read(digest) == data
    assert digest == hashlib.sha256(data).hexdigest()
    shelf.close()


def test_a_file_larger_than_a_piece_is_kept_whole(library: Library, tmp_path: Path) -> None:
    """A file is copied in pieces, the last one short."""
    source = tmp_path / "large.bin"
    source.write_bytes(os.urandom((5 << 19) + 7))
    digest = _keep(library, source)
    assert library.originals.path(digest).read_bytes() == source.read_bytes()
    assert library.originals.get(digest).size == source.stat().st_size


def test_the_same_bytes_twice_are_one_original(library: Library, tmp_path: Path) -> None:
    """What is kept already keeps the name it came under."""
    source = tmp_path / "second.txt"
    source.write_bytes(b"words")
    first = library.originals.keep(b"words", file_name="first.txt", media_type="text/plain")
    again = library.originals.keep(source, file_name="second.txt", media_type="text/x")
    assert again == first
    assert library.originals.all() == (first,)


def test_an_original_cannot_be_written_to(library: Library) -> None:
    """The file is read-only, and nothing else is left beside it."""
    place = library.originals.path(_keep(library, b"words"))
    assert stat.S_IMODE(place.stat().st_mode) == 0o444
    files = [file for file in (library.folder / "originals").rglob("*") if file.is_file()]
    assert files == [place]


def test_a_changed_original_is_noticed_and_healed_by_its_file(library: Library) -> None:
    """Bytes that changed are never handed out; adding the same file again brings them back."""
    digest = _keep(library, b"words")
    place = library.originals.path(digest)
    place.chmod(0o644)
    place.write_bytes(b"wordz")
    with pytest.raises(OriginalDamaged, match=r"'a\.bin' was changed"):
        library.originals.read(digest)
    with pytest.raises(OriginalDamaged):
        library.originals.verify(digest)
    _keep(library, b"words")
    assert library.originals.read(digest) == b"words"


def test_a_missing_original_is_noticed_and_healed_by_its_file(library: Library) -> None:
    """The same for a file that is gone."""
    digest = _keep(library, b"words")
    library.originals.path(digest).unlink()
    with pytest.raises(OriginalDamaged, match="is gone"):
        library.originals.path(digest)
    _keep(library, b"words")
    assert library.originals.read(digest) == b"words"


def test_a_digest_that_is_none_leads_nowhere(library: Library) -> None:
    """No name from outside becomes a path."""
    for digest in ("", "../../etc/passwd", "0" * 64):
        with pytest.raises(OriginalNotFound):
            library.originals.path(digest)


def test_a_source_that_cannot_be_read_is_one_sentence(library: Library, tmp_path: Path) -> None:
    """A missing file is named."""
    with pytest.raises(StoreError, match=r"nowhere\.txt cannot be read"):
        _keep(library, tmp_path / "nowhere.txt")


def test_a_file_name_that_is_no_unicode_is_kept_legibly(library: Library) -> None:
    """A name of odd bytes, as Python hands it over, is written with replacement characters."""
    original = library.originals.keep(b"w", file_name="a\udcff.txt", media_type="x/y")
    assert original.file_name == "a\ufffd.txt"


def test_what_killed_copies_left_is_cleared_after_a_day(library: Library) -> None:
    """Old left-overs go with the next file; a copy that may be under way stays."""
    _keep(library, b"first")
    arriving = library.folder / "originals" / "arriving"
    old, young = arriving / "old", arriving / "young"
    old.write_bytes(b"x")
    young.write_bytes(b"x")
    os.utime(old, (0, 0))
    _keep(library, b"second")
    assert list(arriving.iterdir()) == [young]
