"""``carrel csl``: the processor by itself, on files of our own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Carrel = Callable[..., CompletedProcess[str]]

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><id>own</id><title>Own</title></info>
<citation><layout prefix="(" suffix=")" delimiter="; ">
<names variable="author"><name form="short"/></names><text variable="locator" prefix=" "/>
</layout></citation>
<bibliography><layout suffix="."><text variable="title" font-style="italic"/></layout></bibliography>
</style>"""
ITEMS = [
    {"id": "a", "type": "book", "title": "Salt", "author": [{"family": "Lee"}]},
    {"id": "b", "type": "book", "title": "Tar", "author": [{"family": "Roe"}]},
]
CITATIONS = [[{"id": "a", "locator": "12"}, {"id": "b"}], {"citationItems": [{"id": "b"}]}]


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with a style, items and citations."""
    (tmp_path / "own.csl").write_text(STYLE, "utf-8")
    (tmp_path / "items.json").write_text(json.dumps(ITEMS), "utf-8")
    (tmp_path / "citations.json").write_text(json.dumps(CITATIONS), "utf-8")
    return tmp_path


def rendered(carrel: Carrel, files: Path, *words: str | Path) -> CompletedProcess[str]:
    """Run render with the files of the folder."""
    return carrel(
        "csl", "render", "--style", files / "own.csl", "--items", files / "items.json", *words
    )


def refused(done: CompletedProcess[str]) -> str:
    """The one sentence of a command that could not be done."""
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    return line


def test_render_writes_citations_then_entries(carrel: Carrel, files: Path) -> None:
    """Citations in the order of the text, an empty line, the bibliography."""
    done = rendered(carrel, files, "--citations", files / "citations.json")
    assert done.stdout == "(Lee 12; Roe)\n(Roe)\n\nSalt.\nTar.\n"


def test_render_without_citations_lists_all_items(carrel: Carrel, files: Path) -> None:
    """The format is one of the writers'."""
    assert rendered(carrel, files, "--format", "html").stdout == "<i>Salt</i>.\n<i>Tar</i>.\n"


def test_render_as_records(carrel: Carrel, files: Path) -> None:
    """One JSON object a line, which says what it is."""
    done = rendered(carrel, files, "--citations", files / "citations.json", "--json")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert records[0] == {"citation": 0, "text": "(Lee 12; Roe)"}
    assert records[-1] == {"entry": "b", "text": "Tar."}


def test_render_takes_a_style_by_name_and_a_language(carrel: Carrel, files: Path) -> None:
    """The names are those of `carrel styles`."""
    done = carrel(
        "csl", "render", "--style", "apa", "--items", files / "items.json", "--lang", "de-AT"
    )
    assert "Salt. (o." in done.stdout or "Lee. (o." in done.stdout


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("items.json", '[\n{"id": }', "items.json is no JSON (line 2)"),
        ("items.json", "[1]", "item 1 is no object"),
        ("items.json", "[]", "holds no items"),
        ("citations.json", "{}", "is no list of citations"),
        ("items.json", "[" * 100_000, "items.json is no JSON"),
        ("items.json", "", "items.json is no JSON (line 1)"),
        ("own.csl", "", "own.csl: not well-formed XML"),
        (
            "own.csl",
            (
                '<style xmlns="http://purl.org/net/xbiblio/csl"><info>'
                '<link rel="independent-parent" href="http://x.y/none-such"/></info></style>'
            ),
            "own.csl depends on a style that is not there",
        ),
        ("own.csl", "<style>", "own.csl: the root element is not in the CSL namespace"),
        ("own.csl", "<!DOCTYPE a><style/>", "DOCTYPE"),
    ],
)
def test_bad_files_are_named(
    carrel: Carrel, files: Path, name: str, content: str, told: str
) -> None:
    """One sentence with the file and the place."""
    (files / name).write_text(content, "utf-8")
    assert told in refused(rendered(carrel, files, "--citations", files / "citations.json"))


def test_a_file_that_is_not_in_utf_8_is_named(carrel: Carrel, files: Path) -> None:
    """The byte is told."""
    (files / "items.json").write_bytes(b'[{"id": "\xff"}]')
    assert "not in UTF-8 (byte 9)" in refused(rendered(carrel, files))


def case_text(expected: str, style: str = STYLE) -> str:
    """Write a case in the suite's form."""
    sections = {
        "MODE": "bibliography",
        "RESULT": expected,
        "CSL": style,
        "INPUT": json.dumps(ITEMS),
    }
    return "\n".join(
        f">>== {name} ==>>\n{text}\n<<== {name} ==<<\n" for name, text in sections.items()
    )


RIGHT = """<div class="csl-bib-body">
  <div class="csl-entry"><i>Salt</i>.</div>
  <div class="csl-entry"><i>Tar</i>.</div>
</div>"""


def test_suite_counts_by_category(carrel: Carrel, tmp_path: Path) -> None:
    """A bar for each category, the counts last; a style that cannot be read fails its case."""
    (tmp_path / "name_Right.txt").write_text(case_text(RIGHT), "utf-8")
    (tmp_path / "name_Wrong.txt").write_text(case_text("Salt"), "utf-8")
    (tmp_path / "date_Broken.txt").write_text(case_text(RIGHT, "<style"), "utf-8")
    (tmp_path / "README.txt").write_text("no case", "utf-8")
    done = carrel("csl", "suite", tmp_path, "--json", tmp_path / "out.json")
    lines = done.stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["date", "name", "1"]
    assert lines[1].endswith("1/2")
    assert lines[-1] == "1 passed, 2 failed"
    assert done.returncode == 2
    written = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert (written["passed"], written["failed"]) == (1, 2)
    assert written["cases"]["name_Wrong"]["got"] == RIGHT


def test_suite_of_right_cases_ends_well(carrel: Carrel, tmp_path: Path) -> None:
    """All passed: 0."""
    (tmp_path / "name_Right.txt").write_text(case_text(RIGHT), "utf-8")
    done = carrel("csl", "suite", tmp_path)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "1 passed, 0 failed")


def test_suite_names_a_folder_without_cases(carrel: Carrel, tmp_path: Path) -> None:
    """What is no folder of cases is told."""
    assert "holds no case" in refused(carrel("csl", "suite", tmp_path / "none"))


def test_csl_alone_says_which_word_is_wanting(carrel: Carrel) -> None:
    """A command that gathers others names them."""
    assert refused(carrel("csl")).endswith("csl needs one more word: render or suite.")


def test_numbers_of_thousands_of_digits_are_text(carrel: Carrel, files: Path) -> None:
    """JSON sets no limit to a number; it is printed as it was typed."""
    digits = "9" * 6_000
    (files / "items.json").write_text(f'[{{"id": "a", "title": {digits}}}]', "utf-8")
    assert rendered(carrel, files).stdout == f"{digits}.\n"


def test_warnings_stand_apart(carrel: Carrel, files: Path) -> None:
    """What is dropped is told on the standard error, the rest is written."""
    (files / "own.csl").write_text(STYLE.replace("<text ", '<text colour="red" ', 1), "utf-8")
    items = [{**ITEMS[0], "type": "scroll", "issued": {"date-parts": [[2000, 30]]}}]
    (files / "items.json").write_text(json.dumps(items), "utf-8")
    (files / "citations.json").write_text(json.dumps([[{"id": "a"}], [{"id": "z"}], {}]), "utf-8")
    done = rendered(carrel, files, "--citations", files / "citations.json")
    assert done.stdout.splitlines()[0] == "(Lee)"
    assert [line.removeprefix("carrel: ") for line in done.stderr.splitlines()] == [
        f"{files / 'citations.json'}: citation 3 cites nothing",
        "the style, line 4, text: has no attribute colour; it is passed over",
        "citation 2: no item has the id z; its cite is left out",
        "a: scroll is none of the types of CSL 1.0.2",
        "a: issued has a month or day that there is not; it is left out",
    ]


def test_a_file_without_end_is_refused(carrel: Carrel) -> None:
    """A device gives bytes for ever."""
    told = refused(carrel("csl", "render", "--style", "apa", "--items", "/dev/zero"))
    assert told == "carrel: /dev/zero is larger than 200 MB; take it in parts."


@pytest.mark.parametrize("content", ["hello", ""])
def test_a_folder_of_other_texts_holds_no_case(carrel: Carrel, files: Path, content: str) -> None:
    """Folders, texts that are no cases and nothing at all are one sentence."""
    (files / "a_b.txt").write_text(content, "utf-8")
    (files / "folder.txt").mkdir()
    assert "holds no case of the CSL suite" in refused(carrel("csl", "suite", files))


def test_cases_that_cannot_be_read_fail(carrel: Carrel, files: Path) -> None:
    """Bytes that are no text, JSON without end and a style that is none count as failed."""
    (files / "case_bytes.txt").write_bytes(b"\xff\xfe\0")
    (files / "case_deep.txt").write_text(case_text("x").replace("[{", "[" * 100_000), "utf-8")
    (files / "case_style.txt").write_text(case_text("x", "<style/>"), "utf-8")
    done = carrel("csl", "suite", files)
    assert done.stdout.splitlines()[-1] == "0 passed, 3 failed"


def test_results_that_cannot_be_written_are_told_first(carrel: Carrel, files: Path) -> None:
    """A folder that is not there is told before the cases are run."""
    (files / "case_one.txt").write_text(case_text("x"), "utf-8")
    told = refused(carrel("csl", "suite", files, "--json", files / "none" / "x.json"))
    assert told.endswith("x.json cannot be written: its folder is not there.")
