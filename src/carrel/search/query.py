"""A query as a tree: what is asked for, whatever engine answers it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from carrel.search.normal import SEAM


@dataclass(frozen=True, slots=True)
class Word:
    """One written word: its comparable parts, and the separator before each but the first.

    The separators are those of ``search.normal``: *Moscow-Tehran* has two parts and a seam.
    """

    parts: tuple[str, ...]
    separators: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The parts written together."""
        return "".join(self.parts)

    @property
    def is_seamed(self) -> bool:
        """Whether the word has a seam, such as a hyphen, inside."""
        return SEAM in self.separators


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow one another; a single word is a phrase of one.

    With ``begins`` the last word is only the beginning of one (``partner*``).
    """

    words: tuple[Word, ...]
    begins: bool = False
    quoted: bool = False
    written: str = ""

    def __str__(self) -> str:
        star = "*" if self.begins else ""
        return f'"{self.written}{star}"' if self.quoted else self.written + star


@dataclass(frozen=True, slots=True)
class AllOf:
    """Everything inside must be found in one block."""

    parts: tuple[Node, ...]

    def __str__(self) -> str:
        return " AND ".join(_bracketed(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of the things inside must be found in a block."""

    parts: tuple[Node, ...]

    def __str__(self) -> str:
        return " OR ".join(_bracketed(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Without:
    """A block in which this is found is left out; it stands only inside ``AllOf``."""

    part: Node

    def __str__(self) -> str:
        return f"NOT {_bracketed(self.part)}"


Node = Phrase | AllOf | AnyOf | Without


@dataclass(frozen=True, slots=True)
class Facet:
    """A condition on where: ``in:`` a citation key, ``tag:`` or ``color:`` of a reader's mark."""

    name: str
    value: str
    wanted: bool = True

    def __str__(self) -> str:
        value = f'"{self.value}"' if " " in self.value else self.value
        return f"{'' if self.wanted else '-'}{self.name}:{value}"


@dataclass(frozen=True, slots=True)
class Query:
    """What a person asked for.

    ``tree`` is ``None`` when no word is asked for. ``remarks`` are sentences for the person on
    what could not be taken as it was written.
    """

    tree: Node | None
    facets: tuple[Facet, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def understood(self) -> str:
        """The query written out with its operators, as a person may type it again."""
        tree = () if self.tree is None else (self.tree,)
        return " ".join(str(part) for part in (*tree, *self.facets))

    def facet_values(self, name: str, *, wanted: bool = True) -> tuple[str, ...]:
        """The values asked of a facet, or those it must not have."""
        return tuple(f.value for f in self.facets if f.name == name and f.wanted is wanted)


def phrases(node: Node) -> Iterator[Phrase]:
    """Every phrase that is looked for (not those that are left out), from left to right."""
    match node:
        case Phrase():
            yield node
        case AllOf() | AnyOf():
            for part in node.parts:
                yield from phrases(part)
        case Without():
            return


def _bracketed(node: Node) -> str:
    return f"({node})" if isinstance(node, AllOf | AnyOf) else str(node)
