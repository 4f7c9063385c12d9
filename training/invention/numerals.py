"""Numbers as they are printed."""

from __future__ import annotations

_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        "M CM D CD C XC L XL X IX V IV I".split(),
        strict=True,
    )
)


def roman(number: int) -> str:
    """Write a number of at least 1 in capital Roman numerals."""
    letters: list[str] = []
    for value, letter in _ROMAN:
        times, number = divmod(number, value)
        letters.append(letter * times)
    return "".join(letters)


def ordinal(number: int) -> str:
    """Write an English ordinal: 1st, 2nd, 11th."""
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
