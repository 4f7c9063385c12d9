"""A claim that does not stand on its words, or is not what its log says, is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from carrel.annotations.anchoring import describe
from carrel.documents.document import Document
from carrel.library.work import Work
from carrel.store.integrity import check
from carrel.store.library import Library
from carrel.study.claim import Claim, CodedPassage
from carrel.study.when import ALWAYS
from carrel.values.span import Span

NAME = "Gardens"


@pytest.fixture
def coded(library: Library, work: Work, document: Document) -> Library:
    """A library with a study of two claims, one of them deleted."""
    passage = CodedPassage(work.key, work.document, describe(document.text, Span(0, 10)))
    claim = Claim("C1", (passage,), "Ada", "A", "B", ALWAYS, "area", "factor", 1, 1, 1)
    study = library.studies.new(NAME)
    library.studies.save(replace(study, method="By hand.", revision=2), coder="Ada")
    library.studies.save_claims(NAME, (claim, replace(claim, id="C2")), coder="Ada")
    library.studies.delete_claim(NAME, "C2", coder="Ada")
    return library


def test_a_whole_study_has_no_fault(coded: Library) -> None:
    """Claims made, deleted, undone and renamed studies are as their logs say; so are removed ones."""
    assert check(coded) == ()
    coded.studies.undo(NAME, coder="Ada")
    coded.studies.rename(NAME, "Parks", coder="Ada")
    coded.studies.remove("Parks")
    assert check(coded) == ()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            "UPDATE claim SET record_json = replace(record_json, 'Of Gardens', 'Of Gordons')",
            "claim C1 of the study 'Gardens' does not stand on its passage at 0:10",
        ),
        (
            "UPDATE claim SET record_json = replace(record_json, '\"strength\":1', '\"strength\":3')",
            "claim C1 of the study 'Gardens' is not as its last act left it",
        ),
        ("UPDATE claim SET deleted = NULL", "claim C2 of the study 'Gardens' is not as"),
        ("UPDATE claim SET deleted = 'now'", "claim C1 of the study 'Gardens' is not as"),
        (
            "UPDATE study SET record_json = replace(record_json, 'By hand', 'By head')",
            "The method of the study 'Gardens' is not as",
        ),
        (
            "UPDATE claim SET record_json = 'x'",
            "The record of the claim C1 of the study 'Gardens' was damaged on the disk",
        ),
        ("UPDATE claim SET record_json = 'x'", "none of its passages was looked at"),
        ("UPDATE study SET record_json = '[]'", "was damaged on the disk"),
        ("DROP TRIGGER act_stays; DELETE FROM act WHERE number = 2", "has a gap"),
    ],
)
def test_what_was_changed_behind_the_log_is_told(coded: Library, change: str, told: str) -> None:
    """A record that is not what its last act left is a fault, and so is a passage without words."""
    with coded.writing():
        for statement in change.split("; "):
            coded.database.run(statement)
    assert told in "".join(check(coded))
