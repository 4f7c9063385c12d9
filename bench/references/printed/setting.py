"""How a document is printed: program, columns, letters, heads, and how its list is set."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

LATIN = ("Liberation Serif", "Liberation Sans", "DejaVu Serif", "Noto Serif", "Noto Sans")
FONTS = {
    "fa": ("Noto Naskh Arabic", "Noto Sans Arabic", "DejaVu Sans"),
    "ar": ("Noto Naskh Arabic", "Noto Sans Arabic", "Noto Kufi Arabic", "DejaVu Sans"),
    "he": ("Noto Serif Hebrew", "Noto Sans Hebrew", "DejaVu Sans"),
}
RIGHT_TO_LEFT = frozenset(FONTS)
_TURNED = re.compile("[\u0590-\u08ff]")
PROGRAMS = ("chromium", "typst")


@dataclass(frozen=True)
class Setting:
    """Lengths are in points. ``marks`` is how the number of an entry stands: in its line, or in a margin.

    With ``latin_left`` the Latin paragraphs of a right-to-left document run from left to right.
    """

    program: str
    language: str
    columns: int
    font: str
    scale: float
    justified: bool
    hyphens: bool
    leading: float
    page: tuple[float, float]
    margin: float
    heads: tuple[str, ...]
    numbered: str
    first_page: int
    marks: str
    latin_left: bool

    def turned(self, text: str) -> bool:
        """Whether a paragraph runs from right to left."""
        return self.right_to_left and not (self.latin_left and not _TURNED.search(text))

    @property
    def right_to_left(self) -> bool:
        """Whether the script runs from right to left."""
        return self.language in RIGHT_TO_LEFT


def setting(rng: Random, language: str, heads: tuple[str, ...], program: str = "") -> Setting:
    """Draw how a document in a language is printed; ``heads`` are what its running heads may say."""
    page = rng.choice(((595.0, 842.0), (612.0, 792.0), (482.0, 680.0)))
    return Setting(
        program or rng.choice(PROGRAMS),
        language,
        rng.choice((1, 1, 2)),
        rng.choice(FONTS.get(language, LATIN)),
        rng.choice((0.85, 1.0, 1.0, 1.1)),
        rng.random() < 0.7,
        rng.random() < 0.7,
        rng.choice((1.15, 1.25, 1.4, 1.6)),
        page,
        rng.choice((48.0, 60.0, 72.0)),
        heads if rng.random() < 0.6 else (),
        rng.choice(("", "foot", "foot", "head")),
        rng.choice((1, 1, 37, 211)),
        rng.choice(("line", "line", "margin", "table")),
        rng.random() < 0.5,
    )
