"""Text case over a tree: protected spans stay, words are seen whole across markup.

CSL 1.0.2, Text-case. Title case follows its list of stop words and leaves every word that
holds a capital after its first letter as it is; it is for English only.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from carrel.csl.text.tree import NO_CASE, NO_DECORATION, RICH, Content, Node

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# The specification's list in single words, with the articles and conjunctions it takes for granted.
STOP_WORDS = frozenset((
    "a", "about", "across", "afore", "after", "against", "al", "along", "alongside", "amid",
    "amidst", "among", "amongst", "an", "and", "anenst", "apropos", "apud", "around", "as",
    "aside", "astride", "at", "athwart", "atop", "barring", "before", "behind", "below",
    "beneath", "beside", "besides", "between", "beyond", "but", "by", "ca", "circa", "de",
    "despite", "down", "during", "et", "except", "for", "forenenst", "from", "given", "in",
    "inside", "into", "lest", "like", "modulo", "near", "next", "nor", "notwithstanding", "of",
    "off", "on", "onto", "or", "out", "over", "per", "plus", "pro", "qua", "sans", "since", "so",
    "than", "the", "through", "throughout", "thru", "thruout", "till", "to", "toward", "towards",
    "under", "underneath", "until", "unto", "up", "upon", "van", "versus", "via", "von", "vs",
    "with", "within", "without", "yet",
))  # fmt: skip
_WORD = re.compile(r"[^\s–—/\-]+")
# A colon with no space behind it parts two words of a title as well.
_TITLE_WORD = re.compile(r"(?:[^\s–—/\-:]|:(?=\s|$))+")
# A word or a part of one: all of "pre-war" and "and/or" is capitalised, and "e.g." letter by letter.
_PART = re.compile(r"[^\s–—/\-.,:;!?]+")
_GREEK = re.compile(r"[\u03b1-\u03c9]")
_LETTER = re.compile(r"[^\W\d_]")
# What keeps its case within a title: one letter, elided or not (d’histoire), and abbreviations (e.g.).
_SMALL = re.compile(
    r"[“”‘’«»\"'()\[\]]*[^\W\d_](?:[.,;:!?…)\]“”‘’«»\"']*$|['’][^\W\d_]{2,}|\.[^\W\d_])"
)


def apply_text_case(
    children: tuple[Content, ...], case: str, *, english: bool
) -> tuple[Content, ...]:
    """Change the case of all text below `children` as the CSL value `case` says."""
    if case not in _CASES and (case != "title" or not english):
        return children
    text = "".join(piece for piece, _ in _pieces(children, protected=False))
    mask = [held for piece, held in _pieces(children, protected=False) for _ in piece]
    heads = frozenset(_heads(children, 0)) if case == "title" else frozenset[int]()
    changed = _CASES[case](text, mask) if case != "title" else _title(text, mask, heads)
    cursor = [0]
    return tuple(_put_back(child, changed, cursor) for child in children)


def _pieces(children: tuple[Content, ...], *, protected: bool) -> Iterator[tuple[str, bool]]:
    for child in children:
        if isinstance(child, str):
            yield child, protected
        else:
            yield from _pieces(child.children, protected=protected or _protects(child))


def _heads(children: tuple[Content, ...], start: int) -> Iterator[int]:
    """Give where the spans of markup and of quotation begin."""
    for child in children:
        if isinstance(child, str):
            start += len(child)
        else:
            yield start
            yield from _heads(child.children, start)
            start += sum(len(piece) for piece, _ in _pieces(child.children, protected=False))


def _protects(node: Node) -> bool:
    """Small capitals, superscripts and subscripts inside a field keep their case too."""
    if node.tag in {NO_CASE, NO_DECORATION}:
        return True
    return node.tag == RICH and any(
        name in {"font-variant", "vertical-align"} for name, _ in node.formatting
    )


def _put_back(content: Content, changed: list[str], cursor: list[int]) -> Content:
    if isinstance(content, str):
        start = cursor[0]
        cursor[0] += len(content)
        return "".join(changed[start : cursor[0]])
    return content._replace(
        children=tuple(_put_back(child, changed, cursor) for child in content.children)
    )


def _lowercase(text: str, mask: list[bool]) -> list[str]:
    whole = text.lower()
    # Asked of the whole text, for a sigma at the end of a word has a form of its own.
    lowered = whole if len(whole) == len(text) else [one.lower() for one in text]
    pairs = zip(text, lowered, mask, strict=True)
    return [one if held else low for one, low, held in pairs]


def _uppercase(text: str, mask: list[bool]) -> list[str]:
    return [one if held else one.upper() for one, held in zip(text, mask, strict=True)]


def _capitalize_first(text: str, mask: list[bool]) -> list[str]:
    changed = list(text)
    word = _WORD.search(text)
    if word is not None and _is_low(word.group()):
        _raise(changed, text, mask, word.start(), word.end())
    return changed


def _capitalize_all(text: str, mask: list[bool]) -> list[str]:
    changed = list(text)
    for word in _PART.finditer(text):
        if _is_low(word.group()):
            _raise(changed, text, mask, word.start(), word.end())
    return changed


def _is_low(word: str) -> bool:
    """Tell whether a word has no capital after its first letter: "iPad" keeps its own case."""
    return not any(one.isupper() for one in word[1:])


def _sentence(text: str, mask: list[bool]) -> list[str]:
    """All is lowered but for protected spans; then the first word is raised.

    CSL 1.0.2, Text-case: only where all is in capitals are those of the first word lowered.
    """
    lowered = _lowercase(text, mask)
    word = re.search(r"\S+", text)
    if word is not None and not (text.isupper() or _is_low(word.group())):
        lowered[word.start() : word.end()] = word.group()
    elif word is not None:
        _raise(lowered, text, mask, word.start(), word.end())
    return lowered


def _title(text: str, mask: list[bool], heads: frozenset[int]) -> list[str]:
    """Raise words and lower stop words; a span's first word keeps the capital that it has."""
    changed = list(text)
    words = list(_TITLE_WORD.finditer(text))
    for number, word in enumerate(words):
        start, end = word.span()
        opens = number == 0 or _after_break(text, start)
        closes = number == len(words) - 1
        if _GREEK.fullmatch(word.group()) or (not opens and _is_stopped(text, word, closes=closes)):
            typed = word.group()
            lowers = typed[:1].isalpha() and typed.istitle() and start not in heads
            if lowers and not _SMALL.match(typed) and _runs_on(text, start):
                _lower(changed, text, mask, start, end)
        elif not any(one.isupper() for one in word.group()[1:]):
            _raise(changed, text, mask, start, end)
    return changed


def _is_stopped(text: str, word: re.Match[str], *, closes: bool) -> bool:
    """Tell whether a word stays small: a stop word, one letter, an abbreviation."""
    start, end = word.span()
    if _SMALL.match(word.group()) and text[end : end + 1] != "-":
        return True
    bare = word.group().strip("“”‘’«»\"'()[]{}.,;:!?…").lower()
    if bare not in STOP_WORDS:
        return False
    after_hyphen = start > 0 and text[start - 1] == "-"
    before_hyphen = text[end : end + 1] == "-"
    return not closes and (after_hyphen or not before_hyphen)


def _after_break(text: str, start: int) -> bool:
    """Tell whether a new sentence or subtitle begins at `start`."""
    before = text[max(0, start - 20) : start].rstrip(" \u00a0“‘«\"'([").rstrip()
    return before[-1:] in {":", "?", "!"}


def _runs_on(text: str, start: int) -> bool:
    """Tell whether a word before `start` goes on: after a dash or comma, a capital stays typed."""
    before = text[max(0, start - 20) : start]
    return before[-1:].isspace() and before.rstrip()[-1:].isalnum()


def _raise(changed: list[str], text: str, mask: list[bool], start: int, end: int) -> None:
    """Raise the first letter of a word, if no part of the word before it is protected."""
    match = _LETTER.search(text, start, end)
    if match is None or text[start : match.start()].strip('“”‘«»"([{¿¡') != "":
        return
    place = match.start()
    if _GREEK.match(text, place) and not text[place + 1 : place + 2].isalnum():
        # A Greek letter that stands alone is a sign: β-carotine.
        return
    if not mask[place]:
        changed[place] = text[place].upper() if text[place] != "ß" else "ß"


def _lower(changed: list[str], text: str, mask: list[bool], start: int, end: int) -> None:
    for place in range(start, end):
        if not mask[place]:
            changed[place] = text[place].lower()


_CASES: dict[str, Callable[[str, list[bool]], list[str]]] = {
    "lowercase": _lowercase,
    "uppercase": _uppercase,
    "capitalize-first": _capitalize_first,
    "capitalize-all": _capitalize_all,
    "sentence": _sentence,
}
