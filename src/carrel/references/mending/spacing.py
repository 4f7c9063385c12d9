"""Spaces and punctuation that were lost, doubled or put in the wrong place."""

from __future__ import annotations

import re
from collections.abc import Callable

from carrel.references.mending.line_ends import HYPHENS, JOINING
from carrel.references.mending.misread_digits import DIGITS, with_digits
from carrel.references.mending.tracing import Traced, replaced

DOUBLED = "doubled-punctuation-dropped"
BEFORE = "spaces-before-punctuation-moved"
ADDRESS = "spaces-in-addresses-dropped"
LETTERS = "spaced-letters-joined"
RUN_TOGETHER = "lost-spaces-put-in"
BRACKET = "nought-read-as-bracket"
WHITE = "white-space-folded"

_WHITE = re.compile(r"\s{2,}|[\n\r]")
_DOUBLED = re.compile(r"([,;])(?:\s?\1)+| ?(?<!\.)\.(?=\.(?![.\w]))|،\s?(?=،)")
_TWICE = (",,", ", ,", ";;", "; ;", "..", "،،", "، ،")
_PARTED = (" ,", " .", " ;", " ،", " ؛")
_BEFORE = re.compile(
    r"(?<=[\w)\]»”\"'’]) ([,.;،؛])(?= |$|[\"”»’')\]])"
    r"|(?<=[^\W_]) ([,.;])(?=[^\W\d_a-z]|\d{4})|(?<=[^\W\d_]) ([.])(?=\d)"
)
_ADDRESS = re.compile(
    r"(?:https?\s?:\s?/\s?/\s?|www\s?\.\s?|\b10\.\d{4,9}\s?/\s?)\S[^\"“”«»<>()]*", re.IGNORECASE
)
_HYPHEN = re.compile(r"- (?<=[a-zà-ÿа-я]- )(?=[a-zà-ÿа-я])")
_BROKEN = re.compile(r"([^\W\d_]+)(?<=[a-zà-ÿа-я])- ([a-zà-ÿа-я]+)")
_LOST_BRACKET = re.compile(r"(?<=\s)0(?=[^\W\d_a-z][a-zà-ÿ]+\s)")
_GAP = re.compile(r"(?<=[/\-_=&?])\s(?=[\w/%-])|\s(?=/)|(?<=www\.)\s(?=\w)")
_SPACED = re.compile(r"(?<!\S)(?:[^\W\d_] ){4,}[^\W\d_](?!\S)")
_RUN_TOGETHER = re.compile(
    r"(?<![^\W_])(of|and|the|for|from|with|und|zur|on|by)(?=[A-ZÄÖÜ][a-zäöüß]{2,})"
)
# The last letter of each of these words, and the first of the one behind.
_WORD_ENDS = re.compile("[fdermhny][A-ZÄÖÜ]")


def with_sound_spacing(
    before: Traced, is_word: Callable[[str], bool]
) -> tuple[Traced, tuple[str, ...]]:
    """The text with sound spacing and punctuation, and the operations that were needed.

    ``is_word`` tells whether a word stands elsewhere in the list.
    """
    done: list[str] = []
    if "- " in before.text and (after := _broken(before, is_word)).text != before.text:
        done.append(HYPHENS)
        before = after
    for name, step in _STEPS:
        after = step(before)
        if after.text != before.text:
            done.append(name)
            before = after
    return before, tuple(done)


def _white(before: Traced) -> Traced:
    text = before.text
    if ("  " not in text and text.isprintable()) or _WHITE.search(text) is None:
        return before
    return replaced(before, _WHITE, lambda _: " ")


def _doubled(before: Traced) -> Traced:
    if not any(sign in before.text for sign in _TWICE):
        return before
    return replaced(before, _DOUBLED, lambda found: found[1] or "")


def _before(before: Traced) -> Traced:
    """``Heydmann , Steven`` and ``Robert .2014``: the space goes behind the sign, or away."""
    if not any(sign in before.text for sign in _PARTED):
        return before
    # "Muñoz ; Yáñez" may be meant, and is not where commas have blanks before them too.
    if " ;" in before.text and " ," not in before.text:
        return replaced(
            before, _BEFORE, lambda found: None if ";" in found.group() else _moved(found)
        )
    return replaced(before, _BEFORE, _moved)


def _moved(found: re.Match[str]) -> str:
    return found[1] or f"{found[2] or found[3]} "


def _address(before: Traced) -> Traced:
    """``http:// www.example.org/ a- b`` made whole, as long as a sign shows that it goes on."""
    if "/" not in before.text and "www" not in before.text:
        return before
    return replaced(before, _ADDRESS, _whole_address)


def _whole_address(found: re.Match[str]) -> str | None:
    written = found.group()
    whole = re.sub(r"^(https?)\s?(:)\s?(/)\s?(/)\s?", r"\1\2\3\4", written, flags=re.IGNORECASE)
    whole = re.sub(
        r"^(www)\s?\.\s?|^(10\.\d{4,9})\s?/\s?", lambda m: f"{m[1]}." if m[1] else f"{m[2]}/", whole
    )
    while (gap := _GAP.search(whole, 0, _end_of_address(whole))) is not None:
        whole = whole[: gap.start()] + whole[gap.end() :]
    return whole if whole != written else None


def _end_of_address(whole: str) -> int:
    """How far a gap may stand: at the first space, which ends the address unless it is one."""
    space = whole.find(" ")
    return len(whole) if space < 0 else space + 2


def _letters(before: Traced) -> Traced:
    """``J o u r n a l`` to ``Journal``; initials stay apart."""
    if _SPACED.search(before.text) is None:
        return before
    return replaced(before, _SPACED, _joined)


def _joined(found: re.Match[str]) -> str | None:
    letters = found.group()
    small = sum(sign.islower() for sign in letters)
    return letters.replace(" ", "") if small * 2 > len(letters) // 2 + 1 else None


def _run_together(before: Traced) -> Traced:
    if _WORD_ENDS.search(before.text) is None or _RUN_TOGETHER.search(before.text) is None:
        return before
    return replaced(before, _RUN_TOGETHER, lambda found: f"{found[1]} ")


def _broken(before: Traced, is_word: Callable[[str], bool]) -> Traced:
    """``Wirt- schaft`` to ``Wirtschaft``, where the list has the word; else to ``Wirt-schaft``.

    So ends of lines look that were joined without care; but "meta- analysis" has its hyphen.
    """

    def joined(found: re.Match[str]) -> str | None:
        first, second = found[1], found[2]
        if second in JOINING:
            return None
        return first + second if is_word(first + second) else f"{first}-{second}"

    return replaced(before, _BROKEN, joined) if _HYPHEN.search(before.text) else before


def _bracket(before: Traced) -> Traced:
    """``0New Age)`` to ``(New Age)``, where a bracket closes that had not been opened."""
    text = before.text
    if text.count(")") != text.count("(") + 1 or len(_LOST_BRACKET.findall(text)) != 1:
        return before
    return replaced(before, _LOST_BRACKET, lambda _: "(")


_STEPS = (
    (WHITE, _white),
    (DOUBLED, _doubled),
    (ADDRESS, _address),
    (BEFORE, _before),
    (LETTERS, _letters),
    (RUN_TOGETHER, _run_together),
    (DIGITS, with_digits),
    (BRACKET, _bracket),
)
