"""An entry cut into fine tokens: words, digits, single punctuation marks, whole identifiers.

``45(3):23-45`` is five facts, so every punctuation mark stands alone and letters part from digits
(``2004a``, ``7th``). An identifier (a DOI, an address, an ISBN…) is one token: nothing inside it
is a separator.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

from carrel.references.identifiers import Identifier, identifiers_in

_PIECES = re.compile(
    r"</?[a-z]{1,10}>|[^\W\d_]+(?:[\u0300-\u036f\u064b-\u065f\u0670\u200c]+[^\W\d_]*)*|\d+|\s+|.",
    re.DOTALL,
)
"""A mark of HTML, a word with its combining marks, digits, white space, or one other character."""

_MARK = 2
LONGEST = 3000
"""Code points of an entry that are read; what stands behind them is left unlabelled."""


class Tokens(NamedTuple):
    """The tokens of one entry, in order.

    ``words[i]`` is the text from ``starts[i]`` to ``ends[i]`` (code points); the word of an
    identifier is its label in angle brackets (``<DOI>``). ``spaced[i]`` says whether white space
    (or the start of the entry) stands before the token.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    spaced: list[bool]


def tokens_of(text: str) -> Tokens:
    """The tokens of an entry, of its first `LONGEST` code points."""
    text = text[:LONGEST]
    tokens = Tokens([], [], [], [])
    place = 0
    for identifier in identifiers_in(text):
        _add_plain(tokens, text, place, identifier.begin)
        _add_identifier(tokens, text, identifier)
        place = identifier.end
    _add_plain(tokens, text, place, len(text))
    return tokens


def _add_plain(tokens: Tokens, text: str, start: int, end: int) -> None:
    pieces: list[str] = _PIECES.findall(text, start, end)
    places = [*accumulate(map(len, pieces), initial=start)]
    between = [piece.isspace() or (piece[0] == "<" and len(piece) > _MARK) for piece in pieces]
    kept = [place for place, blank in enumerate(between) if not blank]
    tokens.words.extend([pieces[place] for place in kept])
    tokens.starts.extend([places[place] for place in kept])
    tokens.ends.extend([places[place + 1] for place in kept])
    before = [start == 0, *between]
    tokens.spaced.extend([before[place] for place in kept])


def _add_identifier(tokens: Tokens, text: str, identifier: Identifier) -> None:
    before = identifier.begin
    tokens.words.append(f"<{identifier.label}>")
    tokens.starts.append(identifier.start)
    tokens.ends.append(identifier.end)
    tokens.spaced.append(before == 0 or text[before - 1].isspace())
