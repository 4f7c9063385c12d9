"""What the styles of a Word document say of paragraphs: headings, the title, quotations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from carrel.importers.docx.events import Events, tell

# The names are the same in every language of the program (ECMA-376 part 1, 17.7.4.9), the ids not.
_HEADING = re.compile(r"heading\s*([1-6])", re.IGNORECASE)
_LEVELS = 6
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """``heading`` is 1 to 6, or 0 for none."""

    heading: int = 0
    title: bool = False
    quotation: bool = False


@dataclass
class StyleNames:
    """Styles by their ids: name, level of outline, and the style that each is based on."""

    names: dict[str, str] = field(default_factory=dict[str, str])
    outline: dict[str, int] = field(default_factory=dict[str, int])
    based_on: dict[str, str] = field(default_factory=dict[str, str])

    def of(self, id: str) -> ParagraphStyle:  # noqa: A002 - a style's id is called id
        """What a style says, or one that it is based on; a style without a name goes by its id."""
        for _ in range(_DEEPEST):
            name = self.names.get(id, id).casefold()
            found = _HEADING.fullmatch(name)
            heading = int(found[1]) if found else self.outline.get(id, 0)
            if heading or name in {"title", "quote", "intense quote"}:
                return ParagraphStyle(heading, name == "title", name.endswith("quote"))
            if id not in self.based_on:
                break
            id = self.based_on[id]  # noqa: A001 - the same
        return ParagraphStyle()


def style_names(data: bytes) -> StyleNames:
    """The styles of a document; none where it has no such part."""
    told = _Styles()
    if data:
        tell(data, told)
    return told.found


class _Styles(Events):
    def __init__(self) -> None:
        self.found = StyleNames()
        self._id = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Note what is said of the style that is open."""
        value = attributes.get("val", "")
        match name:
            case "style":
                self._id = attributes.get("styleId", "")
            case "name":
                self.found.names[self._id] = value
            case "basedOn":
                self.found.based_on[self._id] = value
            case "outlineLvl":
                if value.isdecimal() and int(value[:2]) < _LEVELS:
                    self.found.outline[self._id] = int(value[:2]) + 1
            case _:
                pass
