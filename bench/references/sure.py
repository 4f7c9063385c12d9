"""How far the reading's word can be trusted: fields and entries that it is sure of, against gold.

A field is right when it is gold's value, or one piece of several that gold has for it. Of the sure
ones that are not, some differ by what gold's makers put into their pieces and not by what was read;
they are counted apart, by their places in the text:

*worded*: gold's piece holds the field whole, and besides only label words, marks and numbers that
were read as other fields ("554p.", "9, pp.", "2013.Resources of …"); or the field holds the sign of
an era behind gold's year.

*joined*: gold's piece holds the field whole and besides another field that was read, words of its
own (a title and its journal in one piece). Here gold cuts more coarsely; now and then a title was
cut in two by the reading.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bench.references.gold import Gold, Piece, name_of
from bench.references.score import bare, plain
from carrel.references.certainty import SURE
from carrel.references.reading import EntryRead
from carrel.references.reference import Field
from carrel.values.span import Span

TRUSTED = 0.95
"""The confidence from which on a field is counted as sure."""
BINS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0)
_BEHIND_YEAR = re.compile(r"^(\d{4})[^\W\d]{1,2}$")
_WORDLESS = frozenset(("issued", "volume", "issue", "page", "number", "edition", "citation-number",
                       "number-of-volumes", "original-date", "accessed", "DOI", "ISBN", "ISSN",
                       "PMID", "URL"))  # fmt: skip


@dataclass(slots=True)
class Trust:
    """Counts of fields by the bin of their confidence, of sure fields, and of sure entries."""

    fields: Counter[int] = field(default_factory=Counter[int])
    right: Counter[int] = field(default_factory=Counter[int])
    told: Counter[str] = field(default_factory=Counter[str])
    wrong: Counter[str] = field(default_factory=Counter[str])

    def share(self, part: str, whole: str) -> float:
        """How many of a hundred."""
        return 100 * self.told[part] / max(self.told[whole], 1)


def trust_in(gold: Sequence[Gold], read: Sequence[EntryRead], *, mixed: bool) -> Trust:
    """How sure the reading of some references is, and how rightly."""
    trust = Trust()
    known = {name for one in gold for name in one.values}
    for one, (fields, whole) in zip(gold, read, strict=True):
        verdicts = [
            (name, found, _verdict(name, found, fields, one))
            for found in fields
            if (name := name_of(found.label, mixed=mixed)) in known
        ]
        for name, found, verdict in verdicts:
            _count(trust, name, found.confidence, verdict)
        missed = _missed(one, {name for name, _, _ in verdicts}, known)
        _count_entry(trust, whole, [verdict for _, _, verdict in verdicts], missed=missed)
    return trust


def _count(trust: Trust, name: str, confidence: float, verdict: str) -> None:
    place = sum(confidence >= limit for limit in BINS[1:-1])
    trust.fields[place] += 1
    trust.right[place] += verdict == "right"
    trust.told["fields"] += 1
    if confidence >= TRUSTED:
        trust.told["sure"] += 1
        trust.told[f"sure {verdict}"] += 1
        trust.wrong[name] += verdict == "wrong"


def _count_entry(trust: Trust, whole: float, verdicts: Sequence[str], *, missed: bool) -> None:
    right = not missed and all(verdict == "right" for verdict in verdicts)
    trust.told["entries"] += 1
    trust.told["right entries"] += right
    if whole >= SURE:
        trust.told["sure entries"] += 1
        trust.told["sure entries right"] += right
        conventional = right or "wrong" not in verdicts
        trust.told["sure entries conventional"] += conventional
        trust.told["sure entries missing"] += missed and conventional
    trust.told["right entries sure"] += right and whole >= SURE


def _missed(one: Gold, read: Iterable[str], known: Iterable[str]) -> bool:
    """Whether gold has a value of a name of which nothing was read."""
    return bool({name for name in known if bare(one.values.get(name, ""))} - set(read))


def _verdict(name: str, found: Field, fields: Sequence[Field], one: Gold) -> str:
    got = bare(plain(name, found.text))
    pieces = (
        one.text[piece.span.start : piece.span.end] for piece in one.pieces if piece.name == name
    )
    wanted = {bare(plain(name, text)) for text in (one.values.get(name, ""), *pieces)}
    if got in wanted or (name == "volume" and got and any(got in each for each in wanted)):
        return "right"
    if name == "year" and _BEHIND_YEAR.sub(r"\1", got) in wanted:
        return "worded"
    holding = next((piece for piece in one.pieces if piece.span.covers(found.span)), None)
    return "wrong" if holding is None else _convention(holding, found, fields, one.text)


def _convention(holding: Piece, found: Field, fields: Sequence[Field], text: str) -> str:
    """Of a field that gold holds in a larger piece, what else is in that piece."""
    others = [each for each in fields if each is not found and holding.span.covers(each.span)]
    rest = "".join(_between(holding.span, [found, *others], text))
    name = holding.name or "volume"
    if bare(plain(name, plain("volume", rest))) or not (others or bare(rest)):
        return "wrong"
    return "worded" if all(each.label in _WORDLESS for each in others) else "joined"


def _between(span: Span, fields: Iterable[Field], text: str) -> Iterator[str]:
    """What of a span is in none of some fields."""
    place = span.start
    for each in sorted(fields, key=lambda each: each.span):
        yield f" {text[place : each.span.start]} "
        place = each.span.end
    yield f" {text[place : span.end]} "


def line_of(name: str, trust: Trust) -> str:
    """The figures of a set, and what its wrong fields were taken for."""
    told = trust.told
    right, worded = told["sure right"], told["sure worded"]
    joined, sure = told["sure joined"], max(told["sure"], 1)
    return (
        f"{name:20} {trust.share('sure', 'fields'):7.1f} {100 * right / sure:7.1f} "
        f"{100 * (right + worded) / sure:7.1f} {100 * (right + worded + joined) / sure:7.1f}   "
        f"{trust.share('right entries', 'entries'):7.1f} {trust.share('sure entries', 'entries'):7.1f} "
        f"{trust.share('sure entries right', 'sure entries'):7.1f} "
        f"{trust.share('sure entries conventional', 'sure entries'):7.1f} "
        f"{trust.share('right entries sure', 'right entries'):7.1f}  "
        f"{dict(trust.wrong.most_common(3))}"
    )


HEADING = (
    f"{'':20} {'fields':>7} {'right':>7} {'worded':>7} {'joined':>7}   "
    f"{'right':>7} {'sure':>7} {'right':>7} {'joined':>7} {'found':>7}"
)


def binned(trust: Trust) -> str:
    """For each bin of confidence how many in a hundred fields are right, and how many there are."""
    return " ".join(
        f"{100 * trust.right[place] / trust.fields[place]:5.1f}/{trust.fields[place]:<5}"
        if trust.fields[place]
        else f"{'':11}"
        for place in range(len(BINS) - 1)
    )


def bins() -> str:
    """The heading of `binned`."""
    return " ".join(f"{f'{low:g}-{high:g}':11}" for low, high in pairwise(BINS))
