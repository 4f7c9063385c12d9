"""Names that the entries of a list share."""

from __future__ import annotations

import numpy as np

from carrel.references.fields.batches import row_of
from carrel.references.fields.list_names import ListNames, Named, Spelling
from carrel.references.fields.states import STATE
from carrel.references.fields.tokens import tokens_of

JOURNAL, PUBLISHER, TITLE = STATE["container-title"], STATE["publisher"], STATE["title"]


def named(*fields: tuple[int, int, int]) -> Named:
    """Fields of one way: each an entry, a state, and a number for its words."""
    entry, state, words = np.array(fields).T
    return Named(np.zeros(len(fields), np.intp), entry, state, words.astype(np.uint64))


def worth(names: ListNames, entry: int, state: int, words: int) -> float:
    """What a way with one field is worth."""
    return float(names.worth(named((entry, state, words)), 1)[0])


def test_words_are_the_same_wherever_they_stand() -> None:
    """A stretch has the number of its words: not of its place, its case or the entry's other words."""
    entries = [tokens_of("Annals of Glass"), tokens_of("Ed. by A. Roe, ANNALS OF GLASS 12")]
    row = row_of(entries)
    spelling = Spelling(entries, row)
    first = row.first[:, None] + np.array([[0, 3], [7, 10]])
    one, other = spelling.of(first[:, 0], first[:, 1])
    assert one == other
    shorter = spelling.of(first[:, 0] + 1, first[:, 1])
    assert one not in shorter
    assert spelling.of(row.first[1:] + 10, row.last[1:])[0] == 0, "digits are no words"


def test_what_others_have_speaks_for_an_entry() -> None:
    """A journal of other entries is worth more as a journal, and less as a publisher."""
    names = ListNames([named((0, JOURNAL, 7), (1, JOURNAL, 7), (2, JOURNAL, 8))])
    assert worth(names, 3, JOURNAL, 7) == 1
    assert worth(names, 3, PUBLISHER, 7) == -1
    assert 0 < worth(names, 3, JOURNAL, 8) < 1, "one entry alone says less"
    assert worth(names, 3, JOURNAL, 9) == 0


def test_an_entry_does_not_speak_for_itself() -> None:
    """What only one entry has is worth nothing to that entry."""
    names = ListNames([named((0, JOURNAL, 7))])
    assert worth(names, 0, JOURNAL, 7) == 0
    assert worth(names, 0, PUBLISHER, 7) == 0


def test_a_title_speaks_against_nothing() -> None:
    """A book that has an entry of its own may hold a chapter of another."""
    names = ListNames([named((0, TITLE, 7), (1, TITLE, 7))])
    assert worth(names, 2, JOURNAL, 7) == 0
    assert worth(names, 2, TITLE, 7) == 1
