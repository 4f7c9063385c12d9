"""How sure a field is, and an entry: what speaks for them weighed into a probability that holds.

Logistic calibration (Platt 1999). The weights are learnt from invented references in styles and
with damage that the model which read them had not seen (`training.confidence`), so that what is
told of them holds for foreign references too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from carrel.references.errors import ReferencesError
from carrel.references.fields.batches import Ints
from carrel.references.fields.evidence import FORMS, LIKELY, Evidence, Numbers, odds, table_of
from carrel.references.fields.field_model import FieldModel
from carrel.references.fields.states import IDENTIFIER, STATE, STATES

_KINDS = (
    ("author", "editor", "translator"),
    ("title",),
    ("container-title", "collection-title", "event-title"),
    ("issued", "accessed", "original-date"),
    ("volume", "number-of-volumes", "number"),
    ("issue",),
    ("page",),
    ("publisher",),
    ("publisher-place",),
)
KINDS = len(_KINDS) + 1
KIND_OF: NDArray[np.intp] = np.array(
    [
        next((number for number, kind in enumerate(_KINDS) if state in kind), len(_KINDS))
        for state in STATES
    ]
)
"""The kind of field that a state is: fields of a kind share how their form is weighed."""
WHOLE = (
    "all", "least", "path", "doubt", "fields", "tokens", "unread", "much unread", "title", "date",
    "name", "twice", "role", "least share", "unmet", "strange", "number left", "open", "left",
)  # fmt: skip
"""What is seen of an entry as a whole."""
_SEEN = (
    "path", "doubt", "fields", "tokens", "unread", "much unread", "least share", "unmet", "strange",
)  # fmt: skip
_ANYWHERE: Mapping[str, Sequence[str]] = {
    "role": ("role first",),
    "number left": ("number left before", "number left behind"),
    "left": ("left before", "left behind"),
    "open": ("open bracket", "open quotation"),
}
"""What is seen of an entry when it is of any of its fields."""
BY_PATTERN = 0.995
"""Confidence of an identifier: its pattern hardly errs."""
JOINED = 0.85
"""The most that is said of a field that runs into a word outside, and of its entry: where there is
no blank, careful readers part here and there."""
PARTED = 0.94
"""The most that is said of a year that runs into a number; and, in a list whose containers come with
an "in", of one that does not and of the title before it, whose entry is no surer than `JOINED`."""
_FEW = 3
_IS_CONTAINER: NDArray[np.bool_] = np.arange(len(STATES)) == STATE["container-title"]
_MOST = 30.0
_DAMAGED = (
    "The calibration of the references is damaged; install Carrel again, "
    "or run `python -m training confidence`."
)
_PLAIN: Mapping[str, Any] = {
    "likely": {"marginal": 0.3, "share": 0.3},
    "states": {},
    "forms": [],
    "whole": {"all": 1},
}
"""For a model without a calibration of its own: careful and rough."""


@dataclass(frozen=True, eq=False)
class Calibration:
    """Weights: of what speaks for a field, of its state, of its form by its kind; of an entry.

    The first of ``whole`` stands alone, the others are those of `WHOLE`.
    """

    likely: Numbers
    states: Numbers
    forms: Numbers
    whole: Numbers

    def sureness(
        self, evidence: Evidence, sizes: Ints, *, introduced: bool = False
    ) -> tuple[Numbers, Numbers]:
        """The confidence of each field and of each entry, from 0 to 1; ``sizes`` count the fields.

        ``introduced`` says that the list tells its containers by an "in" (`introduces`).
        """
        chances = self.fields(evidence)
        whole = self.entries(evidence, chances, sizes)
        bare = evidence.bare & introduced
        dated = evidence.dense & (evidence.states == STATE["issued"])
        most = np.where(evidence.joined, JOINED, np.where(bare | dated, PARTED, 1.0))
        unclear = np.logical_or.reduceat(evidence.joined | bare, np.cumsum(sizes) - sizes)
        return np.minimum(chances, most), np.minimum(whole, np.where(unclear, JOINED, 1.0))

    def fields(self, evidence: Evidence) -> Numbers:
        """The probability from 0 to 1 that each field is right, wherever readers would part it."""
        total = self.states[evidence.states] + evidence.likely @ self.likely
        total += np.einsum("nf,nf->n", evidence.forms, self.forms[KIND_OF[evidence.states]])
        chances = _chances(total)
        chances[evidence.states == STATE[IDENTIFIER]] = BY_PATTERN
        return chances

    def entries(self, evidence: Evidence, fields: Numbers, sizes: Ints) -> Numbers:
        """The probability that each entry is right in every field and lacks none.

        ``fields`` are the confidences of the fields, ``sizes`` how many of them each entry has.
        """
        return _chances(self.whole[0] + whole_of(evidence, fields, sizes) @ self.whole[1:])


def introduces(evidence: Iterable[Evidence]) -> bool:
    """Whether a list introduces its containers by an "in": most of them, and more than a few."""
    told = [
        (one.introduced.sum(), (one.bare & _IS_CONTAINER[one.states]).sum()) for one in evidence
    ]
    behind, bare = (sum(each) for each in zip(*told, strict=True)) if told else (0, 0)
    return bool(behind > _FEW and behind >= bare)


def whole_of(evidence: Evidence, fields: Numbers, sizes: Ints) -> Numbers:
    """What `WHOLE` names, a row for each entry; each has at least one field."""
    begins = np.cumsum(sizes) - sizes
    kinds = KIND_OF[evidence.states]
    columns = {
        "all": odds(np.exp(np.add.reduceat(np.log(fields), begins))),
        "least": odds(np.minimum.reduceat(fields, begins)),
        "title": np.logical_or.reduceat(kinds == KIND_OF[STATE["title"]], begins),
        "date": np.logical_or.reduceat(kinds == KIND_OF[STATE["issued"]], begins),
        "name": np.logical_or.reduceat(kinds == KIND_OF[STATE["author"]], begins),
        "twice": np.maximum.reduceat(evidence.likely[:, LIKELY.index("again")], begins) > 0,
    }
    for name, forms in _ANYWHERE.items():
        held = evidence.forms[:, [FORMS.index(form) for form in forms]].max(axis=1)
        columns[name] = np.maximum.reduceat(held, begins)
    for name in _SEEN:
        columns[name] = evidence.likely[begins, LIKELY.index(name)]
    return table_of(columns, WHOLE)


def _chances(total: Numbers) -> Numbers:
    return 1 / (1 + np.exp(-np.clip(total, -_MOST, _MOST)))


def calibrated(model: FieldModel, data: bytes) -> FieldModel:
    """The model with the calibration of some bytes; `ReferencesError` when they are damaged."""
    try:
        table = json.loads(data)
        _calibration(table)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as damage:
        raise ReferencesError(_DAMAGED) from damage
    return replace(model, small={**model.small, "confidence": table})


def _calibration(table: Mapping[str, Any]) -> Calibration:
    forms = np.zeros((KINDS, len(FORMS)))
    for kind, weights in enumerate(table["forms"]):
        forms[kind] = _named(weights, FORMS)
    return Calibration(
        _named(table["likely"], LIKELY),
        _named(table["states"], STATES),
        forms,
        _named(table["whole"], ("", *WHOLE)),
    )


def _named(weights: Mapping[str, float], names: Sequence[str]) -> Numbers:
    unknown = weights.keys() - set(names)
    if unknown:
        raise KeyError(*unknown)
    return np.array([float(weights.get(name, 0.0)) for name in names])


@lru_cache(maxsize=4)
def calibration_of(model: FieldModel) -> Calibration:
    """The calibration of a model."""
    table = model.small.get("confidence", {})
    return _calibration(table if "whole" in table else _PLAIN)
