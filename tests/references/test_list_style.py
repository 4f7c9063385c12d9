"""The style of a list, and when it may speak."""

from __future__ import annotations

import numpy as np

from carrel.references.fields.list_style import Joints, ListStyle, joints_of
from carrel.references.fields.states import STATE
from carrel.references.fields.ways import Stretch
from tests.references.ways import ways_of

AUTHOR, TITLE, YEAR = STATE["author"], STATE["title"], STATE["issued"]
COMMA, STOP, COLON = 22, 23, 24
ONE = [(AUTHOR, 0, 2), (TITLE, 3, 6), (YEAR, 7, 8)], [1, 2, COMMA, 1, 1, 1, STOP, 9]
OTHER = [(YEAR, 0, 1), (AUTHOR, 2, 4), (TITLE, 5, 8)], [9, COLON, 1, 2, STOP, 1, 1, 1]
Entry = tuple[list[Stretch], list[int]]


def joints(*entries: Entry) -> Joints:
    """The joints of entries whose tokens stand in one row, each entry with one way."""
    sizes = np.array([len(signs) for _, signs in entries])
    last = np.cumsum(sizes)
    ways = ways_of([stretches for stretches, _ in entries]).moved(last - sizes)
    signs = np.array([sign for _, signs in entries for sign in signs])
    return joints_of(ways, signs, last - sizes, last)


def style_of(*entries: Entry) -> ListStyle:
    """The style of a list of entries."""
    return ListStyle(len(entries), [joints(*entries)])


def worth(style: ListStyle, way: Entry, entry: int) -> float:
    """What a way to label an entry is worth."""
    return float(style.worth(joints(way), np.array([entry]))[0])


def test_a_list_of_one_style_speaks() -> None:
    """Where entries agree, the way that agrees with them is worth more than one that does not."""
    style = style_of(*[ONE] * 8)
    assert style.shared
    assert worth(style, ONE, 0) > worth(style, OTHER, 0)


def test_a_mixed_file_does_not_speak() -> None:
    """Entries that have little in common, or too few of them, make no style."""
    mixed: list[Entry] = [
        ([(AUTHOR, 0, 1), (TITLE, 2, 3)], [number, 30 + number, number]) for number in range(20)
    ]
    assert not style_of(*mixed).shared
    assert not style_of(*[ONE] * 3).shared
    assert not style_of(*[([], [1])] * 8).shared


def test_an_entry_does_not_speak_for_itself() -> None:
    """What only one entry has is worth nothing to that entry."""
    style = style_of(*[ONE] * 8, OTHER)
    assert worth(style, OTHER, 8) < worth(style, OTHER, 0)


def test_only_the_signs_between_the_fields_count() -> None:
    """The signs of a joint end where the next field begins, or the entry ends."""
    stretches, signs = ONE
    assert joints(ONE, OTHER).code[:3].tolist() == joints(ONE).code[:3].tolist()
    longer = joints((stretches, [*signs, STOP])).code
    assert longer[:3].tolist() == joints(ONE).code[:3].tolist()
    assert longer[3] != joints(ONE).code[3]
