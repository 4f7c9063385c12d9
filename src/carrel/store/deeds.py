"""Which deeds of an append-only log stand, and which can be undone or done again."""

from __future__ import annotations

from collections.abc import Iterable


def standing(deeds: Iterable[tuple[int, int | None]]) -> tuple[list[int], list[int]]:
    """The deeds that stand and can be undone, and those undone that can be redone.

    Each deed is its number and that of the deed it takes back, if it does; they come in order.
    Both lists have the last at the end. Undoing and redoing are deeds too, each of which takes
    another back; a new deed puts an end to redoing.
    """
    done: list[int] = []
    undone: list[int] = []
    for number, undoes in deeds:
        if undoes is None:
            done.append(number)
            undone.clear()
        elif done and done[-1] == undoes:
            done.pop()
            undone.append(number)
        elif undone and undone[-1] == undoes:
            undone.pop()
            done.append(number)
    return done, undone
