"""The numbers before the entries of a list."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from training.labelled import Stretch

NUMBER = "citation-number"
_FORMS = (
    "[{}] ",
    "[{}] ",
    "[{}] ",
    "{}. ",
    "{}. ",
    "{}. ",
    "({}) ",
    "{}) ",
    "{}- ",
    "{} ",
    "{}.",
    "[{}]",
    "- ",
    "• ",
    "– ",
)


class Numbering(NamedTuple):
    """``form`` with a place for the number, "" for none."""

    form: str
    first: int
    keyed: bool

    def numbered(
        self, number: int, text: str, stretches: tuple[Stretch, ...]
    ) -> tuple[str, tuple[Stretch, ...]]:
        """Put a number, or a key of letters, before an entry."""
        if not self.form:
            return text, stretches
        mark = str(self.first + number - 1)
        if self.keyed:
            mark = _key(text, stretches)
        before = self.form.format(mark)
        moved = tuple(
            Stretch(s.start + len(before), s.end + len(before), s.label) for s in stretches
        )
        start = self.form.find("{}")
        if start >= 0:
            moved = (Stretch(start, start + len(mark), NUMBER), *moved)
        return before + text, moved


def draw_numbering(rng: Random) -> Numbering:
    """Draw how a list is numbered; three in four are not."""
    if rng.random() < 0.75:
        return Numbering("", 1, keyed=False)
    form = rng.choice(_FORMS)
    return Numbering(
        form,
        rng.choice((1, 1, 1, rng.randint(1, 200))),
        keyed=form == "[{}] " and rng.random() < 0.15,
    )


def _key(text: str, stretches: tuple[Stretch, ...]) -> str:
    """Make a key such as ``ACL30`` of what the entry begins with and its year."""
    letters = "".join(one for one in text[:12] if one.isalpha())[:3]
    year = next((text[s.start : s.end] for s in stretches if s.label == "issued"), "00")
    return f"{letters}{year[-2:]}"
