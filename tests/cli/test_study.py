"""A study at the command line: coded, weighed, undone, and every mistake told in one sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from carrel.cli.command_line import run
from carrel.documents.document import Block, BlockKind, Document, Page
from carrel.library.work import Work
from carrel.store.library import open_library
from carrel.values.span import Span

Carrel = Callable[..., CompletedProcess[str]]

KEY = "neighbours"
TEXT = """\
Neighbours

Moscow resumed the sale of arms to Tehran in the fall of 2000.

The two quarrelled over the Caspian throughout the 1990s.
"""
CODE = (
    "--who", "Moscow", "--whom", "Tehran", "--factor", "arms", "--area", "political",
    "--direction", "+", "--strength", "3", "--certainty", "2",
)  # fmt: skip


def records(done: CompletedProcess[str]) -> list[dict[str, Any]]:
    """The records that a command printed."""
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def refused(done: CompletedProcess[str]) -> str:
    """The one sentence of a command that could not be done."""
    assert done.returncode == 2, (done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    (line,) = done.stderr.strip().splitlines()
    return line


@pytest.fixture
def carrel(
    library_folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Carrel:
    """Run the command line here, in the test's own folder, as in a process of its own."""
    monkeypatch.chdir(library_folder.parent)

    def typed(*words: str | Path) -> CompletedProcess[str]:
        line = [*map(str, words), "--library", str(library_folder)]
        try:
            ended = run(line)
        except SystemExit as left:  # argparse's own way out
            ended = left.code
        assert isinstance(ended, int)
        said = capsys.readouterr()
        return CompletedProcess(line, ended, said.out, said.err)

    return typed


@pytest.fixture
def key(carrel: Carrel, library_folder: Path) -> str:
    """A work on the shelf, and a study begun by Ada."""
    document = Document(
        TEXT,
        (Block(BlockKind.PARAGRAPH, Span(0, len(TEXT) - 1)),),
        (Page(1, None, Span(0, len(TEXT))),),
        (),
        "en",
    )
    with open_library(library_folder) as library:
        original = library.originals.keep(TEXT.encode(), file_name="a.txt", media_type="text/plain")
        digest = library.documents.save(document)
        work = Work(KEY, {"title": "Neighbours"}, {}, digest, original.digest, "2026-01-01")
        library.works.save(work)
    assert carrel("study", "new", "Neighbours", "--coder", "Ada").returncode == 0
    return KEY


def code(carrel: Carrel, key: str, words: str, *more: str) -> dict[str, Any]:
    """Code a passage as Ada."""
    line = ("study", "code", key, words, *CODE, "--coder", "Ada", "--json", *more)
    (made,) = records(carrel(*line))
    return made


def test_a_passage_is_coded_and_traced(carrel: Carrel, key: str) -> None:
    """A claim is understood, listed with its citation, counted and shown."""
    made = code(carrel, key, "resumed the sale of arms", "--when", "fall of 2000")
    assert (made["who"], made["whom"], made["when"]["shown"]) == ("RUS", "IRN", "autumn 2000")
    (passage,) = made["passages"]
    assert passage["quote"] == "resumed the sale of arms"
    assert passage["citation"]
    assert passage["address"] == f"/works/{key}/read?page=1#c-{made['id']}"
    listed = carrel("study", "claims")
    assert listed.stdout.splitlines()[0] == "Neighbours: 1 source, 1 claim"
    assert "“resumed the sale of arms” " in listed.stdout
    (study,) = records(carrel("study", "list", "--json"))
    assert (study["claims"], study["sources"], study["active"]) == (1, 1, True)
    assert "RUS → IRN" in carrel("study", "claim", "show", made["id"]).stdout


def test_what_was_done_is_undone_and_logged(carrel: Carrel, key: str) -> None:
    """Changing, deleting, undoing and redoing are acts in the log, each with its coder."""
    made = code(carrel, key, "the Caspian")
    ada = ("--coder", "Ada", "--json")
    (changed,) = records(carrel("study", "claim", "change", made["id"], "--strength", "1", *ada))
    assert (changed["strength"], changed["revision"]) == (1, 2)
    records(carrel("study", "claim", "delete", made["id"], *ada))
    assert records(carrel("study", "claims", *ada)) == []
    records(carrel("study", "undo", *ada))
    records(carrel("study", "undo", *ada))
    (now,) = records(carrel("study", "claims", *ada))
    assert now["strength"] == 3
    records(carrel("study", "redo", *ada))
    acts = records(carrel("study", "log", *ada))
    assert {act["coder"] for act in acts} == {"Ada"}
    assert [act["deed"] for act in acts[-3:]] == ["made", "changed", "changed"]
    assert "has done nothing" in refused(carrel("study", "undo", "--coder", "Bob"))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (("code", "KEY", "words that are not there", *CODE), "no passage like"),
        (("code", "nobody1900", "the Caspian", *CODE), "no work 'nobody1900'"),
        (("code", "KEY", "the Caspian", *CODE, "--strength", "4"), "'4' is no degree"),
        (("code", "KEY", "the Caspian", *CODE, "--direction", "up"), "'up' is no direction"),
        (("code", "KEY", "the Caspian", *CODE, "--who", "Atlantis"), "no actor 'Atlantis'"),
        (("code", "KEY", "the Caspian", *CODE, "--whom", "Russia"), "two actors"),
        (("code", "KEY", "the Caspian", *CODE, "--when", "some day"), "cannot be read"),
        (("code", "KEY", "the Caspian", *CODE, "--area", "weather"), "does not have"),
        (("code", "KEY", "the Caspian", *CODE, "--if", "IRN", "USA", "?"), "+ or -"),
        (("code", "KEY", "the Caspian", *CODE, "--coder", " "), "--coder is empty"),
        (("claim", "change", "C9", "--strength", "1"), "no claim 'C9'"),
        (("claim", "change", "C9"), "Nothing is to be changed"),
        (("claim", "delete", "C9"), "no claim 'C9'"),
        (("claims", "--area", "weather"), "no area 'weather'"),
        (("claims", "--from", "soon"), "cannot be read"),
        (("claims", "--study", "Nowhere"), "no study 'Nowhere'"),
        (("profile", "Iran", "Atlantis"), "no actor 'Iran'"),
        (("use", "Nowhere"), "no study 'Nowhere'"),
        (("new", "Neighbours"), "a study 'Neighbours' already"),
        (("import", "nowhere.json"), "cannot be read"),
        (("import", "table.csv"), "no column 'who'"),
        (("series", "export", "votes", "-"), "no series 'votes'"),
        (("reliability", "nobody1900", "A"), "no work 'nobody1900'"),
        (("reliability", "KEY", "Z"), "invalid choice"),
    ],
)
def test_every_mistake_is_one_sentence(
    carrel: Carrel, key: str, tmp_path: Path, line: tuple[str, ...], told: str
) -> None:
    """What cannot be done ends with 2 and a sentence, and nothing is kept by half."""
    (tmp_path / "table.csv").write_text("one,two\n1,2\n", encoding="utf-8")
    done = carrel("study", *(key if word == "KEY" else word for word in line))
    assert told in refused(done)
    assert records(carrel("study", "claims", "--json")) == []


def test_no_study_says_how_to_begin_one(carrel: Carrel) -> None:
    """Without a study every command of it says what to do first."""
    assert "carrel study new" in refused(carrel("study", "claims"))


def test_a_stale_edit_is_refused(carrel: Carrel, key: str) -> None:
    """An edit from a revision that another coder changed meanwhile says who did."""
    made = code(carrel, key, "the Caspian")
    change = ("study", "claim", "change", made["id"], "--revision", "1")
    records(carrel(*change, "--strength", "1", "--coder", "Bob", "--json"))
    told = refused(carrel(*change, "--strength", "2", "--coder", "Ada"))
    assert "changed by Bob at" in told


def test_a_blind_coder_is_shown_only_the_own(carrel: Carrel, key: str) -> None:
    """Neither list, log nor claim shows what another coded until the study is open again."""
    made = code(carrel, key, "the Caspian")
    records(carrel("study", "change", "--blind", "on", "--coder", "Ada", "--json"))
    bob = ("--coder", "Bob", "--json")
    assert records(carrel("study", "claims", *bob)) == []
    assert made["id"] not in {act["id"] for act in records(carrel("study", "log", *bob))}
    assert "blind" in refused(carrel("study", "claim", "show", made["id"], "--coder", "Bob"))
    assert "blind" in refused(carrel("study", "claim", "delete", made["id"], "--coder", "Bob"))
    assert carrel("study", "export", "-", "--csv", "--coder", "Bob").stdout.count("\n") == 1
    records(carrel("study", "change", "--blind", "off", *bob))
    assert len(records(carrel("study", "claims", *bob))) == 1


def test_the_published_values(carrel: Carrel, shared: Path) -> None:
    """The 25 claims come in as they are, and the figures are those that they must give."""
    records(carrel("add", shared / "samples" / "questia-jalali.txt", "--json"))
    carrel("study", "new", "Jalali")
    file = shared / "evidence" / "jalali_claims.json"
    assert len(records(carrel("study", "import", file, "--source", "jalali2001", "--json"))) == 25
    (profile,) = records(carrel("study", "profile", "IRN", "RUS", "--json", "--claims"))
    nets = {group["name"]: round(group["net"]["value"], 3) for group in profile["groups"]}
    assert nets == {
        "political": -0.111,
        "military-security": 0.348,
        "regional": 0.586,
        "economic": 1.0,
    }
    total = profile["total"]["net"]
    assert (total["sources"], total["claims"], total["low"]) == (1, 21, None)
    assert len(profile["traced"]) == 21 + len(profile["listed"])
    assert all(one["passages"][0]["citation"] for one in profile["traced"])
    (drawn,) = records(carrel("study", "alignment", "Iran", "Russia", "--at", "2001.9", "--json"))
    assert round(drawn["points"][0]["alignment"]["value"], 3) == 0.451
    printed = carrel("study", "profile", "IRN", "RUS").stdout
    assert "1 source, 21 claims" in printed


def test_a_study_goes_out_and_comes_back(carrel: Carrel, key: str, tmp_path: Path) -> None:
    """Exported and brought in again it is the same to the byte; nothing is written over."""
    code(carrel, key, "the Caspian")
    records(carrel("study", "reliability", key, "B", "--json"))
    assert carrel("study", "export", "study.json").returncode == 0
    assert "already" in refused(carrel("study", "export", "study.json"))
    assert "already" in refused(carrel("study", "import", "study.json"))
    carrel("study", "change", "--name", "Former")
    assert carrel("study", "import", "study.json").returncode == 0
    assert carrel("study", "export", "again.json", "--study", "Neighbours").returncode == 0
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "study.json").read_bytes()


def test_a_series_comes_in_with_its_citation(carrel: Carrel, key: str, tmp_path: Path) -> None:
    """A series is listed with where it is from, exported and taken out."""
    table = tmp_path / "pacts.csv"
    table.write_text("who,whom,value,from,to\nIran,Russia,0.5,1921,\n", encoding="utf-8")
    assert "--citation" in refused(carrel("study", "series", "add", "Pacts", table))
    add = ("study", "series", "add", "Pacts", table, "--source", key, "--in-network", "--json")
    (series,) = records(carrel(*add))
    assert (series["work"], series["in_network"], series["ties"][0]["who"]) == (key, True, "IRN")
    assert "1 tie" in carrel("study", "series", "list").stdout
    assert "1921" in carrel("study", "series", "export", "pacts", "-").stdout
    records(carrel("study", "series", "remove", "Pacts", "--json"))
    assert records(carrel("study", "series", "list", "--json")) == []
