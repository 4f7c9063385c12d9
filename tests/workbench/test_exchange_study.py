"""Claims come in with their proof, and a study goes out and comes back identical."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from carrel.exchange.errors import ExchangeError
from carrel.store.errors import StudyExists, WorkNotFound
from carrel.store.library import Library, open_library
from carrel.study.alignment import alignment
from carrel.study.claim import Modality
from carrel.study.errors import StudyError
from carrel.study.hypothesis import Hypothesis, Rating
from carrel.study.profile import factor_profile
from carrel.study.selection import Selection
from carrel.study.series import Series
from carrel.workbench.code_passage import ClaimDraft, change_claim, code_quotation
from carrel.workbench.exchange_study import (
    Imported,
    export_claims,
    export_series,
    export_study,
    import_claims,
    import_series,
    import_study,
)
from carrel.workbench.import_file import import_files
from carrel.workbench.load_study import load

if TYPE_CHECKING:
    from tests.workbench.conftest import Coded

ENTRY: dict[str, Any] = {
    "id": "N1",
    "who": "RUS",
    "whom": "Iran",
    "when": [2000.75, None],
    "area": "military",
    "factor": "arms",
    "direction": 1,
    "strength": 3,
    "certainty": 2,
    "quote": "resumed the sale of arms",
}


def brought_in(coded: Coded, *entries: object) -> Imported:
    """What comes of a file with these entries."""
    data = json.dumps(entries).encode()
    return import_claims(
        coded.library, coded.study, data, "claims.json", source=coded.key, coder="Ada"
    )


def test_the_published_claims_come_in_as_they_are(library_folder: Path, shared: Path) -> None:
    """The 25 claims stand in their source word for word, and give the values they must give."""
    file = shared / "evidence" / "jalali_claims.json"
    with open_library(library_folder) as library:
        (added,) = import_files(library, [shared / "samples" / "questia-jalali.txt"])
        assert not isinstance(added, Exception)
        library.studies.new("Jalali")
        came = import_claims(
            library, "Jalali", file.read_bytes(), file.name, source=added.work.key, coder="Ada"
        )
        assert (len(came.made), came.skipped, came.moved) == (25, (), ())
        loaded = load(library, "Jalali")
    dyad = Selection(who="IRN", whom="RUS")
    profile = factor_profile(loaded.study, loaded.columns, dyad, by="area")
    figures = {
        group.name: [group.pull.value, group.apart.value, group.net.value]
        for group in (*profile.groups, profile.total)
    }
    assert figures == {
        "military-security": pytest.approx([3.444, 1.667, 0.348], abs=5e-4),
        "political": pytest.approx([2.667, 3.333, -0.111], abs=5e-4),
        "regional": pytest.approx([2.556, 0.667, 0.586], abs=5e-4),
        "economic": pytest.approx([0.667, 0, 1], abs=5e-4),
        "all": pytest.approx([9.333, 5.667, 0.244], abs=5e-4),
    }
    drawn = alignment(loaded.study, loaded.columns, dyad, at=(1900, 1986.5, 2001.9))
    values = [point.central.value for point in drawn.points]
    assert values == pytest.approx([-0.556, 0.034, 0.451], abs=5e-4)


def test_actors_areas_and_factors_come_along(coded: Coded) -> None:
    """What the study lacks is made as the file goes, in one deed with the claims."""
    came = brought_in(coded, {**ENTRY, "area": "cultural", "quote": "over the Caspian"})
    study = coded.library.studies.get(coded.study)
    assert [actor.id for actor in study.actors] == ["RUS", "IRN"]
    assert study.codebook.areas == ("political", "military", "cultural")
    assert study.codebook.factors[-1].name == "arms"
    assert came.made[0].passages[0].selector.quote.exact == "over the Caspian"
    coded.library.studies.undo(coded.study, coder="Ada")
    assert coded.library.studies.get(coded.study).codebook.areas == ("political", "military")
    assert coded.library.studies.claims(coded.study) == ()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"quote": "nothing of the kind was ever said"}, "not in neighbours"),
        ({"quote": ""}, "no passage"),
        ({"strength": 4}, "strength 4"),
        ({"strength": 2.5}, "no whole number"),
        ({"strength": "NaN"}, "no whole number"),
        ({"strength": None}, "does not say 'strength'"),
        ({"direction": True}, "no whole number"),
        ({"who": "Atlantis"}, "no actor 'Atlantis'"),
        ({"who": 7}, "no text"),
        ({"whom": "Moscow"}, "itself"),
        ({"when": "two weeks on Tuesday"}, "cannot be read"),
        ({"when": [2000, 1990]}, "before it starts"),
        ({"when": {}}, "neither words nor a pair"),
        ({"when": ["x", 1]}, "for a year"),
        ({"modality": "hoped"}, "'hoped'"),
        ({"symmetric": "perhaps"}, "true or false"),
        ({"if": ["IRN", "USA", 1]}, "make it conditional"),
        ({"if": 7}, "of the form"),
        ({"start": 5, "end": 2}, "no place"),
        ({"passages": 7}, "no list"),
        ({"passages": [7]}, "no object"),
    ],
)
def test_an_entry_that_cannot_be_is_told_and_the_rest_comes(
    coded: Coded, changes: dict[str, Any], told: str
) -> None:
    """Each bad entry is skipped with one sentence; the good ones are made."""
    came = brought_in(coded, {**ENTRY, **changes}, {**ENTRY, "id": "N2"}, 7)
    assert [claim.id for claim in came.made] == ["N2"]
    sentences = {skipped.place: skipped.reason for skipped in came.skipped}
    assert told in sentences["N1"]
    assert "no claim" in sentences["entry 3"]


def test_a_claim_comes_in_once(coded: Coded) -> None:
    """The same file twice makes nothing twice, and says so."""
    assert len(brought_in(coded, ENTRY).made) == 1
    again = brought_in(coded, ENTRY)
    assert not again.made
    assert "already" in again.skipped[0].reason
    coded.library.studies.delete_claim(coded.study, "N1", coder="Ada")
    assert "deleted" in brought_in(coded, ENTRY).skipped[0].reason
    twice = brought_in(coded, {**ENTRY, "id": "N3"}, {**ENTRY, "id": "N3", "strength": 1})
    assert (len(twice.made), len(twice.skipped)) == (1, 1)


def test_words_elsewhere_than_said_are_told(coded: Coded) -> None:
    """A quotation that stands at another place is taken there, and its place is told."""
    came = brought_in(coded, {**ENTRY, "start": 1, "end": 5})
    assert [moved.place for moved in came.moved] == ["N1"]
    assert came.made[0].passages[0].selector.position.start > 5


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is empty"),
        (b"[]", "holds no claims"),
        (b"[{]", "is not JSON"),
        (b"[" * 100_000, "JSON"),
        (b'{"a": 1}', "no list of claims"),
        (b"\xff\xfe", "UTF-8"),
        (b"one,two\n1,2\n", "no column 'who'"),
        (b"who,who\n1,2\n", "twice"),
        (b"who,whom\n1,2,3\n", "3 fields"),
        (b'who,whom\n"1,2\n', "quotation marks"),
        (b'[{"direction": NaN}]', "no number"),
        (b"who\0", "null character"),
    ],
)
def test_a_file_that_holds_no_claims(coded: Coded, data: bytes, told: str) -> None:
    """One sentence says what is wrong with the file."""
    with pytest.raises(ExchangeError, match=told):
        import_claims(coded.library, coded.study, data, "x", source=coded.key, coder="Ada")


def test_a_wrong_source_is_one_mistake(coded: Coded) -> None:
    """An unknown work is told once, not for each entry; none at all is told by each."""
    data = json.dumps([ENTRY]).encode()
    with pytest.raises(WorkNotFound):
        import_claims(coded.library, coded.study, data, "x", source="nobody1900", coder="Ada")
    came = import_claims(coded.library, coded.study, data, "x", coder="Ada")
    assert "--source" in came.skipped[0].reason


def test_a_table_out_and_in_gives_the_same_claims(coded: Coded) -> None:
    """CSV carries every field of a claim, several passages too."""
    passages = [{"quote": "over the Caspian"}, {"quote": "resumed the sale"}]
    brought_in(
        coded,
        {**ENTRY, "note": 'He said "no",\nthen left.', "event": "sale", "symmetric": True},
        {
            **ENTRY,
            "id": "N2",
            "when": "fall of 2000",
            "modality": "conditional",
            "if": ["IRN", "USA", -1],
            "horizon": "long",
            "passages": passages,
        },
        {**ENTRY, "id": "N3", "when": None},
    )
    table = export_claims(coded.library, coded.study)
    before = coded.library.studies.claims(coded.study)
    coded.library.studies.new("Again")
    came = import_claims(coded.library, "Again", table, "claims.csv", coder="Bob")
    assert came.skipped == came.moved == ()
    assert came.made == before
    assert export_claims(coded.library, "Again") == table
    wrong = table.replace(before[0].created.encode(), b"yesterday", 1)
    coded.library.studies.new("Once more")
    [refused] = import_claims(coded.library, "Once more", wrong, "claims.csv", coder="Bob").skipped
    assert "no instant" in refused.reason
    assert before[1].modality is Modality.CONDITIONAL
    assert len(before[1].passages) == 2


def rich(coded: Coded) -> None:
    """Fill the study with one of everything, undone and deleted things too."""
    draft = ClaimDraft("Moscow", "Tehran", "trade in arms", 1, 3, 2, when="fall of 2000")
    library, study = coded.library, coded.study
    made = [
        code_quotation(library, study, coded.key, words, draft, coder=coder).id
        for words, coder in (("sale of arms", "Ada"), ("the Caspian", "Bob"), ("two", "Ada"))
    ]
    change_claim(library, study, made[0], revision=1, coder="Bob", note="« \u202e odd »")
    library.studies.delete_claim(study, made[1], coder="Ada")
    library.studies.undo(study, coder="Bob")
    data = b"who;whom;year;value\nIRN;RUS;1990;0,5\n".replace(b"0,5", b"0.5")
    series = Series("UN votes", (), citation="By hand.", in_network=True)
    import_series(library, study, data, "votes.csv", series, coder="Ada")
    kept = library.studies.get(study)
    rated = Hypothesis("H1", "They ally.", ((made[0], Rating.INCONSISTENT),))
    library.studies.save(
        replace(kept, hypotheses=(rated,), questions=("Why?",), revision=kept.revision + 1),
        coder="Ada",
    )


def test_a_study_comes_back_identical(
    coded: Coded, tmp_path: Path, shelved: Callable[[Library], None]
) -> None:
    """Every claim, revision, act, selector, hypothesis and series is in the file and comes back."""
    rich(coded)
    written = export_study(coded.library, coded.study, coder="Ada")
    with open_library(tmp_path / "other") as other:
        with pytest.raises(WorkNotFound):
            import_study(other, written, "study.json")
        shelved(other)
        brought = import_study(other, written, "study.json")
        assert export_study(other, brought.name, coder="Ada") == written
        assert other.studies.acts(brought.name) == coded.library.studies.acts(coded.study)
        assert other.studies.claims(brought.name) == coded.library.studies.claims(coded.study)
        other.studies.undo(brought.name, coder="Ada")
        with pytest.raises(StudyExists):
            import_study(other, written, "study.json")
        assert import_study(other, written, "study.json", name="Copy").name == "Copy"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"format": "carrel-study"', '"format": "else"', "not a study that Carrel wrote"),
        ('"version": 1', '"version": 99', "update Carrel"),
        ('"direction": 1', '"direction": 7', "direction 7"),
        ('"number": 3', '"number": 30', "gap"),
        ('"exact": "sale of arms"', '"exact": "sale of alms"', "stand on its passage"),
        ('"selector"', '"selecter"', "not a whole study"),
        ('"who": "RUS"', '"who": 7', "not a whole study"),
    ],
)
def test_a_file_that_was_tampered_with(coded: Coded, old: str, new: str, told: str) -> None:
    """A study is brought in whole and true, or not at all."""
    rich(coded)
    written = export_study(coded.library, coded.study, coder="Ada").decode()
    assert old in written
    with pytest.raises((ExchangeError, StudyError), match=told):
        import_study(coded.library, written.replace(old, new).encode(), "study.json", name="New")
    assert [study.name for study in coded.library.studies.all()] == [coded.study]


def test_a_log_that_does_not_agree_with_the_claims(coded: Coded) -> None:
    """What the log left of a claim must be what the file says that it is."""
    rich(coded)
    told = json.loads(export_study(coded.library, coded.study, coder="Ada"))
    told["claims"][0]["note"] = "another"
    with pytest.raises(ExchangeError, match="does not agree with itself"):
        import_study(coded.library, json.dumps(told).encode(), "study.json", name="New")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"who,whom,value\nIRN,RUS,2\n", "Line 2 of x has the value '2'"),
        (b"who,whom,value\nIRN,RUS,high\n", "the value 'high'"),
        (b"who,whom\nIRN,RUS\n", "no 'value'"),
        (b"who,whom,value\n,RUS,1\n", "whose tie"),
        (b"who,whom,value,from\nIRN,RUS,1,soon\n", "for a year"),
        (b"who,whom,value,when\nIRN,RUS,1,soon\n", "Line 2 of x"),
        (b"who,whom,value\nIRN,IRN,1\n", "with itself"),
        (b"who,whom,value\nIRN,Atlantis,1\n", "no actor"),
        (b"who,whom,value\nIRN,RUS,\n", "holds no tie"),
    ],
)
def test_a_series_that_cannot_be(coded: Coded, data: bytes, told: str) -> None:
    """One sentence names the line; nothing is half read."""
    series = Series("votes", (), citation="By hand.")
    with pytest.raises((ExchangeError, StudyError), match=told):
        import_series(coded.library, coded.study, data, "x", series, coder="Ada")
    assert coded.library.studies.get(coded.study).series == ()


def test_a_series_says_where_it_is_from(coded: Coded) -> None:
    """A tie from outside has a citation of its own."""
    data = b"who,whom,value\nIRN,RUS,1\n"
    with pytest.raises(StudyError, match="--citation"):
        import_series(coded.library, coded.study, data, "x", Series("votes", ()), coder="Ada")


def test_a_series_comes_out_as_it_went_in(coded: Coded) -> None:
    """Missing values are left out and not made zero; times and values stay."""
    data = b"who,whom,when,from,to,value\r\nIRN,RUS,,1990.5,,0.25\r\nIRN,RUS,1991,,,\r\n"
    series = Series("votes", (), citation="By hand.")
    kept = import_series(coded.library, coded.study, data, "x", series, coder="Ada")
    assert [(tie.value, tie.when.start, tie.when.end) for tie in kept.ties] == [
        (0.25, 1990.5, None)
    ]
    assert export_series(coded.library, coded.study, "Votes").splitlines() == [
        b"who,whom,when,from,to,value",
        b"IRN,RUS,,1990.5,,0.25",
    ]
