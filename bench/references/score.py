"""Fields of references against gold labels.

*Exact*: equal after dropping punctuation, space and case. *Lev*: Levenshtein similarity of the same
forms of at least 0.8. Over all references and fields a pair that agrees is a hit; a value where
gold has none, or another one, is a false one; a gold value without its like is missed: micro F1.
*Strict* compares the values as they are; *plain* first drops label words ("pp.", "Vol.", "In",
"(Eds.)") at the edges on both sides, since gold sets keep them inside their pieces and a reader of
fields does not.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

FIELDS = (
    "author",
    "title",
    "container",
    "year",
    "volume",
    "pages",
    "publisher",
    "location",
    "editor",
)
Values = Mapping[str, str]
"""Of one reference: each field that it has with its text."""
_ALIKE = 0.8
_LABEL_WORDS = re.compile(
    r"^(?:\W*\b(?:pp?|pages?|pag|págs?|s|seiten?|vols?|volume|voll?|bde?|band|tome?|tomo|t|n[or]s?|nº|"
    r"issue|heft|h|fasc|in|en|eds?|edited|by|hrsg|hg|herausgegeben|von|éds?|dir|coords?|orgs?|a|cura|"
    r"di|c|jg|jahrgang|anno|année)\b[.:]?)+(?=\W)|"
    r"(?:\W*\b(?:eds?|hrsg|hg|éds?|dirs?|coords?|orgs?|a\s+cura\s+di|editors?|herausgeber|pp?|s)\b\W*)+$",
    re.IGNORECASE,
)

_TAG = re.compile(r"</?\w+>")
_NUMBER_WORDS = re.compile(
    r"\b(?:v|vols?|volume[ns]?|voll?|voi|bde?|band|tom[eo]?|t|n[or]s?|n|num|issue|iss|hefte?|hft|h|"
    r"fasc|jg|jahrgang|anno|année|pp?|pages?|pag|págs?|ss?|seiten?|сс?|т|№)\b|[№°º]",
    re.IGNORECASE,
)
"""What stands before numbers: in *volume* and *pages* it may stand anywhere."""


def bare(text: str) -> str:
    """A text without punctuation, space and case."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in folded if sign.isalnum())


def plain(name: str, text: str) -> str:
    """A field's text without the label words at the edges of its pieces, and without marks of HTML."""
    return "\n".join(_plain_piece(name, piece) for piece in text.split("\n"))


def _plain_piece(name: str, text: str) -> str:
    text = _TAG.sub(" ", text)
    if name in {"volume", "pages"}:
        return _NUMBER_WORDS.sub(" ", text)
    return _LABEL_WORDS.sub("", _LABEL_WORDS.sub("", text))


@dataclass(slots=True)
class Tally:
    """Hits, false values and missed values; `f1` from 0 to 1."""

    hits: int = 0
    false: int = 0
    missed: int = 0

    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.hits / max(2 * self.hits + self.false + self.missed, 1)

    def count(self, gold: str, read: str, *, agree: bool) -> None:
        """One field of one reference."""
        self.hits += agree
        self.false += bool(read) and not agree
        self.missed += bool(gold) and not agree


@dataclass(slots=True)
class Score:
    """The figures of one set."""

    references: int = 0
    whole: int = 0
    exact: Tally = field(default_factory=Tally)
    lev: Tally = field(default_factory=Tally)
    by_field: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in FIELDS})
    confusions: Counter[str] = field(default_factory=Counter[str])


def score(gold: Sequence[Values], read: Sequence[Values], *, drop_label_words: bool) -> Score:
    """What was read against gold, reference by reference; fields that gold's set has not are out."""
    total = Score()
    known = {name for values in gold for name in values}
    for wanted, got in zip(gold, read, strict=True):
        total.references += 1
        wrong = 0
        for name in (name for name in FIELDS if name in known):
            left, right = wanted.get(name, ""), got.get(name, "")
            if drop_label_words:
                left, right = plain(name, left), plain(name, right)
            left, right = bare(left), bare(right)
            if left or right:
                agree = left == right
                wrong += not agree
                total.exact.count(left, right, agree=agree)
                total.by_field[name].count(left, right, agree=agree)
                total.lev.count(left, right, agree=alike(left, right))
                if not agree:
                    total.confusions[confusion(name, left, right, wanted)] += 1
        total.whole += not wrong
    return total


def alike(left: str, right: str) -> bool:
    """Whether two bare texts have a Levenshtein similarity of 0.8 or more."""
    return bool(left and right) and Levenshtein.normalized_similarity(left, right) >= _ALIKE


def confusion(name: str, wanted: str, got: str, gold: Values) -> str:
    """What went wrong with a field, in three words."""
    if not got:
        return f"{name} missed"
    if not wanted:
        source = next((other for other in FIELDS if got and got in bare(gold.get(other, ""))), "-")
        return f"{name} invented of {source}"
    if got in wanted:
        return f"{name} cut at the {'end' if wanted.startswith(got) else 'start'}"
    if wanted in got:
        return f"{name} run on at the {'end' if got.startswith(wanted) else 'start'}"
    return f"{name} another"
