"""Random small styles, and small random changes of a style."""

from __future__ import annotations

from random import Random
from xml.etree import ElementTree as ET

from bench.csl import tiny_grammar as grammar

CSL = "http://purl.org/net/xbiblio/csl"
ET.register_namespace("", CSL)
_LOCALES = ("en-US", "en-US", "en-US", "en-GB", "de-DE", "fr-FR")


def tag(element: ET.Element) -> str:
    """The local name of an element."""
    return element.tag.partition("}")[2]


def make(called: str, /, **fields: str) -> ET.Element:
    """An element of CSL's namespace; `_` in a field's name stands for a hyphen."""
    return ET.Element(
        f"{{{CSL}}}{called}", {one.replace("_", "-"): words for one, words in fields.items()}
    )


def dress(random: Random, element: ET.Element, mean: float) -> ET.Element:
    """Give an element some of the attributes that it may carry."""
    known = grammar.attributes(tag(element))
    for name, values in known.items():
        if name not in element.attrib and random.random() < mean / max(len(known), 1):
            element.set(name, random.choice(values))
    return element


class Maker:
    """Makes one style."""

    def __init__(self, random: Random, *, small: bool) -> None:
        """Take the source of chance; with `small`, a style in which cites meet."""
        self.random, self.small = random, small
        self.macros: list[str] = []

    def style(self) -> ET.Element:
        """A whole style."""
        random = self.random
        note = random.random() < 0.3
        root = make("style", version="1.0", **{"class": "note" if note else "in-text"})
        root.set("default-locale", random.choice(_LOCALES))
        dress(random, root, 1.5)
        info = make("info")
        for name, words in (
            ("id", "tiny"),
            ("title", "Tiny"),
            ("updated", "2020-01-01T00:00:00+00:00"),
        ):
            info.append(make(name))
            info[-1].text = words
        root.append(info)
        if random.random() < 0.25:
            root.append(self.locale())
        for place in range(random.choice((0, 0, 1, 2))):
            macro = make("macro", name=f"m{place}")
            macro.extend(self.children(1))
            root.append(macro)
            self.macros.append(f"m{place}")
        citation = dress(random, make("citation"), 3 if self.small else 1.2)
        self.part(citation)
        root.append(citation)
        if random.random() < 0.7:
            bibliography = dress(random, make("bibliography"), 1.2)
            self.part(bibliography)
            root.append(bibliography)
        return root

    def part(self, parent: ET.Element) -> None:
        """The sort and layout of a citation or bibliography."""
        random = self.random
        if random.random() < 0.35:
            sort = make("sort")
            for _ in range(random.choice((1, 1, 2))):
                sort.append(self.key())
            parent.append(sort)
        layout = dress(random, make("layout"), 1.2)
        if "delimiter" not in layout.attrib and random.random() < 0.7:
            layout.set("delimiter", "; ")
        layout.extend(self.usual() if self.small else self.children(2))
        parent.append(layout)

    def usual(self) -> list[ET.Element]:
        """Names, year and some more, in a group: what is told apart and collapsed."""
        group = dress(self.random, make("group", delimiter=" "), 0.6)
        names = dress(self.random, make("names", variable="author"), 0.3)
        names.append(dress(self.random, make("name"), 1.5))
        date = dress(self.random, make("date", variable="issued"), 0.6)
        date.append(dress(self.random, make("date-part", name="year"), 0.3))
        group.extend([names, date])
        if self.random.random() < 0.5:
            group.append(self.element(1))
        if self.random.random() < 0.3:
            group.append(dress(self.random, make("text", variable="year-suffix"), 0.3))
        if self.random.random() < 0.3:
            group.append(dress(self.random, make("text", variable="locator"), 0.3))
        return [group]

    def key(self) -> ET.Element:
        """A sort key."""
        random = self.random
        if self.macros and random.random() < 0.4:
            return dress(random, make("key", macro=random.choice(self.macros)), 0.7)
        named = (
            *grammar.TEXT_VARIABLES[:6],
            "author",
            "editor",
            "issued",
            "accessed",
            "volume",
            "citation-number",
        )
        return dress(random, make("key", variable=random.choice(named)), 0.7)

    def locale(self) -> ET.Element:
        """A locale of the style's own."""
        random = self.random
        locale = make("locale")
        if random.random() < 0.5:
            options = make("style-options")
            options.set("punctuation-in-quote", random.choice(grammar.BOOLEANS))
            options.set("limit-day-ordinals-to-day-1", random.choice(grammar.BOOLEANS))
            locale.append(options)
        if random.random() < 0.4:
            form = random.choice(("text", "numeric"))
            date = dress(
                random, make("date", form=form, delimiter=random.choice((" ", "/", ""))), 0
            )
            parts = ["year", "month", "day"]
            random.shuffle(parts)
            date.extend([self.date_part(one) for one in parts])
            locale.append(date)
        terms = make("terms")
        for _ in range(random.choice((0, 1, 2))):
            term = make(
                "term",
                name=random.choice(
                    (
                        *grammar.TERMS,
                        "ordinal",
                        "ordinal-02",
                        "open-quote",
                        "page-range-delimiter",
                        "year-range-delimiter",
                    )
                ),
            )
            if random.random() < 0.4:
                term.append(make("single"))
                term.append(make("multiple"))
                term[0].text, term[1].text = "one", "many."
            else:
                term.text = random.choice(("eine", "X.", "", "of"))
            terms.append(term)
        locale.append(terms)
        return locale

    def date_part(self, name: str) -> ET.Element:
        """A date part."""
        part = dress(self.random, make("date-part", name=name), 0.5)
        if self.random.random() < 0.5:
            part.set("form", self.random.choice(grammar.DATE_PART_FORMS[name]))
        return part

    def children(self, depth: int) -> list[ET.Element]:
        """A few elements."""
        return [self.element(depth) for _ in range(self.random.choice((1, 2, 2, 3)))]

    def element(self, depth: int) -> ET.Element:
        """One rendering element."""
        kinds = ["text"] * 5 + ["number"] * 2 + ["label"] * 2 + ["date"] * 3 + ["names"] * 4
        if depth:
            kinds += ["group"] * 5 + ["choose"] * 2
        return getattr(self, self.random.choice(kinds))(depth)

    def text(self, _: int) -> ET.Element:
        """A text element."""
        random = self.random
        kind = random.random()
        if kind < 0.6:
            made = make("text", variable=random.choice(grammar.TEXT_VARIABLES))
        elif kind < 0.75:
            made = make("text", term=random.choice(grammar.TERMS))
        elif kind < 0.9 and self.macros:
            made = make("text", macro=random.choice(self.macros))
        else:
            made = make(
                "text",
                value=random.choice(
                    ("x", "In", "a.", "no", "(b)", "c,", "et al.", "“q”", ".", "the end of it")
                ),
            )
        dress(random, made, 1.3)
        if "term" not in made.attrib:
            made.attrib.pop("plural", None)
            if made.get("form") not in {"short", "long"} or "variable" not in made.attrib:
                made.attrib.pop("form", None)
        return made

    def number(self, _: int) -> ET.Element:
        """A number."""
        return dress(
            self.random, make("number", variable=self.random.choice(grammar.NUMBER_VARIABLES)), 1.2
        )

    def label(self, _: int) -> ET.Element:
        """A label with its variable, in a group."""
        random = self.random
        variable = random.choice(grammar.NUMBER_VARIABLES)
        group = make("group", delimiter=" ")
        if random.random() < 0.5:
            shown = dress(random, make("text", variable=variable), 0.6)
            for one in ("form", "plural"):
                shown.attrib.pop(one, None)
        else:
            shown = dress(random, make("number", variable=variable), 0.7)
        group.extend([dress(random, make("label", variable=variable), 1), shown])
        if random.random() < 0.3:
            group[:] = reversed(group[:])
        return group

    def date(self, _: int) -> ET.Element:
        """A date."""
        random = self.random
        made = make(
            "date", variable=random.choice(grammar.DATE_VARIABLES[:1] * 4 + grammar.DATE_VARIABLES)
        )
        if random.random() < 0.4:
            made.set("form", random.choice(("text", "numeric")))
        dress(random, made, 1)
        if "form" in made.attrib:
            made.attrib.pop("delimiter", None)
            if random.random() < 0.2:
                made.append(self.date_part(random.choice(("year", "month", "day"))))
        else:
            made.attrib.pop("date-parts", None)
            parts = random.sample(("year", "month", "day"), random.choice((1, 2, 3, 3)))
            made.extend([self.date_part(one) for one in parts])
        return made

    def names(self, depth: int) -> ET.Element:
        """Names with what may stand in them."""
        random = self.random
        made = dress(
            random,
            make(
                "names",
                variable=random.choice(grammar.NAME_VARIABLES[:1] * 3 + grammar.NAME_VARIABLES),
            ),
            0.8,
        )
        if random.random() < 0.75:
            name = dress(random, make("name"), 2)
            for one in ("family", "given"):
                if random.random() < 0.2:
                    name.append(dress(random, make("name-part", name=one), 1.5))
            made.append(name)
        if random.random() < 0.2:
            made.append(dress(random, make("et-al"), 1))
        label = dress(random, make("label"), 1.4) if random.random() < 0.35 else None
        if label is not None and random.random() < 0.3:
            made.insert(0, label)
            label = None
        if label is not None:
            made.append(label)
        if depth and random.random() < 0.25:
            substitute = make("substitute")
            for _ in range(random.choice((1, 2))):
                if random.random() < 0.5:
                    substitute.append(make("names", variable=random.choice(grammar.NAME_VARIABLES)))
                else:
                    substitute.append(self.text(0))
            made.append(substitute)
        return made

    def group(self, depth: int) -> ET.Element:
        """A group."""
        made = dress(self.random, make("group"), 1.5)
        made.extend(self.children(depth - 1))
        return made

    def choose(self, depth: int) -> ET.Element:
        """A choice."""
        random = self.random
        made = make("choose")
        branch = make("if")
        for test, values in (
            ("type", ("book", "article-journal", "book chapter", "legal_case")),
            (
                "variable",
                (
                    "editor",
                    "volume",
                    "title issued",
                    "locator",
                    "page",
                    "accessed",
                    "container-title",
                ),
            ),
            ("is-numeric", ("volume", "issue", "edition", "page", "locator", "number")),
            ("is-uncertain-date", ("issued",)),
            ("locator", ("page", "chapter", "sub-verbo", "section")),
            ("position", ("first", "subsequent", "ibid", "ibid-with-locator", "near-note")),
            ("disambiguate", ("true",)),
        ):
            if random.random() < 0.22:
                branch.set(test, random.choice(values))
        if not branch.attrib:
            branch.set("variable", "editor")
        if random.random() < 0.6:
            branch.set("match", random.choice(("all", "any", "none")))
        branch.extend(self.children(depth - 1))
        made.append(branch)
        if random.random() < 0.6:
            other = make("else")
            other.extend(self.children(depth - 1))
            made.append(other)
        return made


def change(random: Random, root: ET.Element) -> None:
    """Change one thing of a style: an attribute gone, new or another, an element gone or twice."""
    parents = {child: parent for parent in root.iter() for child in parent if tag(parent) != "info"}
    elements = [one for one in root.iter() if grammar.attributes(tag(one))]
    element = random.choice(elements)
    known = grammar.attributes(tag(element))
    kind = random.random()
    if kind < 0.15 and element.attrib:
        name = random.choice(sorted(element.attrib))
        if name in known:
            del element.attrib[name]
    elif kind < 0.85:
        name = random.choice(sorted(known))
        if name == "form" and tag(element) == "text" and "macro" in element.attrib:
            return
        element.set(name, random.choice(known[name]))
    elif kind < 0.93:
        parent = parents.get(element)
        if parent is not None and len(parent) > 1 and tag(element) not in {"layout", "citation"}:
            parent.remove(element)
    else:
        parent = parents.get(element)
        if (
            parent is not None
            and len(parent) > 1
            and tag(parent) in {"group", "layout", "if", "else", "macro"}
        ):
            child = random.choice(list(parent))
            parent.remove(child)
            parent.insert(random.randrange(len(parent) + 1), child)
