"""XML text to a bare tree with line numbers; declarations of types and entities refused.

The standard library's element trees keep no line numbers, and an error must name its line,
so this room drives expat itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn
from xml.parsers import expat

from carrel.csl.characters import short
from carrel.csl.errors import CslError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PRINTED = ("prefix", "suffix", "delimiter", "value")
"""How the names of attributes end whose values are printed."""

_SPACES = re.compile("([ \u00a0])[ \u00a0]+")
NAMESPACE = "http://purl.org/net/xbiblio/csl"
XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"
# The deepest of 2,851 real styles nests 19 levels, the largest holds 3,554 elements.
DEPTH_LIMIT = 100
ELEMENT_LIMIT = 200_000


class Element:
    """One element of a style or locale: local name, attributes, children, text and line."""

    __slots__ = ("attributes", "children", "line", "tag", "text")

    def __init__(self, tag: str, attributes: dict[str, str], line: int) -> None:
        """Start an element that has no children and no text yet."""
        self.tag = tag
        self.attributes = attributes
        self.children: list[Element] = []
        self.text = ""
        self.line = line

    def find(self, tag: str) -> Element | None:
        """Give the first child of that name, or None."""
        return next((child for child in self.children if child.tag == tag), None)

    def find_all(self, tag: str) -> list[Element]:
        """Give the children of that name in order."""
        return [child for child in self.children if child.tag == tag]

    def descend(self) -> Iterator[Element]:
        """Walk this element and everything below it, in document order."""
        pending: list[Element] = [self]
        while pending:
            element = pending.pop()
            yield element
            pending.extend(reversed(element.children))


class _Builder:
    """Gathers expat's events into one Element."""

    def __init__(self, parser: expat.XMLParserType, lines_before: int) -> None:
        self.parser = parser
        self.lines_before = lines_before
        self.root: Element | None = None
        self.open: list[Element] = []
        self.foreign = 0
        self.count = 0

    @property
    def line(self) -> int:
        """The line that is being read, in the text as it came."""
        return self.parser.CurrentLineNumber + self.lines_before

    def start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        line = self.line
        if self.foreign or (self.root is not None and namespace != NAMESPACE):
            # CSL 1.0.2, Namespacing: elements of other namespaces are extensions to pass over.
            self.foreign += 1
            return
        if namespace != NAMESPACE:
            message = f"the root element is not in the CSL namespace {NAMESPACE}"
            raise CslError(message, line=line, element=local)
        self.count += 1
        if self.count > ELEMENT_LIMIT or len(self.open) > DEPTH_LIMIT:
            message = f"more than {ELEMENT_LIMIT} elements or {DEPTH_LIMIT} levels"
            raise CslError(message, line=line, element=local)
        if " " in "".join(attributes):
            attributes = {_attribute_name(key): value for key, value in attributes.items()}
        written = "".join(attributes.values())
        if "  " in written or "\u00a0 " in written:
            attributes = {key: _spaced(key, value) for key, value in attributes.items()}
        element = Element(local, attributes, line)
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def end(self, _name: str) -> None:
        if self.foreign:
            self.foreign -= 1
        else:
            self.open.pop()

    def characters(self, text: str) -> None:
        if self.open and not self.foreign:
            self.open[-1].text += text

    def refuse(self, *_arguments: object) -> NoReturn:
        raise CslError(
            "a DOCTYPE is refused, since it may declare entities; remove it",
            line=self.line,
        )


def _attribute_name(name: str) -> str:
    namespace, _, local = name.rpartition(" ")
    return f"xml:{local}" if namespace == XML_NAMESPACE else local


def _spaced(key: str, value: str) -> str:
    """Let spaces that a style writes side by side be seen, as citeproc-js does.

    A page shows two spaces as one: the first of two becomes one that no line ends at. Between the
    parts of a name there is one.
    """
    if key == "sort-separator":
        return _SPACES.sub(r"\1", value)
    return value.replace("  ", "\u00a0 ") if key.endswith(_PRINTED) else value


def parse_xml(xml: str, root: str) -> Element:
    """Turn XML text into its root Element, whose tag must be `root`.

    Raises CslError for text that is not well-formed, has a document type declaration, stands
    outside the CSL namespace or is beyond the limits of size.
    """
    parser = expat.ParserCreate(encoding="utf-8", namespace_separator=" ")
    parser.buffer_text = True
    # An XML declaration must come first; empty lines before it are forgiven.
    stripped = xml.lstrip("\ufeff \t\r\n")
    builder = _Builder(parser, xml.count("\n", 0, len(xml) - len(stripped)))
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.characters
    parser.StartDoctypeDeclHandler = builder.refuse
    try:
        parser.Parse(stripped.encode("utf-8", "surrogatepass"), True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError as error:
        message = f"not well-formed XML: {expat.ErrorString(error.code)}"
        raise CslError(message, line=error.lineno + builder.lines_before) from error
    element = builder.root
    if element is None or element.tag != root:
        found = element.tag if element else "nothing"
        message = f"expected the root element {root}, found {short(found)}"
        raise CslError(message, line=element.line if element else 1, element=found)
    return element
