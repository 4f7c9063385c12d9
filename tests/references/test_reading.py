"""What entries are read into."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import carrel.references
from carrel.references.fields.field_model import FieldModel, load_field_model
from carrel.references.reading import read_fields, read_list
from tests.references.models import order_model

ARTICLE = (
    "Arbuthnot, J. K., & Pellworth, M. (2011). The weight of rivers: A study of silt. "
    "Journal of Imagined Waters, 14(3), 201–219. https://doi.org/10.5555/riv.2011.14"
)
CHAPTER = (
    'Anna Brendel, "Von der Mühsal des Wartens", in: Karl Osten (Hrsg.), Geduld und Zeit, '
    "Göttingen: Lindhof Verlag 1987, S. 33-57."
)


@pytest.fixture(scope="module")
def model() -> FieldModel:
    """The model of the project."""
    place = Path(carrel.references.__file__).parent / "models" / "fields.bin"
    return load_field_model(place.read_bytes())


def test_an_article_is_read(model: FieldModel) -> None:
    """Every field of a plain article has its label and its own words."""
    (fields,) = read_fields([ARTICLE], model)
    said = {field.label: field.text.rstrip(".") for field in fields}
    assert said["title"] == "The weight of rivers: A study of silt"
    assert said["container-title"] == "Journal of Imagined Waters"
    assert (said["volume"], said["issue"], said["page"]) == ("14", "3", "201–219")
    assert said["issued"] == "2011"
    assert said["DOI"] == "10.5555/riv.2011.14"


def test_a_chapter_has_its_editor(model: FieldModel) -> None:
    """The editor after "in:" is no author, and the book is the container."""
    (reference,) = read_list([CHAPTER], model, order_model)
    said = {field.label: field.text for field in reference.fields}
    assert said["editor"] == "Karl Osten"
    assert said["container-title"] == "Geduld und Zeit"
    assert reference.item["type"] == "chapter"


def test_what_is_no_reference_stays_literal(model: FieldModel) -> None:
    """An entry without words stays as it is."""
    references = read_list(["…", "--- 17 ---"], model, order_model)
    assert [reference.literal for reference in references] == [True, True]


@given(st.lists(st.text(max_size=120), max_size=6))
@settings(max_examples=60, deadline=None)
def test_every_value_is_a_piece_of_its_entry(texts: list[str]) -> None:
    """Whatever the text: fields are in order, apart, and the words at their span."""
    place = Path(carrel.references.__file__).parent / "models" / "fields.bin"
    for text, fields in zip(texts, read_fields(texts, _loaded(place)), strict=True):
        end = 0
        for field in fields:
            assert field.span.start >= end
            assert field.text == text[field.span.start : field.span.end]
            assert field.text
            end = field.span.end


_MODELS: dict[Path, FieldModel] = {}


def _loaded(place: Path) -> FieldModel:
    if place not in _MODELS:
        _MODELS[place] = load_field_model(place.read_bytes())
    return _MODELS[place]


def test_a_reference_is_read_alike_among_others(model: FieldModel) -> None:
    """What stands beside an entry in a batch does not change its fields."""
    alone = read_fields([ARTICLE], model)[0]
    among = read_fields([CHAPTER, ARTICLE, "x" * 5000, "", ARTICLE + " " + CHAPTER], model)[1]
    assert [field.span for field in alone] == [field.span for field in among]
