"""When a claim holds: a stretch of time as a person wrote it, as EDTF, and in decimal years."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from carrel.study.date_words import MONTHS, SEASONS, edtf_of_words
from carrel.study.edtf import edtf_bounds
from carrel.study.errors import StudyError

_SHOWN = 80


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of time.

    ``written`` is as the person or file had it, ``edtf`` the same in the Extended Date/Time
    Format (ISO 8601-2, levels 0 to 2; empty when it came in decimal years). ``start`` and ``end``
    are decimal years (2000.75 is the end of September 2000), ``None`` where the stretch is open;
    the end of 1990 is 1991.0.
    """

    written: str
    edtf: str
    start: float | None
    end: float | None
    approximate: bool = False


ALWAYS = When("", "", None, None)


def read_when(written: str, language: str = "en") -> When:
    """Read a date as a person writes it: in English words, in figures, or as EDTF.

    Seasons are northern and meteorological (autumn is September to November), early and late the
    outer thirds, "until 1979" includes 1979. In other languages figures and EDTF are read. Raises
    ``StudyError`` for what cannot be read.
    """
    text = written.strip()
    if text.casefold() == "always":
        return When(written, "../..", None, None)
    if not text:
        raise StudyError("There is no date: write one such as 'fall of 2000', or 'always'.")
    bounds = edtf_bounds(text)
    edtf = text if bounds else None
    if edtf is None and (language.casefold().startswith("en") or not re.search(r"[^\W\d_]", text)):
        edtf = edtf_of_words(text)
        bounds = edtf_bounds(edtf) if edtf else None
    if edtf is None or bounds is None:
        raise StudyError(
            f"The date '{text[:_SHOWN]}' cannot be read: write it such as 'fall of 2000', "
            "'the 1990s', 'since 1979', '12 March 2001', '1995 to 2000', or as EDTF: '2000-23'."
        )
    return When(written, edtf, *bounds)


def read_edtf(text: str) -> When:
    """Read EDTF of levels 0 to 2; raise ``StudyError`` for anything else."""
    bounds = edtf_bounds(text)
    if bounds is None:
        raise StudyError(
            f"'{text[:_SHOWN]}' is not a date in EDTF (ISO 8601-2): write it such as 2001-03-12, "
            "2000-23 for autumn 2000, 198X, 1979/.. or 1995/2000."
        )
    return When(text, text.strip(), *bounds)


def decimal_years(start: float | None, end: float | None) -> When:
    """A stretch given in decimal years, open where ``None``; an instant where both are the same.

    Raises ``StudyError`` where it ends before it starts or a year is not a number.
    """
    given = [year for year in (start, end) if year is not None]
    if not all(map(math.isfinite, given)):
        raise StudyError(f"A date from {start} to {end} is none: a year is a finite number.")
    if start is not None and end is not None and end < start:
        raise StudyError(f"The date {start:g} to {end:g} ends before it starts: turn them round.")
    return When(_decimal_words(start, end), "", start, end)


def show_when(when: When, language: str = "en") -> str:
    """How a date is shown back: ``autumn 2000``, ``the 1980s``, ``since 1979``; else as written.

    Words are English; for other languages it is the EDTF string, or the decimal years.
    """
    if not when.edtf or not language.casefold().startswith("en"):
        return when.edtf or _decimal_words(when.start, when.end)
    if "/" not in when.edtf:
        return _date_words(when.edtf)
    first, _, second = when.edtf.partition("/")
    open_start, open_end = first in {"", ".."}, second in {"", ".."}
    if open_start and open_end:
        return "always"
    if open_end:
        return f"since {_date_words(first)}"
    if open_start:
        return f"until {_date_words(second)}"
    return f"{_date_words(first)} to {_date_words(second)}"


def _decimal_words(start: float | None, end: float | None) -> str:
    first, second = (f"{year:.6g}" if year is not None else "" for year in (start, end))
    if start == end:
        return first or "always"
    if not first or not second:
        return f"since {first}" if first else f"until {second}"
    return f"{first} to {second}"


def _date_words(edtf: str) -> str:
    bare = edtf.rstrip("?~%")
    words = _bare_date_words(bare)
    if words is None:
        return edtf
    sign = edtf[len(bare) :]
    about = "about " if sign in {"~", "%"} else ""
    return f"{about}{words}{'?' if sign in {'?', '%'} else ''}"


def _bare_date_words(bare: str) -> str | None:
    if re.fullmatch(r"\d{3}X", bare):
        return f"the {bare[:3]}0s"
    if re.fullmatch(r"\d\dXX", bare):
        return f"the {_ordinal(int(bare[:2]) + 1)} century"
    parts = re.fullmatch(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?", bare)
    if parts is None:
        return None
    number = int(parts[1])
    year = f"{1 - number} BC" if number <= 0 else str(number)
    if not parts[2]:
        return year
    group = _group_words(int(parts[2]))
    return (
        None
        if group is None
        else f"{int(parts[3])} {group} {year}"
        if parts[3]
        else f"{group} {year}"
    )


def _group_words(month: int) -> str | None:
    """A month, or one of the groupings of months that EDTF numbers from 21 on."""
    names = dict(enumerate(MONTHS, 1)) | dict(enumerate(SEASONS, 21))
    names |= {32 + n: f"{_ordinal(n)} quarter of" for n in range(1, 5)}
    names |= dict(enumerate(("early", "mid", "late", "first half of", "second half of"), 37))
    return names.get(month)


def _ordinal(number: int) -> str:
    teens = 10 <= number % 100 <= 20  # noqa: PLR2004 - eleventh to nineteenth take th
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
