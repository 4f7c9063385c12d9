"""The figures of a study at the command line: the published values, and why one is empty."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from subprocess import CompletedProcess
from typing import Any

import pytest

from carrel.store.library import open_library
from carrel.workbench.import_claims import import_claims
from carrel.workbench.import_file import import_files

Typed = Callable[..., CompletedProcess[str]]

BY_HAND = ("--at", "2001.9", "--tie", "IRN", "USA", "-0.8", "--tie", "RUS", "USA", "-0.3")


def record(done: CompletedProcess[str]) -> dict[str, Any]:
    """The one record that a command printed."""
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    return json.loads(line)


def refused(done: CompletedProcess[str]) -> str:
    """The one sentence of a command that could not be done."""
    assert done.returncode == 2, (done.stdout, done.stderr)
    (line,) = done.stderr.strip().splitlines()
    return line


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Path:
    """A library with the 25 published claims, to be copied."""
    folder = tmp_path_factory.mktemp("published") / "library"
    file = shared / "evidence" / "jalali_claims.json"
    with open_library(folder) as library:
        (added,) = import_files(library, [shared / "samples" / "questia-jalali.txt"])
        assert not isinstance(added, Exception)
        library.studies.new("Jalali")
        import_claims(
            library, "Jalali", file.read_bytes(), file.name, source=added.work.key, coder="Eve"
        )
    return folder


@pytest.fixture
def jalali(typed: Typed, library_folder: Path, published: Path) -> Typed:
    """The command line on a library with the 25 published claims."""
    copytree(published, library_folder)
    return typed


def test_the_published_values(jalali: Typed) -> None:
    """The 25 claims give the profile and the alignment that they must give."""
    profile = record(jalali("study", "profile", "IRN", "RUS", "--json", "--claims"))
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
    drawn = record(jalali("study", "alignment", "Iran", "Russia", "--at", "2001.9", "--json"))
    assert round(drawn["points"][0]["alignment"]["value"], 3) == 0.451
    printed = jalali("study", "profile", "IRN", "RUS").stdout
    assert "1 source, 21 claims" in printed
    assert "An interval needs 5 sources" in printed


@pytest.mark.parametrize(
    ("changes", "expected", "balanced"),
    [
        (("IRN", "USA", "0.6"), -0.18, 0),
        (("RUS", "USA", "0.6"), -0.48, 0),
        (("RUS", "USA", "0.6", "--set", "IRN", "USA", "0.6"), 0.36, 1),
    ],
)
def test_the_published_scenario(
    jalali: Typed, changes: tuple[str, ...], expected: float, balanced: int
) -> None:
    """What the moves of a third party change at once on the tie of Iran and Russia."""
    told = record(jalali("study", "scenario", "--set", *changes, *BY_HAND, "--json"))
    pulls = {
        word: {(one["a"], one["b"]): one["amount"] for one in told[word]["pressures"]}
        for word in ("before", "after")
    }
    assert pulls["before"]["IRN", "RUS"] == pytest.approx(0.24)
    assert pulls["after"]["IRN", "RUS"] == pytest.approx(expected)
    assert told["after"]["triads"]["balanced"] == balanced
    assert [settled["lambda"] for settled in told["settled"]] == [0.25, 0.5, 1, 2]
    assert "Carrel's own" in told["caption"]


def test_networks_say_what_they_rest_on(jalali: Typed) -> None:
    """Ties from claims, and those entered by hand, are told apart in every figure."""
    line = jalali("study", "network", *BY_HAND).stdout.splitlines()[0]
    assert line.endswith("1 source, 21 claims, 2 ties entered by hand")
    network = record(jalali("study", "network", *BY_HAND, "--json"))
    assert [tie["source"] for tie in network["ties"]] == ["claims", "entered", "entered"]
    pulled = record(jalali("study", "pressure", "Iran", "Russia", *BY_HAND, "--json"))
    assert pulled["pressure"]["value"] == pytest.approx(0.24)
    assert pulled["shares"] == [{"third": "USA", "amount": pytest.approx(0.24)}]
    balance = record(jalali("study", "balance", *BY_HAND, "--json"))
    assert (balance["triads"]["balanced"], balance["frustration"]["index"]) == (1, 0)
    alike = record(jalali("study", "similarity", "IRN", "RUS", *BY_HAND, "--json"))
    assert (alike["s"], alike["thirds"]) == (pytest.approx(0.5), ["USA"])
    for words in (("balance",), ("pressure", "IRN", "RUS"), ("similarity", "IRN", "RUS")):
        printed = jalali("study", *words, *BY_HAND)
        assert "1 source, 21 claims" in printed.stdout
    assert "frustration" in jalali("study", "scenario", "--set", "IRN", "USA", "1", *BY_HAND).stdout


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (("network", "--at", "soon"), "cannot be read"),
        (("network", "--at", "1000"), "no ties"),
        (("network", "--tie", "IRN", "USA", "3"), "'3' is no tie"),
        (("network", "--tie", "IRN", "Atlantis", "1"), "no actor 'Atlantis'"),
        (("network", "--tie", "IRN", "IRN", "1"), "itself"),
        (("network", "--half-life", "0"), "half-life"),
        (("alignment", "IRN", "RUS", "--kappa", "-1"), "κ"),
        (("alignment", "IRN", "RUS", "--kappa", "nan"), "κ"),
        (("profile", "IRN", "RUS", "--factor", "weather"), "no factor 'weather'"),
        (("profile", "IRN", "Tehran"), "two different actors"),
        (("alignment", "IRN", "IRN"), "two different actors"),
        (("pressure", "IRN", "FRA"), "no actor 'FRA'"),
        (("scenario", "--set", "IRN", "USA", "x"), "'x' is no tie"),
        (("hypotheses",), "no hypotheses"),
        (("agreement",), "two coders or more"),
        (("agreement", "Ada"), "Nobody called 'Ada'"),
    ],
)
def test_every_mistake_is_one_sentence(jalali: Typed, line: tuple[str, ...], told: str) -> None:
    """What cannot be computed ends with 2 and a sentence."""
    assert told in refused(jalali("study", *line))


def test_a_figure_without_claims_says_why(jalali: Typed) -> None:
    """Missing is shown as missing, never as zero."""
    empty = record(jalali("study", "profile", "RUS", "USA", "--json"))
    assert (empty["groups"], empty["total"]["net"]["value"]) == ([], None)
    assert empty["total"]["net"]["reason"]
    printed = jalali("study", "profile", "RUS", "USA").stdout
    assert empty["total"]["net"]["reason"] in printed
    assert "–" in printed
    drawn = record(jalali("study", "alignment", "IRN", "RUS", "--at", "1000", "--json"))
    assert drawn["points"][0]["alignment"]["value"] is None


def test_hypotheses_are_weighed(jalali: Typed) -> None:
    """What is inconsistent with a hypothesis counts against it, its source's reliability too."""
    jalali("study", "hypothesis", "add", "They ally for good.")
    jalali("study", "hypothesis", "add", "They use each other.")
    assert jalali("study", "hypothesis", "rate", "H1", "II", "J02", "J13").returncode == 0
    jalali("study", "hypothesis", "rate", "H2", "C", "J02")
    jalali("study", "reliability", "jalali2001", "B")
    found = record(jalali("study", "hypotheses", "--json", "--claims"))
    against = {one["id"]: one["inconsistency"]["value"] for one in found["hypotheses"]}
    assert against == {"H1": 4, "H2": 0}
    assert found["least"] == ["H2"]
    assert [row["diagnosticity"] for row in found["rows"]] == [3, None]
    assert "no probabilities" in jalali("study", "hypotheses").stdout
    assert "no claim 'J99'" in refused(jalali("study", "hypothesis", "rate", "H1", "C", "J99"))


def test_two_coders_are_compared_once_the_study_is_open(jalali: Typed) -> None:
    """A blind study does not tell its disagreements; opened, each is listed."""
    code = (
        "study", "code", "jalali2001", "the 1995 Gore-Chernomyrdin pact", "--who", "RUS",
        "--whom", "IRN", "--factor", "arms supply", "--direction", "-", "--strength", "1",
        "--certainty", "3", "--coder", "Bob",
    )  # fmt: skip
    assert jalali(*code).returncode == 0
    jalali("study", "change", "--blind", "on")
    assert "blind" in refused(jalali("study", "agreement"))
    jalali("study", "change", "--blind", "off")
    found = record(jalali("study", "agreement", "--json"))
    assert "Bob" in found["coders"]
    assert found["units"] == 1
    assert {"strength", "factor"} <= {one["field"] for one in found["disagreements"]}
    assert "To settle" in jalali("study", "agreement").stdout


def test_a_report_is_written_into_a_new_file(jalali: Typed, tmp_path: Path) -> None:
    """HTML or a document by the name's ending; nothing is written over."""
    told = record(jalali("study", "report", "r.html", "--json"))
    assert told["caption"].startswith("1 source, 25 claims")
    assert "Gore-Chernomyrdin" in (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "already" in refused(jalali("study", "report", "r.html"))
    assert ".docx" in refused(jalali("study", "report", "r.pdf"))


def test_the_whole_library_carries_its_studies(jalali: Typed, tmp_path: Path) -> None:
    """`carrel export` writes each study as `carrel study export` does, removed ones too."""
    jalali("study", "export", "study.json")
    jalali("study", "new", "Of / no use")
    jalali("study", "remove", "Of / no use")
    assert jalali("export", "out").returncode == 0
    studies = tmp_path / "out" / "studies"
    assert (studies / "Jalali.json").read_bytes() == (tmp_path / "study.json").read_bytes()
    assert (studies / "removed" / "Of - no use.json").is_file()
    assert jalali("check").returncode == 0
