"""How sure a field and an entry are."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carrel.references.certainty import SURE
from carrel.references.errors import ReferencesError
from carrel.references.fields.confidence import JOINED, PARTED, calibrated, calibration_of
from carrel.references.fields.decoding import Chances
from carrel.references.fields.evidence import FORMS, LIKELY, Chosen, evidence_of
from carrel.references.fields.field_model import FieldModel
from carrel.references.fields.labelling import chosen_in
from carrel.references.fields.states import STATE
from carrel.references.fields.tokens import tokens_of
from carrel.references.reading import read_entries, read_list
from carrel.workbench.reading_models import field_model, order_model
from training.confidence import care_of, lot_of, make_confidence
from training.crf import Recipe, lessons_of
from training.fields import lessons
from training.foreign import foreign, without
from training.labelled import Labelled, Stretch

ARTICLE = (
    "Arbuthnot, J. K., & Pellworth, M. (2011). The weight of rivers: A study of silt. "
    "Journal of Imagined Waters, 14(3), 201–219. https://doi.org/10.5555/riv.2011.14"
)
BOOK = "Brendel, Anna: Von der Mühsal des Wartens. Göttingen: Lindhof Verlag, 1987."
GARBLED = "Brcndel A 3-33 Miihsal 87 dcs, Wartcns( Lind 1 hof 12 in Zeit"
UNSEEN = 991_000
"""A seed that no training uses."""


@pytest.fixture(scope="module")
def model() -> FieldModel:
    """The model of the project, calibrated."""
    return field_model()


def test_what_is_sure_is_right(model: FieldModel) -> None:
    """Of unseen invented fields with 0.95 and more 98 in 100 are right, and they are many.

    So are of the entries that are shown as sure 97 in 100 and more, every field of them: of 12,000
    it is 99 (`bench.references.unseen`), of fewer the luck of their lists tells.
    """
    lot = lot_of([lessons_of(lessons(UNSEEN, 2500))], model)
    calibration = calibration_of(model)
    fields, entries = calibration.sureness(lot.evidence, lot.sizes)
    trusted, sure = fields >= 0.95, entries >= SURE
    assert lot.right[trusted].mean() >= 0.98
    assert trusted.mean() >= 0.6
    assert lot.whole[sure].mean() >= 0.97
    assert sure.mean() >= 0.2


def test_a_plain_entry_is_sure_and_a_garbled_one_is_not(model: FieldModel) -> None:
    """An article in a usual style needs no look; an entry that a scanner broke does."""
    article, garbled = read_list([ARTICLE, GARBLED], model, order_model)
    assert article.confidence >= SURE
    assert garbled.confidence < 0.5


@given(st.lists(st.text(max_size=80), max_size=5))
@settings(max_examples=40, deadline=None)
def test_confidence_is_a_probability(texts: list[str]) -> None:
    """Whatever is read: every field and every entry has one from 0 to 1."""
    for fields, whole in read_entries(texts, field_model()):
        assert 0 <= whole <= 1
        assert all(0 <= field.confidence <= 1 for field in fields)


def test_an_entry_is_as_sure_among_others(model: FieldModel) -> None:
    """What stands beside an entry in a batch does not change how sure it is."""
    (alone,) = read_entries([BOOK], model)
    among = read_entries([ARTICLE, BOOK, "", GARBLED + ARTICLE], model)[1]
    assert [field.confidence for field in among.fields] == pytest.approx(
        [field.confidence for field in alone.fields], abs=1e-4
    )
    assert among.confidence == pytest.approx(alone.confidence, abs=1e-4)


def test_a_field_is_as_likely_as_its_least_likely_token(model: FieldModel) -> None:
    """The chain's probability of a field is that of its least likely token, or of its borders."""
    (found,) = chosen_in([tokens_of(BOOK)], model)
    batch, _ = found
    title = STATE["title"]
    chances = np.zeros_like(batch.found.states)
    chances[:, :, 0] = 1.0
    for place, chance in ((2, 0.9), (3, 0.6), (4, 0.8), (5, 0.3)):
        chances[place, 0, title], chances[place, 0, 0] = chance, 1 - chance
    seen = batch._replace(found=Chances(chances, batch.found.total))
    one = np.zeros(1, np.intp)
    whole = Chosen(one, one + title, one + 2, one + 5, np.ones(1))
    cut = Chosen(one, one + title, one + 2, one + 4, np.ones(1))
    told = [
        dict(zip(LIKELY, evidence_of(seen, one).likely[0].tolist(), strict=True))
        for one in (whole, cut)
    ]
    log_odds = pytest.approx(
        [np.log(chance / (1 - chance)) for chance in (0.6, 0.7, 0.6, 0.2)], abs=1e-4
    )
    assert [told[0]["marginal"], told[0]["end"], told[1]["label"], told[1]["end"]] == log_odds
    assert told[1]["marginal"] == told[1]["end"]


def test_the_form_of_a_field_is_seen(model: FieldModel) -> None:
    """A bracket that stays open, a role in a name and two years in a date speak for themselves."""

    def forms(text: str, label: str, start: int, end: int) -> dict[str, float]:
        (found,) = chosen_in([tokens_of(text)], model)
        one = np.zeros(1, np.intp)
        read = Chosen(one, one + STATE[label], one + start, one + end, np.ones(1))
        return dict(zip(FORMS, evidence_of(found[0], read).forms[0].tolist(), strict=True))

    open_, closed = forms("The rise ( of", "title", 0, 3), forms("The rise ( of )", "title", 0, 5)
    assert (open_["open bracket"], closed["open bracket"]) == (1, 0)
    assert closed["brackets"] == 1
    assert forms("A. Nemo, eds. 1999", "author", 0, 6)["role"] == 1
    assert forms("A. Nemo, eds. 1999", "author", 0, 3)["role"] == 0
    assert forms("1999 1999", "issued", 0, 2)["years"] == 1
    first = forms("A. Nemo, eds. 1999", "author", 0, 3)
    assert (first["first"], first["last"], first["comma next"]) == (1, 0, 1)


def test_an_edge_without_a_blank_is_seen(model: FieldModel) -> None:
    """Where no blank parts a field from the next it is tight; a bracket parts too, and Chinese has no blanks."""

    def tight(text: str, start: int, end: int) -> list[float]:
        (found,) = chosen_in([tokens_of(text)], model)
        one = np.zeros(1, np.intp)
        read = Chosen(one, one + STATE["title"], one + start, one + end, np.ones(1))
        forms = dict(zip(FORMS, evidence_of(found[0], read).forms[0].tolist(), strict=True))
        return [forms[f"tight {side}"] for side in ("before", "next", "behind")]

    assert tight("Plant Notes57: 171", 0, 2) == [0, 1, 0]
    assert tight("Plant Notes57: 171", 2, 3) == [1, 0, 0]
    assert tight("Bern:Lindhof", 0, 1) == [0, 0, 1]
    assert tight("Bern: Lindhof", 0, 1) == [0, 0, 0]
    assert tight("Notes (14) 3", 2, 3) == [0, 0, 0]
    assert tight("山水.夜航", 0, 1) == [0, 0, 0]


def test_words_that_no_training_had_are_seen(model: FieldModel) -> None:
    """Of words the vocabulary knows the whole, the beginning and the ending, or nothing."""

    def unmet(text: str) -> tuple[float, float]:
        (found,) = chosen_in([tokens_of(text)], model)
        evidence = evidence_of(*found)
        return tuple(evidence.likely[0, [LIKELY.index("unmet"), LIKELY.index("strange")]].tolist())

    assert unmet("The of and, the of in 1999") == (0, 0)
    assert unmet("Xqzvvwq, Zvqqxwq, Qxzvqwx in 1999") == (0.75, 0.75)


def test_what_runs_into_a_word_is_not_sure(model: FieldModel) -> None:
    """Readers part "14.Nemo" and "Notes57" here and there: neither field is sure, nor is the entry.

    A word that tells what stands beside it, a bracket behind a number and Chinese run into nothing.
    """

    def runs(text: str, start: int, end: int) -> tuple[bool, bool]:
        (found,) = chosen_in([tokens_of(text)], model)
        one = np.zeros(1, np.intp)
        read = Chosen(one, one + STATE["title"], one + start, one + end, np.ones(1))
        evidence = evidence_of(found[0], read)
        return bool(evidence.joined[0]), bool(evidence.dense[0])

    for text, start, end in (
        ("14.Nemo 3", 2, 3),
        ("Notes57 3", 0, 1),
        ("Notes57 3", 1, 2),
        ("Notes(57) 3", 0, 1),
        ("Notes(57) 3", 2, 3),
        ("Bern:Lindhof 3", 2, 3),
    ):
        assert runs(text, start, end) == (True, False), text
    assert runs("2002;64:3", 0, 1) == (False, True)
    for text, start, end in (
        ("14. Nemo 3", 2, 3),
        ("pp.57 3", 2, 3),
        ("12(3) 4", 2, 3),
        ("山水.夜航", 0, 1),
        ("Bern: Lindhof", 0, 1),
        ("(2013).Rivers 3", 4, 5),
    ):
        assert runs(text, start, end) == (False, False), text
    apart, together = read_entries([ARTICLE, ARTICLE.replace("M. (2011). ", "M(2011). ")], model)
    assert max(field.confidence for field in together.fields if field.label == "author") <= JOINED
    assert together.confidence <= JOINED < apart.confidence


def test_a_year_that_runs_into_a_number_is_not_sure(model: FieldModel) -> None:
    """In "2011;14(3)" one may read a date or a volume: no more than `PARTED` is said of the year."""
    (entry,) = read_entries(
        ["Arbuthnot JK, Pellworth M. The weight of rivers. J Imag Waters. 2011;14(3):201-19."],
        model,
    )
    told = {field.label: field.confidence for field in entry.fields}
    assert told["issued"] == PARTED
    assert told["volume"] > PARTED


def test_a_list_with_in_doubts_what_has_none(model: FieldModel) -> None:
    """Where containers come with an "in", one that does not is not sure, nor the title before it."""
    inside = [
        f"Brendel, Anna: Von der Mühsal des {what}. In: Lindhof, Karl (Hrsg.): Studien zum {what}. "
        f"Göttingen: Lindhof Verlag, 19{year}, S. 12-34."
        for year, what in enumerate(("Wartens", "Gehens", "Hörens", "Sehens", "Lesens"), 71)
    ]
    bare = "Brendel, Anna: Vom Warten. Zeitschrift für Geduld 14 (1987), S. 12-34."

    def most(entries: list[str]) -> tuple[float, float]:
        told, whole = read_entries(entries, model)[-1]
        labels = {"title", "container-title"}
        assert labels <= {field.label for field in told}
        return max(field.confidence for field in told if field.label in labels), whole

    alone, among = most([bare]), most([*inside, bare])
    assert alone[0] > PARTED
    assert among[0] == PARTED
    assert among[1] <= JOINED
    assert most([bare] * 9 + inside[:4] + [bare]) == pytest.approx(alone, abs=1e-3)


def test_what_is_left_beside_a_field_is_seen(model: FieldModel) -> None:
    """Words and numbers in no field count for the fields on both sides, and so do these themselves."""
    text = "Rivers lost words 7 Lindhof"
    (found,) = chosen_in([tokens_of(text)], model)
    one = np.zeros(2, np.intp)
    states = np.array([STATE["title"], STATE["publisher"]])
    read = Chosen(one, states, np.array([0, 4]), np.array([1, 5]), np.ones(2))
    title, publisher = (
        dict(zip(FORMS, row, strict=True)) for row in evidence_of(found[0], read).forms.tolist()
    )
    assert (title["left behind"], title["number left behind"], title["left before"]) == (2, 1, 0)
    assert (publisher["left before"], publisher["number left before"]) == (2, 1)
    assert (title["publisher behind"], title["title before"], title["place behind"]) == (1, 0, 0)
    assert (publisher["title before"], publisher["left behind"]) == (1, 0)


def test_the_stranger_world_keeps_what_fields_say() -> None:
    """Fields of a stranger world lie in their entries in order; the same seed makes the same one.

    Some of its entries have no field at all, some hold two works, and most are changed.
    """
    entries = lessons(UNSEEN + 1, 600)
    strange = list(foreign(entries, 3))
    assert strange == list(foreign(entries, 3))
    for one in strange:
        places = [place for stretch in one.stretches for place in stretch[:2]]
        assert places == sorted(places)
        assert all(stretch.start < stretch.end <= len(one.text) for stretch in one.stretches)
    assert any(not one.stretches for one in strange)
    changed = sum(one.text != old.text for one, old in zip(strange, entries, strict=True))
    assert changed > len(entries) / 3


def test_what_is_lost_is_lost_of_the_fields() -> None:
    """A field that a lost line began or ended has what is left of it; one within is gone."""
    text = "Nemo, A. The weight of rivers. 2011."
    stretches = (Stretch(0, 8, "author"), Stretch(9, 29, "title"), Stretch(31, 35, "issued"))
    entry = Labelled(text, stretches, "en", "plain 1")

    def left(start: int, end: int) -> list[tuple[str, str]]:
        one = without(entry, start, end)
        return [(each.label, one.text[each.start : each.end]) for each in one.stretches]

    assert left(0, 13) == [("title", "weight of rivers"), ("issued", "2011")]
    assert left(12, 19) == [("author", "Nemo, A."), ("title", "The of rivers"), ("issued", "2011")]
    assert left(17, 36) == [("author", "Nemo, A."), ("title", "The weig")]


def test_weights_are_drawn_back_until_the_promise_is_kept() -> None:
    """Where everything is foreign too few of the sure are right: fewer are sure, in each part."""
    wanted = np.array([1.0] * 98 + [0.0] * 2)
    odds = np.append(np.linspace(4, 8, 98), [3.1, 3.2])
    least = np.log(0.95 / 0.05)
    assert care_of([(odds, wanted)], 0.95, 0.98) == 1.0
    care = care_of([(odds, wanted), (odds, wanted)], 0.95, 0.99)
    assert care * 3.2 < least <= (care + 0.025) * 3.2


def test_damaged_weights_are_told(model: FieldModel) -> None:
    """A calibration that is cut off, or that weighs what nobody sees, is refused in one sentence."""
    whole = json.dumps(model.small["confidence"]).encode()
    for damaged in (b"", whole[:-9], b"[]", whole.replace(b'"doubt"', b'"trust"')):
        with pytest.raises(ReferencesError, match="training confidence"):
            calibrated(model, damaged)


def test_identifiers_are_sure_by_their_pattern(model: FieldModel) -> None:
    """An identifier does not depend on what the chain thinks of its neighbours."""
    (entry,) = read_entries([ARTICLE], model)
    assert [one.confidence for one in entry.fields if one.label == "DOI"] == [0.995]


def test_the_same_seed_makes_the_same_calibration() -> None:
    """A calibration is made twice of few references: the bytes agree."""
    recipe = Recipe(rounds=1)
    assert make_confidence(240, recipe) == make_confidence(240, recipe)
