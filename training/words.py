"""``python -m training words``: the list of English words, made anew from symspellpy's dictionary.

That dictionary (MIT licence) holds the words of SCOWL with how often each stands in Google's Books
Ngrams (CC BY 3.0). It is a list of words, not of references, and is needed here alone.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from carrel.references.mending.word_list import dump_word_list

FILE = Path(__file__).parents[1] / "src/carrel/references/models/words.bin"
_DICTIONARY = "frequency_dictionary_en_82_765.txt"
_MOST_FREQUENT, _COMMON = 3_000, 30_000
_LONGEST = 22
_SHORT = frozenset(
    "a i am an as at be by do go he if in is it me my no of on or so to up us we".split()
)
_SHORT_LENGTH = 2


def tiers() -> list[list[str]]:
    """The most frequent words, the common and the rare ones, each in the order of the alphabet."""
    lines = files("symspellpy").joinpath(_DICTIONARY).read_text(encoding="utf-8-sig").splitlines()
    often = {word: int(count) for word, count in (line.split(" ") for line in lines)}
    words = sorted(filter(_is_kept, often), key=lambda word: (-often[word], word))
    return [
        sorted(words[:_MOST_FREQUENT]),
        sorted(words[_MOST_FREQUENT:_COMMON]),
        sorted(words[_COMMON:]),
    ]


def _is_kept(word: str) -> bool:
    """Whether a word is of plain letters, and no pair of letters that is hardly a word."""
    if not (word.isascii() and word.isalpha() and len(word) <= _LONGEST):
        return False
    return len(word) > _SHORT_LENGTH or word in _SHORT


def main(arguments: Sequence[str]) -> None:
    """Write the list that Carrel carries."""
    parser = ArgumentParser(prog="python -m training words")
    parser.add_argument("--to", type=Path, default=FILE)
    given = parser.parse_args(arguments)
    given.to.write_bytes(dump_word_list(tiers()))
    print(f"{given.to}: {given.to.stat().st_size} bytes")
