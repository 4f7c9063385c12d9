"""Styles, locales, items and clusters made up from bytes: the ground of all fuzzing.

The same bytes make the same manuscript, so that Hypothesis can shrink what fails and atheris can
follow which byte leads where. Styles are written from the CSL project's own schema, as its package
carries it, or are real ones with a few lines changed.
"""

from __future__ import annotations

import functools
import importlib.util
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from xml.etree import ElementTree as ET
from xml.sax.saxutils import quoteattr

from carrel.csl import Cite, Cluster
from carrel.csl.items.item import DATE_VARIABLES, NAME_VARIABLES, TEXT_VARIABLES
from carrel.csl.items.item_doubts import TYPES
from carrel.csl.styles.labelled_numbers import LOCATOR_LABELS
from carrel.store.styles import styles_folder

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_T = TypeVar("_T")
RNG = "{http://relaxng.org/ns/structure/1.0}"
_NAMESPACE = 'xmlns="http://purl.org/net/xbiblio/csl"'
_MACROS = 5
_MOST_ELEMENTS = 60
_NESTING = frozenset(
    ("rendering-element.choose", "rendering-element.group", "rendering-element.names")
)
"""What a style that is full holds no more of; else it would never end."""
TEXTS = (
    "", " ", ".", ", ", "a", "The <i>Ab</i>-c of “d” & 'e'", "<b>x", "</i>", '"', "'tis", "«»",
    "ß İ ǆ", "1-", "12–19", "3rd", "IV", "-1", "0", "9" * 25, "2a, 3 & 4", "p. 5", "\u200f\u202e",
    "עברית", "中文", "a\0b", "\ud800", "\U0001f600", "e\u0301" * 3, 'http://x.y/?a="<>', "10.1/x",
    '<span class="nocase">NO</span>', "{:type: book}", "issued: 2001\ntitle: x", "a: b", "\n\t",
    "van der Berg", "d’Or", "~", "\\", "{", "%", "$", "x" * 300, "٣", "²", "...", "?!", "c. 1900",
)  # fmt: skip
NUMBERS = (0, 1, 2, 3, -1, 12, 13, 31, 99, 1000, 99_999, 10**9, 10**30, 1.5, -44, True, None)
TAGS = ("", "en-US", "en-GB", "de-DE", "de-AT", "fa", "ar", "fr-CA", "zh", "x", "-", "EN_us", "und")


class Choices:
    """Bytes as a row of choices; when they are spent, the first choice is always taken."""

    def __init__(self, data: bytes) -> None:
        """Take the bytes."""
        self._bytes = iter(data)
        self.spent = not data

    def below(self, count: int) -> int:
        """Choose a number from 0 to count - 1."""
        chosen = next(self._bytes, -1)
        if chosen < 0:
            self.spent = True
            return 0
        if count > 256:  # noqa: PLR2004 - what one byte can tell apart
            chosen = chosen * 256 + next(self._bytes, 0)
        return chosen % count

    def one(self, among: Sequence[_T]) -> _T:
        """Choose one."""
        return among[self.below(len(among))]

    def often(self, chance: int = 2) -> bool:
        """Choose yes or no; no is 1 in `chance`, and what is chosen when all is spent."""
        return self.below(chance) != 0


class _Grammar:
    """The schema's patterns, and a style written by walking them."""

    def __init__(self) -> None:
        spec = importlib.util.find_spec("citeproc")
        assert spec is not None
        assert spec.submodule_search_locations
        folder = Path(spec.submodule_search_locations[0]) / "data" / "schema" / "schemas" / "styles"
        root = ET.parse(folder / "csl.rng").getroot()  # noqa: S314 - an installed file
        for pattern in list(root.iter()):
            # What is not of the grammar is documentation.
            pattern[:] = [one for one in pattern if one.tag.startswith(RNG)]
        self.defined = {one.get("name", ""): one for one in root.iter(f"{RNG}define")}

    def __getitem__(self, name: str) -> Element:
        return self.defined[name]


@functools.cache
def _grammar() -> _Grammar:
    return _Grammar()


class _Writer:
    """Writes elements by the schema, each decision a choice."""

    def __init__(self, choices: Choices) -> None:
        self.choices = choices
        self.grammar = _grammar()
        self.macro = 0
        self.elements = 0

    def named(self, name: str) -> str:
        """Write what a definition stands for."""
        attributes, inside = self._parts(self.grammar[name])
        assert not attributes
        return "".join(inside)

    def _element(self, pattern: Element) -> str:
        name = pattern.find(f"{RNG}name")
        tag = str(name.text) if name is not None else pattern.get("name", "")
        if name is not None and "xbiblio/csl" not in name.get("ns", "xbiblio/csl"):
            return ""
        self.elements += 1
        attributes, inside = self._parts(pattern)
        written = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
        return f"<{tag}{written}>{''.join(inside)}</{tag}>\n"

    def _parts(self, pattern: Element) -> tuple[dict[str, str], list[str]]:
        attributes: dict[str, str] = {}
        inside: list[str] = []
        for child in pattern:
            for one in self._chosen(child):
                self._take(one, attributes, inside)
        return attributes, inside

    def _take(self, pattern: Element, attributes: dict[str, str], inside: list[str]) -> None:
        kind = pattern.tag.removeprefix(RNG)
        if kind == "attribute":
            name = pattern.find(f"{RNG}name")
            key = str(name.text) if name is not None else pattern.get("name", "")
            xml = name is not None and "XML" in name.get("ns", "")
            attributes[f"xml:{key}" if xml else key] = self._value(pattern)
        elif kind == "element":
            inside.append(self._element(pattern))
        elif kind in {"group", "interleave", "div", "define", "mixed"}:
            more, children = self._parts(pattern)
            attributes.update(more)
            inside += children
        elif kind == "text":
            inside.append(self.choices.one(("term", "", "ter", "Ms.")))

    def _chosen(self, pattern: Element) -> list[Element]:
        """Take the patterns that stand for this one, after its choices are made."""
        kind = pattern.tag.removeprefix(RNG)
        full = self.elements > _MOST_ELEMENTS or self.choices.spent
        if kind == "ref":
            return [self.grammar[pattern.get("name", "")]]
        if kind == "choice":
            among = [one for one in pattern if not (full and one.get("name") in _NESTING)]
            return self._chosen(self.choices.one(among or list(pattern)))
        if kind == "optional":
            return list(pattern) if self.choices.often(3) and not full else []
        if kind in {"zeroOrMore", "oneOrMore"}:
            count = (kind == "oneOrMore") + (0 if full else self.choices.below(4))
            return [one for _ in range(count) for child in pattern for one in self._chosen(child)]
        return [pattern]

    def _value(self, pattern: Element) -> str:
        found: list[str] = []
        for child in pattern:
            kind = child.tag.removeprefix(RNG)
            if kind == "name":
                continue
            if kind == "value":
                found.append(str(child.text))
            elif kind in {"data", "text"}:
                found.append(self._datum(child.get("type", "text")))
            elif kind == "list":
                found += [self._value(child) for _ in range(1 + self.choices.below(3))]
            else:
                found += [self._value(_wrapped(one)) for one in self._chosen(child)]
        return " ".join(one for one in found if one) or (found[0] if found else "")

    def _datum(self, kind: str) -> str:
        if kind == "NMTOKEN":
            # A macro calls those after it only, so that most styles can be written with.
            left = _MACROS - 1 - self.macro
            return f"m{self.macro + 1 + self.choices.below(left) if left > 0 else _MACROS}"
        if "nteger" in kind:
            return self.choices.one(("1", "2", "3", "0", "6", "-1", "1000000000", "9" * 30))
        if kind == "boolean":
            return self.choices.one(("true", "false"))
        if kind == "language":
            return self.choices.one(TAGS)
        return self.choices.one(
            ("", ", ", ". ", "; ", " ", "(", ")", "“", "’", ":", "…", "a b", "&")
        )


def _wrapped(pattern: Element) -> Element:
    """Put a pattern into another, so that its own value is read."""
    if pattern.tag in {f"{RNG}define", f"{RNG}group"}:
        return pattern
    around = ET.Element("around")
    around.append(pattern)
    return around


def made_up_style(choices: Choices) -> str:
    """Write a style by the schema; its macros are m0 to m5, the last of which calls no other."""
    writer = _Writer(choices)
    macros: list[str] = []
    for writer.macro in range(_MACROS):
        body = "".join(writer.named("rendering-element") for _ in range(1 + choices.below(2)))
        macros.append(f'<macro name="m{writer.macro}">{body}</macro>')
    writer.macro, writer.elements = -1, 0
    options, _ = writer._parts(writer.grammar["style.options"])  # noqa: SLF001 - in this file
    written = "".join(f" {key}={quoteattr(value)}" for key, value in options.items())
    locale = writer.named("style.locale") if choices.often(3) else ""
    bibliography = writer.named("style.bibliography") if choices.often(3) else ""
    kind = choices.one(("in-text", "note"))
    return (
        f'<style {_NAMESPACE} version="1.0" class="{kind}"{written}>\n{locale}{"".join(macros)}'
        f'<macro name="m{_MACROS}"><text variable="title"/></macro>'
        f"{writer.named('style.citation')}{bibliography}</style>"
    )


def made_up_locale(choices: Choices) -> str:
    """Write a locale file by the schema."""
    inside = _Writer(choices).named("style.locale")
    body = inside.partition(">")[2].rpartition("</locale>")[0]
    return f'<locale {_NAMESPACE} version="1.0" xml:lang="{choices.one(TAGS)}">{body}</locale>'


@functools.cache
def _real_styles() -> tuple[Path, ...]:
    return tuple(sorted(styles_folder().glob("*.csl")))


_ATTRIBUTE = re.compile(r'([\w:\-]+)="([^"]*)"')


def changed_style(choices: Choices) -> str:
    """Take a real style and change up to four of its lines."""
    lines = choices.one(_real_styles()).read_text("utf-8").splitlines()
    for _ in range(1 + choices.below(4)):
        place, other = choices.below(len(lines)), choices.below(len(lines))
        change = choices.below(6)
        if change == 0:
            lines[place], lines[other] = lines[other], lines[place]
        elif change == 1:
            lines.insert(place, lines[other])
        elif change == 2:  # noqa: PLR2004 - one of six
            lines[place] = ""
        else:
            lines[place] = _ATTRIBUTE.sub(functools.partial(_changed, choices), lines[place], 1)
    return "\n".join(lines)


def _changed(choices: Choices, match: re.Match[str]) -> str:
    name, value = match.groups()
    change = choices.below(4)
    if change == 0:
        return ""
    if change == 1:
        return f"{name}={quoteattr(choices.one(('', 'true', '-1', '99999999999', 'author', 'x')))}"
    if change == 2:  # noqa: PLR2004 - one of four
        return f'{choices.one(("prefix", "form", "variable", "macro", "term", "match"))}="{value}"'
    return f'{name}="{value}" display="block" quotes="true" text-case="title"'


def _thing(choices: Choices, depth: int = 0) -> object:
    kind = choices.below(5)
    if kind <= 1 or depth > 2:  # noqa: PLR2004 - deep enough for any field
        return choices.one(TEXTS)
    if kind == 2:  # noqa: PLR2004 - one of five
        return choices.one(NUMBERS)
    if kind == 3:  # noqa: PLR2004 - one of five
        return [_thing(choices, depth + 1) for _ in range(choices.below(3))]
    keys = ("family", "given", "literal", "raw", "date-parts", "circa", "season", "suffix")
    return {choices.one(keys): _thing(choices, depth + 1) for _ in range(choices.below(3))}


def _name(choices: Choices) -> object:
    if choices.below(12) == 11:  # noqa: PLR2004 - one in twelve is no name
        return _thing(choices)
    parts = (
        "family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle",
        "comma-suffix", "static-ordering", "parse-names", "isInstitution",
    )  # fmt: skip
    family = choices.one(("Lee", "Roe", "王", "van Dijk", "O’Neil", *TEXTS[4:8]))
    given = choices.one(("Ann", "A. B.", "Al", "", "Jean-Luc", "J", *TEXTS[4:8]))
    name: dict[str, Any] = {"family": family, "given": given}
    for _ in range(choices.below(2)):
        name[choices.one(parts)] = choices.one(TEXTS)
    return name


def _date(choices: Choices) -> object:
    kind = choices.below(8)
    if kind == 0:
        return {"raw": choices.one(("2001", "2001-03/2002", "-0044", "May 5, 1900", *TEXTS))}
    if kind == 1:
        return _thing(choices)
    rows = [
        [choices.one((2000, 2001, 2001, 1999, -44, *NUMBERS)) for _ in range(choices.below(4))]
        for _ in range(1 + choices.below(2))
    ]
    date: dict[str, object] = {"date-parts": rows}
    if kind == 2:  # noqa: PLR2004 - one of eight
        date["season"] = choices.one((1, 2, 5, "Spring", "x"))
    if kind == 3:  # noqa: PLR2004 - one of eight
        date["circa"] = choices.one((True, "1", [], "false"))
    return date


def made_up_items(choices: Choices) -> list[dict[str, object]]:
    """Give one to seven items; a few are odd in every way."""
    texts, names = sorted(TEXT_VARIABLES), sorted(NAME_VARIABLES)
    dates, types = sorted(DATE_VARIABLES), sorted(TYPES)
    items: list[dict[str, object]] = []
    for place in range(1 + choices.below(7)):
        item: dict[str, object] = {"id": f"w{place}", "type": choices.one(types)}
        for variable in ("title", *(choices.one(texts) for _ in range(choices.below(9)))):
            item[variable] = choices.one(TEXTS) if choices.often(9) else _thing(choices)
        for variable in ("author", *(choices.one(names) for _ in range(choices.below(3)))):
            item[variable] = [_name(choices) for _ in range(choices.below(5))]
        for variable in ("issued", *(choices.one(dates) for _ in range(choices.below(2)))):
            item[variable] = _date(choices)
        if choices.below(9) == 8:  # noqa: PLR2004 - one item in nine has some other id or field
            item[choices.one(("id", "type", "author", "issued", "note"))] = _thing(choices)
        items.append(item)
    return items


def made_up_clusters(choices: Choices) -> list[Cluster]:
    """Give up to six clusters of up to four cites, some of items that there are not."""
    labels = ("page", *sorted(LOCATOR_LABELS), "", "x")
    return [
        Cluster(
            tuple(
                Cite(
                    f"w{choices.below(8)}",
                    choices.one(("", *TEXTS)),
                    choices.one(labels),
                    choices.one(("", "", *TEXTS)),
                    choices.one(("", "", *TEXTS)),
                    suppress_author=choices.below(8) == 7,  # noqa: PLR2004 - one in eight
                    author_only=choices.below(8) == 7,  # noqa: PLR2004 - one in eight
                    position=choices.one((None, None, 0, 3, 10**9)),
                )
                for _ in range(choices.below(5))
            ),
            choices.one((0, 1, 2, 3, 9, -1, 10**12)),
        )
        for _ in range(choices.below(7))
    ]
