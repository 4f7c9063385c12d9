"""Entries with the damage of extraction undone, each character with its way back.

What was done is told by name; an entry that needs nothing is handed back as it came.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from carrel.references.mended import Mended, untouched
from carrel.references.mending.characters import with_plain_characters
from carrel.references.mending.line_ends import with_one_line
from carrel.references.mending.list_blanks import Blanks, blanks_of, with_usual_blanks
from carrel.references.mending.order_model import OrderModel
from carrel.references.mending.reading_order import Parser, choose
from carrel.references.mending.spacing import with_sound_spacing
from carrel.references.mending.tracing import Traced, picked, traced
from carrel.references.mending.unscrambling import Undone
from carrel.references.mending.whole_words import with_whole_words
from carrel.references.mending.word_list import WordList

_LINE = re.compile(r"[^\n\r\x85\u2028\u2029]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MOST_WORDS = 200_000


class _Habits(NamedTuple):
    """What an entry needs of its list: a test for words that stand in it, and its blanks."""

    is_word: Callable[[str], bool]
    blanks: Blanks


def mend_list(
    raws: Sequence[str],
    order: Callable[[], OrderModel],
    parser: Parser | None = None,
    words: Callable[[], WordList] | None = None,
) -> tuple[Mended, ...]:
    """Mend the entries of one list, in order.

    ``order`` gives the model of word order where it is needed, ``parser`` how well entries can be
    parsed (`reading_order.choose`), ``words`` the list of English words, without which no word is
    made whole.

    Which lines are out of order is decided over the whole list. Never raises; what is past any
    sound size is left as it is.
    """
    plain = [with_plain_characters(traced(raw)) for raw in raws]
    lines = [_lines_of(text.text) for text, _ in plain]
    chosen = choose([_worth_reading(each) for each in lines], order, parser)
    habits = _Habits(_words_of(raws), blanks_of([text.text for text, _ in plain]))
    sound = [
        _sound(text, done, ways, habits) for (text, done), ways in zip(plain, chosen, strict=True)
    ]
    if words is None:
        return tuple(_mended(raw, *each) for raw, each in zip(raws, sound, strict=True))
    whole = with_whole_words([text for text, _ in sound], words)
    return tuple(
        _mended(raw, text, (*done, *more))
        for raw, (_, done), (text, more) in zip(raws, sound, whole, strict=True)
    )


def _lines_of(text: str) -> list[str]:
    """The lines of a text; what can be printed has no break in it."""
    if text and text.isprintable():
        return [text]
    return [found.group() for found in _LINE.finditer(text)]


def _worth_reading(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if line.strip()]


def _words_of(raws: Sequence[str]) -> Callable[[str], bool]:
    """A test for the words of a list, which are gathered when it is first asked."""
    words: set[str] = set()

    def is_word(word: str) -> bool:
        if not words:
            words.add("")
            for raw in raws:
                if len(words) > _MOST_WORDS:
                    break
                words.update(found.casefold() for found in _WORD.findall(raw))
        return word.casefold() in words

    return is_word


def _sound(
    text: Traced, done: tuple[str, ...], ways: Sequence[Undone], habits: _Habits
) -> tuple[Traced, tuple[str, ...]]:
    in_order, undone = _in_order(text, ways)
    joined, ends = with_one_line(in_order, habits.is_word)
    sound, spaces = with_sound_spacing(_bare(joined) if undone else joined, habits.is_word)
    sound, blanks = with_usual_blanks(sound, habits.blanks)
    return sound, (*done, *undone, *ends, *spaces, *blanks)


def _mended(raw: str, sound: Traced, operations: Sequence[str]) -> Mended:
    if sound.text == raw:
        return untouched(raw)
    return Mended(raw, sound.text, tuple(dict.fromkeys(operations)), tuple(sound.origins))


def _bare(text: Traced) -> Traced:
    """Without the white space that a changed order has brought to the ends."""
    start = len(text.text) - len(text.text.lstrip())
    end = max(start, len(text.text.rstrip()))
    return Traced(text.text[start:end], text.origins[start:end])


def _in_order(text: Traced, ways: Sequence[Undone]) -> tuple[Traced, tuple[str, ...]]:
    """The lines each in the order chosen for it, and the operations that this took."""
    if not any(way.operations for way in ways):
        return text, ()
    found = [line for line in _LINE.finditer(text.text) if line.group().strip()]
    pieces: list[Traced] = []
    at = 0
    for line, way in zip(found, ways, strict=True):
        span = range(line.start(), line.end())
        pieces += (picked(text, range(at, line.start())), _line_in_order(text, span, way))
        at = line.end()
    pieces.append(picked(text, range(at, len(text.text))))
    whole = Traced(
        "".join(piece.text for piece in pieces), [at for piece in pieces for at in piece.origins]
    )
    return whole, tuple(dict.fromkeys(name for way in ways for name in way.operations))


def _line_in_order(text: Traced, span: range, way: Undone) -> Traced:
    line = picked(text, span)
    if not way.operations:
        return line
    origins: list[int] = []
    for at in way.order:
        # A blank that was lost has the place of what it follows.
        origins.append(line.origins[at] if at >= 0 else origins[-1] if origins else line.origins[0])
    return Traced(way.of(line.text), origins)
