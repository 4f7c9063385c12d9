"""The models by which references are read, loaded once for each process."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carrel.references.fields.field_model import FieldModel
    from carrel.references.mending.order_model import OrderModel
    from carrel.references.mending.word_list import WordList

_FOLDER = "carrel.references.models"
_FILES = ("fields.bin", "confidence.json", "lines.bin", "order.bin", "words.bin")
_WAY = "2"
"""Counted up when the same models read otherwise, so that lists are read again."""


@cache
def field_model() -> FieldModel:
    """What reads the fields of an entry; raise ``ReferencesError`` where it is damaged."""
    from carrel.references.fields.confidence import calibrated
    from carrel.references.fields.field_model import load_field_model

    return calibrated(load_field_model(_bytes("fields.bin")), _bytes("confidence.json"))


@cache
def order_model() -> OrderModel:
    """What tells the order of words; raise ``ReferencesError`` where it is damaged."""
    from carrel.references.mending.order_model import load_order_model

    return load_order_model(_bytes("order.bin"))


@cache
def word_list() -> WordList:
    """The English words; raise ``ReferencesError`` where the list is damaged."""
    from carrel.references.mending.word_list import load_word_list

    return load_word_list(_bytes("words.bin"))


@cache
def reader() -> str:
    """What names the models and the way of reading: other models have another name."""
    digest = hashlib.sha256(b"".join(map(_bytes, _FILES)))
    return f"{_WAY}-{digest.hexdigest()[:32]}"


def _bytes(name: str) -> bytes:
    return (files(_FOLDER) / name).read_bytes()
