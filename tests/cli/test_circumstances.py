"""The command line under bad luck: closed streams, odd locales, lost files, empty words."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.conftest import own_environment

Carrel = Callable[..., CompletedProcess[str]]

_TEXT = "Of Quiet Rooms\n\nA quiet room has a door that shuts. It has a lamp, and a table.\n"


@pytest.fixture
def rooms(carrel: Carrel, tmp_path: Path) -> str:
    """The key of a short text on the shelf."""
    file = tmp_path / "rooms.txt"
    file.write_text(_TEXT, encoding="utf-8")
    return json.loads(carrel("add", file, "--json").stdout)["key"]


@pytest.fixture
def shell(library_folder: Path, tmp_path: Path) -> Callable[..., CompletedProcess[str]]:
    """Run a line of ``sh`` in which ``$CARREL`` is the command; ``environment`` adds to its own."""

    def run(line: str, **environment: str) -> CompletedProcess[str]:
        return subprocess.run(
            ["/bin/sh", "-c", line],
            check=False,
            capture_output=True,
            encoding="utf-8",
            env=own_environment(library_folder, tmp_path)
            | {"CARREL": f"{sys.executable} -m carrel"}
            | environment,
            cwd=tmp_path,
            timeout=60,
        )

    return run


def refused(done: CompletedProcess[str]) -> str:
    """The one sentence of a command that could not be done."""
    assert done.returncode == 2, (done.stdout, done.stderr)
    (line,) = done.stderr.strip().splitlines()
    assert line.startswith("carrel: ")
    assert "did not foresee" not in line
    return line


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX closes the streams")
@pytest.mark.parametrize("closed", [">&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_a_mark_is_made_with_closed_streams(
    shell: Carrel, carrel: Carrel, rooms: str, closed: str
) -> None:
    """Nobody need listen for the deed to be done."""
    done = shell(f"$CARREL mark {rooms} --quote 'a lamp' {closed}")
    assert (done.returncode, done.stderr) == (0, "")
    assert "a lamp" in carrel("show", rooms).stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_under_a_stream_is_no_traceback(
    shell: Carrel, rooms: str, unbuffered: str
) -> None:
    """Under stderr the sentence is lost, its code is not; under stdout it is said."""
    buffering = {"PYTHONUNBUFFERED": unbuffered}
    assert shell("$CARREL cite nobody1999 2>/dev/full", **buffering).returncode == 2
    done = shell(f"$CARREL show {rooms} >/dev/full", **buffering)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "No space left" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="arguments are bytes on POSIX systems alone")
def test_a_plain_locale_takes_words_in_utf8(shell: Carrel, tmp_path: Path) -> None:
    """Where Python reads the arguments as ASCII, they are still taken for the UTF-8 they are."""
    (tmp_path / "сад.txt").write_text("Сад\n\nВ саду тихо, и ветер спит.\n" * 3, encoding="utf-8")
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    added = shell("$CARREL add сад.txt --json", **plain)
    key = json.loads(added.stdout)["key"]
    done = shell(f"$CARREL cite '{key}' --quote 'ветер спит'", **plain)
    assert done.returncode == 0, done.stderr
    assert "ветер спит" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="arguments are bytes on POSIX systems alone")
@pytest.mark.parametrize("words", ["--note", "--quote lamp --tag", "--quote"])
def test_words_that_are_no_utf8_are_refused(shell: Carrel, rooms: str, words: str) -> None:
    """Half a character never gets into a note, a tag, a record."""
    done = shell(f"$CARREL mark {rooms} {words} \"$(printf 'a\\377b')\"")
    assert "not written in UTF-8" in refused(done)


def test_a_home_that_is_unknown_is_said(shell: Carrel) -> None:
    """``~name`` of nobody is one sentence, not a traceback."""
    sentence = refused(shell("$CARREL works", CARREL_LIBRARY="~nobody-of-that-name/x"))
    assert "~nobody-of-that-name" in sentence


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["add", ""], "empty"),
        (["export", ""], "empty"),
        (["add", "FOLDER"], "no file to add"),
        (["search", "lamp", "--limit", "0"], "1 or more"),
        (["search", "lamp", "--limit", "9" * 5000], "1 or more"),
        (["cite", "KEY", "--page", " "], "No page is named"),
        (["cite", "KEY", "--style", "x" * 3000], "no citation style"),
        (["show", "KEY", "--text", "--span", "9" * 5000 + ":1"], "not a span"),
        (["mend", "KEY", "id=other"], "no variable"),
        (["project", "new", ".."], "needs a name"),
        (["project", "remove", "KEY"], "is not in the project"),
    ],
)
def test_odd_words_are_refused(
    carrel: Carrel, rooms: str, tmp_path: Path, words: list[str], sentence: str
) -> None:
    """An empty path is not the folder one stands in, and no number is too long for a sentence."""
    folder = tmp_path / "empty"
    folder.mkdir()
    named = {"KEY": rooms, "FOLDER": str(folder)}
    assert sentence in refused(carrel(*(named.get(word, word) for word in words)))
    assert len(carrel("works").stdout.splitlines()) == 1


def test_a_long_file_name_is_exported(carrel: Carrel, tmp_path: Path) -> None:
    """Key and name together are cut to what a file system takes, the extension stays."""
    file = tmp_path / ("é" * 125 + ".txt")
    file.write_text(_TEXT, encoding="utf-8")
    assert carrel("add", file).returncode == 0
    done = carrel("export", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    (original,) = (tmp_path / "out" / "originals").iterdir()
    assert original.suffix == ".txt"
    assert original.read_bytes() == file.read_bytes()


def test_a_lost_original_keeps_nothing_else_back(
    carrel: Carrel, rooms: str, library_folder: Path, tmp_path: Path
) -> None:
    """The export goes on without it and names it; adding the file again mends the library."""
    other = tmp_path / "other.txt"
    other.write_text(_TEXT.replace("Quiet", "Other"), encoding="utf-8")
    carrel("add", other)
    digest = json.loads(carrel("show", rooms, "--json").stdout)["original"]
    (library_folder / "originals" / digest[:2] / digest[2:]).unlink()
    assert "rooms.txt" in refused(carrel("export", tmp_path / "out"))
    assert len(list((tmp_path / "out" / "texts").iterdir())) == 2
    assert len(list((tmp_path / "out" / "originals").iterdir())) == 1
    assert (tmp_path / "out" / "history.jsonl").is_file()
    carrel("add", tmp_path / "rooms.txt")
    assert carrel("check").returncode == 0


def test_lines_of_a_note_stand_under_their_mark(carrel: Carrel, rooms: str) -> None:
    """A note of several lines cannot pass for another mark."""
    carrel("mark", rooms, "--quote", "a lamp", "--note", "one\n  two\nthree")
    assert "\n      one\n        two\n      three\n" in carrel("show", rooms).stdout


def test_the_coded_quotations_are_cited_at_their_offsets(carrel: Carrel, shared: Path) -> None:
    """All 25 are found once, exactly where they are said to be, typed with plain spaces too."""
    carrel("add", shared / "samples/questia-jalali.txt")
    claims = json.loads((shared / "evidence/jalali_claims.json").read_text(encoding="utf-8"))
    assert len(claims) == 25
    for claim in claims:
        for typed in dict.fromkeys((claim["quote"], " ".join(claim["quote"].split()))):
            done = carrel("cite", "jalali2001", "--quote", typed, "--json")
            assert done.returncode == 0, done.stderr
            record = json.loads(done.stdout)
            assert record["span"] == {"start": claim["start"], "end": claim["end"]}
            assert record["warnings"] == []
