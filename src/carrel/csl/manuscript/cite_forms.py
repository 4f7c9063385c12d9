"""Cites as they are compared with one another: their text, and the names they show."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from carrel.csl.amendment import Amendment
from carrel.csl.manuscript.cites import cite_node, new_frame
from carrel.csl.manuscript.given_names import person
from carrel.csl.manuscript.memory import item_key
from carrel.csl.place import SUBSEQUENT, Place
from carrel.csl.text.tree import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from carrel.csl.items.particles import NameValue
    from carrel.csl.manuscript.run import Run
    from carrel.csl.rendering.frame import Frame, NamesSeen

# Manuscripts need some 30 for an item; a bomb is given up after some ten seconds.
_WORK, _WORK_FOR_ITEM = 300_000, 200
_WORK_OF_FORM = 10

Names: TypeAlias = "list[tuple[str, tuple[NameValue, ...]]]"
"""The name variables that a cite shows, each with its names."""


class Form(NamedTuple):
    """A cite as it is compared: its text, the names it showed, the `disambiguate` tests it met."""

    text: str
    names_seen: tuple[NamesSeen, ...]
    conditions_asked: int


class CiteForms:
    """The forms of the items of a manuscript, with what disambiguation changed so far."""

    def __init__(self, run: Run) -> None:
        """Begin with all the work to spend that such a manuscript may need."""
        self.run = run
        self.work_left = _WORK + _WORK_FOR_ITEM * len(run.items)

    @property
    def goes_on(self) -> bool:
        """Whether there is work left to do it in; each name that is compared is some.

        Thousands of works by the same hundreds, each with another name among them, would be
        written anew for each name of each work.
        """
        return self.work_left > 0

    def spend(self, work: int) -> bool:
        """Spend work, and tell whether any is left."""
        self.work_left -= work
        return self.goes_on

    def of(self, item_id: str) -> Form:
        """Write the cite of an item as it is compared with others."""
        run = self.run
        key = item_key(run.items[item_id], run.amendments.get(item_id))
        others = first_note(run, item_id), run.numbers((item_id,))
        form = run.remembered.forms.recall((key, others), partial(self._write, item_id))
        self.spend(_WORK_OF_FORM + sum([seen.shown for seen in form.names_seen]))
        return form

    def _write(self, item_id: str) -> Form:
        frame = self._frame(item_id)
        text = plain(cite_node(self.run.citation, frame))
        return Form(text, tuple(frame.names_seen), frame.conditions_asked)

    def _frame(self, item_id: str) -> Frame:
        run = self.run
        place = Place(SUBSEQUENT, first_note=run.first_notes.get(item_id))
        amendment = run.amendment(item_id)
        frame = new_frame(run.context, "citation", run.items[item_id], amendment, place=place)
        # When a page was looked at makes no difference between two works.
        frame.spent.add("accessed")
        return frame

    def classes(self, ids: Iterable[str]) -> list[list[str]]:
        """Group items by the text of their forms, in order."""
        groups: dict[str, list[str]] = {}
        for one in ids:
            groups.setdefault(self.of(one).text, []).append(one)
        return list(groups.values())

    def names(self, item_id: str) -> Names:
        """List the name variables that a cite shows, each with its names."""
        seen = self.of(item_id).names_seen
        return list({one.variable: (one.variable, one.names) for one in seen}.values())

    def shown(self, ids: Iterable[str]) -> int:
        """Count the names that the fullest list of these cites shows now."""
        return max((seen.shown for one in ids for seen in self.of(one).names_seen), default=0)

    def most_names(self, ids: Iterable[str]) -> int:
        """Count the names of the longest list in these items' cites."""
        return max((len(seen.names) for one in ids for seen in self.of(one).names_seen), default=0)

    def initialized(self, ids: Iterable[str]) -> bool:
        """Tell whether names in these items' cites are initialized."""
        return any(seen.initials for one in ids for seen in self.of(one).names_seen)

    def amend(self, item_id: str, **changes: object) -> None:
        """Change what disambiguation changed for an item."""
        amendment = self.run.amendments.get(item_id, Amendment())
        self.run.amendments[item_id] = amendment._replace(**changes)  # type: ignore[arg-type]


def first_note(run: Run, item_id: str) -> int | None:
    """Give the note of an item's first cite if later cites may print it."""
    return run.first_notes.get(item_id) if run.refers_back else None


def same_person(rows: Sequence[Names], rank: int, place: int) -> bool:
    """Tell whether all have the same name there; "J. J." and "J.J." are the same."""
    lists = [row[rank][1] if rank < len(row) else () for row in rows]
    # Where a list ends, "et al." ends too.
    people = {(person(one[place]), len(one) == place + 1) for one in lists if place < len(one)}
    short = sum(place >= len(one) for one in lists)
    return not people or (len(people) == 1 and not short)
