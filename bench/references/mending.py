"""How many lines that were put out of order are restored, and how many good ones are harmed.

``python -m bench.references.mending [entries] [seed]``: invented lists, all of their entries
damaged, some of them, or none, by ``training.damage``, by ``bench.references.extraction`` and by
``bench.references.emitted``. The last two are the fair figures: they were not made with the rules in
view. A line is restored when its signs stand
as they did, white space apart; an entry is alike when its words are all the same; a good line is
harmed when its letters and digits do not stand as they did.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from random import Random

from bench.references import extraction
from bench.references.emitted import damaged_by_runs
from bench.references.extraction import damaged_by_page
from carrel.references.fields.field_model import FieldModel, load_field_model
from carrel.references.mended import Mended
from carrel.references.mending.entries import mend_list
from carrel.references.mending.order_model import OrderModel, load_order_model
from carrel.references.mending.word_list import WordList, load_word_list
from carrel.references.reading import parsed
from training.damage import HARMS, DamagedEntry, damaged_list
from training.invention import references

_MODELS = Path(__file__).parents[2] / "src/carrel/references/models"
Damage = Callable[[Sequence[str], Random, float], Iterable[DamagedEntry]]
_SHARES = (1.0, 0.5, 0.1, 0.0)


@cache
def field_model() -> FieldModel:
    """The model of the parser."""
    return load_field_model((_MODELS / "fields.bin").read_bytes())


@cache
def order_model() -> OrderModel:
    """The model of word order."""
    return load_order_model((_MODELS / "order.bin").read_bytes())


@cache
def word_list() -> WordList:
    """The English words."""
    return load_word_list((_MODELS / "words.bin").read_bytes())


def mended_list(raws: Sequence[str]) -> tuple[Mended, ...]:
    """A list mended as it is when it is read."""
    return mend_list(raws, order_model, lambda texts: parsed(texts, field_model()), word_list)


def lists(seed: int, count: int) -> Iterator[list[str]]:
    """Invented lists, and the same without the numbers before their entries."""
    made = references(seed, count)
    for _, entries in groupby(made, key=lambda one: one.style):
        yield [entry.text for entry in entries]


def bare(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def letters(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(filter(str.isalnum, text))


def restored(entry: DamagedEntry, mended: str, of: Callable[[str], str]) -> list[bool]:
    """For each line, whether ``of`` it stands in the mended entry as it was."""
    whole = of(mended)
    at = 0
    told: list[bool] = []
    for line in entry.lines:
        words = of(line)
        told.append(whole[at : at + len(words)] == words)
        at += len(words)
    return told


def scrambled(count: int, seed: int, name: str, damage: Damage) -> None:
    """The table of lines restored and harmed, by the share of entries that were damaged."""
    print(f"{name:>13}   lines   restored   alike      good lines   harmed")
    for share in _SHARES:
        rng = Random(seed)
        tally: Counter[str] = Counter()
        for entries in lists(seed, count):
            _count(list(damage(entries, rng, share)), tally)
        _print("all" if share == 1.0 else f"{share:.0%}", tally)
        for kind in sorted({key.split("|")[1] for key in tally if "|" in key}):
            print(f"   {kind:24} {tally[f'restored|{kind}']:6} of {tally[f'damaged|{kind}']:6}")


def _count(made: Sequence[DamagedEntry], tally: Counter[str]) -> None:
    for entry, mended in zip(made, mended_list(["\n".join(e.damaged) for e in made]), strict=True):
        told_all, kept_all = (restored(entry, mended.text, of) for of in (bare, letters))
        if entry.lines != entry.damaged:
            alike = mended.text.split() == " ".join(entry.lines).split()
            tally.update(["entries", *(("alike",) if alike else ())])
        for told, kept, line, damaged in zip(
            told_all, kept_all, entry.lines, entry.damaged, strict=True
        ):
            if line == damaged:
                tally.update(["good", *(() if kept else ("harmed",))])
            else:
                tally.update(["damaged", f"damaged|{entry.kind}"])
                tally.update(["restored", f"restored|{entry.kind}"] if told else ())


def _print(name: str, tally: Counter[str]) -> None:
    damaged, good = tally["damaged"] or 1, tally["good"] or 1
    print(
        f"{name:>13} {tally['damaged']:7} {tally['restored'] / damaged:10.2%}"
        f" {tally['alike'] / (tally['entries'] or 1):7.2%}"
        f" {tally['good']:15} {tally['harmed'] / good:8.2%}"
    )


def harmed(count: int, seed: int, harms: Mapping[str, Callable[[str, Random], str]]) -> None:
    """The table of entries made whole again, by what was done to them."""
    print("damage                  entries   made whole")
    for name, harm in harms.items():
        rng = Random(seed)
        whole = total = 0
        for entries in lists(seed, count):
            done = [harm(entry, rng) for entry in entries]
            for was, came, mended in zip(entries, done, mended_list(done), strict=True):
                total += was != came
                whole += was != came and mended.text.split() == was.split()
        print(f"{name:21} {total:9} {whole / max(total, 1):12.2%}")


def files(paths: Sequence[Path]) -> None:
    """How many entries of files with one entry a line are changed at all, and how fast."""
    for path in paths:
        entries = path.read_text(encoding="utf-8").splitlines()
        start = time.process_time()
        mended = mended_list(entries)
        spent = time.process_time() - start
        moved = sum(bare(one.text) != bare(one.raw) for one in mended)
        print(
            f"{path.name}: {len(entries)} entries, {moved} changed, {len(entries) / spent:.0f} a second"
        )


if __name__ == "__main__":
    words = sys.argv[1:]
    if words and not words[0].isdigit():
        files([Path(word) for word in words])
    else:
        entries, seed = (int(word) for word in (*words, *("2000", "1")[len(words) :]))
        scrambled(entries, seed, "as trained", damaged_list)
        scrambled(entries, seed, "as extracted", damaged_by_page)
        scrambled(entries, seed, "as emitted", damaged_by_runs)
        harmed(entries, seed, HARMS)
        harmed(entries, seed, extraction.HARMS)
