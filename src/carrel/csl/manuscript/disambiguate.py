"""Cites that look alike made different: names, given names, conditions, year suffixes.

CSL 1.0.2, Disambiguation. Ambiguous forms are looked up in an index by the text of the cite;
every step works on one class of items that look alike and splits it.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from carrel.csl.amendment import FULL, INITIALS
from carrel.csl.manuscript.cite_forms import CiteForms, Names, first_note, same_person
from carrel.csl.manuscript.cites import cite_node, new_frame
from carrel.csl.manuscript.given_names import expand_everywhere
from carrel.csl.manuscript.memory import item_key
from carrel.csl.manuscript.written import Settled, SetToldApart

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from carrel.csl.manuscript.run import Run

ENDED_EARLY = "too many cites look alike in too many ways; not all that could be is told apart"


class Added(NamedTuple):
    """What was added to the cites of a set so far.

    Of each list at least `shown` names are shown; `given` has the level of a given name by the
    list's rank in the cite and the name's place in the list; the first `condition` tests of
    `disambiguate` hold.
    """

    shown: int = 0
    given: Mapping[tuple[int, int], int] = MappingProxyType({})
    condition: int = 0


Split: TypeAlias = "tuple[Added, list[list[str]]]"
"""What splits a class, and the classes that come of it."""


def disambiguate(run: Run, *, names: bool) -> None:
    """Settle every set of items whose cites look alike; the result is in `run.amendments`.

    While the items stay as they are, so does the result.
    """

    def make() -> Settled:
        work = Disambiguation(run)
        work.settle(names=names)
        run.remembered.forms.end_round()
        run.remembered.sets.end_round()
        keys = {one: item_key(run.items[one], found) for one, found in run.amendments.items()}
        return Settled(run.amendments, keys, () if work.forms.goes_on else (ENDED_EARLY,))

    notes = tuple([first_note(run, one) for one in run.order])
    settled = run.remembered.settled.recall((run.state(run.order), notes), make)
    run.amendments, run.amended_keys, warnings = settled
    run.warnings += warnings


class Disambiguation:
    """The work on one manuscript, with what its style allows."""

    def __init__(self, run: Run) -> None:
        """Read the style's options."""
        options = run.citation.options
        self.run = run
        self.forms = CiteForms(run)
        self.add_names = options.get("disambiguate-add-names") == "true"
        self.add_given = options.get("disambiguate-add-givenname") == "true"
        self.add_suffix = options.get("disambiguate-add-year-suffix") == "true"
        self.rule = options.get("givenname-disambiguation-rule", "by-cite")
        self.listed_at = {one: at for at, one in enumerate(run.order)}

    def settle(self, *, names: bool) -> None:
        """Take the four steps of the specification.

        CSL 1.0.2, Choose: the attempt by `disambiguate` tests "is only made when all other
        disambiguation methods have failed"; year suffixes never fail. (The section Disambiguation
        names it before them; citeproc-js too makes it after them.)
        """
        if self.add_given and self.rule != "by-cite":
            expand_everywhere(self.run, self.rule)
        for alike in self.forms.classes(self.run.order):
            if len(alike) > 1:
                self._settle_set(alike, names=names)

    def _settle_set(self, alike: list[str], *, names: bool) -> None:
        """Tell the items of a set apart, or recall how it was done: no other items are looked at.

        What is recalled costs the work that it was, so that an edited manuscript is given up where
        a whole run over it would be.
        """
        run, forms = self.run, self.forms
        memory, left = run.remembered.sets, forms.work_left
        state = [item_key(run.items[one], run.amendments.get(one)) for one in alike]
        notes = [first_note(run, one) for one in alike]
        key = (*alike, names, *state, *notes, run.numbers(alike))
        told = memory.find(key)
        if isinstance(told, SetToldApart) and told.work < left:
            run.amendments.update(told.amendments)
            forms.spend(told.work)
            return
        self._tell_apart(alike, names=names)
        if forms.goes_on:
            changed = {one: run.amendments[one] for one in alike if one in run.amendments}
            memory.keep(key, SetToldApart(changed, left - forms.work_left))

    def _tell_apart(self, alike: list[str], *, names: bool) -> None:
        """Add what tells these items apart, to one class of those that look alike after another.

        CSL 1.0.2: names are added "to all members of a set of ambiguous cites, until no more
        cites in the set can be disambiguated": who still looks like another goes along. It leaves
        open with what a class begins that is worked on after another. As in citeproc-js it begins
        with all that was added by then: cites of one set grow alike, and once one class needed the
        `disambiguate` tests, they hold for all that come later. Items with few names come first.
        The ids decide between equals: edits of the text then change nothing.
        """
        forms, added, most = self.forms, Added(), 0
        pending = [(added, [sorted(alike, key=self._turn)])]
        while pending:
            before, classes = pending.pop()
            if added != before and forms.goes_on:
                group = sorted((one for each in classes for one in each), key=self._turn)
                added, classes = self._resume(group, added, most if names else 0)
            first = classes.pop()
            # A class of one is settled if nothing is left beside it.
            if sum(map(len, classes[-2:])) > 1:
                pending.append((added, classes))
            found = self._split(first, added, names=names) if len(first) > 1 else None
            if found is not None:
                added, most = found[0], forms.most_names(first[:1])
                pending.append((added, found[1][::-1]))

    def _turn(self, item_id: str) -> tuple[int, str]:
        return self.forms.most_names([item_id]), item_id

    def _resume(self, group: list[str], added: Added, most: int) -> Split:
        """Begin with what was added before, and one name more if that splits the group.

        The specification's "one by one" goes on where it had stopped, as in citeproc-js, but not
        beyond the `most` names of the item before. Gives the classes in reverse order.
        """
        self._add(group, added)
        shown = self.forms.shown(group) + 1
        if self.add_names and not added.condition and shown <= most:
            more = added._replace(shown=shown)
            self._add(group, more)
            classes = self.forms.classes(group)
            if len(classes) > 1:
                return more, classes[::-1]
            self._add(group, added)
        return added, self.forms.classes(group)[::-1]

    def _split(self, alike: list[str], added: Added, *, names: bool) -> Split | None:
        """Take the next step that splits a class; None if there is none."""
        found = None
        if names and not added.condition:
            found = self._split_by_names(alike, added)
        if found is not None:
            return found
        if self.add_suffix:
            return self._add_suffixes(alike)
        return self._split_by_condition(alike, added)

    def _add(self, group: Iterable[str], added: Added) -> None:
        """Give items what was added, by the ranks of the lists that their cites show."""
        for one in group:
            variables = [variable for variable, _ in self.forms.names(one)]
            changes: dict[str, object] = {"condition": added.condition}
            changes["shown"] = dict.fromkeys(variables, added.shown) if added.shown else {}
            if self.rule == "by-cite":
                changes["given"] = {
                    (variables[rank], place): level
                    for (rank, place), level in added.given.items()
                    if rank < len(variables)
                }
            self.forms.amend(one, **changes)

    def _split_by_names(self, alike: list[str], begun: Added) -> Split | None:
        """Show name after name, and given names with them, until a class splits; or undo it."""
        forms, added = self.forms, begun
        shown = forms.shown(alike)
        most = forms.most_names(alike) if self.add_names else shown
        rows = [forms.names(one) for one in alike]
        ranks = range(max(map(len, rows)))
        for count in range(shown, most + 1):
            if not forms.spend(len(alike)):
                break
            if count > shown:
                if all(same_person(rows, rank, count - 1) for rank in ranks):
                    continue
                added = added._replace(shown=count)
                self._add(alike, added)
                classes = forms.classes(alike)
                if len(classes) > 1:
                    return added, classes
            if self.add_given and self.rule == "by-cite":
                found = self._split_by_given(alike, rows, added, count if self.add_names else 1)
                if found is not None:
                    return found
        if added != begun:
            self._add(alike, begun)
        return None

    def _split_by_given(
        self, alike: list[str], rows: Sequence[Names], added: Added, tried: int
    ) -> Split | None:
        """Expand the first `tried` given names one by one until a class splits; undo all others.

        Lists are compared by rank, for one cite may name authors where another names editors.
        "Only ambiguous names in ambiguous cites are affected": a name that is the same in all
        cites that look alike stays as it is.

        A style that may not add names has only the first name of a list expanded, as citeproc-js
        has it. The specification (Disambiguation) bounds by-cite only by "the first name that
        eliminates cite ambiguity", which may be a later one.
        """
        # Names without initials are written in full at once, in the bibliography too.
        lowest = INITIALS if self.forms.initialized(alike) else FULL
        for rank in range(max(map(len, rows))):
            for place in range(tried):
                if not self.forms.spend(len(alike)):
                    return None
                if same_person(rows, rank, place):
                    continue
                begun = added.given.get((rank, place), 0) + 1
                for level in range(max(begun, lowest), FULL + 1):
                    more = added._replace(given={**added.given, (rank, place): level})
                    self._add(alike, more)
                    classes = self.forms.classes(alike)
                    if len(classes) > 1:
                        return more, classes
                self._add(alike, added)
        return None

    def _split_by_condition(self, alike: list[str], added: Added) -> Split | None:
        """Let one `disambiguate` test after another hold until a class splits."""
        forms = self.forms
        while forms.goes_on and added.condition < forms.of(alike[0]).conditions_asked:
            added = added._replace(condition=added.condition + 1)
            self._add(alike, added)
            classes = forms.classes(alike)
            if len(classes) > 1:
                return added, classes
            if self.add_names and self._names_of_first_cites_differ(alike):
                break
        return None

    def _names_of_first_cites_differ(self, alike: list[str]) -> bool:
        """Tell whether cites with as many names as in first cites of the items look different.

        Later cites, "See note 1, Doe et al.", need nothing else then.
        """
        before = {one: self.run.amendment(one) for one in alike}
        for one, amendment in before.items():
            frame = new_frame(self.run.context, "citation", self.run.items[one], amendment)
            cite_node(self.run.citation, frame)
            shown = {seen.variable: seen.shown for seen in frame.names_seen}
            self.forms.amend(one, shown=shown)
        differ = len(self.forms.classes(alike)) > 1
        self.run.amendments.update(before)
        return differ

    def _add_suffixes(self, alike: list[str]) -> None:
        """Suffixes follow the order of the bibliography."""
        for number, one in enumerate(sorted(alike, key=self.listed_at.__getitem__)):
            self.forms.amend(one, suffix=number)
