"""What speaks for and against each field that was read, for many entries at once.

Three sorts: how probable the chain and the ranking think the field; how it goes with the rest of
its entry, and what of that was left unread; and whether it has the form of what it is said to be –
a year looks like a year, a bracket in a title closes, no "eds." stands in a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from carrel.references.fields.batches import Flags, Ints
from carrel.references.fields.borders import (
    BESIDE,
    LETTERS,
    NUMBERS,
    QUOTING,
    TOLD,
    UNQUOTING,
    WRITTEN,
    Columns,
    Numbers,
    beside,
    runs_on,
)
from carrel.references.fields.decoding import Chances, Padded
from carrel.references.fields.looks import BEGINNING, ENDING, LOOKS, WORD
from carrel.references.fields.neighbours import NEIGHBOURS, Fields, introduced, neighbours
from carrel.references.fields.scene import Scene
from carrel.references.fields.states import STATE, STATES
from carrel.references.fields.ways import Stretch

LIKELY = (
    "marginal", "high marginal", "label", "mean label", "start", "end", "share", "high share",
    "before", "behind", "beside", "doubted beside", "others", "least", "least share", "again",
    "alone", "fields", "path", "doubt", "tokens", "unread", "much unread", "unmet", "strange",
)  # fmt: skip
"""What is seen of every field alike."""
_LACKED = {
    "no title": ("title",),
    "no name": ("author", "editor"),
    "no date": ("issued",),
    "no container": ("container-title", "collection-title", "event-title"),
    "no publisher": ("publisher",),
}
MISSING = tuple(_LACKED)
"""What an entry may have no field of."""
_IS_MISSED = {
    name: np.isin(np.arange(len(STATES)), [STATE[label] for label in labels])
    for name, labels in _LACKED.items()
}

FORMS = (
    "trusted", "one word", "words", "many words", "digits", "marks", "many marks", "commas",
    "keyword", "role", "brackets", "open bracket", "quotation", "open quotation", "year", "years",
    "other years", "unmet inside", "strange inside", *BESIDE, *MISSING,
    *NEIGHBOURS,
)  # fmt: skip
"""What is seen of a field's form: each kind of field weighs it for itself."""

_LEAST = 1e-4
_LOW, _HIGH, _HIGHER, _SURE = 2.0, 4.0, 6.0, 9.0
"""Log odds from which on more of them, or less, may weigh otherwise."""
_FEW = 3
_MANY_WORDS, _MANY_MARKS, _MANY_UNREAD, _MOST_UNREAD, _MOST_YEARS = 12, 2, 3, 8, 2
_NO_SIGN = ("and", "particle", "month", "suffix", "place")
"""Kinds of keywords that are parts of values."""


class Evidence(NamedTuple):
    """Of some fields the states, what `LIKELY` names, and what `FORMS` names; a row for each.

    ``joined`` says which run into a word outside, ``dense`` which run into a number (`runs_on`);
    ``introduced`` which are containers that come with an "in", and ``bare`` which do without one
    (`introduced`).
    """

    states: NDArray[np.intp]
    likely: Numbers
    forms: Numbers
    joined: Flags
    dense: Flags
    introduced: Flags
    bare: Flags


class Chosen(NamedTuple):
    """Fields of entries of a batch: those of a column one behind the other, in order of the text.

    ``column`` is that of the field's entry in the block, ``start`` and ``end`` count its tokens;
    ``share`` is how much of all ranked ways' probability have the field.
    """

    column: Ints
    state: Ints
    start: Ints
    end: Ints
    share: Numbers

    @property
    def begins(self) -> NDArray[np.intp]:
        """The first field of each entry."""
        turns = self.column[1:] != self.column[:-1]
        return np.flatnonzero(np.append(np.ones(min(len(self.column), 1), np.bool_), turns))

    @property
    def sizes(self) -> NDArray[np.intp]:
        """How many fields each entry has."""
        return np.diff(np.append(self.begins, len(self.column)))

    def joined(self, other: Chosen) -> Chosen:
        """These and the fields of other entries."""
        return Chosen(
            np.concatenate((self.column, other.column)),
            np.concatenate((self.state, other.state)),
            np.concatenate((self.start, other.start)),
            np.concatenate((self.end, other.end)),
            np.concatenate((self.share, other.share)),
        )

    def by_column(self) -> Iterator[tuple[int, list[Stretch]]]:
        """The column and the fields of each entry that has any."""
        flat: list[Stretch] = list(
            zip(self.state.tolist(), self.start.tolist(), self.end.tolist(), strict=True)
        )
        begins = self.begins
        columns: list[int] = self.column[begins].tolist()
        for column, first, size in zip(columns, begins.tolist(), self.sizes.tolist(), strict=True):
            yield column, flat[first : first + size]


class Sight(Protocol):
    """What of a batch of entries is looked at."""

    @property
    def scene(self) -> Scene:
        """Its tokens as numbers."""
        ...

    @property
    def block(self) -> Padded:
        """Its entries side by side, the longest first."""
        ...

    @property
    def found(self) -> Chances:
        """The probability of every state at every token."""
        ...

    @property
    def logs(self) -> Numbers:
        """The log probability of each entry's best path."""
        ...


def evidence_of(sight: Sight, chosen: Chosen) -> Evidence:
    """What speaks for fields that were read in a batch, in their order."""
    if not len(chosen.state):
        none = np.zeros(0, np.bool_)
        likely, forms = np.zeros((0, len(LIKELY))), np.zeros((0, len(FORMS)))
        return Evidence(np.zeros(0, np.intp), likely, forms, none, none, none, none)
    fields = _fields_of(sight, chosen)
    first, last = fields.start + fields.first, fields.start + fields.last
    sums = _sums_of(sight.scene)
    chances = _chances(sight.found.states, fields)
    marginals = np.minimum(chances["label"], np.minimum(chances["start"], chances["end"]))
    likely = {
        **chances,
        **_probable(marginals, odds(chosen.share), fields),
        **_rest(sight, sums, fields),
    }
    forms = {
        "trusted": np.maximum(marginals, 0),
        **_form(sums, fields),
        **beside(sight.scene, first, last),
        **_missing(fields),
        **neighbours(sums, fields),
    }
    return Evidence(
        fields.states.astype(np.intp),
        table_of(likely, LIKELY),
        table_of(forms, FORMS),
        *runs_on(sight.scene, first, last),
        *introduced(sums["in"], fields),
    )


def table_of(columns: Columns, names: Sequence[str]) -> Numbers:
    """Columns side by side in the order of their names."""
    table = np.empty((len(names), len(columns[names[0]])))
    for row, name in zip(table, names, strict=True):
        row[:] = columns[name]
    return table.T


def odds(chances: Numbers) -> Numbers:
    """Probabilities as log odds, none of them endless."""
    kept = np.clip(chances, _LEAST, 1 - _LEAST)
    return np.log(kept / (1 - kept))


def _fields_of(sight: Sight, chosen: Chosen) -> Fields:
    sizes = chosen.sizes
    return Fields(
        chosen.state,
        chosen.start,
        chosen.end,
        chosen.column,
        sight.scene.row.first[sight.block.order[chosen.column]],
        sight.block.lengths[chosen.column],
        np.repeat(np.arange(len(sizes)), sizes),
        chosen.begins,
        sizes,
    )


def _chances(chances: Numbers, fields: Fields) -> dict[str, Numbers]:
    """The chain's log odds of each: of its least likely token, of its tokens on average; of its ends.

    What is told of an end is that the token beyond it is not of the same field.
    """
    sizes = fields.last - fields.first
    field = np.repeat(np.arange(len(sizes)), sizes)
    begins = np.cumsum(sizes) - sizes
    places = np.arange(len(field)) - begins[field] + fields.first[field]
    tokens = chances[places, fields.column[field], fields.states[field]]
    left = chances[np.maximum(fields.first - 1, 0), fields.column, fields.states]
    right = chances[np.minimum(fields.last, fields.length - 1), fields.column, fields.states]
    return {
        "label": odds(np.minimum.reduceat(tokens, begins)),
        "mean label": odds(np.add.reduceat(tokens, begins) / sizes),
        "start": odds(np.where(fields.first > 0, 1 - left, 1)),
        "end": odds(np.where(fields.last < fields.length, 1 - right, 1)),
    }


def _probable(marginals: Numbers, shares: Numbers, fields: Fields) -> Columns:
    """How probable each field is, those beside it, the others of its entry and the least of them."""
    entry, sizes = fields.entry, fields.sizes[fields.entry]
    ends = np.append(fields.begins[1:], len(entry)) - 1
    at = np.arange(len(entry))
    before, behind = marginals[at - 1], marginals[at + 1 - len(at)]
    before[fields.begins] = behind[ends] = _SURE
    lower = np.minimum(before, behind)
    total = np.add.reduceat(marginals, fields.begins)[entry]
    return {
        "marginal": marginals,
        "high marginal": np.maximum(marginals - _HIGH, 0),
        "share": shares,
        "high share": np.maximum(shares - _HIGH, 0),
        "before": np.minimum(before, _HIGH),
        "behind": np.minimum(behind, _HIGH),
        "beside": np.minimum(lower, _HIGHER),
        "doubted beside": np.maximum(_LOW - lower, 0),
        "others": (total - marginals) / np.maximum(sizes - 1, 1),
        "least": np.minimum.reduceat(marginals, fields.begins)[entry],
        "least share": np.minimum.reduceat(shares, fields.begins)[entry],
        "again": _again(fields),
        "alone": sizes < _FEW,
        "fields": sizes,
    }


def _again(fields: Fields) -> Ints:
    """How many other fields of the same state the entry has."""
    _, place, count = np.unique(
        fields.entry * 256 + fields.states, return_inverse=True, return_counts=True
    )
    return count[place] - 1


def _rest(sight: Sight, sums: Mapping[str, Ints], fields: Fields) -> Columns:
    """How sure the chain is of the whole entry, how long that is, and how many words are unchosen."""
    states = sight.found.states
    tops = states.reshape(-1, states.shape[2]).T.copy().max(axis=0).reshape(states.shape[:2])
    tops = -np.log(np.maximum(tops, _LEAST))
    doubt = np.where(sight.block.inside, tops, 0).sum(axis=0) / np.maximum(sight.block.lengths, 1)
    ends = fields.start + fields.length
    loose = sums["loose"][ends] - sums["loose"][fields.start]
    first, last = fields.start + fields.first, fields.start + fields.last
    read = np.add.reduceat(sums["loose"][last] - sums["loose"][first], fields.begins)
    unread = loose - read[fields.entry]
    return {
        "path": np.maximum(sight.logs[fields.column], -_MOST_UNREAD),
        "doubt": doubt[fields.column],
        "tokens": np.log1p(fields.length),
        "unread": np.minimum(unread, _MOST_UNREAD),
        "much unread": unread >= _MANY_UNREAD,
        "unmet": _part(sums, "unmet", fields.start, ends),
        "strange": _part(sums, "strange", fields.start, ends),
    }


def _part(sums: Mapping[str, Ints], name: str, first: Ints, last: Ints) -> Numbers:
    """How much of the words between two places is of a sort, from 0 to 1."""
    words = sums["written"][last] - sums["written"][first]
    return (sums[name][last] - sums[name][first]) / np.maximum(words, 1)


def _missing(fields: Fields) -> Columns:
    """What the entry of each has no field of."""
    return {
        name: ~np.logical_or.reduceat(_IS_MISSED[name][fields.states], fields.begins)[fields.entry]
        for name in MISSING
    }


def _sums_of(scene: Scene) -> Mapping[str, Ints]:
    """How many tokens of a sort stand before each place of the row."""
    keyword = (scene.sign >= LOOKS) & ~scene.any_kind(*_NO_SIGN)
    letters = scene.any_look(*LETTERS)
    written = scene.any_look(*WRITTEN)
    flags = {
        "words": letters,
        "loose": letters & ~keyword,
        "digits": scene.any_look(*NUMBERS, "roman"),
        "marks": scene.any_look("stop", "colon", "semicolon", "question", "dash"),
        "commas": scene.any_look("comma"),
        "keyword": keyword,
        "role": scene.any_kind(*TOLD),
        "opening": scene.any_look("open round", "open square"),
        "closing": scene.any_look("close round", "close square"),
        "quoting": scene.any_look(*QUOTING),
        "unquoting": scene.any_look(*UNQUOTING),
        "years": scene.any_look("year", "other year"),
        "in": scene.any_kind("in"),
        "written": written,
        "unmet": written & ((scene.known & WORD) == 0),
        "strange": written & ((scene.known & (BEGINNING | ENDING)) == 0),
    }
    return {
        name: np.concatenate((np.zeros(1, np.int32), np.cumsum(flag, dtype=np.int32)))
        for name, flag in flags.items()
    }


def _form(sums: Mapping[str, Ints], fields: Fields) -> Columns:
    """What stands within each field."""
    first, last = fields.start + fields.first, fields.start + fields.last
    held = {name: total[last] - total[first] for name, total in sums.items()}
    years = sums["years"][fields.start + fields.length] - sums["years"][fields.start]
    brackets, quotations = held["opening"] + held["closing"], held["quoting"] + held["unquoting"]
    return {
        "one word": held["words"] == 1,
        "words": np.log1p(held["words"]),
        "many words": held["words"] > _MANY_WORDS,
        "digits": np.minimum(held["digits"], 3),
        "marks": held["marks"] > 0,
        "many marks": held["marks"] > _MANY_MARKS,
        "commas": np.minimum(held["commas"], 3),
        "keyword": held["keyword"] > 0,
        "role": held["role"] > 0,
        "brackets": brackets > 0,
        "open bracket": held["opening"] != held["closing"],
        "quotation": quotations > 0,
        "open quotation": held["quoting"] != held["unquoting"],
        "year": held["years"] > 0,
        "years": held["years"] > 1,
        "other years": np.minimum(years - held["years"], _MOST_YEARS),
        "unmet inside": _part(sums, "unmet", first, last),
        "strange inside": _part(sums, "strange", first, last),
    }
