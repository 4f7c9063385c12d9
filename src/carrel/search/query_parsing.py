"""Read a query as a person types it. Whatever is typed, nothing is refused.

``a b`` or ``a AND b`` both in one block · ``a OR b`` or ``a | b`` · ``NOT a`` or ``-a`` · ``"a b"``
a phrase · ``a*`` a beginning · ``( )`` · ``in:KEY`` ``tag:NAME`` ``color:NAME`` and their ``-``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from carrel.search.normal import normalise
from carrel.search.query import AllOf, AnyOf, Facet, Node, Phrase, Query, Without, Word

LONGEST = 1000
"""How many code points of a query are read."""

_MOST_PHRASES = 64
_DEEPEST = 20
_OPEN, _CLOSE = '"“„”«»「『', '"”“»«」』'
_LEXEME = re.compile(
    rf"""
    (?P<without>(?<!\S)-(?=[^\s-]))?
    (?:
        (?P<facet>in|tag|colou?r):(?:[{_OPEN}](?P<quoted_value>[^{_CLOSE}]*)[{_CLOSE}]|(?P<value>[^\s()]+))
      | [{_OPEN}](?P<phrase>[^{_CLOSE}]*)[{_CLOSE}](?P<star>\*?)
      | (?P<bracket>[()])
      | (?P<word>[^\s(){_OPEN}{_CLOSE}]+)
      | (?P<stray>[{_OPEN}{_CLOSE}])
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OPERATORS = {"AND": "AND", "OR": "OR", "|": "OR", "NOT": "NOT"}


class _Misread(Exception):
    """The query's signs do not fit together; says why as half a sentence. It stays in this file."""


@dataclass(frozen=True, slots=True)
class _Lexeme:
    """A sign (``AND OR NOT ( )``) or a phrase."""

    sign: str = ""
    phrase: Phrase | None = None


def parse_query(written: str) -> Query:
    """Understand ``written``; what does not fit together is taken as words, as a remark says."""
    remarks: list[str] = []
    if len(written) > LONGEST:
        remarks.append(f"Only the first {LONGEST:,} characters were looked for.")
    found = list(_LEXEME.finditer(written[:LONGEST]))
    facets = tuple(_facet(match) for match in found if match["facet"])
    try:
        tree = _Reading(_lexemes(found)).whole()
    except _Misread as problem:
        tree = _plain_words(found)
        if tree is not None:
            remarks.append(f"{problem}, so the words were looked for as they stand: {tree}")
    return Query(tree, facets, tuple(remarks))


def _facet(match: re.Match[str]) -> Facet:
    name = "color" if match["facet"].lower().startswith("col") else match["facet"].lower()
    value = match["value"] if match["quoted_value"] is None else match["quoted_value"]
    return Facet(name, value.strip(), wanted=match["without"] is None)


def _lexemes(found: Sequence[re.Match[str]]) -> list[_Lexeme]:
    lexemes: list[_Lexeme] = []
    for match in found:
        if match["facet"]:
            continue
        if match["stray"]:
            raise _Misread("A quotation mark has no partner")
        if match["without"]:
            lexemes.append(_Lexeme("NOT"))
        sign = match["bracket"] or ("" if match["without"] else _OPERATORS.get(match["word"] or ""))
        phrase = None if sign else _phrase(match)
        if sign or phrase:
            lexemes.append(_Lexeme(sign or "", phrase))
        elif match["without"]:
            lexemes.pop()
    if sum(lexeme.phrase is not None for lexeme in lexemes) > _MOST_PHRASES:
        raise _Misread(f"More than {_MOST_PHRASES} words were joined by signs")
    return lexemes


def _phrase(match: re.Match[str]) -> Phrase | None:
    """The phrase or word of a lexeme; ``None`` when nothing in it can be looked for."""
    quoted = match["phrase"] is not None
    text = " ".join((match["phrase"] if quoted else match["word"]).split())
    bare = text.rstrip("* ")
    words = tuple(word for piece in bare.split() if (word := word_of(piece)))
    if not words:
        return None
    begins = bool(match["star"]) or text[len(bare) :].startswith("*")
    # Looked for as a word, an operator's name is written in quotation marks.
    return Phrase(words, begins, quoted or bare in _OPERATORS, bare)


def word_of(piece: str) -> Word | None:
    """A written word made comparable; ``None`` for one without a letter or digit."""
    normal = normalise(piece)
    forms = normal.forms
    separators = re.findall("[-. ]", normal.words)[1:-1]
    return Word(forms, tuple(separators)) if forms else None


def _plain_words(found: Sequence[re.Match[str]]) -> Node | None:
    """Every word and phrase that was typed, all of them wanted; operators only if nothing else."""
    typed = [match for match in found if match["word"] or match["phrase"]]
    operands = [match for match in typed if (match["word"] or "") not in _OPERATORS]
    phrases = [phrase for match in operands or typed if (phrase := _phrase(match))]
    return _joined(AllOf, phrases[:_MOST_PHRASES]) if phrases else None


class _Reading:
    """Recursive descent over lexemes: OR binds least, then AND, then NOT."""

    def __init__(self, lexemes: list[_Lexeme]) -> None:
        self.lexemes = lexemes
        self.at = 0

    def whole(self) -> Node | None:
        if not self.lexemes:
            return None
        node = self._any(0)
        if self.at < len(self.lexemes):
            raise _Misread("A closing parenthesis has no partner")
        return node

    @property
    def _sign(self) -> str | None:
        """The sign that comes next; empty for a phrase, ``None`` at the end."""
        return self.lexemes[self.at].sign if self.at < len(self.lexemes) else None

    def _any(self, depth: int) -> Node:
        parts = [self._all(depth)]
        while self._sign == "OR":
            self.at += 1
            parts.append(self._all(depth))
        return _joined(AnyOf, parts)

    def _all(self, depth: int) -> Node:
        parts = [self._one(depth)]
        while self._sign not in (None, "OR", ")"):
            if self._sign == "AND":
                self.at += 1
            parts.append(self._one(depth))
        if all(isinstance(part, Without) for part in parts):
            raise _Misread("Words to leave out need at least one word to look for")
        return _joined(AllOf, parts)

    def _one(self, depth: int) -> Node:
        sign = self._sign
        if sign is None or sign in ("AND", "OR", ")"):
            raise _Misread(f"{sign or 'The end'} stands where a word was expected")
        lexeme = self.lexemes[self.at]
        self.at += 1
        if sign == "NOT":
            return self._without(depth)
        if sign == "(":
            return self._bracket(depth + 1)
        assert lexeme.phrase is not None
        return lexeme.phrase

    def _without(self, depth: int) -> Node:
        if self._sign == "NOT":
            raise _Misread("NOT stands before another NOT")
        return Without(self._one(depth))

    def _bracket(self, depth: int) -> Node:
        if depth > _DEEPEST:
            raise _Misread("There are too many parentheses in one another")
        node = self._any(depth)
        if self._sign != ")":
            raise _Misread("A parenthesis is never closed")
        self.at += 1
        return node


def _joined(kind: type[AllOf | AnyOf], parts: Sequence[Node]) -> Node:
    return parts[0] if len(parts) == 1 else kind(tuple(parts))
