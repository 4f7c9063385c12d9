"""Cites that look alike made different: names, given names, conditions, year suffixes.

CSL 1.0.2, Disambiguation. Ambiguous forms are looked up in an index by the text of the cite;
every step works on one set of items that look alike and splits it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from carrel.csl.amendment import Amendment
from carrel.csl.cites import cite_node, new_frame
from carrel.csl.given_names import expand_everywhere, person
from carrel.csl.memory import item_key
from carrel.csl.place import SUBSEQUENT, Place
from carrel.csl.tree import plain
from carrel.csl.written import Settled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from carrel.csl.frame import Frame, NamesSeen
    from carrel.csl.particles import NameValue
    from carrel.csl.run import Run

LEVELS = (1, 2)
"""Given names as initials, then in full."""
# Manuscripts need some 30 for an item; a bomb is given up after some ten seconds.
_WORK, _WORK_FOR_ITEM = 300_000, 200
_WORK_OF_FORM = 10
ENDED_EARLY = "too many cites look alike in too many ways; not all that could be is told apart"

Rows: TypeAlias = "dict[str, list[tuple[str, tuple[NameValue, ...]]]]"
"""The name variables that each item's cite shows, with their names."""


class Form(NamedTuple):
    """A cite as it is compared: its text, the names it showed, the `disambiguate` tests it met."""

    text: str
    names_seen: tuple[NamesSeen, ...]
    conditions_asked: int


def disambiguate(run: Run, *, names: bool) -> None:
    """Settle every set of items whose cites look alike; the result is in `run.amendments`.

    While the items stay as they are, so does the result.
    """

    def make() -> Settled:
        work = Disambiguation(run)
        work.settle(names=names)
        run.remembered.forms.end_round()
        keys = {one: item_key(run.items[one], found) for one, found in run.amendments.items()}
        return Settled(run.amendments, keys, () if work.goes_on else (ENDED_EARLY,))

    notes = tuple([_first_note(run, one) for one in run.order])
    settled = run.remembered.settled.recall((run.state(run.order), notes), make)
    run.amendments, run.amended_keys, warnings = settled
    run.warnings += warnings


def _first_note(run: Run, item_id: str) -> int | None:
    return run.first_notes.get(item_id) if run.refers_back else None


class Disambiguation:
    """The work on one manuscript, with what its style allows."""

    def __init__(self, run: Run) -> None:
        """Read the style's options."""
        options = run.citation.options
        self.run = run
        self.add_names = options.get("disambiguate-add-names") == "true"
        self.add_given = options.get("disambiguate-add-givenname") == "true"
        self.add_suffix = options.get("disambiguate-add-year-suffix") == "true"
        self.rule = options.get("givenname-disambiguation-rule", "by-cite")
        self.listed_at = {one: at for at, one in enumerate(run.order)}
        self._work_left = _WORK + _WORK_FOR_ITEM * len(run.items)

    @property
    def goes_on(self) -> bool:
        """Whether there is work left to do it in; each name that is compared is some.

        Thousands of works by the same hundreds, each with another name among them, would be
        written anew for each name of each work.
        """
        return self._work_left > 0

    def settle(self, *, names: bool) -> None:
        """Take the four steps of the specification.

        CSL 1.0.2, Choose: the attempt by `disambiguate` tests "is only made when all other
        disambiguation methods have failed"; year suffixes never fail. (The section Disambiguation
        names it before them; citeproc-js too makes it after them.)
        """
        if self.add_given and self.rule != "by-cite":
            expand_everywhere(self.run, self.rule)
        for alike in self.alike(self.run.order):
            left = self.split_by_names(alike) if names else [alike]
            for group in left:
                if self.add_suffix:
                    self._add_suffixes(group)
                else:
                    self.split_by_condition(group)

    def frame(self, item_id: str) -> Frame:
        """Make the frame in which the cites of items are compared."""
        place = Place(SUBSEQUENT, first_note=self.run.first_notes.get(item_id))
        item = self.run.items[item_id]
        frame = new_frame(
            self.run.context, "citation", item, self.run.amendment(item_id), place=place
        )
        # When a page was looked at makes no difference between two works.
        frame.spent.add("accessed")
        return frame

    def form(self, item_id: str) -> Form:
        """Write the cite of an item as it is compared with others."""
        run = self.run
        key = item_key(run.items[item_id], run.amendments.get(item_id))
        others = _first_note(run, item_id), run.numbers((item_id,))
        form = run.remembered.forms.recall((key, others), partial(self._form, item_id))
        self._work_left -= _WORK_OF_FORM + sum([seen.shown for seen in form.names_seen])
        return form

    def _form(self, item_id: str) -> Form:
        frame = self.frame(item_id)
        text = plain(cite_node(self.run.citation, frame))
        return Form(text, tuple(frame.names_seen), frame.conditions_asked)

    def alike(self, ids: Iterable[str]) -> list[list[str]]:
        """Group items by form and give the groups of two and more."""
        return [group for group in self.classes(ids) if len(group) > 1]

    def classes(self, ids: Iterable[str]) -> list[list[str]]:
        """Group items by form, in order."""
        groups: dict[str, list[str]] = {}
        for one in ids:
            groups.setdefault(self.form(one).text, []).append(one)
        return list(groups.values())

    def split_by_names(self, alike: list[str]) -> list[list[str]]:
        """Show more names and given names; give the sets that still look alike.

        CSL 1.0.2: names are added "to all members of a set of ambiguous cites, until no more
        cites in the set can be disambiguated by adding names": who still looks like another
        goes along. Sets that given names tell apart are sets of their own from there on.
        """
        pending, settled = [[alike]], list[list[str]]()
        while pending:
            sets = pending.pop()
            if not self.goes_on:
                settled += sets
                continue
            left = [one for group in sets for one in group]
            shown = self._most_shown(left)
            classes = self._split_by_names_once(left, len(sets))
            if len(classes) == len(sets):
                settled += classes
                continue
            ambiguous = [one for one in classes if len(one) > 1]
            if self._most_shown(left) > shown:
                pending += [ambiguous] if ambiguous else []
            else:
                pending += [[one] for one in ambiguous]
        return settled

    def _most_shown(self, ids: Iterable[str]) -> int:
        return max(self.frame_shown(one) for one in ids)

    def split_by_condition(self, alike: list[str]) -> None:
        """Let the `disambiguate` tests hold until no set of items that look alike can be split."""
        pending = [alike]
        while pending:
            classes = self._split_by_condition_once(pending.pop())
            if len(classes) > 1:
                pending.extend(one for one in classes if len(one) > 1)

    def _split_by_names_once(self, alike: list[str], parts: int) -> list[list[str]]:
        """Take the first step that makes more than `parts` classes; none if there is none."""
        shown = self._most_shown(alike)
        most = self.most_names(alike) if self.add_names else shown
        before = {one: self.run.amendment(one) for one in alike}
        rows = {one: self._names(one) for one in alike}
        ranks = range(max(len(row) for row in rows.values()))
        for count in range(shown, most + 1):
            self._work_left -= len(alike)
            if not self.goes_on:
                break
            if count > shown:
                if all(_same_person(rows.values(), rank, count - 1) for rank in ranks):
                    continue
                for one in alike:
                    listed = [variable for variable, _ in rows[one]]
                    self._amend(one, shown=dict.fromkeys(listed, count))
            classes = self.classes(alike)
            if len(classes) == parts and self.add_given and self.rule == "by-cite":
                classes = self._split_by_given(alike, count, parts)
            if len(classes) > parts:
                return classes
        self.run.amendments.update(before)
        return self.classes(alike)

    def _names(self, item_id: str) -> list[tuple[str, tuple[NameValue, ...]]]:
        """List the name variables that a cite shows, each with its names."""
        seen = self.form(item_id).names_seen
        return list({one.variable: (one.variable, one.names) for one in seen}.values())

    def frame_shown(self, item_id: str) -> int:
        """Count the names that the first list of a cite shows now."""
        return max((seen.shown for seen in self.form(item_id).names_seen), default=0)

    def most_names(self, ids: Sequence[str]) -> int:
        """Count the names of the longest list in these items' cites."""
        return max(
            (len(seen.names) for one in ids for seen in self.form(one).names_seen), default=0
        )

    def _split_by_given(self, alike: list[str], count: int, parts: int) -> list[list[str]]:
        """Expand given names one by one until there are more classes; undo what split nothing.

        Lists are compared by rank, for one cite may name authors where another names editors.
        "Only ambiguous names in ambiguous cites are affected": a name that is the same in all
        cites that look alike stays as it is.

        A style that may not add names has only the first name of a list expanded, as citeproc-js
        has it. The specification (Disambiguation) bounds by-cite only by "the first name that
        eliminates cite ambiguity", which may be a later one.
        """
        before = {one: self.run.amendment(one) for one in alike}
        rows = {one: self._names(one) for one in alike}
        classes = self.classes(alike)
        tried = count if self.add_names else 1
        for rank in range(max(len(row) for row in rows.values())):
            for place in range(tried):
                self._work_left -= len(alike)
                if not self.goes_on:
                    return classes
                for level in LEVELS:
                    raised = [
                        self._raise(group, rows, rank, place, level)
                        for group in classes
                        if not _same_person([rows[one] for one in group], rank, place)
                    ]
                    if not any(raised):
                        continue
                    classes = self.classes(alike)
                    if len(classes) > parts:
                        return classes
                self.run.amendments.update(before)
        return classes

    def _raise(self, group: list[str], rows: Rows, rank: int, place: int, level: int) -> bool:
        raised = False
        for one in group:
            if rank < len(rows[one]):
                name = rows[one][rank][0], place
                given = self.run.amendment(one).given
                if given.get(name, 0) < level:
                    self._amend(one, given={**given, name: level})
                    raised = True
        return raised

    def _split_by_condition_once(self, alike: list[str]) -> list[list[str]]:
        level = self.run.amendment(alike[0]).condition
        while self.goes_on and level < self.form(alike[0]).conditions_asked:
            level += 1
            for one in alike:
                self._amend(one, condition=level)
            classes = self.classes(alike)
            if len(classes) > 1:
                return classes
            if self.add_names and self._names_of_first_cites_differ(alike):
                break
        return [alike]

    def _names_of_first_cites_differ(self, alike: list[str]) -> bool:
        """Tell whether cites with as many names as in first cites of the items look different.

        Later cites, "See note 1, Doe et al.", need nothing else then.
        """
        before = {one: self.run.amendment(one) for one in alike}
        for one, amendment in before.items():
            frame = new_frame(self.run.context, "citation", self.run.items[one], amendment)
            cite_node(self.run.citation, frame)
            self._amend(one, shown={seen.variable: seen.shown for seen in frame.names_seen})
        differ = len(self.classes(alike)) > 1
        self.run.amendments.update(before)
        return differ

    def _add_suffixes(self, alike: list[str]) -> None:
        """Suffixes follow the order of the bibliography."""
        for number, one in enumerate(sorted(alike, key=self.listed_at.__getitem__)):
            self._amend(one, suffix=number)

    def _amend(self, item_id: str, **changes: object) -> None:
        amendment = self.run.amendments.get(item_id, Amendment())
        self.run.amendments[item_id] = amendment._replace(**changes)  # type: ignore[arg-type]


def _same_person(
    rows: Iterable[list[tuple[str, tuple[NameValue, ...]]]], rank: int, place: int
) -> bool:
    """Tell whether all have the same name there; "J. J." and "J.J." are the same."""
    lists = [row[rank][1] if rank < len(row) else () for row in rows]
    # Where a list ends, "et al." ends too.
    people = {(person(one[place]), len(one) == place + 1) for one in lists if place < len(one)}
    short = sum(place >= len(one) for one in lists)
    return not people or (len(people) == 1 and not short)
