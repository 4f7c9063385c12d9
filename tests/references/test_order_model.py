"""The model of word order: what it says, its bytes, and its training."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrel.references.errors import ReferencesError
from carrel.references.mending.order_model import EDGE, OrderModel, load_order_model
from carrel.references.mending.piece_kinds import kinds_of
from tests.references.models import order_model
from training.order import make_order


def worth(model: OrderModel, text: str) -> float:
    """How likely the order of a whole entry is."""
    return model.score(model.start(), [*model.numbers(text), EDGE])[0]


def test_kinds_tell_how_pieces_look() -> None:
    """Years, numbers, capitals and marks have their kinds, a blank before them is told."""
    known = {"=in": 1}
    assert kinds_of("Doe, J. (1999), In 12", known) == [
        "Aa", ",", " A", ".", " (", "#Y", ")", ",", " ^=in", " #2",
    ]  # fmt: skip
    assert kinds_of("سال ۱۳۹۳ 河", known) == ["R3", " #PS", " C"]


@given(st.text("Doe,. 1999\u00a0\nin3(«ש\u0301\U0001f600", max_size=60) | st.text(max_size=60))
def test_kinds_are_numbered_piece_by_piece(text: str) -> None:
    """A piece that was met before has the number that it has in its text."""
    known = order_model().kinds
    wanted = [known.get(kind, 0) for kind in kinds_of(text, known)]
    assert order_model().numbers(text) == wanted
    assert order_model().numbers(text) == wanted


def test_the_order_of_a_reference_is_likeliest() -> None:
    """Of all orders of an entry's parts, the one it was written in has the highest score."""
    parts = ("Doe, J.", "(1999).", "The end of rivers.", "Journal of Silt,", "4(2), 17–23.")
    orders = [" ".join(order) for order in permutations(parts)]
    assert max(orders, key=lambda text: worth(order_model(), text)) == " ".join(parts)


@given(st.text(max_size=60), st.integers(0, 60))
def test_a_score_is_the_sum_of_its_parts(text: str, cut: int) -> None:
    """What a text scores is what its first pieces score and the rest after them."""
    model = order_model()
    numbers = model.numbers(text)
    whole, end = model.score(model.start(), numbers)
    first, state = model.score(model.start(), numbers[:cut])
    rest, last = model.score(state, numbers[cut:])
    assert whole == pytest.approx(first + rest)
    assert end == last


def test_the_same_seed_makes_the_same_bytes() -> None:
    """A model is made twice of few references: the bytes agree, and another seed's do not."""
    first = make_order(7, 60)
    assert make_order(7, 60) == first
    assert make_order(8, 60) != first
    assert worth(load_order_model(first), "Doe, J. (1999).") < 0


@pytest.mark.parametrize("keep", [0, 20, 400, -1])
def test_damaged_bytes_are_refused(keep: int) -> None:
    """Bytes that are not a whole model raise the room's error, which says what to do."""
    whole = make_order(7, 20)
    with pytest.raises(ReferencesError, match="training order"):
        load_order_model(whole[:keep])
