"""Good lists damaged as extraction damages them, with what they were before.

Right-to-left pages put lines out of order; other damage leaves the order and harms characters.
Everything is drawn from a seed, so that the same list is damaged in the same way everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import NamedTuple

_DIGITS = re.compile(r"(\d+(?:(?:\s/\s|[/.:٫٬–—-])\d+)*)")
_NUMBER = re.compile(r"^([\[(]?\d{1,4}[\])]?)(\s*[-.)–:]?\s*)(.*)$", re.DOTALL)
_LAST_MARKS = re.compile(r"^(.*?[^\s.,;:!?)\]»،])([.,;:!?)\]»،]+)$", re.DOTALL)
_LATIN_RUN = re.compile(
    r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9&@:/.,'’_ -]*[A-Za-zÀ-ɏ0-9]|\d+(?:[/.:٫٬–—-]\d+)*"
)
_MIRRORED = str.maketrans("()[]{}«»", ")(][}{»«")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u06ff]")
_NARROW, _WIDE = 60, 110


class DamagedEntry(NamedTuple):
    """An entry as it was and as it came out, line by line, and the damage that was done."""

    lines: tuple[str, ...]
    damaged: tuple[str, ...]
    kind: str


def wrapped(entry: str, width: int) -> tuple[str, ...]:
    """The entry on lines of at most so many code points, broken at spaces."""
    lines: list[str] = []
    line = ""
    for word in entry.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return (*lines, line)


def runs_reversed(line: str) -> str:
    """Groups of digits and what stands between them, from right to left."""
    return "".join(reversed(_DIGITS.split(line))).strip()


def number_last(line: str) -> str:
    """The number of an entry at the end of its line: ``- Doe, J. Title 4``."""
    found = _NUMBER.match(line)
    if found is None or not found[3]:
        return line
    return f"{found[2].strip()}{' ' * found[2].endswith(' ')}{found[3]} {found[1]}".strip()


def punctuation_first(line: str) -> str:
    """The punctuation at the end of a line before it."""
    found = _LAST_MARKS.match(line)
    return f"{found[2]}{found[1]}" if found else line


def visual(line: str) -> str:
    """Every character of a right-to-left line from left to right, numbers and Latin words kept."""
    letters = list(line[::-1])
    for run in _LATIN_RUN.finditer(line):
        start = len(line) - run.end()
        letters[start : start + len(run.group())] = run.group()
    return "".join(letters).translate(_MIRRORED)


def words_reversed(line: str) -> str:
    """The words of a line from right to left."""
    return " ".join(reversed(line.split()))


SCRAMBLES: dict[str, Callable[[str], str]] = {
    "runs-reversed": runs_reversed,
    "number-last": number_last,
    "punctuation-first": punctuation_first,
    "visual": visual,
    "words-reversed": words_reversed,
}
"""What right-to-left extraction does to a line, by name."""
_LATIN_SCRAMBLES = ("runs-reversed", "runs-reversed", "number-last", "punctuation-first")
_OTHER_SCRAMBLES = ("visual", "visual", "runs-reversed", "words-reversed")


def damaged_list(entries: Sequence[str], rng: Random, share: float = 1.0) -> Iterator[DamagedEntry]:
    """The entries of one list, a share of them damaged in the one way drawn for the list.

    ``number-last`` and ``punctuation-first`` are done to whole entries' first and last lines, the
    rest to every line of an entry.
    """
    other = any(_RIGHT_TO_LEFT.search(entry) for entry in entries)
    kind = rng.choice(_OTHER_SCRAMBLES if other else _LATIN_SCRAMBLES)
    width = rng.randint(_NARROW, _WIDE)
    for entry in entries:
        lines = wrapped(entry, width)
        if rng.random() >= share:
            yield DamagedEntry(lines, lines, "")
            continue
        done = tuple(_damaged(kind, lines, place) for place in range(len(lines)))
        yield DamagedEntry(lines, done, kind if done != lines else "")


def _damaged(kind: str, lines: Sequence[str], place: int) -> str:
    line = lines[place]
    if kind == "number-last" and place:
        return line
    return SCRAMBLES[kind](line)


def _ligatures(text: str, _: Random) -> str:
    for letters, sign in (("ffi", "ﬃ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ")):
        text = text.replace(letters, sign)
    return text


def _hyphens(text: str, rng: Random) -> str:
    """A long word broken over two lines."""
    words = list(re.finditer(r"\b[a-zà-ÿ]{8,}\b", text))
    if not words:
        return text
    word = rng.choice(words)
    cut = rng.randint(word.start() + 3, word.end() - 3)
    return f"{text[:cut]}-\n{text[cut:]}"


def _spaces_before(text: str, _: Random) -> str:
    return re.sub(r"(?<=\w)([,.;])(?= )", r" \1", text)


def _doubled(text: str, _: Random) -> str:
    return re.sub(r",(?= )", ",,", text)


def _wide_spaces(text: str, rng: Random) -> str:
    return re.sub(" ", lambda _: rng.choice((" ", "\xa0", "  ", "\u2009")), text)


def _invisible(text: str, rng: Random) -> str:
    return re.sub(r"(?<=[a-z])(?=[a-z])", lambda _: "\u200b" if rng.random() < 0.1 else "", text)


HARMS: dict[str, Callable[[str, Random], str]] = {
    "ligatures": _ligatures,
    "hyphens": _hyphens,
    "spaces-before": _spaces_before,
    "doubled": _doubled,
    "wide-spaces": _wide_spaces,
    "invisible": _invisible,
}
"""What else extraction does to an entry, by name."""
