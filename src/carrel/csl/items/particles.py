"""Names as CSL-JSON gives them, with particles and suffixes found where they hide.

CSL 1.0.2, Names: "van" in "Ludwig van" is a dropping particle, "van" in "van Gogh" a
non-dropping one. A family name in straight double quotes is taken whole.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from carrel.csl.items.numeric import as_text

if TYPE_CHECKING:
    from collections.abc import Mapping

# Elided particles lean on the family name: d'Jones, al-One.
_ELIDED = re.compile(r"^([a-zà-öø-ÿ]{1,5}['’]|a[lns]-|el-)(?=\w)")
_LOWER_WORDS = re.compile(r"^((?:['’]?[a-zà-öø-ÿß][\w.]*['’]?(?:\s+|-(?=[A-Z])))+)(?=\S)")


class NameValue(NamedTuple):
    """One person or body; `literal` names stand alone and are not taken apart."""

    family: str = ""
    given: str = ""
    dropping: str = ""
    non_dropping: str = ""
    suffix: str = ""
    comma_suffix: bool = False
    literal: str = ""
    static: bool = False


def read_name(fields: Mapping[str, object]) -> NameValue | None:
    """Read one name object of CSL-JSON; None if it names nobody."""

    def text(key: str) -> str:
        return as_text(fields.get(key)).strip()

    literal = text("literal")
    family, given = text("family"), text("given")
    if fields.get("isInstitution") and family:
        literal = literal or family
    if literal:
        return NameValue(literal=literal)
    if not family and not given:
        return None
    name = NameValue(
        family,
        given,
        text("dropping-particle"),
        text("non-dropping-particle"),
        text("suffix"),
        bool(fields.get("comma-suffix")),
        static=bool(fields.get("static-ordering")),
    )
    if not family or fields.get("parse-names") in {False, "false"}:
        return name
    return _parsed(name)


def _parsed(name: NameValue) -> NameValue:
    if name.family[:1] == '"' and name.family[-1:] == '"' and len(name.family) > 1:
        return name._replace(family=name.family[1:-1])
    if not name.suffix and name.given:
        name = _with_suffix(name)
    # With no given name to stand between them, particle and family stay together.
    if not name.non_dropping and name.given:
        match = _LOWER_WORDS.match(name.family) or _ELIDED.match(name.family)
        if match is not None and match.end() < len(name.family):
            particle = name.family[: match.end()]
            # "de' Frinkle" keeps the space that "d'Aubignac" has not.
            particle = particle if particle.rstrip()[-1] in "'’" else particle.strip()
            name = name._replace(family=name.family[match.end() :], non_dropping=particle)
    if not name.dropping and name.given:
        words = name.given.split()
        tail = len(words)
        while tail > 1 and words[tail - 1].lstrip("'’")[:1].islower():
            tail -= 1
        if tail < len(words):
            name = name._replace(given=" ".join(words[:tail]), dropping=" ".join(words[tail:]))
    return name


def _with_suffix(name: NameValue) -> NameValue:
    given, comma, rest = name.given.partition(",")
    if not comma or not rest.strip():
        return name
    rest = rest.strip()
    if rest.startswith("!"):
        return name._replace(given=given.strip(), suffix=rest[1:].strip(), comma_suffix=True)
    return name._replace(given=given.strip(), suffix=rest, comma_suffix=False)
