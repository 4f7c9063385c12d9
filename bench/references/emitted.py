"""Lines whose pieces were emitted in another order: a third generator of damage.

The runs of a line (groups of digits and the rest) come from right to left, an item number stands at
the end, closing marks at the beginning, words or signs come from right to left. Each list is damaged in
one way or in several, on whole entries or on lines of some width. It shares no code with the other two
and none with Carrel.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from random import Random
from textwrap import wrap

from training.damage import DamagedEntry

_ITEM = re.compile(r"([\[(]?)(\d{1,3})(?!\w)([\])]?[.:)]?)(\s*)(?=\S)")
_CLOSING = ".,;:!?)]»”\"'،؛؟。"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
_MIRROR = {"(": ")", ")": "(", "[": "]", "]": "[", "«": "»", "»": "«"}
Emission = Callable[[str, Random], str]


def digit_runs(line: str, _: Random) -> str:
    """``Vol. 4(2), 11-19.`` to ``.19-11, )2(4Vol.``: every group of digits is a run."""
    return "".join(re.split(r"(\d+)", line)[::-1])


def number_runs(line: str, _: Random) -> str:
    """The same, ranges and decimals being one run."""
    return "".join(re.split(r"(\d+(?:[-–./:]\d+)*)", line)[::-1])


def trimmed_runs(line: str, _: Random) -> str:
    """The same as `digit_runs`, with the white space of every run lost at its ends but one."""
    runs = [" ".join(run.split()) for run in re.split(r"(\d+)", line)]
    return " ".join(filter(None, runs[::-1]))


def item_last(line: str, rng: Random) -> str:
    """The item number at the end, with its marks or without them."""
    found = _ITEM.match(line)
    if found is None:
        return line
    opening, digits, closing, gap = found.groups()
    rest = line[found.end() :]
    forms = [f"{rest} {opening}{digits}{closing}", f"{rest}{gap}{opening}{digits}{closing}"]
    if closing and not opening:
        forms += [f"{closing}{gap}{rest} {digits}", f"{rest} {closing}{digits}"]
    return rng.choice(forms)


def marks_first(line: str, rng: Random) -> str:
    """The marks that close a line before it: all of them, or the last."""
    end = len(line.rstrip(_CLOSING))
    if end == len(line):
        return line
    end = end if rng.random() < 0.5 else len(line) - 1  # noqa: PLR2004 - half of them
    return line[end:] + rng.choice(("", "", " ")) + line[:end]


def item_and_marks(line: str, rng: Random) -> str:
    """The item number at the end, and the marks that stood there first."""
    return item_last(marks_first(line, rng), rng) if rng.random() < 0.5 else _both(line, rng)  # noqa: PLR2004 - half of them


def _both(line: str, rng: Random) -> str:
    found = _ITEM.match(line)
    if found is None:
        return marks_first(line, rng)
    return f"{marks_first(line[found.end() :], rng)} {found.group().strip()}"


def words_backwards(line: str, _: Random) -> str:
    """The words from right to left."""
    return " ".join(line.split()[::-1])


def signs_backwards(line: str, rng: Random) -> str:
    """All signs from right to left; numbers and Latin words kept; brackets mirrored or not."""
    mirror = rng.random() < 0.5  # noqa: PLR2004 - half of them
    signs = "".join(_MIRROR.get(sign, sign) for sign in line) if mirror else line
    kept = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:[ '’.-]+[A-Za-z\u00c0-\u024f]+)*|\d+")
    backwards = signs[::-1]
    return kept.sub(lambda found: found.group()[::-1], backwards)


LATIN: dict[str, Emission] = {
    "digit runs": digit_runs,
    "number runs": number_runs,
    "trimmed runs": trimmed_runs,
    "item last": item_last,
    "marks first": marks_first,
    "item and marks": item_and_marks,
    "words backwards": words_backwards,
}
RIGHT_TO_LEFT: dict[str, Emission] = {**LATIN, "signs backwards": signs_backwards}
_WIDTHS = (None, 60, 80, 100)


def damaged_by_runs(entries: Sequence[str], rng: Random, share: float) -> Iterator[DamagedEntry]:
    """The entries of one list, a share of their lines emitted in another order.

    Most lists have one way; some have a way for each line, as lists have that only partly went wrong.
    """
    kinds = RIGHT_TO_LEFT if any(map(_RIGHT_TO_LEFT.search, entries)) else LATIN
    own = rng.choice(list(kinds))
    several = rng.random() < 0.2  # noqa: PLR2004 - a fifth of them
    width = rng.choice(_WIDTHS)
    for entry in entries:
        text = " ".join(entry.split())
        lines = (
            tuple(wrap(text, width, break_long_words=False, break_on_hyphens=False))
            if width
            else (text,)
        )
        kind = rng.choice(("digit runs", "item last", "marks first")) if several else own
        came = tuple(
            _came(line, kind, kinds[kind], rng, place) if rng.random() < share else line
            for place, line in enumerate(lines)
        )
        yield DamagedEntry(
            lines, came, f"{'several: ' if several else ''}{kind}{'' if width else ', whole'}"
        )


def _came(line: str, kind: str, emission: Emission, rng: Random, place: int) -> str:
    if place and kind == "item last":
        return line
    if place and kind == "item and marks":
        emission = marks_first
    return emission(line, rng).strip()
