"""Page ranges: expanded, minimal, minimal-two and the two Chicago forms.

CSL 1.0.2, Appendix V, Page Range Formats.
"""

from __future__ import annotations

import re

from carrel.csl.items.numeric import COMMA, is_range

EN_DASH = "\N{EN DASH}"
_RANGE = re.compile(
    r"(?P<left>(?:\d*[^\W\d_]+)?)(?P<first>\d+)\s*[-–]+\s*(?P<right>(?:\d*[^\W\d_]+)?)(?P<last>\d+)"
)
_LONGEST = 18
# Spaces are looked at from the first of them only, or a megabyte of them would take for ever.
_WHOLE = re.compile(r"(?:(?<!\s)\s+)?[-–]+\s*")
_JOINTS = re.compile(rf"((?:(?<!\s)\s+)?(?:{COMMA}|[&;])\s*|(?<!\s)\s+and\s+)")
_COMMAS = re.compile(rf"{COMMA}\s*")


def format_pages(text: str, form: str, delimiter: str, *, dashes_stay: bool = False) -> str:
    """Write every range in a page value in the style's form; `form` may be empty.

    `delimiter` is the locale's page-range-delimiter; an en dash when the locale has none. With
    `dashes_stay`, a range that is typed with an en dash is left as it is: CSL 1.0.2, Range
    Delimiters, speaks of locators' hyphens alone.
    """
    pieces = _JOINTS.split(text)
    written = "".join(
        piece
        if place % 2 or (dashes_stay and EN_DASH in piece)
        else _format_piece(piece, form, delimiter)
        for place, piece in enumerate(pieces)
    )
    return _COMMAS.sub(", ", re.sub(r"(?:(?<!\s)\s+)?&\s*", " & ", written))


def _format_piece(piece: str, form: str, delimiter: str) -> str:
    match = _RANGE.fullmatch(piece.strip())
    if match is None:
        return _loose(piece, delimiter)
    left, first, right, last = match.group("left", "first", "right", "last")
    if right != left or len(first) > _LONGEST or len(last) > _LONGEST:
        return _WHOLE.sub("-", piece.strip())
    if not form:
        return f"{left}{first}{delimiter}{right}{last}"
    full = _expand(first, last)
    if int(full) < int(first):
        return _loose(piece, delimiter)
    if form == "expanded":
        return f"{left}{first}{delimiter}{left}{full}"
    return f"{left}{first}{delimiter}{_shorten(first, full, form)}"


def _loose(piece: str, delimiter: str) -> str:
    """A range this rule does not know, such as xii-xv: only its hyphen becomes the delimiter.

    Several hyphens are no range (a number such as 110-5-2 stays), nor is an escaped hyphen.
    """
    if "\\-" in piece:
        return piece.replace("\\-", "-")
    ends = _WHOLE.split(piece.strip())
    return delimiter.join(ends) if len(ends) == 2 and is_range(*ends) else piece  # noqa: PLR2004 - two ends


def _expand(first: str, last: str) -> str:
    return first[: len(first) - len(last)] + last if len(last) < len(first) else last


def _shorten(first: str, last: str, form: str) -> str:
    if form == "minimal":
        return _minimal(first, last, 1)
    if form == "minimal-two":
        return _minimal(first, last, 2)
    return _chicago(first, last, sixteenth=form == "chicago-16")


def _minimal(first: str, last: str, least: int) -> str:
    if len(first) != len(last) or first == last:
        return last
    keep = next((at for at in range(len(first)) if first[at] != last[at]), len(first))
    return last[min(keep, max(len(last) - least, 0)) :]


def _chicago(first: str, last: str, *, sixteenth: bool) -> str:
    number = int(first)
    if number < 100 or number % 100 == 0 or len(first) != len(last):  # noqa: PLR2004 - Chicago's own bound
        return last
    if number % 100 < 10:  # noqa: PLR2004 - 101 to 109, 201 to 209 …
        return _minimal(first, last, 1)
    changed = _minimal(first, last, 2)
    if not sixteenth and len(first) == 4 and len(changed) >= 3:  # noqa: PLR2004 - four digits, three of them changed
        return last
    return changed
