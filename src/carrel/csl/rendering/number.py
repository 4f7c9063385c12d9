"""Numbers: their parts, and the numeric, ordinal, long-ordinal and roman forms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from carrel.csl.items.numeric import COMMA, is_number, is_numeric, is_whole
from carrel.csl.items.typed_labels import before_labels
from carrel.csl.rendering.page_range import EN_DASH, format_pages
from carrel.csl.styles.labelled_numbers import labelled_numbers, relabelled
from carrel.csl.text.tree import Content, dress

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carrel.csl.rendering.frame import Frame
    from carrel.csl.styles.elements import Number
    from carrel.csl.styles.locale import Locale

# Spaces are looked at from the first of them only, or a megabyte of them would take for ever.
_PARTS = re.compile(rf"(?:(?<!\s)\s+)?({COMMA}|;|&|-|–)\s*|(?<!\s)\s+(and)\s+")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ROMAN_LIMIT = 6000
_DIGITS = re.compile(r"\d+")
_LEADING_DIGITS = re.compile(r"\s*\d+")
_JOINTS = re.compile(r"(?<=\d)[-–.]+(?=\d)")
_LETTERS = re.compile(r"[^\W\d_]+(?=\d)")
_SORTED_DIGITS = 8
_MATCHES = {"last-digit": 10, "last-two-digits": 100}


class NumberPart(NamedTuple):
    """A number as it was typed, and the joint (",", "-", "&" …) that stands before it."""

    joint: str
    text: str


def number_parts(text: str) -> list[NumberPart]:
    """Take "2-4, 6 & 8" apart at its joints."""
    pieces = _PARTS.split(text.strip())
    joints = ["", *(one or other for one, other in zip(pieces[1::3], pieces[2::3], strict=True))]
    return [NumberPart(joint, one) for joint, one in zip(joints, pieces[::3], strict=True)]


def is_plural(text: str, variable: str, conjunction: str = "and") -> bool:
    """Tell whether a label for this value is plural (CSL 1.0.2, Label, contextual).

    `conjunction` is the locale's "and", which may join the last two numbers.
    """
    text = re.sub(rf"\s{re.escape(conjunction)}\s", " & ", before_labels(text))
    first, *rest = [part.text.removeprefix("and ") for part in number_parts(text)]
    if variable.startswith("number-of-") and not rest:
        whole = _LEADING_DIGITS.match(first.replace(",", ""))
        return whole is not None and is_whole(whole.group()) and int(whole.group()) > 1
    # Words may come after a number: "103-104 passim".
    return is_number(first) and any(is_number(one.partition(" ")[0]) for one in rest)


def roman(number: int) -> str:
    """Write 1 to 5,999 as a lower-case Roman number; others stay in digits."""
    if not 0 < number < _ROMAN_LIMIT:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def ordinal(number: int, locale: Locale, gender: str, *, long: bool = False) -> str:
    """Write a number as the locale's ordinal, for a noun of that gender ("" for none).

    CSL 1.0.2, Ordinals: ordinal-10 to -99 go before ordinal-00 to -09, and each says whether it
    matches the last digit, the last two, or the whole number.
    """
    if long and 1 <= number <= 10:  # noqa: PLR2004 - the terms are long-ordinal-01 to -10
        for wanted in (gender, ""):
            term = locale.terms.get((f"long-ordinal-{number:02}", "long", wanted))
            if term is not None:
                return term.single
    return f"{number}{_ordinal_suffix(number, locale, gender)}"


def _ordinal_suffix(number: int, locale: Locale, gender: str) -> str:
    for ending in dict.fromkeys((number % 100, number % 10)):
        for wanted in dict.fromkeys((gender, "")):
            term = locale.terms.get((f"ordinal-{ending:02}", "long", wanted))
            if term is None:
                continue
            default = "last-two-digits" if ending > 9 else "last-digit"  # noqa: PLR2004 - two digits
            divisor = _MATCHES.get(term.match or default)
            if (number if divisor is None else number % divisor) == ending:
                return term.single
    # A locale may have no neuter form, as Portuguese.
    for wanted in dict.fromkeys((gender, "", "feminine", "masculine")):
        term = locale.terms.get(("ordinal", "long", wanted))
        if term is not None:
            return term.single
    return ""


def evaluate_number(element: Number, frame: Frame) -> Content | None:
    """Evaluate `cs:number`: a value that is not numeric is printed as it is."""
    text = frame.variable(element.variable)
    if not text:
        return None
    if frame.sorting:
        return dress((sortable(text),), element.look, element.variable)
    if element.variable == "page" and element.form == "numeric":
        text = paged(text, frame)
    elif "\\-" in text:
        # An escaped hyphen joins no range.
        text = text.replace("\\-", "-")
    elif is_numeric(text := relabelled(text, element.variable, frame.locale)):
        text = format_number(text, element.form, element.variable, frame)
    elif any(character.isdigit() for character in text):
        text = _labelled(text, element, frame)
    children = frame.isolated(frame.cased((text,), element.look)) if text else ()
    return dress(children, element.look, element.variable) if children else None


def paged(text: str, frame: Frame, *, dashes_stay: bool = False) -> str:
    """Write a page value in the style's page-range-format and the locale's delimiter."""
    delimiter = frame.locale.term("page-range-delimiter")
    form = frame.context.style.options.get("page-range-format", "")
    dash = EN_DASH if delimiter is None else delimiter
    return format_pages(text, form, dash, dashes_stay=dashes_stay)


def sortable(text: str) -> str:
    """Write the numbers in a text so that the order of texts is the order of numbers."""
    # A joint does not count in the order of texts, and "1–3" would be 13.
    return _DIGITS.sub(_padded, _JOINTS.sub(" ", text))


def first_number(text: str) -> str:
    """Give the first number of a value as `sortable` writes it; a value without digits as it is."""
    match = _DIGITS.search(text)
    return text if match is None else _padded(match)


def _padded(match: re.Match[str]) -> str:
    return match.group().zfill(_SORTED_DIGITS)


def _labelled(text: str, element: Number, frame: Frame) -> str:
    """Write a value such as "7, p. 3-8": bare numbers in the form asked for, labels as terms."""
    written = ""
    for joint, term, number in labelled_numbers(text, frame.locale):
        written += f" {joint} " if joint == "&" else f"{joint} " if joint else ""
        if term:
            label = frame.locale.term(term, "short", plural=is_plural(number, term))
            written += f"{label} {join_numbers(number, frame.locale)}"
        else:
            written += format_number(number, element.form, element.variable, frame)
    return written or text


def format_number(text: str, form: str, variable: str, frame: Frame) -> str:
    """Write each number of a value in a form (see `cs:number`), joints kept."""
    gender = frame.gender_of(variable)
    parts = [
        NumberPart(part.joint, _one_number(part.text, form, gender, frame.locale))
        for part in number_parts(text)
    ]
    return _assemble(parts, frame.locale)


def _one_number(text: str, form: str, gender: str, locale: Locale) -> str:
    if form == "numeric" or not is_whole(text) or text.startswith("0"):
        return text
    if form == "roman":
        return roman(int(text))
    return ordinal(int(text), locale, gender, long=form == "long-ordinal")


def join_numbers(text: str, locale: Locale) -> str:
    """Write a numeric value with the joints of print: "2–4", "2, 3", "2 & 4"."""
    return _assemble(number_parts(text), locale)


def _assemble(parts: Iterable[NumberPart], locale: Locale) -> str:
    delimiter = locale.term("page-range-delimiter")
    written, before = "", ""
    for joint, text in parts:
        if joint == "-" and _letters_of(before) != _letters_of(text):
            # "A12-15" is one label, not a range.
            written += joint
        elif joint == EN_DASH:
            written += joint
        elif joint == "-":
            written += EN_DASH if delimiter is None else delimiter
        elif joint in {",", ";"}:
            written += f"{joint} "
        elif joint:
            written += f" {joint} "
        written += text
        before = text
    return written


def _letters_of(number: str) -> str:
    """Give the letters before the digits of a number: "A" of "A12"."""
    match = _LETTERS.match(number)
    return match.group() if match else ""
