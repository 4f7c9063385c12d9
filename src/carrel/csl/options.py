"""What the processor can do beyond CSL 1.0.2, each off unless it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from carrel.csl.alphabets import ALPHABETS, LATIN_NAME
from carrel.csl.errors import CslError

if TYPE_CHECKING:
    from collections.abc import Mapping

STRICT_CALENDAR = "strict"
CALENDAR_CHOICES = (STRICT_CALENDAR, "own", "both", "gregorian")
ALPHABET_CHOICES = (LATIN_NAME, "locale", *(name for name in ALPHABETS if name != LATIN_NAME))


class Options(NamedTuple):
    """Choices beyond the specification; the default is strict CSL 1.0.2.

    `item_language`: terms, quotation marks and date forms of a cite or an entry are those of the
    item's `language`, where there is a locale for it.
    `isolate`: parts that are written in the other direction are isolated, and entries carry their
    own direction (UAX 9).
    `suffix_alphabet`: the letters of year suffixes, one of `ALPHABET_CHOICES`; "locale" takes
    those of the language that the cite is written in.
    `calendar`: how a date that names its calendar (`"calendar"` beside `"date-parts"`, see
    `carrel.csl.rendering.calendar_dates`) is written and sorted: "strict" passes the name over, "own" writes
    1393, "both" 1393 [2014/15], "gregorian" 2014/15.
    `variables`: finished entries tell which words of theirs came from which variable (see
    `carrel.csl.writing.labelled_text`).
    """

    item_language: bool = False
    isolate: bool = False
    suffix_alphabet: str = LATIN_NAME
    calendar: str = STRICT_CALENDAR
    variables: bool = False


STRICT = Options()
_CHOICES = {
    "item_language": (False, True),
    "isolate": (False, True),
    "suffix_alphabet": ALPHABET_CHOICES,
    "calendar": CALENDAR_CHOICES,
    "variables": (False, True),
}


def read_options(fields: Mapping[str, object]) -> Options:
    """Read options by their names; what is left out is strict. Raises CslError for any other."""
    for name, value in fields.items():
        if name not in _CHOICES:
            message = f"there is no option {name!r}; there is {', '.join(_CHOICES)}"
            raise CslError(message)
        if not any(value is choice or value == choice for choice in _CHOICES[name]):
            allowed = ", ".join(str(choice).lower() for choice in _CHOICES[name])
            message = f"the option {name} takes one of {allowed}, not {value!r}"
            raise CslError(message)
    return Options(**fields)  # type: ignore[arg-type]  # checked one by one above


def written_options(options: Options) -> dict[str, object]:
    """Give the options that differ from strict CSL by name, as `read_options` takes them."""
    return {
        name: value for name, value in options._asdict().items() if value != STRICT._asdict()[name]
    }
