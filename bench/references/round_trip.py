"""Every style written and read again: ``python -m bench.references.round_trip [EVERY] [nasty]``.

Works are written as a bibliography by the CSL processor in each style (or in every EVERY-th one),
and read: a dozen ordinary ones (`ordinary_works`), or with ``nasty`` invented ones such as those
that teach, of a seed that no training uses. What the processor says of its words is the truth; a
field counts as read when it is the same but for punctuation, space and case.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Sequence
from random import Random

from bench.references.gold import named, values_of
from bench.references.ordinary_works import ORDINARY
from bench.references.score import bare, plain
from carrel.references.fields.field_model import FieldModel
from carrel.references.reading import read_fields
from carrel.store.styles import styles_folder
from carrel.workbench.reading_models import field_model
from training.invention.csl_items import csl_item
from training.invention.csl_lists import write_items
from training.invention.works import work

_KINDS = (
    "article-journal",
    "book",
    "chapter",
    "article-journal",
    "thesis",
    "report",
    "paper-conference",
    "webpage",
)


def tried(
    style: str, model: FieldModel, *, nasty: bool = False
) -> tuple[Counter[str], Counter[str]]:
    """How often each field was written in a style, and how often it was read."""
    items: Sequence[dict[str, object]] = ORDINARY
    if nasty:
        rng = Random(f"round trip {style}")
        items = [csl_item(work("en", kind, rng), "") for kind in _KINDS]
    numbered = [{**item, "id": str(place)} for place, item in enumerate(items)]
    entries = list(write_items(style, numbered, "en", ""))
    read = read_fields([entry.text for entry in entries], model)
    written: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for entry, fields in zip(entries, read, strict=True):
        wanted = named((one.label, entry.text[one.start : one.end]) for one in entry.stretches)
        got = values_of(fields, mixed=False)
        for name, text in wanted.items():
            written[name] += 1
            right[name] += bare(plain(name, text)) == bare(plain(name, got.get(name, "")))
    return written, right


def main(every: str = "1", works: str = "") -> None:
    """Print the share of fields that come back, of all styles and of the worst."""
    model = field_model()
    began = time.process_time()
    written: Counter[str] = Counter()
    right: Counter[str] = Counter()
    shares: list[tuple[float, str]] = []
    for path in sorted(styles_folder().glob("*.csl"))[:: int(every)]:
        found, good = tried(path.stem, model, nasty=works == "nasty")
        written += found
        right += good
        if found:
            shares.append((good.total() / found.total(), path.stem))
    spent = time.process_time() - began
    print(f"{len(shares)} styles with a bibliography, {spent:.0f} s of CPU")
    print(f"fields that come back: {100 * right.total() / max(written.total(), 1):.2f} %")
    for name, count in written.most_common():
        print(f"  {name:12} {100 * right[name] / count:6.2f} of {count}")
    for share, style in sorted(shares)[:15]:
        print(f"  {100 * share:5.1f}  {style}")


if __name__ == "__main__":
    main(*sys.argv[1:])
