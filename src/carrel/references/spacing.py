"""Spaces and punctuation that were lost, doubled or put in the wrong place."""

from __future__ import annotations

import re

from carrel.references.tracing import Traced, replaced

DOUBLED = "doubled-punctuation-dropped"
BEFORE = "spaces-before-punctuation-moved"
ADDRESS = "spaces-in-addresses-dropped"
LETTERS = "spaced-letters-joined"
RUN_TOGETHER = "lost-spaces-put-in"
DIGITS = "letters-read-as-digits"
WHITE = "white-space-folded"

_WHITE = re.compile(r"\s{2,}|[\n\r]")
_DOUBLED = re.compile(r"([,;])(?:\s?\1)+|(?<![.\s])\.(?=\.(?![.\w]))|،\s?(?=،)")
_BEFORE = re.compile(
    r"(?<=[\w)\]»”\"'’]) ([,.;])(?= |$|[\"”»’')\]])|(?<=[^\W_]) ([,.;])(?=[^\W\d_a-z]|\d{4})|(?<=[^\W\d_]) ([.])(?=\d)"
)
_ADDRESS = re.compile(
    r"(?:https?\s?:\s?/\s?/\s?|www\s?\.\s?|\b10\.\d{4,9}\s?/\s?)\S[^\"“”«»<>()]*", re.IGNORECASE
)
_GAP = re.compile(r"(?<=[/\-_=&?])\s(?=[\w/%-])|\s(?=/)|(?<=www\.)\s(?=\w)")
_SPACED = re.compile(r"(?<!\S)(?:[^\W\d_] ){4,}[^\W\d_](?!\S)")
_RUN_TOGETHER = re.compile(
    r"(?<![^\W_])(of|and|the|for|from|with|und|zur|on|by)(?=[A-ZÄÖÜ][a-zäöüß]{2,})"
)
_YEAR = re.compile(r"(?<=[\s(,])[1lIi][0-9OoglBSZ]{3}(?=[\s).,;:]|$)")
_AS_DIGITS = str.maketrans("lIiOogBSZ", "111009852")
_TRUE_DIGITS = 2
_OLDEST, _NEWEST = 1500, 2029


def with_sound_spacing(before: Traced) -> tuple[Traced, tuple[str, ...]]:
    """The text with sound spacing and punctuation, and the operations that were needed."""
    done: list[str] = []
    for name, step in _STEPS:
        after = step(before)
        if after.text != before.text:
            done.append(name)
            before = after
    return before, tuple(done)


def _white(before: Traced) -> Traced:
    if _WHITE.search(before.text) is None:
        return before
    return replaced(before, _WHITE, lambda _: " ")


def _doubled(before: Traced) -> Traced:
    if _DOUBLED.search(before.text) is None:
        return before
    return replaced(before, _DOUBLED, lambda found: found[1] or "")


def _before(before: Traced) -> Traced:
    """``Heydmann , Steven`` and ``Robert .2014``: the space goes behind the sign, or away."""
    if _BEFORE.search(before.text) is None:
        return before
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
    if _RUN_TOGETHER.search(before.text) is None:
        return before
    return replaced(before, _RUN_TOGETHER, lambda found: f"{found[1]} ")


def _digits(before: Traced) -> Traced:
    """``ig83`` to ``1983``: a year with at least two digits, and letters that look like others."""
    if _YEAR.search(before.text) is None:
        return before
    return replaced(before, _YEAR, _year)


def _year(found: re.Match[str]) -> str | None:
    written = found.group()
    if written.isdigit() or sum(sign.isdigit() for sign in written) < _TRUE_DIGITS:
        return None
    digits = written.translate(_AS_DIGITS)
    return digits if digits.isdigit() and _OLDEST <= int(digits) <= _NEWEST else None


_STEPS = (
    (WHITE, _white),
    (DOUBLED, _doubled),
    (ADDRESS, _address),
    (BEFORE, _before),
    (LETTERS, _letters),
    (RUN_TOGETHER, _run_together),
    (DIGITS, _digits),
)
