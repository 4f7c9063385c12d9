"""The output tree: what every element yields, tagged so that later steps find their parts.

Every element yields nothing or a content that is not empty, so a node with an affix has a text.
A node's affixes stand outside its formatting and quotes (CSL 1.0.2, Affixes); its delimiter
goes between children that are not empty. Nothing becomes a string before the writers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from carrel.csl.styles.elements import PLAIN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from carrel.csl.styles.elements import Formatting, Look

RICH = "rich"
"""Tag of markup inside a field: its italics turn upright within italics."""
NO_CASE = "nocase"
NO_DECORATION = "nodecor"
NAMES = "names"
NAME = "name"
YEAR = "year"
DATE = "date"
YEAR_SUFFIX = "year-suffix"
CITATION_NUMBER = "citation-number"
LOCATOR = "locator"
CITE = "cite"
LINK = "link"
AFFIX = "affix"
"""Tag of what a person wrote around a cite: its punctuation stays where it is.

With `data` set its first mark meets the end of the cite, as in “The Title.” And so on.
"""
BETWEEN = "between"
"""Tag of the delimiter between two cites, its text in `data`."""
IN_LANGUAGE = "in-language"
"""Tag of a cite that is written in another language than the text: `data` is its locale."""
ISOLATE = "isolate"
"""Tag of a part that runs its own way: `data` is "ltr" or "rtl"."""
COUNTERPART = "counterpart"
"""Tag of a date in the Gregorian calendar, in brackets behind the same date in another."""
VARIABLE = "variable"
"""Tag of what a finished tree holds of the variable in `data`, where the options ask for it."""
PARAGRAPH = "paragraph"
"""Tag of a finished entry with a language: `data` is its `direction.Setting`."""


# Nodes are made by the hundred thousand, and the constructor of a named tuple takes a third of that.
_new = tuple.__new__  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] - of any items
_LIST = "-list"
_STARTS = (("https://doi.org/", "DOI"), ("https://pubmed.", "PMID"), ("https://www.ncbi.", "PMCID"))
"""What the addresses begin with that the processor gives to identifiers."""
_NO_VARIABLES = frozenset(
    (
        *("", "term", "rich", "nocase", "nodecor", "names", "name", "year", "month", "day"),
        *("year-suffix", "label", "locator", "cite", "affix", "between", "in-language", "isolate"),
        *("counterpart", "paragraph", "et-al", VARIABLE),
    )
)
"""Tags that name no variable; every other one does."""


class CitationNumber(str):
    """A leaf that is a citation number: joined with no text (see `carrel.csl.manuscript.renumbering`)."""

    __slots__ = ()


class LayoutPrefix(str):
    """A leaf that stands before a whole entry: what follows it is still the entry's beginning."""

    __slots__ = ()


class Node(NamedTuple):
    """A part of the output; `data` belongs to the tag (number, name, address, item id).

    `quotes` is None where the style says nothing. Said to be False, quotation marks that were typed
    inside become those of the outer level.
    """

    children: tuple[Content, ...] = ()
    tag: str = ""
    prefix: str = ""
    suffix: str = ""
    delimiter: str = ""
    formatting: Formatting = ()
    quotes: bool | None = None
    display: str = ""
    data: object = None


Content: TypeAlias = Node | str
"""A node of the tree, or plain text."""


def dress(children: tuple[Content, ...], look: Look, tag: str = "", delimiter: str = "") -> Node:
    """Give the node of an element from its children and its look."""
    if look is PLAIN:
        return _new(Node, (children, tag, "", "", delimiter, (), None, "", None))
    prefix, suffix, formatting, _, quotes, _, display = look
    return _new(Node, (children, tag, prefix, suffix, delimiter, formatting, quotes, display, None))


def gather(children: tuple[Content, ...], look: Look, delimiter: str = "") -> Content:
    """Give the node of a group from its children and its look; a plain group of one is that one."""
    if look is PLAIN and len(children) == 1:
        return children[0]
    return dress(children, look, "", delimiter)


def variable_of(node: Node) -> str:
    """Give the variable that a node's children came from; "" for none or several."""
    tag = node.tag
    if tag in _NO_VARIABLES:
        return ""
    if tag.endswith(_LIST):
        return tag.removesuffix(_LIST)
    if tag == DATE:
        return str(node.data or "")
    if tag == LINK:
        address = str(node.data)
        return next((name for start, name in _STARTS if address.startswith(start)), "URL")
    return tag


def between(text: str) -> Node:
    """Give the delimiter of two parts that do not settle their punctuation with one another."""
    return Node(tag=BETWEEN, data=text)


def is_empty(content: Content | None) -> bool:
    """Tell whether nothing would be printed of it, affixes apart."""
    if content is None or isinstance(content, str):
        return not content
    if content.tag == BETWEEN:
        return False
    # Asked so often that a generator would be felt.
    for child in content.children:
        if isinstance(child, str):
            if child:
                return False
        elif not is_empty(child):
            return False
    return True


def plain(content: Content | None) -> str:
    """Give the text with affixes and delimiters and without formatting, to compare by."""
    if content is None:
        return ""
    if isinstance(content, str):
        return content
    children = content.children
    if len(children) == 1:
        text = plain(children[0])
    else:
        text = content.delimiter.join([text for text in map(plain, children) if text])
    return content.prefix + text + content.suffix if text else ""


def leaves(content: Content) -> Iterator[str]:
    """Walk the pieces of text below, affixes and delimiters apart."""
    if isinstance(content, str):
        yield content
    else:
        for child in content.children:
            yield from leaves(child)


def map_leaves(content: Content, change: Callable[[str], str]) -> Content:
    """Give the same tree with every piece of text changed."""
    if isinstance(content, str):
        return change(content)
    return content._replace(children=tuple(map_leaves(one, change) for one in content.children))


def find(content: Content | None, tag: str) -> Node | None:
    """Give the first node with that tag, in the order of the output."""
    if content is None or isinstance(content, str):
        return None
    if content.tag == tag:
        return content
    for child in content.children:
        found = find(child, tag)
        if found is not None:
            return found
    return None


def formatted_alone(content: Content, tag: str) -> Node | None:
    """Give the first node with that tag alone, in the formatting of all that holds it."""
    if isinstance(content, str):
        return None
    if content.tag == tag:
        return content
    for child in content.children:
        found = formatted_alone(child, tag)
        if found is not None:
            return Node((found,), formatting=content.formatting) if content.formatting else found
    return None


def replace_first(
    content: Content, wanted: Callable[[Node], bool], change: Callable[[Node], Content]
) -> tuple[Content, bool]:
    """Change the first node that is wanted; tell whether there was one."""
    if isinstance(content, str):
        return content, False
    if wanted(content):
        return change(content), True
    for place, child in enumerate(content.children):
        changed, done = replace_first(child, wanted, change)
        if done:
            children = (*content.children[:place], changed, *content.children[place + 1 :])
            return content._replace(children=children), True
    return content, False


def from_first(content: Content, tag: str, instead: Node) -> Node | None:
    """Give what is printed from the first node with that tag on, `instead` in its place."""
    if isinstance(content, str):
        return None
    if content.tag == tag:
        return instead
    for place, child in enumerate(content.children):
        found = from_first(child, tag, instead)
        if found is not None:
            return content._replace(children=(found, *content.children[place + 1 :]), prefix="")
    return None


def pruned(content: Content) -> Content | None:
    """Give a tree without the parts that would print nothing, affixes apart; None for all of it."""
    if isinstance(content, str):
        return content or None
    children = [pruned(child) for child in content.children]
    left = tuple(child for child in children if child is not None)
    return content._replace(children=left) if left else None


def spell_out(content: Content) -> Content:
    """Turn the affixes and delimiters *below* a node into children, so all text is leaves."""
    if isinstance(content, str):
        return content
    children = [child for child in content.children if not is_empty(child)]
    spelt: list[Content] = []
    for child in children:
        if spelt and content.delimiter:
            spelt.append(content.delimiter)
        spelt.extend(_spell_child(child))
    return content._replace(children=tuple(spelt), delimiter="")


def _spell_child(child: Content) -> Iterable[Content]:
    if isinstance(child, str):
        return (child,)
    inner = spell_out(child._replace(prefix="", suffix=""))
    return tuple(part for part in (child.prefix, inner, child.suffix) if part)
