"""Ordinary works in the styles that most lists are written in: ``python -m bench.references.common_styles``.

Each work of `common_works` is written in each of `STYLES`, as a record of it may be in a library:
whole, without some fields, its journal abbreviated, its title in title case, its month known, its
DOI there or not; and now and then as hands write it (`HABITS`). What the processor says of its
words is the truth.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any

from bench.references.common_works import COMMON
from bench.references.gold import named, values_of
from bench.references.score import score
from carrel.references.fields.field_model import load_field_model
from carrel.references.reading import read_fields
from training.edits import Edit, edited
from training.invention.abbreviations import abbreviate
from training.invention.csl_lists import write_items
from training.invention.title_case import title_case
from training.labelled import Labelled

STYLES = (
    "apa",
    "modern-language-association",
    "chicago-author-date",
    "chicago-notes-bibliography",
    "harvard-cite-them-right",
    "ieee",
    "nlm-citation-sequence",
    "association-for-computing-machinery",
    "nature",
    "american-medical-association",
    "american-chemical-society",
    "american-sociological-association",
)
_MODEL = Path(__file__).parents[2] / "src/carrel/references/models/fields.bin"
_LOST, _WITHOUT_DOI, _TITLE_CASE, _ABBREVIATED, _MONTH, _URL = 0.12, 0.4, 0.3, 0.25, 0.15, 0.08
"""How many records lack a field, lack a DOI, have their title in title case, and so on."""
_HABIT = 0.4
"""How many lists have each habit."""
_DROPPED = ("issue", "page", "publisher-place", "publisher", "DOI", "volume", "edition", "accessed")


def varied(item: dict[str, Any], rng: Random) -> dict[str, object]:
    """A record of the same work as another library has it."""
    found = dict(item)
    for name in _DROPPED:
        if rng.random() < _LOST:
            found.pop(name, None)
    if rng.random() < _WITHOUT_DOI:
        found.pop("DOI", None)
    if rng.random() < _TITLE_CASE:
        found["title"] = title_case(found["title"])
    if item["type"] == "article-journal" and rng.random() < _ABBREVIATED:
        found["container-title"] = abbreviate(found["container-title"], full_stops=True)
    if item["type"] != "webpage" and rng.random() < _MONTH and "issued" in found:
        year = found["issued"]["date-parts"][0][0]
        found["issued"] = {"date-parts": [[year, rng.randint(1, 12)]]}
    if item["type"] == "article-journal" and rng.random() < _URL:
        found["URL"] = f"https://www.library.example/{rng.randint(100, 99999)}"
    return found


_DOI_URL = re.compile(r"https?://(?:dx\.)?doi\.org/")


def _doi_forms(entry: Labelled, rng: Random) -> list[Edit]:
    form = rng.choice(
        ("doi:", "doi: ", "DOI: ", "https://dx.doi.org/", "doi.org/", "http://doi.org/")
    )
    return [Edit(*found.span(), form) for found in _DOI_URL.finditer(entry.text)]


def _hyphens_in_ranges(entry: Labelled, _rng: Random) -> list[Edit]:
    return [Edit(*found.span(), "-") for found in re.finditer(r"(?<=\d)–(?=\d)", entry.text)]


def _straight_marks(entry: Labelled, _rng: Random) -> list[Edit]:
    marks = {"“": '"', "”": '"', "‘": "'", "’": "'"}
    return [Edit(*found.span(), marks[found[0]]) for found in re.finditer("[“”‘’]", entry.text)]


def _without_end(entry: Labelled, _rng: Random) -> list[Edit]:
    end = len(entry.text)
    return [Edit(end - 1, end, "")] if entry.text.endswith(".") else []


def _available(entry: Labelled, rng: Random) -> list[Edit]:
    found = re.search(r"(?<= )https?://", entry.text)
    words = rng.choice(("Available at: ", "Available from: ", "Retrieved from ", "Available at "))
    known = found is None or re.search(r"(?:at|from|at:|from:) $", entry.text[: found.start()])
    return [] if known or found is None else [Edit(found.start(), found.start(), words)]


HABITS: tuple[Callable[[Labelled, Random], Sequence[Edit]], ...] = (
    _doi_forms,
    _hyphens_in_ranges,
    _straight_marks,
    _without_end,
    _available,
)


def written(style: str, seed: int) -> list[Labelled]:
    """The works in a style, as one list."""
    rng = Random(f"common {style} {seed}")  # noqa: S311 - no secret
    items = [{**varied(item, rng), "id": str(place)} for place, item in enumerate(COMMON)]
    habits = [habit for habit in HABITS if rng.random() < _HABIT]
    entries = list(write_items(style, items, "en", ""))
    for habit in habits:
        entries = [edited(entry, list(habit(entry, rng))) for entry in entries]
    return entries


def main(model: str = "", told: str = "0") -> None:
    """Print the figures of each style and of all; ``told`` is how many wrong entries to show."""
    weights = load_field_model(Path(model or _MODEL).read_bytes())
    gold: list[dict[str, str]] = []
    read: list[dict[str, str]] = []
    texts: list[str] = []
    for style in STYLES:
        entries = [entry for seed in range(4) for entry in written(style, seed)]
        fields = read_fields([entry.text for entry in entries], weights)
        wanted = [
            named((one.label, entry.text[one.start : one.end]) for one in entry.stretches)
            for entry in entries
        ]
        got = [values_of(found, mixed=False) for found in fields]
        one = score(wanted, got, drop_label_words=True)
        print(f"{style:40} {100 * one.exact.f1():6.2f} {100 * one.lev.f1():6.2f}")
        gold += wanted
        read += got
        texts += [entry.text for entry in entries]
    whole = score(gold, read, drop_label_words=True)
    print(f"{'all':40} {100 * whole.exact.f1():6.2f} {100 * whole.lev.f1():6.2f}")
    print(f"every field right: {100 * whole.whole / len(gold):.1f} %")
    for name, tally in whole.by_field.items():
        print(f"  {name:12} {100 * tally.f1():6.2f}")
    print(", ".join(f"{what} {count}" for what, count in whole.confusions.most_common(14)))
    _show(texts, gold, read, int(told))


def _show(
    texts: Sequence[str], gold: Sequence[dict[str, str]], read: Sequence[dict[str, str]], most: int
) -> None:
    shown: Counter[str] = Counter()
    for text, wanted, got in zip(texts, gold, read, strict=True):
        found = score([wanted], [got], drop_label_words=True).confusions
        if found and shown.total() < most:
            shown[text] += 1
            print(f"\n{text}\n  {dict(found)}\n  {got}")


if __name__ == "__main__":
    main(*sys.argv[1:])
