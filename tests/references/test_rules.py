"""A correction offered for the rest of the list."""

from __future__ import annotations

from typing import Any

from carrel.references.rules import Known, rules_for
from carrel.values.span import Span

JALALI = {"family": "Jalali", "given": "Ali"}


def known(place: int, text: str = "", **item: Any) -> Known:
    """An entry of the list."""
    return Known(Span(place, place + 1), {k.replace("_", "-"): v for k, v in item.items()}, text)


def test_the_same_abbreviation_elsewhere() -> None:
    """A container spelled out is offered to every entry that has it in the same abbreviation."""
    others = (known(1, container_title="For. Aff."), known(2, container_title="Orbis"))
    (rule,) = rules_for(
        {"container-title": "For Aff"}, {"container-title": "Foreign Affairs"}, others
    )
    assert (rule.variable, rule.old, rule.new) == (
        "container-title",
        "For Aff",
        "Foreign Affairs",
    )
    assert rule.values == {Span(1, 2): "Foreign Affairs"}


def test_the_same_words_read_as_something_else() -> None:
    """Words said to be the publisher are offered where they stand and are not the publisher."""
    others = (
        known(1, "Bacon. Essays. Knopf, 1999", title="Essays. Knopf"),
        known(2, "Doe. Knopfler, 2001", title="Knopfler"),
        known(3, "Roe. Knopf", publisher="Knopf"),
    )
    (rule,) = rules_for({}, {"publisher": "Knopf"}, others)
    assert rule.values == {Span(1, 2): "Knopf"}


def test_the_same_name_elsewhere_in_any_part() -> None:
    """One name spelled anew is offered for authors and editors alike, the other names untouched."""
    old, doe = {"family": "Ali", "given": "Jalali"}, {"family": "Doe"}
    others = (known(1, author=[doe, old]), known(2, editor=[old]), known(3, author=[doe]))
    rules = rules_for({"author": [old]}, {"author": [JALALI]}, others)
    assert [(rule.variable, rule.values) for rule in rules] == [
        ("author", {Span(1, 2): [doe, JALALI]}),
        ("editor", {Span(2, 3): [JALALI]}),
    ]


def test_the_type_of_the_same_container() -> None:
    """What appeared in the same journal is of the same type."""
    others = (known(1, type="book", container_title="Orbis"), known(2, type="book"))
    after = {"type": "article-journal", "container-title": "Orbis"}
    (rule,) = rules_for({"type": "book", "container-title": "Orbis"}, after, others)
    assert rule.values == {Span(1, 2): "article-journal"}


def test_what_is_an_entrys_own_is_no_rule() -> None:
    """Titles, years, pages and identifiers say nothing of other entries."""
    others = (known(1, "A 1999", title="A", page="3"),)
    assert rules_for({"title": "A", "page": "3"}, {"title": "B", "page": "4"}, others) == ()
