"""English words made whole that lost a ligature or a blank, or were misread.

It is done where an entry is English by most of its words, and only to a word that the list has
nowhere else: what is written twice was meant.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache

from carrel.references.mending.misspelt_words import (
    LINKS,
    is_form,
    parted,
    read_rightly,
    with_dropped_ligature,
    with_ligature,
)
from carrel.references.mending.tracing import Edit, Traced, edited
from carrel.references.mending.word_list import COMMON, MOST_FREQUENT, WordList

LOST_LIGATURES = "lost-ligatures-put-in"
PARTED = "lost-spaces-put-in"
LETTERS = "misread-letters-put-right"
_PLAIN = re.compile(r"(?<![\w/.@’'-])[A-Za-z]?[a-z]{2,}(?![\w/@-])")
_LATIN = re.compile("[a-z]{3}")
_LETTERS_ALONE = re.compile("[a-z]+")
_USUAL = frozenset(
    """
    b c d e f g h j k l m n o p q r s t u v w x y z al ch cf cit de del der di diss du ed edn eds et ff fig
    gen hrsg ibid jr la le les nr nos op pt phd pp rev sp spp suppl th nd rd st und van viz vol vols von
    http https www org com edu net html pdf doi isbn issn arxiv
    """.split()  # noqa: SIM905 - read as words
)
"""What stands in references and is no word."""
_MOST_KEPT = 1 << 16
_WORD = re.compile(
    r"(?<![\w/@’'&-])(?<!\w\.)[A-Za-z](?:[a-z]|(?<=[a-z])[015](?=[a-z]))*(?:[\ufffd?](?=[a-z])[a-z]+)?(?![\w/@])(?!\.\w)(?!-[A-Z])"
)
_ODD = re.compile(r"[a-z](?:[015]|[\ufffd?])[a-z]")
_CAMEL = re.compile(r"(?<![\w/.@])([A-Z]?[a-z]{2,})([A-Z][a-z]{2,})(?![\w/@])")
_GAP = re.compile(r" {1,2}")
_NAMED = re.compile(r",|\s(?:[A-Z]\b|et al|and [A-Z]|& )|\s?\(|\.?$")
_AFTER_INITIAL = re.compile(r"(?:\b[A-Z]\.\s?|\b(?:and|&|[Ee]ds?\.?|[Bb]y)\s)$")
_FEWEST, _LEAST, _MOSTLY = 3, 0.4, 0.8
_OFTEN = 2
_CAPITAL = 6
_PIECE = 3
_CUT = frozenset(("°", "'", "’", "º"))
"""What stands behind a piece that was cut short on purpose: "n°", "d'"."""


class _Spoilt:
    """What is known of a list: its words by how often it has them, and whether blanks were lost."""

    def __init__(self, texts: Sequence[str], words: WordList) -> None:
        self.texts = texts
        self.words = words
        self.often = False

    @cached_property
    def counts(self) -> Counter[str]:
        """How often the list has a word, in small letters."""
        return Counter(word.lower() for text in self.texts for word in _PLAIN.findall(text))


def with_whole_words(
    texts: Sequence[Traced], words: Callable[[], WordList]
) -> list[tuple[Traced, tuple[str, ...]]]:
    """The entries of one list with their words made whole, and the operations this took."""
    looked = [n for n, each in enumerate(texts) if _LATIN.search(each.text) is not None]
    done: list[tuple[Traced, tuple[str, ...]]] = [(each, ()) for each in texts]
    if not looked:
        return done
    spoilt = _Spoilt([each.text for each in texts], words())
    open_ones = [n for n in looked if _is_worth_while(texts[n].text, spoilt.words)]
    for _ in range(2):
        for n in open_ones:
            done[n] = _whole(texts[n], spoilt)
        if spoilt.often or sum(PARTED in names for _, names in done) < _OFTEN:
            break
        spoilt.often = True
    return done


def _is_worth_while(text: str, words: WordList) -> bool:
    """Whether an entry is English, and has a word that was one."""
    every = set(_LETTERS_ALONE.findall(text.lower()))
    unknown = every - words.every - _USUAL
    known = len(every) - len(unknown)
    least = _MOSTLY if LINKS.isdisjoint(every) else _LEAST
    if known < _FEWEST or known < least * len(every):
        return False
    if _ODD.search(text) is not None:
        return True
    if any(f" {word}" in text and not is_form(word, words) for word in unknown):
        return True
    return any(len(word) >= _CAPITAL and _may_be_spoilt(word, words) for word in unknown)


@lru_cache(maxsize=_MOST_KEPT)
def _may_be_spoilt(word: str, words: WordList) -> bool:
    """Whether a word that may be a name can have been another, or two."""
    return bool(parted(word, words, often=True) or read_rightly(word, words, alike=False))


def _whole(before: Traced, spoilt: _Spoilt) -> tuple[Traced, tuple[str, ...]]:
    edits: list[Edit] = []
    done: list[str] = []
    text = before.text
    found = list(_WORD.finditer(text))
    end = 0
    for n, each in enumerate(found):
        if each.start() < end:
            continue
        word = each.group().lower()
        if is_form(word, spoilt.words) or (len(word) > 1 and spoilt.counts[word] > 1):
            continue
        named = _mended(text, found, n, spoilt)
        if named is not None and named[1].start >= end:
            done.append(named[0])
            edits.append(named[1])
            end = named[1].end
    if spoilt.often:
        before, edits = edited(before, edits), _camels(edited(before, edits).text, spoilt.words)
        done += [PARTED] * bool(edits)
    return edited(before, edits) if edits else before, tuple(dict.fromkeys(done))


def _camels(text: str, words: WordList) -> list[Edit]:
    return [
        Edit(found.end(1), found.end(1), " ")
        for found in _CAMEL.finditer(text)
        if words.use(found[1].lower()) >= COMMON and words.use(found[2].lower()) >= COMMON
    ]


def _mended(
    text: str, found: Sequence[re.Match[str]], n: int, spoilt: _Spoilt
) -> tuple[str, Edit] | None:
    """What was done to a word that nobody knows, and what undoes it."""
    joint = _joint(text, found, n, spoilt)
    if joint is not None:
        return LOST_LIGATURES, joint
    each = found[n]
    written, word = each.group(), each.group().lower()
    capital = written != word
    if "\ufffd" in word or "?" in word:
        first, second = re.split(r"[\ufffd?]", word)
        ligature = with_ligature(first, second, spoilt.words)
        at = each.start() + len(first)
        return (LOST_LIGATURES, Edit(at, at + 1, ligature)) if ligature else None
    if capital and (len(word) < _CAPITAL or _is_name(text, each)):
        return None
    words = parted(word, spoilt.words, often=spoilt.often)
    if words and not (capital and _may_be_a_name(words, spoilt.words)):
        return PARTED, _replaced(each, " ".join(words))
    right = read_rightly(word, spoilt.words, alike=not capital)
    if right is not None and not (capital and len(right) < _CAPITAL):
        return LETTERS, _replaced(each, right)
    if not capital and not _has_ligatures(text):
        whole = with_dropped_ligature(word, spoilt.words)
        if whole is not None:
            return LOST_LIGATURES, _replaced(each, whole)
    return None


def _has_ligatures(text: str) -> bool:
    return "fi" in text or "fl" in text or "ff" in text


def _may_be_a_name(parts: Sequence[str], words: WordList) -> bool:
    """Whether words that ran together may be a name, as ``Carlofor`` and ``Goldstone`` may."""
    if parts[-1] not in LINKS and parts[0] not in LINKS:
        return True
    return any(
        words.use(part) < MOST_FREQUENT and len(part) < _CAPITAL and part not in LINKS
        for part in parts
    )


def _replaced(each: re.Match[str], words: str) -> Edit:
    """The change of a word into others, with its capital; only what differs is touched."""
    written = each.group()
    new = written[0] + words[1:] if words[0] == written[0].lower() else words
    if written[0].isupper() and new[0].islower():
        new = new[0].upper() + new[1:]
    head = 0
    while head < min(len(new), len(written)) and new[head] == written[head]:
        head += 1
    tail = 0
    while tail < min(len(new), len(written)) - head and new[-1 - tail] == written[-1 - tail]:
        tail += 1
    return Edit(each.start() + head, each.end() - tail, new[head : len(new) - tail])


def _is_name(text: str, each: re.Match[str]) -> bool:
    return (
        _NAMED.match(text, each.end()) is not None
        or _AFTER_INITIAL.search(text, max(0, each.start() - 8), each.start()) is not None
    )


def _joint(text: str, found: Sequence[re.Match[str]], n: int, spoilt: _Spoilt) -> Edit | None:
    """The gap before or behind a piece of a word in whose place a ligature stood."""
    for left, right in ((n - 1, n), (n, n + 1)):
        if left < 0 or right >= len(found):
            continue
        start, end = found[left].end(), found[right].start()
        if _GAP.fullmatch(text, start, end) is None or text[end].isupper():
            continue
        pieces = found[left].group().lower(), found[right].group()
        if (
            sum(map(len, pieces)) < _PIECE
            or text[found[right].end() : found[right].end() + 1] in _CUT
        ):
            continue
        ligature = with_ligature(*pieces, spoilt.words)
        if ligature is not None:
            return Edit(start, end, ligature)
    return _beginning(text, found[n], spoilt.words)


def _beginning(text: str, piece: re.Match[str], words: WordList) -> Edit | None:
    """The gap where a ligature began a word: ``the  rst``."""
    start = piece.start()
    if not piece.group().islower() or len(piece.group()) < _PIECE or _has_ligatures(text):
        return None
    if text[start - 1 : start] != " " or text[piece.end() : piece.end() + 1] in _CUT:
        return None
    for ligature in ("fi", "fl"):
        if words.use(ligature + piece.group()) >= COMMON:
            return Edit(start - (text[start - 2 : start] == "  "), start, ligature)
    return None
