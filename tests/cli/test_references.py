"""``carrel references``: from a work, a file or standard input, to people and to programs."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

LIST = (
    "Bacon, F. (1625). Of Gardens. London: Haviland.\n"
    "Sébillot, P. 1882. Traditions & superstitions. Paris.\n"
)
MEMBERS = {"raw", "mended", "operation", "csl", "confidence", "span"}


def records(answer: Any) -> list[dict[str, Any]]:
    """The list that was printed; the command must have ended well."""
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)


def test_a_copied_list_from_standard_input(carrel: Any) -> None:
    """Each line is an entry with its words, its item and its place in what was given."""
    answer = records(carrel("references", "-", "--json", input=LIST))
    assert [one["raw"] for one in answer] == LIST.splitlines()
    for one in answer:
        assert one.keys() >= MEMBERS
        assert LIST[one["span"]["start"] : one["span"]["end"]] == one["raw"]
        assert one["csl"]["type"]
        assert set(one["confidence"]) == {"entry", "fields"}


def test_one_per_line_takes_every_line(carrel: Any, tmp_path: Path) -> None:
    """Even where blank lines would part the list otherwise."""
    file = tmp_path / "list.txt"
    file.write_text(LIST + "\n" + LIST, encoding="utf-8")
    answer = records(carrel("references", file, "--one-per-line", "--json"))
    assert [one["raw"] for one in answer] == LIST.splitlines() * 2


@pytest.mark.parametrize(
    ("name", "sign"), [("bibtex", "@"), ("ris", "TY  - "), ("csl-json", '"type"')]
)
def test_other_programs_formats(carrel: Any, name: str, sign: str) -> None:
    """One record an entry."""
    answer = carrel("references", "-", "--format", name, input=LIST)
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.count(sign) == 2


@pytest.mark.parametrize("name", ["bibtex", "ris", "csl-json"])
def test_a_bibliography_for_other_programs(carrel: Any, tmp_path: Path, name: str) -> None:
    """The works of a project in the same formats, from the same writers."""
    file = tmp_path / "essay.md"
    file.write_text("---\ntitle: On Lists\nauthor: Jane Doe\n---\n\nWords.\n", "utf-8")
    assert carrel("add", file, "--project", "My project").returncode == 0
    answer = carrel("bibliography", "--format", name)
    assert answer.returncode == 0, answer.stderr
    assert "On Lists" in answer.stdout


def test_prose_is_no_reference(carrel: Any, tmp_path: Path) -> None:
    """A file without a list gives none, and says so; nothing is made of prose."""
    prose = "He went down to the river and saw that nobody had come.\n\n" * 40
    file = tmp_path / "novel.txt"
    file.write_text(prose, encoding="utf-8")
    answer = carrel("references", file, "--json")
    assert json.loads(answer.stdout) == []
    assert "No reference list was found" in answer.stderr
    for one in records(carrel("references", "-", "--json", input=prose)):
        assert one["certainty"] == "not understood"
        assert set(one["csl"]) == {"id", "type", "title"}


@pytest.mark.parametrize("text", ["x" * 1_000_000, "😀 (2001) 🎉, 3–5.\n" * 30, "(" * 9 + "1"])
def test_odd_text_ends_soon_and_loses_nothing(carrel: Any, text: str) -> None:
    """An entry of a megabyte, emoji, brackets: what is not understood stands there as it is."""
    answer = records(carrel("references", "-", "--json", input=text))
    assert " ".join(one["raw"] for one in answer).split() == text.split()


def test_the_records_that_a_word_document_holds(carrel: Any, tmp_path: Path) -> None:
    """They are taken as they are, from a file and from a work on the shelf."""
    item = {"id": 1, "type": "book", "title": "Of Gardens", "publisher": "Haviland"}
    cites = json.dumps({"citationItems": [{"id": 1, "itemData": item}]}).replace('"', "&quot;")
    field = (
        f'<w:fldSimple w:instr="ADDIN ZOTERO_ITEM CSL_CITATION {cites}">'
        "<w:r><w:t>(Bacon)</w:t></w:r></w:fldSimple>"
    )
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    file = tmp_path / "essay.docx"
    with zipfile.ZipFile(file, "w") as packed:
        body = f"<w:p><w:r><w:t>As said </w:t></w:r>{field}</w:p>"
        packed.writestr(
            "word/document.xml", f"<w:document {names}><w:body>{body}</w:body></w:document>"
        )
    added = json.loads(carrel("add", file, "--json").stdout)
    for source in (file, added["key"]):
        (one,) = records(carrel("references", source, "--json"))
        assert one["csl"] == {**item, "id": "1"}
        assert (one["operation"], one["raw"]) == ("field codes", "(Bacon)")


def test_for_people(carrel: Any) -> None:
    """Entries in words, and at the end which of them need a person."""
    answer = carrel("references", "-", input=LIST)
    assert answer.returncode == 0
    assert answer.stdout.startswith("1. ")


def test_a_work_of_the_shelf(carrel: Any, tmp_path: Path) -> None:
    """The lists of a work are read from its text, and its places count in that."""
    file = tmp_path / "essay.txt"
    parted = LIST.replace("\n", "\n\n")
    file.write_text(f"On Lists\n\nSome words of prose.\n\nReferences\n\n{parted}", "utf-8")
    added = json.loads(carrel("add", file, "--json").stdout)
    answer = records(carrel("references", added["key"], "--json"))
    text = carrel("show", added["key"], "--text").stdout
    assert len(answer) == 2
    assert [text[one["span"]["start"] : one["span"]["end"]] for one in answer] == [
        one["raw"] for one in answer
    ]


@pytest.mark.parametrize("words", [("nothing-of-the-kind",), ("-",), ("x", "--one-per-line")])
def test_what_cannot_be_read_is_said_in_a_sentence(carrel: Any, words: tuple[str, ...]) -> None:
    """No such work or file, nothing typed: exit code 2, one sentence, no traceback."""
    answer = carrel("references", *words, input=" \n")
    assert answer.returncode == 2
    assert answer.stderr.count("\n") == 1
    assert "Traceback" not in answer.stderr
