"""Text folded for comparison, with a map back to the text as it came.

Folding is what lets a typed quotation find its passage: compatibility forms (Unicode NFKC),
runs of white space (no-break spaces and line breaks too), typographic quotation marks and
hyphens become their plain forms, and invisible formatting characters fall out.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from carrel.values.span import Span

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ′`´", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200e\u200f\u2060\ufeff\u061c", None),
        **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", None),
    }
)
_UNEVEN = re.compile(r"\s{2,}|[^\S ]|[!-~]?[^\x00-\x7f\s]+|`")
_CLUSTER = re.compile(
    r"(?s)\s+|.[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670]*"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """``text`` is the folded form; the rest maps its positions back.

    The text is cut into pieces; piece ``i`` begins at ``starts[i]`` in the folded text and at
    ``sources[i]`` in the source. A piece marked in ``even`` maps code point by code point; any
    other maps as a whole.
    """

    text: str
    starts: tuple[int, ...]
    sources: tuple[int, ...]
    even: tuple[bool, ...]
    source_length: int

    def source_span(self, span: Span) -> Span:
        """The stretch of the source that ``span`` of the folded text came from."""
        if span.length == 0:
            at = self._source_start(span.start)
            return Span(at, at)
        return Span(self._source_start(span.start), self._source_end(span.end - 1))

    def _source_start(self, position: int) -> int:
        if position >= len(self.text):
            return self.source_length
        piece = bisect_right(self.starts, position) - 1
        offset = position - self.starts[piece] if self.even[piece] else 0
        return self.sources[piece] + offset

    def _source_end(self, last: int) -> int:
        piece = bisect_right(self.starts, last) - 1
        if self.even[piece]:
            return self.sources[piece] + last - self.starts[piece] + 1
        return self.sources[piece + 1] if piece + 1 < len(self.sources) else self.source_length


class _Pieces:
    """Gathers folded pieces in order, joining neighbours that map code point by code point."""

    def __init__(self) -> None:
        self.folded: list[str] = []
        self.starts: list[int] = []
        self.sources: list[int] = []
        self.even: list[bool] = []
        self.length = 0

    def add(self, folded: str, source_start: int, *, even: bool) -> None:
        joins = even and self.even and self.even[-1]
        if not joins:
            self.starts.append(self.length)
            self.sources.append(source_start)
            self.even.append(even)
        self.folded.append(folded)
        self.length += len(folded)


def fold(text: str) -> Folded:
    """Fold ``text`` and keep the way back; time and space grow with its length."""
    pieces = _Pieces()
    done = 0
    for match in _UNEVEN.finditer(text):
        if match.start() > done:
            pieces.add(text[done : match.start()], done, even=True)
        _fold_run(match.group(), match.start(), pieces)
        done = match.end()
    if done < len(text):
        pieces.add(text[done:], done, even=True)
    return Folded(
        "".join(pieces.folded),
        tuple(pieces.starts),
        tuple(pieces.sources),
        tuple(pieces.even),
        len(text),
    )


def _fold_run(run: str, start: int, pieces: _Pieces) -> None:
    if not run.isspace() and run == _plain(run):
        pieces.add(run, start, even=True)
        return
    for match in _CLUSTER.finditer(run):
        cluster = match.group()
        folded = _plain(cluster)
        pieces.add(folded, start + match.start(), even=len(cluster) == 1 == len(folded))


def _plain(cluster: str) -> str:
    if cluster.isspace():
        return " "
    return unicodedata.normalize("NFKC", cluster.translate(_PLAIN)).translate(_PLAIN)
