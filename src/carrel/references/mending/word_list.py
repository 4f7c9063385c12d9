"""English words by how often they are used: what tells a whole word from one that lost a piece.

The bytes are a line that names the format and three lines of words, parted by blanks: the most
frequent, those that are common, and the rest (`python -m training words`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from carrel.references.errors import ReferencesError

MOST_FREQUENT, COMMON, RARE, UNKNOWN = 3, 2, 1, 0
_FORMAT = "carrel words 1"
_TIERS = 3
_DAMAGED = (
    "The list of English words is damaged; install Carrel again, or run `python -m training words`."
)


@dataclass(frozen=True, eq=False, slots=True)
class WordList:
    """Words in small letters: ``every`` one, the ``most_frequent`` and the ``common`` ones."""

    every: frozenset[str]
    most_frequent: frozenset[str]
    common: frozenset[str]

    def knows(self, word: str) -> bool:
        """Whether a word in small letters is in the list."""
        return word in self.every

    def use(self, word: str) -> int:
        """How much a word in small letters is used, from `UNKNOWN` to `MOST_FREQUENT`."""
        if word not in self.every:
            return UNKNOWN
        if word in self.most_frequent:
            return MOST_FREQUENT
        return COMMON if word in self.common else RARE


def dump_word_list(tiers: Sequence[Sequence[str]]) -> bytes:
    """The bytes of a list: the most frequent words, the common and the rare ones."""
    return "\n".join((_FORMAT, *(" ".join(tier) for tier in tiers), "")).encode()


def load_word_list(data: bytes) -> WordList:
    """The list of some bytes; `ReferencesError` when they are not a whole list."""
    try:
        head, *tiers = data.decode("ascii").split("\n")
    except UnicodeDecodeError as damage:
        raise ReferencesError(_DAMAGED) from damage
    if head != _FORMAT or len(tiers) != _TIERS + 1 or tiers[-1]:
        raise ReferencesError(_DAMAGED)
    most, common, rare = (frozenset(tier.split(" ")) for tier in tiers[:_TIERS])
    return WordList(most | common | rare, most, common)
