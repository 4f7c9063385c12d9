"""``carrel references``: from a work, a file or standard input, to people and to programs."""

from __future__ import annotations

import json
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
