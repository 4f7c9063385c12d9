"""A reference list cut into its entries."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from carrel.references.finding.line import Line
from carrel.references.finding.line_features import Features, features_of
from carrel.references.finding.line_model import CUTTING, LineModel
from carrel.values.span import Span

Entry = tuple[Span, ...]
"""The stretches of one entry in their order: more than one where a running head lies between."""
MOST = 12_000
"""So many lines are looked at together; a longer list is cut in stretches of these."""
_COUNT = 4
_DOZEN = 12
_FEW = 0.12
_MOST = 0.68
_LONG = 0.94
_NEARLY_ALL = 0.85
_DATED = re.compile(r"\d{4}|\b(?:pp?|S|s|c|С|с)\.? ?\d")
_STOPPED = re.compile(r"[.。]\W{0,2}$")
_BEGIN, _INNER, _ASIDE = range(len(CUTTING))


def cut_list(
    lines: Sequence[Line], model: LineModel, *, one_per_line: bool = False
) -> tuple[Entry, ...]:
    """The entries of lines that are a list as a whole: pasted, or a file with nothing else.

    With ``one_per_line`` every line is an entry, and so it is where no line looks like one: what is
    said to be a list is never lost. Entries are in order and do not overlap; linear.
    """
    if one_per_line:
        return _each(lines)
    entries: list[Entry] = []
    for start in range(0, len(lines), MOST):
        some = lines[start : start + MOST]
        features = features_of(some)
        entries += cut_lines(some, features, np.arange(len(some)), model, notes=False)
    return tuple(entries) or _each(lines)


def _each(lines: Sequence[Line]) -> tuple[Entry, ...]:
    return tuple((_inked(line),) for line in lines if line.text.strip())


def cut_lines(
    lines: Sequence[Line],
    features: Features,
    chosen: npt.NDArray[np.int64],
    model: LineModel,
    *,
    notes: bool,
) -> list[Entry]:
    """The entries of the ``chosen`` lines, by the features of all lines around them."""
    if not len(chosen):
        return []
    some = [lines[int(place)] for place in chosen]
    if not notes and _are_whole(some):
        return [(_inked(line),) for line in some]
    part = features.of(chosen)
    labels = model.cut(part, notes=notes)
    for numbers in (part.leading, part.trailing):
        labels = _counted(labels, numbers)
    labels = _gone_on(labels, some)
    groups: list[list[int]] = []
    for place, label in zip(chosen.tolist(), labels, strict=True):
        if label == _BEGIN or (label == _INNER and not groups):
            groups.append([place])
        elif label == _INNER:
            groups[-1].append(place)
    return [_entry(lines, group) for group in groups]


def _are_whole(lines: Sequence[Line]) -> bool:
    """Whether each line holds an entry: plain text that nothing has wrapped.

    Wrapped lines end near one width, and the next word would not have fitted before it. Here few
    come near the longest, and nearly all have room for the next word; most have it before the end
    of the longest but a few, since an address may stand out of wrapped lines. A dozen lines are
    needed to tell; of fewer, the model tells.
    """
    if len(lines) < _DOZEN or any(line.height for line in lines):
        return False
    widths = np.array([len(line.text) for line in lines])
    if any(line.text[:1].isspace() for line in lines):
        return False
    words = np.array([len(line.text.split(" ", 1)[0]) for line in lines])
    full = (widths > widths.max() * 0.9).mean()
    needed = widths[:-1] + words[1:] + 1
    roomy = (needed < widths.max() * 0.9).mean() > _NEARLY_ALL
    roomy &= (needed < np.quantile(widths, _LONG) * 0.9).mean() > _MOST
    return bool(full < _FEW and roomy and _like_entries(lines))


def _like_entries(lines: Sequence[Line]) -> bool:
    """Whether most lines show a year or a page, and few begin in the middle of a sentence."""
    dated = sum(1 for line in lines if _DATED.search(line.text[:2000]))
    low = sum(1 for line in lines if line.text[:1].islower())
    return dated * 2 > len(lines) and low * 5 < len(lines)


def _counted(labels: list[int], numbers: npt.NDArray[np.int64]) -> list[int]:
    """The labels with every line a beginning that carries on the count of the beginnings.

    A list is counted when at least four numbers follow one another, most of them at beginnings.
    """
    counted = count_in(numbers)
    begun = sum(1 for place in counted if labels[place] == _BEGIN)
    if len(counted) < _COUNT or begun * 4 < len(counted) * 3:
        return labels
    chosen = set(counted)
    return [_BEGIN if place in chosen else label for place, label in enumerate(labels)]


def _gone_on(labels: Sequence[int], lines: Sequence[Line]) -> list[int]:
    """The labels with what ends an unfinished entry of a plain text taken for its last line.

    A lone line aside that ends in a full stop, behind a line of an entry that does not, and before
    a new entry, is no running head.
    """
    gone_on = list(labels)
    for place in range(1, len(labels)):
        alone = labels[place - 1] != _ASIDE and labels[place + 1 : place + 2] in ([], [_BEGIN])
        if labels[place] != _ASIDE or not alone or lines[place].height:
            continue
        if _STOPPED.search(lines[place].text) and not _STOPPED.search(lines[place - 1].text):
            gone_on[place] = _INNER
    return gone_on


def count_in(numbers: npt.NDArray[np.int64]) -> list[int]:
    """The places of the longest run of numbers that grow by one, others passed over."""
    best: list[int] = []
    runs: dict[int, list[int]] = {}
    for place in np.flatnonzero(numbers >= 0).tolist():
        number = int(numbers[place])
        run = runs.pop(number - 1, [])
        run.append(place)
        runs[number] = run
        best = run if len(run) > len(best) else best
    return best


def _entry(lines: Sequence[Line], places: Sequence[int]) -> Entry:
    """The stretches that lines form together: neighbours are one, with what lies between them."""
    spans: list[Span] = []
    last = -1
    for place in places:
        span = _inked(lines[place])
        if spans and place == last + 1 and span.start >= spans[-1].end:
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
        last = place
    return tuple(spans)


def _inked(line: Line) -> Span:
    """The span of a line without the white space around its words."""
    ahead = len(line.text) - len(line.text.lstrip())
    behind = len(line.text) - len(line.text.rstrip())
    return Span(line.span.start + ahead, line.span.end - behind)
