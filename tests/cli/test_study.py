"""A study at the command line: coded, weighed, undone, and every mistake told in one sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

Typed = Callable[..., CompletedProcess[str]]

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


def code(typed: Typed, key: str, words: str, *more: str) -> dict[str, Any]:
    """Code a passage as Ada."""
    line = ("study", "code", key, words, *CODE, "--coder", "Ada", "--json", *more)
    (made,) = records(typed(*line))
    return made


def test_a_passage_is_coded_and_traced(typed: Typed, key: str) -> None:
    """A claim is understood, listed with its citation, counted and shown."""
    made = code(typed, key, "resumed the sale of arms", "--when", "fall of 2000")
    assert (made["who"], made["whom"], made["when"]["shown"]) == ("RUS", "IRN", "autumn 2000")
    (passage,) = made["passages"]
    assert passage["quote"] == "resumed the sale of arms"
    assert passage["citation"]
    assert passage["address"] == f"/works/{key}/read?page=1#c-{made['id']}"
    listed = typed("study", "claims")
    assert listed.stdout.splitlines()[0] == "Neighbours: 1 source, 1 claim"
    assert "“resumed the sale of arms” " in listed.stdout
    (study,) = records(typed("study", "list", "--json"))
    assert (study["claims"], study["sources"], study["active"]) == (1, 1, True)
    assert "RUS → IRN" in typed("study", "claim", "show", made["id"]).stdout


def test_what_was_done_is_undone_and_logged(typed: Typed, key: str) -> None:
    """Changing, deleting, undoing and redoing are acts in the log, each with its coder."""
    made = code(typed, key, "the Caspian")
    ada = ("--coder", "Ada", "--json")
    (changed,) = records(typed("study", "claim", "change", made["id"], "--strength", "1", *ada))
    assert (changed["strength"], changed["revision"]) == (1, 2)
    records(typed("study", "claim", "delete", made["id"], *ada))
    assert records(typed("study", "claims", *ada)) == []
    records(typed("study", "undo", *ada))
    records(typed("study", "undo", *ada))
    (now,) = records(typed("study", "claims", *ada))
    assert now["strength"] == 3
    records(typed("study", "redo", *ada))
    acts = records(typed("study", "log", *ada))
    assert {act["coder"] for act in acts} == {"Ada"}
    assert [act["deed"] for act in acts[-3:]] == ["made", "changed", "changed"]
    assert "has done nothing" in refused(typed("study", "undo", "--coder", "Bob"))


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
    typed: Typed, key: str, tmp_path: Path, line: tuple[str, ...], told: str
) -> None:
    """What cannot be done ends with 2 and a sentence, and nothing is kept by half."""
    (tmp_path / "table.csv").write_text("one,two\n1,2\n", encoding="utf-8")
    done = typed("study", *(key if word == "KEY" else word for word in line))
    assert told in refused(done)
    assert records(typed("study", "claims", "--json")) == []


def test_no_study_says_how_to_begin_one(typed: Typed) -> None:
    """Without a study every command of it says what to do first."""
    assert "carrel study new" in refused(typed("study", "claims"))


def test_a_stale_edit_is_refused(typed: Typed, key: str) -> None:
    """An edit from a revision that another coder changed meanwhile says who did."""
    made = code(typed, key, "the Caspian")
    change = ("study", "claim", "change", made["id"], "--revision", "1")
    records(typed(*change, "--strength", "1", "--coder", "Bob", "--json"))
    told = refused(typed(*change, "--strength", "2", "--coder", "Ada"))
    assert "changed by Bob at" in told


def test_a_blind_coder_is_shown_only_the_own(typed: Typed, key: str) -> None:
    """Neither list, log nor claim shows what another coded until the study is open again."""
    made = code(typed, key, "the Caspian")
    records(typed("study", "change", "--blind", "on", "--coder", "Ada", "--json"))
    bob = ("--coder", "Bob", "--json")
    assert records(typed("study", "claims", *bob)) == []
    assert made["id"] not in {act["id"] for act in records(typed("study", "log", *bob))}
    assert "blind" in refused(typed("study", "export", "-", "--coder", "Bob"))
    assert "blind" in refused(typed("study", "claim", "show", made["id"], "--coder", "Bob"))
    assert "blind" in refused(typed("study", "claim", "delete", made["id"], "--coder", "Bob"))
    assert typed("study", "export", "-", "--csv", "--coder", "Bob").stdout.count("\n") == 1
    records(typed("study", "change", "--blind", "off", *bob))
    assert len(records(typed("study", "claims", *bob))) == 1


def test_a_study_goes_out_and_comes_back(typed: Typed, key: str, tmp_path: Path) -> None:
    """Exported and brought in again it is the same to the byte; nothing is written over."""
    code(typed, key, "the Caspian")
    records(typed("study", "reliability", key, "B", "--json"))
    assert typed("study", "export", "study.json").returncode == 0
    assert "already" in refused(typed("study", "export", "study.json"))
    assert "already" in refused(typed("study", "import", "study.json"))
    typed("study", "change", "--name", "Former")
    assert typed("study", "import", "study.json").returncode == 0
    assert typed("study", "export", "again.json", "--study", "Neighbours").returncode == 0
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "study.json").read_bytes()


def test_a_series_comes_in_with_its_citation(typed: Typed, key: str, tmp_path: Path) -> None:
    """A series is listed with where it is from, exported and taken out."""
    table = tmp_path / "pacts.csv"
    table.write_text("who,whom,value,from,to\nIran,Russia,0.5,1921,\n", encoding="utf-8")
    assert "--citation" in refused(typed("study", "series", "add", "Pacts", table))
    add = ("study", "series", "add", "Pacts", table, "--source", key, "--in-network", "--json")
    (series,) = records(typed(*add))
    assert (series["work"], series["in_network"], series["ties"][0]["who"]) == (key, True, "IRN")
    assert "1 tie" in typed("study", "series", "list").stdout
    assert "1921" in typed("study", "series", "export", "pacts", "-").stdout
    records(typed("study", "series", "remove", "Pacts", "--json"))
    assert records(typed("study", "series", "list", "--json")) == []


def test_codebook_and_actors_are_tended(typed: Typed, key: str) -> None:
    """Factors, areas and actors are added, changed, merged and taken out; claims follow."""
    made = code(typed, key, "the Caspian")
    study = ("study", "factor")
    records(typed(*study, "add", "war", "--area", "political", "--level", "systemic", "--json"))
    records(typed(*study, "change", "arms", "--parent", "war", "--name", "weapons", "--json"))
    tree = records(typed("study", "codebook", "--json"))
    assert [(one["name"], one["claims_under"]) for one in tree] == [("war", 1), ("weapons", 1)]
    assert "circle" in refused(typed(*study, "change", "war", "--parent", "weapons"))
    assert "merge it" in refused(typed(*study, "remove", "weapons"))
    records(typed(*study, "merge", "weapons", "war", "--json"))
    records(typed("study", "area", "rename", "political", "politics", "--json"))
    (claim,) = records(typed("study", "claims", made["id"], "--json"))
    assert (claim["factor"], claim["area"]) == ("war", "politics")
    records(typed("study", "area", "add", "faith", "--json"))
    records(typed("study", "area", "remove", "faith", "--json"))
    (sun,) = records(typed("study", "actor", "add", "SUN", "--json"))
    assert sun["name"] == "Soviet Union"
    records(typed("study", "actor", "change", "Russia", "--alias", "Muscovy", "--json"))
    records(typed("study", "actor", "merge", "SUN", "Muscovy", "--json"))
    actors = {one["id"]: one["claims"] for one in records(typed("study", "actors", "--json"))}
    assert actors == {"RUS": 1, "IRN": 1}
    assert "merge it" in refused(typed("study", "actor", "remove", "Iran"))
