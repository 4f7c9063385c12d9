"""Where a source names what it refers to: its reference lists, and the notes that hold references."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from carrel.references.finding.cutting import MOST, Entry, count_in, cut_lines
from carrel.references.finding.line import Line
from carrel.references.finding.line_features import FEATURES, Around, Features, features_of
from carrel.references.finding.line_model import FINDING, LineModel, Weights
from carrel.references.finding.skimming import skimmed
from carrel.values.span import Span

_TEXT, _HEADING, _LIST, _NOTE = range(len(FINDING))
_TELLING = [FEATURES.index(name) for name in ("words:3", "volume-word", "page-word", "year")]
_MARGIN = 150
_BRIDGE = 3
_HARDLY = 1.5
_APART = 8
_NEARLY_ALL = 0.9
_LEAST = 3
_SMALLER = 0.96


class ListKind(StrEnum):
    """Where a list stands.

    ``section``: under its heading; ``chapter``: one of several with text between; ``notes``: the
    notes of a document that refer to something; ``unnamed``: without a heading; ``pasted``: the
    list is all there is.
    """

    SECTION = "section"
    CHAPTER = "chapter"
    NOTES = "notes"
    UNNAMED = "unnamed"
    PASTED = "pasted"


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """A list with the place of its heading (where it has one) and its entries, in order."""

    kind: ListKind
    heading: Span | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Lines ``start`` to ``end`` that are a list, and the line of its heading, -1 for none."""

    start: int
    end: int
    heading: int


def words_of(entry: Entry, text: str) -> str:
    """The words of an entry as they stand in the text, its stretches joined by line breaks."""
    return "\n".join(text[span.start : span.end] for span in entry)


def find_lists(lines: Sequence[Line], model: LineModel) -> tuple[ReferenceList, ...]:
    """The reference lists of a document, in order, and last the notes that hold references.

    Entries never overlap. What holds no references yields nothing. Linear in lines and words.
    """
    lists: list[tuple[_Stretch, tuple[Entry, ...]]] = []
    notes: list[Entry] = []
    for part in skimmed(lines):
        read = _labelled(lines, part, model)
        lists += _lists(read, model)
        noted = np.flatnonzero(read.labels == _NOTE)
        cut = cut_lines(read.lines, read.features, noted, model, notes=True)
        notes += cut if _show(read.features.of(noted), _NOTED, cut, 0.5) else []
    stretches = [stretch for stretch, _ in lists]
    found = [
        ReferenceList(_kind(stretch, stretches, len(lines)), _heading(lines, stretch), entries)
        for stretch, entries in lists
    ]
    if len(notes) > 1:
        found.append(ReferenceList(ListKind.NOTES, None, tuple(notes)))
    return tuple(found)


def _heading(lines: Sequence[Line], stretch: _Stretch) -> Span | None:
    return lines[stretch.heading].span if stretch.heading >= 0 else None


@dataclass(frozen=True, slots=True)
class _Read:
    """Lines that follow one another in a document, from the ``first``, with what they are."""

    lines: Sequence[Line]
    features: Features
    labels: npt.NDArray[np.int64]
    first: int


def _labelled(lines: Sequence[Line], whole: range, model: LineModel) -> _Read:
    """The features of a stretch of lines and their labels; a long one is scored in parts."""
    parts: list[Features] = []
    scores: list[Weights] = []
    section = -1
    for start in range(whole.start, whole.stop, MOST):
        first, end = max(whole.start, start - _MARGIN), min(whole.stop, start + MOST)
        around = Around(first, len(lines), section)
        part = features_of(lines[first : min(whole.stop, end + _MARGIN)], around)
        scored = model.finding.scores(part.matrix, part.wide)
        here = np.arange(start - first, end - first)
        parts.append(part.of(here))
        scores.append(scored[here])
        section = part.section
    features = Features.joined(parts)
    whole_scores = np.vstack(scores)
    labels = np.array(model.finding.best(whole_scores), dtype=np.int64)
    _to_the_end(labels, whole_scores, features)
    read = _Read(lines[whole.start : whole.stop], features, labels, whole.start)
    _with_later_notes(read)
    return read


def _with_later_notes(read: _Read) -> None:
    """Give the notes what stands below a list on its page, in smaller type, and counts on from them."""
    lines, labels, leading = read.lines, read.labels, read.features.leading
    last = 0
    for place in np.flatnonzero((leading > 0) & (labels >= _LIST)).tolist():
        number = int(leading[place])
        if labels[place] == _NOTE:
            last = number
        elif place and last and number == last + 1:
            line, before = lines[place], lines[place - 1]
            if line.page != before.page or not 0 < line.height < before.height * _SMALLER:
                continue
            end = place
            while end < len(lines) and (lines[end].page, labels[end]) == (line.page, _LIST):
                end += 1
            labels[place:end] = _NOTE
            last = number


def _to_the_end(labels: npt.NDArray[np.int64], scores: Weights, features: Features) -> None:
    """Give a list the last lines of a text that are hardly told from it, or that tell of a source.

    Little stands around them that they could be known by.
    """
    listed = np.flatnonzero(labels == _LIST)
    rest = len(labels) - 1 - int(listed[-1]) if len(listed) else 0
    if not 0 < rest <= _BRIDGE or (labels[-rest:] == _HEADING).any():
        return
    nearly = (scores[-rest:, _LIST] - scores[-rest:, _TEXT]).mean() > -_HARDLY
    if nearly or (rest == 1 and features.matrix[-1, _TELLING].any()):
        labels[-rest:] = _LIST


def _lists(read: _Read, model: LineModel) -> Iterator[tuple[_Stretch, tuple[Entry, ...]]]:
    """The lists among some lines with their entries; their stretches count in the document."""
    whole = [_from_first(stretch, read.features) for stretch in _stretches(read.labels.tolist())]
    for stretch in (part for one in whole for part in _parted(one, read.features)):
        entries = _entries(read.lines, read.features, stretch, model)
        if _is_list(entries, read.features, stretch):
            heading = stretch.heading + read.first if stretch.heading >= 0 else -1
            place = _Stretch(stretch.start + read.first, stretch.end + read.first, heading)
            yield place, tuple(entries)


def _stretches(labels: Sequence[int]) -> Iterator[_Stretch]:
    """Runs of list lines; a line or two of something else do not part a list, a heading does."""
    start, end, heading = -1, -1, -1
    for place, label in enumerate(labels):
        if start >= 0 and (label == _HEADING or place - end > _BRIDGE):
            yield _Stretch(start, end, heading)
            start, heading = -1, -1
        if label == _HEADING:
            heading = place
        elif label == _LIST:
            start, end = (start if start >= 0 else place), place + 1
        elif start < 0 and place - heading > _BRIDGE:
            heading = -1
    if start >= 0:
        yield _Stretch(start, end, heading)


def _from_first(stretch: _Stretch, features: Features) -> _Stretch:
    """A stretch with the lines before it that its count begins with (its first line looks odd)."""
    before = max(0, stretch.start - _BRIDGE)
    for numbers in (features.leading, features.trailing):
        count = count_in(numbers[before : stretch.end])
        first = before + count[0] if len(count) > _LEAST else stretch.start
        if stretch.heading < first < stretch.start and int(numbers[first]) == 1:
            return _Stretch(first, stretch.end, stretch.heading)
    return stretch


def _parted(stretch: _Stretch, features: Features) -> Iterator[_Stretch]:
    """The lists in a stretch: where the numbering of a list begins anew, so does a list."""
    start, heading = stretch.start, stretch.heading
    for numbers in (features.leading, features.trailing):
        found = restarts(numbers[stretch.start : stretch.end])
        if found:
            for place in found:
                yield _Stretch(start, stretch.start + place, heading)
                start, heading = stretch.start + place, -1
            break
    yield _Stretch(start, stretch.end, heading)


def restarts(numbers: npt.NDArray[np.int64]) -> list[int]:
    """Places of a 1 that a 2 follows, after three numbers or more that followed one another."""
    found: list[int] = []
    last = run = one = 0
    for place in np.flatnonzero(numbers >= 0).tolist():
        number = int(numbers[place])
        if number == 1 and not run:
            last, run = 1, 1
        elif number == 1 and last > 1:
            one = place
        elif number == last + 1:
            last, run = number, run + 1
        elif number == 2 and one and run >= _LEAST:  # noqa: PLR2004 - the second of the new count
            found.append(one)
            last, run, one = number, 2, 0
        elif not run:
            last = number
    return found


def _entries(
    lines: Sequence[Line], features: Features, stretch: _Stretch, model: LineModel
) -> list[Entry]:
    entries: list[Entry] = []
    for start in range(stretch.start, stretch.end, MOST):
        chosen = np.arange(start, min(start + MOST, stretch.end))
        entries += cut_lines(lines, features, chosen, model, notes=False)
    return entries


def _columns(names: str) -> list[int]:
    return [FEATURES.index(name) for name in names.split()]


_STRONG = _columns("year address volume-issue place-word editor-word serial-word")
_DATED = _columns("year address")
_NOTED = _columns("year address page-word note-word volume-issue editor-word")


def _show(features: Features, signs: list[int], entries: Sequence[Entry], share: float) -> bool:
    """Whether so many lines show one of the signs, for each entry."""
    shown = int((features.matrix[:, signs].max(axis=1) > 0).sum())
    return bool(entries) and shown >= share * len(entries)


def _is_list(entries: Sequence[Entry], features: Features, stretch: _Stretch) -> bool:
    """Whether what was cut looks like references at all: most entries have a line that does.

    A list that has no heading and is not all there is must have dates besides.
    """
    here = features.of(np.arange(stretch.start, stretch.end))
    whole = stretch.heading >= 0 or stretch.end - stretch.start == len(features.matrix)
    if not whole and (len(entries) < _LEAST or not _show(here, _DATED, entries, 0.4)):
        return False
    return _show(here, _STRONG, entries, 0.5)


def _kind(stretch: _Stretch, stretches: Sequence[_Stretch], count: int) -> ListKind:
    listed = sum(s.end - s.start + (s.heading >= 0) for s in stretches)
    if listed >= count * _NEARLY_ALL:
        return ListKind.PASTED
    if stretch.heading < 0:
        return ListKind.UNNAMED
    apart = any(
        other is not stretch
        and (other.start - stretch.end > _APART or stretch.start - other.end > _APART)
        for other in stretches
    )
    return ListKind.CHAPTER if apart else ListKind.SECTION
