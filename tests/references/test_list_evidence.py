"""What lines and whole lists tell of where entries begin."""

from itertools import pairwise, product
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carrel.references.finding.line import lines_of
from carrel.references.finding.line_borders import BORDERS, borders_of, order_of
from carrel.references.finding.line_features import features_of
from carrel.references.finding.line_model import CUTTING, Chain
from carrel.references.finding.line_widths import nearby_extent, widths_of
from carrel.references.finding.list_evidence import EVIDENCE, evidence_of
from carrel.references.finding.repeats import REPEATS, repeats_of
from carrel.references.finding.shapes import shape_of


def borders(line: str) -> set[str]:
    """The names of what a line leaves open or closes."""
    shape = shape_of(line + "\n")
    (row,) = borders_of([line], shape, np.array([0, len(line) + 1]))
    return {name for name, told in zip(BORDERS, row.tolist(), strict=True) if told}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Weller, Gerolf (Hrsg.), Wasser (Berlin", {"leaves-bracket"}),
        ("Verlag 1999), pp. 14–21.", {"closes-bracket", "ends-range"}),
        ("[12] Albers, Tom. Harbours", set[str]()),
        ("Corvin, Lea (2011): “The Ledger and", {"open-quote", "ends-small"}),
        ("Grote, Emil; Hansen, P.", {"ends-initial", "ends-short-stop"}),
        ("Journal of Coastal History, vol.", {"ends-low-stop"}),
        ("Schriften zur Geschichte, vol. 12", {"ends-numbered"}),
        ("Frankfurt am Main, 2004.", {"ends-year"}),
        ("Anhang A: Fragebogen", {"after-word"}),
        ("5. Danksagung", {"after-word"}),
    ],
)
def test_what_a_line_leaves_open(line: str, told: set[str]) -> None:
    """Open brackets and quotations, small words and abbreviations at the end, names of what follows."""
    assert borders(line) == told


def test_names_sort_without_case_and_accents() -> None:
    """The alphabet of a list knows neither capitals nor accents; what is shorter comes first."""
    names = ["Ab", "Ábel", "ÄBERN", "Ebert", "Éclair", "zu Bren"]
    assert [order_of(name) for name in names] == sorted(order_of(name) for name in names)
    assert order_of("") == order_of("12 –") == 0


def test_lines_that_come_again() -> None:
    """Running heads and page numbers come again far apart; rows of a table stand close together."""
    rows = ["Total 12 14", "Total 13 15", "Total 14 16"]
    prose = [f"The harbour was silent for {word} days." for word in ("one", "two", "three", "four")]
    more = [f"Nobody knew {word} of it." for word in ("any", "all", "half", "most")]
    texts = ["Studies 12", *prose, *more, "Studies 13", *rows]
    told = dict(zip(REPEATS, repeats_of(texts).T, strict=True))
    assert np.flatnonzero(told["repeated"]).tolist() == [0, 9]
    assert np.flatnonzero(told["counts-on"]).tolist() == [0, 9]
    assert not told["often-repeated"].any()


def test_widths_are_those_of_print_or_of_a_typewriter() -> None:
    """Lines of one width on paper are measured by their letters, lines of one length by characters."""
    printed = ["mmmmmmmmmm" * 3, "iiiiiiiiii" * 9 + "i", "nnnnnnnnnn" * 5] * 3
    assert np.ptp(widths_of(printed)) < np.ptp([len(text) for text in printed]) / 4
    typed = ["mmmmmmmmmm" * 3, "iiiiiiiiii" * 3, "nnnnnnnnnn" * 3] * 3
    assert set(widths_of(typed).tolist()) == {30}


@given(st.lists(st.floats(1, 500, width=32), max_size=80))
def test_the_extent_around_a_line(values: list[float]) -> None:
    """The second widest of the lines around is never wider than the widest of all."""
    extent = np.array(values, dtype=np.float32)
    reach = nearby_extent(extent)
    assert len(reach) == len(extent)
    assert (reach <= extent.max(initial=0)).all()


def chain(rng: np.random.Generator) -> Chain:
    """A chain whose moves and ends are drawn; its scores are given."""
    size = len(CUTTING)

    def drawn(*shape: int) -> npt.NDArray[np.float32]:
        return (rng.normal(size=shape) * 2).astype(np.float32)

    none = np.zeros((1, size), np.float32)
    layer = (np.zeros((5, 1, 1), np.float32), none[:, :1], none[0, :1], none, none[0])
    return Chain(*layer, drawn(size, size), drawn(size), drawn(size))


@settings(max_examples=40)
@given(st.integers(1, 6), st.integers(0, 10_000))
def test_chances_are_shares_of_all_sequences(count: int, seed: int) -> None:
    """The chance of a label is what the sequences with it weigh among all sequences."""
    rng = np.random.default_rng(seed)
    one, scores = chain(rng), rng.normal(size=(count, len(CUTTING))) * 3
    weights = np.zeros((count, len(CUTTING)))
    for labels in product(range(len(CUTTING)), repeat=count):
        told: Any = (
            scores[np.arange(count), labels].sum() + one.first[labels[0]] + one.last[labels[-1]]
        )
        told += sum(one.moves[a, b] for a, b in pairwise(labels))
        weights[np.arange(count), labels] += np.exp(told)
    right = weights / weights.sum(axis=1, keepdims=True)
    np.testing.assert_allclose(one.chances(scores.astype(np.float32)), right, atol=1e-4)


def test_chances_of_a_long_list() -> None:
    """Ten thousand lines neither overflow nor vanish."""
    rng = np.random.default_rng(5)
    told = chain(rng).chances((rng.normal(size=(10_000, len(CUTTING))) * 20).astype(np.float32))
    assert np.isfinite(told).all()
    np.testing.assert_allclose(told.sum(axis=1), 1, atol=1e-3)


@settings(max_examples=30)
@given(st.sampled_from((1, 2, 7, 256, 257, 258, 600)), st.integers(0, 10_000))
def test_the_best_sequence(count: int, seed: int) -> None:
    """It is the one that is found line by line (Viterbi), however long the list is."""
    rng = np.random.default_rng(seed)
    one, scores = chain(rng), (rng.normal(size=(count, len(CUTTING))) * 3).astype(np.float32)
    so_far, ways = scores[0].astype(np.float64) + one.first, [np.zeros(0, np.int64)]
    for row in scores[1:]:
        weighed = so_far[:, None] + one.moves
        ways.append(weighed.argmax(axis=0))
        so_far = weighed.max(axis=0) + row
    labels = [int((so_far + one.last).argmax())]
    for way in ways[:0:-1]:
        labels.append(int(way[labels[-1]]))
    assert one.best(scores) == labels[::-1]


LIST = """\
Albers, Tom (1998): Harbours and Their Towns. A Comparative View of the
Northern Coast. Hamburg: Seeverlag.
Brandt, Ilse (2004): Customs and Trade after the Wars. In: Journal of
Grote, Emil: Coastal History. Bremen, pp. 45-71.
Corvin, Lea (2011): The Ledger as a Source. London: Quay Press.
Dorn, Paul (1987): Kleine Geschichte der Zollhäuser. Bremen: Weserverlag.
Ewald, Nina (2015): Winter Trade and Summer Trade. Kiel: Ports."""
BEGINS = [True, False, True, False, True, True, True]


def told(name: str, begins: list[float]) -> list[float]:
    """A column of the evidence of the list, for chances of beginning."""
    features = features_of(lines_of(LIST))
    first = np.array(begins, dtype=np.float32)
    chances = np.stack([first, 1 - first, np.zeros_like(first)], axis=1)
    rows = evidence_of(features.matrix, features.order, chances)
    assert rows.shape == (len(begins), len(EVIDENCE))
    return rows[:, EVIDENCE.index(name)].tolist()


def test_a_name_out_of_order_is_told() -> None:
    """A name that does not stand in the alphabet between the entries around it does not fit."""
    fails = told("alphabet:named-fails", [0.95 if one else 0.3 for one in BEGINS])
    assert np.flatnonzero(fails).tolist() == [3]


def test_what_a_list_begins_with_is_learned_from_it() -> None:
    """Lines that look like the beginnings of this list are more like one than those that do not."""
    like = told("like:own", [0.95 if one else 0.05 for one in BEGINS])
    assert min(like[n] for n in (0, 2, 4, 5, 6)) > like[1]


def test_an_entry_without_a_year_is_told() -> None:
    """Where a line began an entry, the part before it or after it would have no year."""
    behind = told("dated:behind", [0.95 if one else 0.05 for one in BEGINS])
    assert behind == [0, 1, 1, 1, 1, 1, 1]
