"""Beyond the style: options of a project and of a command, and styles of one's own."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from carrel.cli.commands import ALPHABETS, CALENDARS
from carrel.csl.options import ALPHABET_CHOICES, CALENDAR_CHOICES

CHECKOUT = Path(__file__).resolve().parents[2]
Carrel = Callable[..., CompletedProcess[str]]

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><id>http://example.org/own</id><title>Own words</title></info>
<citation><layout><names variable="author"><name form="short" and="text"/></names>
<date variable="issued" prefix=" "><date-part name="year"/></date></layout></citation>
<bibliography><layout><text variable="title" quotes="true"/></layout></bibliography></style>"""
ITEM = {
    "id": "a", "type": "book", "language": "fa", "title": "کتاب",
    "author": [{"family": "باقری"}, {"family": "کرمی"}],
    "issued": {"date-parts": [[1393]], "calendar": "persian"},
}  # fmt: skip


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A style file."""
    path = tmp_path / "own.csl"
    path.write_text(STYLE, "utf-8")
    return path


@pytest.fixture
def shelf(carrel: Carrel, tmp_path: Path) -> str:
    """A library with one work in its project; its key."""
    (tmp_path / "a.md").write_text("# A Title\n\nSome words.\n", "utf-8")
    key = json.loads(carrel("add", "a.md", "--json").stdout)["key"]
    carrel("mend", key, "author=Bagheri", "issued=1393 SH", "language=fa")
    carrel("project", "add", key)
    return key


def test_the_choices_are_the_processors() -> None:
    """The table of commands names them without loading the processor."""
    assert (CALENDARS, ALPHABETS) == (CALENDAR_CHOICES, ALPHABET_CHOICES)


def test_render_takes_every_option(carrel: Carrel, own: Path, tmp_path: Path) -> None:
    """Each is off unless it is named."""
    items, cites = tmp_path / "items.json", tmp_path / "cites.json"
    items.write_text(json.dumps([ITEM, {**ITEM, "id": "b"}]), "utf-8")
    cites.write_text(json.dumps([[{"id": "a"}]]), "utf-8")

    def said(*words: str) -> list[str]:
        done = carrel(
            "csl", "render", "--style", own, "--items", items, "--citations", cites, *words
        )
        return done.stdout.split("\n")[:3]

    assert said() == ["باقری and کرمی 1393", "", "“کتاب”"]
    assert said("--calendar", "both")[0] == "باقری and کرمی 1393 [2014/15]"
    assert said("--item-language")[0] == "باقری و کرمی 1393"
    assert said("--isolate")[2] == "“\u2067کتاب\u2069”"


def test_a_project_asks_and_a_command_may_differ(carrel: Carrel, shelf: str) -> None:
    """What a project asks for holds until a command asks otherwise."""
    assert carrel("project", "options").stderr == (
        "carrel: 'My project' asks for nothing beyond its style.\n"
    )
    set_now = carrel("project", "options", "--calendar", "both", "--item-language")
    assert set_now.stdout == "--item-language\n--calendar both\n"
    assert "[2014/15]" in carrel("bibliography").stdout
    assert "[2014/15]" in carrel("cite", shelf, "--style", "apa").stdout
    assert "[2014/15]" not in carrel("bibliography", "--calendar", "strict").stdout
    project = json.loads(carrel("project", "options", "--no-item-language", "--json").stdout)
    assert project["options"] == {"calendar": "both"}


def test_own_styles_are_added_found_used_and_taken_away(
    carrel: Carrel, own: Path, shelf: str
) -> None:
    """From the file to a citation, and away again."""
    assert carrel("styles", "add", own).stdout == "own  Own words\n"
    again = carrel("styles", "add", own)
    assert again.stderr == "carrel: own is in the place of the one you had.\n"
    assert carrel("styles", "list").stdout == "own  Own words\n"
    assert carrel("styles", "own", "words").stdout == "own  Own words\n"
    assert carrel("styles", "find", "own words", "--json").stdout == (
        '{"id": "own", "title": "Own words"}\n'
    )
    assert carrel("cite", shelf, "--style", "Own words").stdout.startswith("Bagheri 1393\n")
    assert carrel("project", "style", "own").stdout.endswith("1 work, own\n")
    kept = carrel("styles", "remove", "own")
    assert (kept.returncode, kept.stdout) == (2, "")
    assert "'My project' cites in own" in kept.stderr
    carrel("project", "style", "mla")
    assert carrel("styles", "remove", "own").returncode == 0
    assert carrel("styles", "list").stdout == ""


def test_a_folder_of_styles_comes_in_any_order(carrel: Carrel, own: Path, tmp_path: Path) -> None:
    """As an export has them: a child before its parent too; one that is wrong stops no other."""
    folder = tmp_path / "styles"
    folder.mkdir()
    own.rename(folder / "z-parent.csl")
    link = '<link href="http://example.org/own" rel="independent-parent"/>'
    child = STYLE.partition("<citation>")[0].replace("</info>", f"{link}</info>") + "</style>"
    (folder / "child.csl").write_text(child, "utf-8")
    (folder / "bad.csl").write_text("<style/>", "utf-8")
    done = carrel("styles", "add", folder)
    assert done.returncode == 2
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["z-parent", "child"]
    assert done.stderr.startswith("carrel: bad.csl: ")
    assert len(done.stderr.splitlines()) == 1


def test_looking_for_a_style_makes_no_library(carrel: Carrel, tmp_path: Path) -> None:
    """A search among the styles leaves nothing behind."""
    assert "modern-language-association" in carrel("styles", "mla").stdout
    assert not (tmp_path / "library").exists()


def test_the_manuals_example_runs(carrel: Carrel) -> None:
    """What the page on citing has typed answers as it says."""
    told = (CHECKOUT / "docs" / "manual" / "citing.md").read_text("utf-8")
    typed = re.findall(r"^\$ carrel (.*)\n((?:(?!\$|```).*\n)*)", told, re.MULTILINE)
    carrel("add", CHECKOUT / "src" / "carrel" / "demo" / "what-a-margin-is-for.html")
    assert len(typed) > 1
    for line, expected in typed:
        said = carrel(*shlex.split(line)).stdout
        pattern = ".*".join(re.escape(part.strip()) for part in expected.split("…"))
        assert re.fullmatch(pattern, said.strip(), re.DOTALL), (line, said)
