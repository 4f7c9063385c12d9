"""The models that Carrel carries, loaded once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from carrel.references.fields.field_model import FieldModel, load_field_model
from carrel.references.mending.order_model import OrderModel, load_order_model
from carrel.references.mending.word_list import WordList, load_word_list

_FOLDER = files("carrel.references") / "models"


@cache
def order_model() -> OrderModel:
    """The model of word order."""
    return load_order_model((_FOLDER / "order.bin").read_bytes())


@cache
def field_model() -> FieldModel:
    """The model of fields."""
    return load_field_model((_FOLDER / "fields.bin").read_bytes())


@cache
def word_list() -> WordList:
    """The English words."""
    return load_word_list((_FOLDER / "words.bin").read_bytes())
