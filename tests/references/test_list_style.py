"""The style of a list, and when it may speak."""

from __future__ import annotations

from carrel.references.list_style import ListStyle, joints_of
from carrel.references.states import STATE

AUTHOR, TITLE, YEAR = STATE["author"], STATE["title"], STATE["issued"]
COMMA, STOP, COLON = 22, 23, 24
ONE = joints_of([(AUTHOR, 0, 2), (TITLE, 3, 6), (YEAR, 7, 8)], [1, 2, COMMA, 1, 1, 1, STOP, 9])
OTHER = joints_of([(YEAR, 0, 1), (AUTHOR, 2, 4), (TITLE, 5, 8)], [9, COLON, 1, 2, STOP, 1, 1, 1])


def test_a_list_of_one_style_speaks() -> None:
    """Where entries agree, the way that agrees with them is worth more than one that does not."""
    style = ListStyle([ONE] * 8)
    assert style.shared
    assert style.worth(ONE, ONE) > style.worth(OTHER, ONE)


def test_a_mixed_file_does_not_speak() -> None:
    """Entries that have little in common, or too few of them, make no style."""
    mixed = [
        joints_of([(AUTHOR, 0, 1), (TITLE, 2, 3)], [number, 30 + number, number])
        for number in range(20)
    ]
    assert not ListStyle(mixed).shared
    assert not ListStyle([ONE] * 3).shared
    assert not ListStyle([]).shared


def test_an_entry_does_not_speak_for_itself() -> None:
    """What only one entry has is worth nothing to that entry."""
    style = ListStyle([ONE] * 8 + [OTHER])
    assert style.worth(OTHER, OTHER) < style.worth(OTHER, [])
