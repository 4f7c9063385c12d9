"""XML told as events, without a tree; types and entities of its own are refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.parsers import expat

from carrel.importers.errors import UnreadableFile
from carrel.importers.limits import HTML_DEPTH, HTML_NODES

_DAMAGED = "is damaged or no Word document: open it in Word, save it anew, and add that"


class Events:
    """What is done at each element and text; names are local, the namespaces left out."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, words: str) -> None:
        """Characters of an element."""


def tell(data: bytes | str, events: Events) -> None:
    """Tell a part of a document; raise ``UnreadableFile`` (its reason alone) for what is no XML."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    count = _Count()

    def start(name: str, attributes: Mapping[str, str]) -> None:
        count.open()
        events.start(_local(name), {_local(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        count.depth -= 1
        events.end(_local(name))

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = _text_of(events)
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat's own way to say that this is all
    except (expat.ExpatError, ValueError):
        raise UnreadableFile(_DAMAGED) from None


class _Count:
    """How many elements there were, and how deep."""

    def __init__(self) -> None:
        self.nodes = 0
        self.depth = 0

    def open(self) -> None:
        self.nodes += 1
        self.depth += 1
        if self.nodes > HTML_NODES:
            raise UnreadableFile(
                f"has more than {HTML_NODES:,} elements: cut it into smaller files"
            )
        if self.depth > HTML_DEPTH:
            raise UnreadableFile("is nested too deeply to be read: simplify it")


def _text_of(events: Events) -> Callable[[str], None]:
    return events.text


def _refuse(*_: object) -> None:
    raise UnreadableFile(_DAMAGED)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
