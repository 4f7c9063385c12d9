"""Parts: what a text is cut into before it is known what each part is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from carrel.values.span import Span

_WORD = re.compile(r"\w[\w'’\-]*")
_SENTENCE_END = re.compile(
    r"[.!?…。！？؟۔]['\"”’»)\]]*(?:\s*[(\[]\d{1,3}[)\]]|(?<=\D[.!?])\d{1,3})?$"
)
LABEL_WORDS = 8
PROSE_WORDS = 25


@dataclass(frozen=True)
class Part:
    """A stretch of text that will be one block, or part of one.

    ``text`` is the text of ``span``; ``indent`` the indentation of its first line and ``hang``
    that of its second (-1 when there is none); ``gap`` the line breaks before it; ``new_page``
    whether a form feed comes before it; ``lines`` how many lines it was joined from.
    """

    span: Span
    text: str
    indent: int = 0
    hang: int = -1
    gap: int = 2
    new_page: bool = False
    lines: int = 1

    @cached_property
    def folded(self) -> str:
        """The text with white space folded to single spaces and plain apostrophes."""
        return " ".join(self.text.split()).replace("’", "'")

    @cached_property
    def words(self) -> int:
        """The number of words, counted no further than is ever asked."""
        return sum(1 for _ in _WORD.finditer(self.text[:2000]))

    @cached_property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_SENTENCE_END.search(self.text[-24:]))

    @property
    def is_label(self) -> bool:
        """Whether it is a few words that make no sentence: a heading, a menu, a caption."""
        return self.words <= LABEL_WORDS and not self.is_sentence

    @property
    def is_prose(self) -> bool:
        """Whether it is long enough to be told for running text."""
        return self.words >= PROSE_WORDS
