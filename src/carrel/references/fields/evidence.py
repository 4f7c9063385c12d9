"""What speaks for and against each field that was read, for many entries at once.

Three sorts: how probable the chain and the ranking think the field; how it goes with the rest of
its entry, and what of that was left unread; and whether it has the form of what it is said to be –
a year looks like a year, a bracket in a title closes, no "eds." stands in a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from carrel.references.fields.batches import Flags, Ints
from carrel.references.fields.decoding import Chances, Padded
from carrel.references.fields.looks import LOOK, LOOKS
from carrel.references.fields.scene import Scene
from carrel.references.fields.ways import Stretch

Numbers = NDArray[np.floating[Any]]
Columns = Mapping[str, Numbers | Ints | Flags]

LIKELY = (
    "marginal", "high marginal", "share", "high share", "before", "behind", "others", "least",
    "least share", "again", "alone", "fields", "path", "doubt", "tokens", "unread", "much unread",
)  # fmt: skip
"""What is seen of every field alike."""
FORMS = (
    "trusted", "one word", "words", "many words", "digits", "marks", "many marks", "commas",
    "keyword", "role", "brackets", "open bracket", "quotation", "open quotation", "year", "years",
    "small first", "mark last", "first", "after comma", "after stop", "after bracket",
    "after quotation", "after word", "last", "comma next", "stop next", "bracket next",
    "quotation next", "word next",
)  # fmt: skip
"""What is seen of a field's form: each kind of field weighs it for itself."""

_LEAST = 1e-4
_HIGH = 4.0
"""Log odds from which on more of them may weigh otherwise."""
_FEW = 3
_MANY_WORDS, _MANY_MARKS, _MANY_UNREAD, _MOST_UNREAD = 12, 2, 3, 8

_LETTERS = ("lower", "capitalised", "short capitals", "capitals", "mixed", "uncased", "ideographs")
_NUMBERS = ("two digits", "three digits", "year", "other year", "four digits", "long number")
_QUOTING = ("open angle", "open double", "low", "straight")
_UNQUOTING = ("close angle", "close double", "straight")
_TOLD = ("editor", "ed", "translator", "edition", "volume", "issue", "pages")
_NO_SIGN = ("and", "particle", "month", "suffix", "place")
"""Kinds of keywords that are parts of values."""
_BESIDE = {
    "comma": ("comma", "semicolon"),
    "stop": ("stop", "colon", "question"),
    "bracket": ("open round", "close round", "open square", "close square"),
    "quotation": (*_QUOTING, *_UNQUOTING, "open single", "close single"),
}


class Evidence(NamedTuple):
    """Of some fields the states, what `LIKELY` names, and what `FORMS` names; a row for each."""

    states: NDArray[np.intp]
    likely: Numbers
    forms: Numbers


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


class _Fields(NamedTuple):
    """Fields side by side: from ``first`` to ``last`` in an entry of ``length`` tokens.

    ``column`` is the entry's column in the batch, ``start`` its place in the row; ``entry`` counts
    the entries, ``begins`` are their first fields and ``sizes`` how many they have.
    """

    states: Ints
    first: Ints
    last: Ints
    column: Ints
    start: Ints
    length: Ints
    entry: Ints
    begins: Ints
    sizes: Ints


def evidence_of(sight: Sight, chosen: Chosen) -> Evidence:
    """What speaks for fields that were read in a batch, in their order."""
    if not len(chosen.state):
        return Evidence(np.zeros(0, np.intp), np.zeros((0, len(LIKELY))), np.zeros((0, len(FORMS))))
    fields = _fields_of(sight, chosen)
    sums = _sums_of(sight.scene)
    marginals = odds(_marginals(sight.found.states, fields))
    likely = {**_probable(marginals, odds(chosen.share), fields), **_rest(sight, sums, fields)}
    forms = {"trusted": np.maximum(marginals, 0), **_form(sums, fields), **_beside(sight, fields)}
    return Evidence(
        fields.states.astype(np.intp),
        table_of(likely, LIKELY),
        table_of(forms, FORMS),
    )


def table_of(columns: Columns, names: Sequence[str]) -> Numbers:
    """Columns side by side in the order of their names."""
    return np.column_stack([np.asarray(columns[name], np.float64) for name in names])


def odds(chances: Numbers) -> Numbers:
    """Probabilities as log odds, none of them endless."""
    kept = np.clip(chances, _LEAST, 1 - _LEAST)
    return np.log(kept / (1 - kept))


def _fields_of(sight: Sight, chosen: Chosen) -> _Fields:
    sizes = chosen.sizes
    return _Fields(
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


def _marginals(chances: Numbers, fields: _Fields) -> Numbers:
    """The chain's probability of each: of its least likely token, or that it ends where it does."""
    sizes = fields.last - fields.first
    field = np.repeat(np.arange(len(sizes)), sizes)
    begins = np.cumsum(sizes) - sizes
    places = np.arange(len(field)) - begins[field] + fields.first[field]
    least = np.minimum.reduceat(chances[places, fields.column[field], fields.states[field]], begins)
    left = chances[np.maximum(fields.first - 1, 0), fields.column, fields.states]
    right = chances[np.minimum(fields.last, fields.length - 1), fields.column, fields.states]
    least = np.where(fields.first > 0, np.minimum(least, 1 - left), least)
    return np.where(fields.last < fields.length, np.minimum(least, 1 - right), least)


def _probable(marginals: Numbers, shares: Numbers, fields: _Fields) -> Columns:
    """How probable each field is, those beside it, the others of its entry and the least of them."""
    entry, sizes = fields.entry, fields.sizes[fields.entry]
    ends = np.append(fields.begins[1:], len(entry)) - 1
    before, behind = np.roll(marginals, 1), np.roll(marginals, -1)
    before[fields.begins] = behind[ends] = _HIGH
    total = np.add.reduceat(marginals, fields.begins)[entry]
    return {
        "marginal": marginals,
        "high marginal": np.maximum(marginals - _HIGH, 0),
        "share": shares,
        "high share": np.maximum(shares - _HIGH, 0),
        "before": np.minimum(before, _HIGH),
        "behind": np.minimum(behind, _HIGH),
        "others": (total - marginals) / np.maximum(sizes - 1, 1),
        "least": np.minimum.reduceat(marginals, fields.begins)[entry],
        "least share": np.minimum.reduceat(shares, fields.begins)[entry],
        "again": _again(fields),
        "alone": sizes < _FEW,
        "fields": sizes,
    }


def _again(fields: _Fields) -> Ints:
    """How many other fields of the same state the entry has."""
    _, place, count = np.unique(
        fields.entry * 256 + fields.states, return_inverse=True, return_counts=True
    )
    return count[place] - 1


def _rest(sight: Sight, sums: Mapping[str, Ints], fields: _Fields) -> Columns:
    """How sure the chain is of the whole entry, how long that is, and how many words are unchosen."""
    tops = -np.log(np.maximum(sight.found.states.max(axis=2), _LEAST))
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
    }


def _sums_of(scene: Scene) -> Mapping[str, Ints]:
    """How many tokens of a sort stand before each place of the row."""
    keyword = (scene.sign >= LOOKS) & ~scene.any_kind(*_NO_SIGN)
    letters = scene.any_look(*_LETTERS)
    flags = {
        "words": letters,
        "loose": letters & ~keyword,
        "digits": scene.any_look(*_NUMBERS, "roman"),
        "marks": scene.any_look("stop", "colon", "semicolon", "question", "dash"),
        "commas": scene.any_look("comma"),
        "keyword": keyword,
        "role": scene.any_kind(*_TOLD),
        "opening": scene.any_look("open round", "open square"),
        "closing": scene.any_look("close round", "close square"),
        "quoting": scene.any_look(*_QUOTING),
        "unquoting": scene.any_look(*_UNQUOTING),
        "years": scene.any_look("year", "other year"),
    }
    return {
        name: np.concatenate((np.zeros(1, np.int32), np.cumsum(flag, dtype=np.int32)))
        for name, flag in flags.items()
    }


def _form(sums: Mapping[str, Ints], fields: _Fields) -> Columns:
    """What stands within each field."""
    first, last = fields.start + fields.first, fields.start + fields.last
    held = {name: total[last] - total[first] for name, total in sums.items()}
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
    }


def _beside(sight: Sight, fields: _Fields) -> Columns:
    """What each field begins and ends with, and what stands before and behind it."""
    look = sight.scene.look
    first, last = fields.start + fields.first, fields.start + fields.last
    # A blank stands before the first token and behind the last.
    before, behind = look[first - 1], look[last]
    columns: dict[str, Numbers | Ints | Flags] = {
        "small first": np.isin(look[first], _looks("lower", "lower letter")),
        "mark last": np.isin(look[last - 1], _looks("stop", "comma", "colon", "semicolon")),
        "first": before == 0,
        "last": behind == 0,
        "after word": np.isin(before, _looks(*_LETTERS, *_NUMBERS)),
        "word next": np.isin(behind, _looks(*_LETTERS, *_NUMBERS)),
    }
    for name, looks in _BESIDE.items():
        columns[f"after {name}"] = np.isin(before, _looks(*looks))
        columns[f"{name} next"] = np.isin(behind, _looks(*looks))
    return columns


def _looks(*names: str) -> list[int]:
    return [LOOK[name] for name in names]
