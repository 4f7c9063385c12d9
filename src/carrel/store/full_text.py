"""A query in FTS5's own language (sqlite.org/fts5.html, section 3).

The expression finds every block that can fulfil the query and a few that do not:
``search.matching`` decides. What is to be left out is therefore not part of it.
"""

from __future__ import annotations

from typing import assert_never

from carrel.search.normal import SEAM
from carrel.search.query import AllOf, AnyOf, Node, Phrase, Without, Word


def candidates(node: Node) -> str:
    """The expression for a query tree over the columns ``words`` and ``compounds``."""
    match node:
        case Phrase():
            return _phrase(node)
        case AllOf() | AnyOf():
            wanted = [part for part in node.parts if not isinstance(part, Without)]
            return _either(
                " AND " if isinstance(node, AllOf) else " OR ", [candidates(p) for p in wanted]
            )
        case Without():
            return candidates(node.part)
        case _:
            assert_never(node)


def _phrase(phrase: Phrase) -> str:
    """The words in a row; or all of them somewhere, where seams may have parted or joined some."""
    *others, last = phrase.words
    apart = [*map(_word, others), _word(last, begins=phrase.begins)]
    if not others:
        return apart[0]
    everywhere = _either(" AND ", apart)
    if any(word.is_seamed for word in phrase.words):
        return everywhere
    row = _row([part for word in phrase.words for part in word.parts], begins=phrase.begins)
    joined = [_row([word.key], begins=phrase.begins and word is last) for word in phrase.words]
    return f"({row} OR (compounds : {_either(' OR ', joined)} AND {everywhere}))"


def _word(word: Word, *, begins: bool = False) -> str:
    """A word with its parts in a row, and each run of parts that seams join also as one."""
    row = _row(list(word.parts), begins=begins)
    if not word.is_seamed:
        return row
    runs = [word.parts[0]]
    for separator, part in zip(word.separators, word.parts[1:], strict=True):
        if separator == SEAM:
            runs[-1] += part
        else:
            runs.append(part)
    return _either(" OR ", [row, _row(runs, begins=begins)])


def _row(forms: list[str], *, begins: bool) -> str:
    return f'"{" ".join(forms)}"' + ("*" if begins else "")


def _either(operator: str, expressions: list[str]) -> str:
    return expressions[0] if len(expressions) == 1 else f"({operator.join(expressions)})"
