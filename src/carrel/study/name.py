"""What may be a name in a study: an actor's, a factor's, an area's."""

from __future__ import annotations

import unicodedata

from carrel.study.errors import StudyError

LONGEST = 200
"""Characters of a name; whatever is longer is a description."""
_SHOWN = 60


def check_name(what: str, name: str) -> str:
    """Give back a name that fits on a line; ``what`` says whose it is, as in "the factor".

    Raises ``StudyError`` for one of more than ``LONGEST`` characters, and for line breaks and
    other control characters.
    """
    shown = name if len(name) <= LONGEST else f"{name[:_SHOWN]}…"
    if len(name) > LONGEST:
        raise StudyError(
            f"The name of {what}, '{shown}', has {len(name)} characters: {LONGEST} are the most; "
            "put the rest into its description."
        )
    if any(unicodedata.category(sign) == "Cc" for sign in name):
        raise StudyError(
            f"The name of {what}, '{' '.join(shown.split())}', has a line break or another control "
            "character: write it on one line."
        )
    return name
