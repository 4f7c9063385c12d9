"""A person's or a body's name, in CSL's parts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_COMMA = re.compile(r"[,،，]")
_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in CSL 1.0.2's parts; ``literal`` alone stands for a body or an unsplit name."""

    family: str = ""
    given: str = ""
    dropping_particle: str = ""
    non_dropping_particle: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def sort_part(self) -> str:
        """What a shelf is ordered by: the family name, else the literal one, else the given."""
        return self.family or self.literal or self.given

    @property
    def in_order(self) -> str:
        """The name as it is said: given, particles, family, suffix."""
        parts = (
            self.given,
            self.dropping_particle,
            self.non_dropping_particle,
            self.family,
            self.suffix,
        )
        return self.literal or " ".join(part for part in parts if part)

    @property
    def inverted(self) -> str:
        """The name as a list is ordered: ``Family, Given``."""
        if self.literal or not self.family:
            return self.in_order
        family = " ".join(part for part in (self.non_dropping_particle, self.family) if part)
        rest = " ".join(part for part in (self.given, self.dropping_particle) if part)
        return ", ".join(part for part in (family, rest, self.suffix) if part)

    def to_csl(self) -> dict[str, str]:
        """The CSL-JSON name object; empty parts are left out."""
        values = (
            self.family,
            self.given,
            self.dropping_particle,
            self.non_dropping_particle,
            self.suffix,
            self.literal,
        )
        return {part: value for part, value in zip(_PARTS, values, strict=True) if value}


def name_from_csl(parts: Mapping[str, object]) -> Name:
    """Read a CSL-JSON name object; parts that are not strings are taken as written."""
    known = {part.replace("-", "_"): str(parts[part]) for part in _PARTS if parts.get(part)}
    return Name(**known)


def name_from_text(written: str) -> Name:
    """Read ``Family, Given``, ``Family, Given, Jr.`` or ``Given Family``.

    The comma may be that of another script. Without one the last word is taken as the family
    name; a single word is a literal.
    """
    parts = [part.strip() for part in _COMMA.split(written)]
    if len(parts) > 1 and parts[0]:
        return Name(family=parts[0], given=parts[1], suffix=", ".join(p for p in parts[2:] if p))
    given, _, family = written.strip().rpartition(" ")
    if not given:
        return Name(literal=written.strip())
    return Name(family=family, given=given.strip())
