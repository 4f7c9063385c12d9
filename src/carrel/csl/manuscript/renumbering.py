"""Trees with citation numbers in them, moved when the numbers move.

A cite put in early shifts all later numbers by one. Nothing but the number changes in most of what
prints it: punctuation and spaces do not settle with digits, and neither the order nor the ranges of
a cluster change when all its numbers move by the same step. So a tree keeps its numbers as leaves
of their own; where a number went into the text in another way, it is written anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from carrel.csl.text.tree import CitationNumber, Node

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from carrel.csl.manuscript.memory import Memory
    from carrel.csl.rendering.frame import Frame
    from carrel.csl.text.tree import Content

_T = TypeVar("_T")


class Numbered(NamedTuple, Generic[_T]):
    """A tree, the citation numbers it was written with, and what else is known of it.

    It is `movable` if every number in its text is a leaf. `numbers` is empty where the style
    prints none.
    """

    tree: Node
    numbers: tuple[int, ...]
    movable: bool
    about: _T


def recall_numbered(
    memory: Memory,
    key: Hashable,
    numbers: tuple[int, ...],
    make: Callable[[], Numbered[_T]],
) -> Numbered[_T]:
    """Give what is remembered under a key, with these numbers; or make and remember it."""
    found = memory.recall(key, make)
    if found.numbers == numbers:
        return found
    anew = moved(found, numbers) or make()
    memory.replace(key, anew)
    return anew


def moved(found: Numbered[_T], numbers: tuple[int, ...]) -> Numbered[_T] | None:
    """Move a tree to other numbers; None if that needs more than one step for all of them."""
    steps = {now - before for before, now in zip(found.numbers, numbers, strict=True)}
    if not found.movable or len(steps) != 1:
        return None
    return found._replace(tree=_shifted(found.tree, steps.pop()), numbers=numbers)


def _shifted(node: Node, step: int) -> Node:
    children: list[Content] = []
    for child in node.children:
        if isinstance(child, CitationNumber):
            children.append(CitationNumber(int(child) + step))
        else:
            children.append(child if isinstance(child, str) else _shifted(child, step))
    return Node(tuple(children), *node[1:])


def is_movable(frame: Frame, tree: Content) -> bool:
    """Tell whether the number that a frame gave stands in a tree only as leaves."""
    if frame.number_asked or not frame.numbers_placed:
        return not frame.number_asked
    return frame.numbers_placed == count_numbers(tree)


def count_numbers(content: Content) -> int:
    """Count the leaves that are citation numbers."""
    if isinstance(content, str):
        return int(isinstance(content, CitationNumber))
    return sum([count_numbers(child) for child in content.children])
