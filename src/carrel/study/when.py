"""When a claim holds: a stretch of time as a person wrote it, as EDTF, and in decimal years."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of time.

    ``written`` is as the person or file had it, ``edtf`` the same in the Extended Date/Time
    Format (ISO 8601-2, levels 0 to 2; empty when it came in decimal years). ``start`` and ``end``
    are decimal years (2000.75 is the end of September 2000), ``None`` where the stretch is open.
    """

    written: str
    edtf: str
    start: float | None
    end: float | None
    approximate: bool = False


ALWAYS = When("", "", None, None)
