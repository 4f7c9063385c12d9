"""The manual's page that follows one citation through the citation processor.

Every value on it is what the processor gives for the example; its words stand in
``citation_walk.md``, and ``making.manual`` writes the page.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from carrel.csl import Cluster, Processed
    from carrel.csl.manuscript.run import Run
    from carrel.csl.place import Place
    from carrel.csl.text.tree import Content

PAGE = Path(__file__).with_name("citation_walk.md")
"""The words of the page, with the names of values in braces."""

STYLE = """\
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
  <info><id>example</id><title>Example</title></info>
  <macro name="title">
    <choose>
      <if type="book"><text variable="title" font-style="italic"/></if>
      <else><text variable="title" quotes="true"/></else>
    </choose>
  </macro>
  <citation disambiguate-add-year-suffix="true" collapse="year-suffix"
            year-suffix-delimiter=", ">
    <layout prefix="(" suffix=")" delimiter="; ">
      <group delimiter=", ">
        <group delimiter=" ">
          <names variable="author"><name form="short" and="text"/></names>
          <date variable="issued"><date-part name="year"/></date>
        </group>
        <group delimiter=" ">
          <label variable="locator" form="short"/><text variable="locator"/>
        </group>
      </group>
    </layout>
  </citation>
  <bibliography>
    <sort><key variable="author"/><key variable="issued"/><key variable="title"/></sort>
    <layout suffix=".">
      <group delimiter=". ">
        <names variable="author"><name name-as-sort-order="first" and="text"/></names>
        <date variable="issued"><date-part name="year"/></date>
        <text macro="title"/>
      </group>
    </layout>
  </bibliography>
</style>
"""
ITEMS: list[dict[str, Any]] = [
    {
        "id": "tar",
        "type": "article-journal",
        "title": "Tar and <i>pitch</i>",
        "author": [{"family": "Lee", "given": "Ann"}, {"family": "Roe", "given": "Jo"}],
        "issued": {"date-parts": [[2001]]},
    },
    {
        "id": "salt",
        "type": "book",
        "title": "Salt",
        "author": [{"family": "Lee", "given": "Ann"}, {"family": "Roe", "given": "Jo"}],
        "issued": {"date-parts": [[2001]]},
    },
]
CITATIONS: list[list[dict[str, Any]]] = [
    [{"id": "salt"}, {"id": "tar"}],
    [{"id": "tar", "locator": "12-14"}],
]


class Walk(NamedTuple):
    """The example after the whole job, its run with all that the steps left in it."""

    run: Run
    clusters: Sequence[Cluster]
    places: Sequence[Sequence[Place]]
    done: Processed


def page() -> str:
    """The page: its words with the values in their places."""
    walk = _walked()
    values = {**_given(walk), **_of_cites(walk), **_of_entries(walk)}
    return PAGE.read_text(encoding="utf-8").format(**values)


def _walked() -> Walk:
    from carrel.csl import parse_style, read_cluster
    from carrel.csl.manuscript.positions import place_cites
    from carrel.csl.manuscript.processing import begin, independent, read_items, work_out
    from carrel.csl.manuscript.run import Run
    from carrel.csl.options import STRICT
    from carrel.store.styles import find_locale

    style = parse_style(STYLE)
    clusters = [read_cluster(one) for one in CITATIONS]
    run = Run(begin(style, find_locale, None, STRICT), independent(style))
    run.items, _ = read_items(ITEMS)
    return Walk(run, clusters, place_cites(clusters, 5), work_out(run, clusters))


def _given(walk: Walk) -> dict[str, str]:
    """What goes in, and what reading, numbering and placing make of it."""
    from carrel.csl.text.rich_text import parse_rich

    run, locale = walk.run, walk.run.context.locale
    salt, tar = run.items["salt"], run.items["tar"]
    numbers = run.context.citation_numbers
    placed = [
        f"{cite.id}: {_record(place)}"
        for cluster, row in zip(walk.clusters, walk.places, strict=True)
        for cite, place in zip(cluster.cites, row, strict=True)
    ]
    return {
        "style": STYLE.strip(),
        "items": _json(ITEMS),
        "citations": _json(CITATIONS),
        "layout": "\n".join(_element(one) for one in run.citation.layout.children),
        "and": f"`{locale.term('and')}`",
        "page": f"`{locale.term('page', 'short', plural=True)}`",
        "names": "\n".join(_record(one) for one in tar.names("author")),
        "date": _record(salt.date("issued")),
        "rich": _outline_all(parse_rich(tar.text("title"))),
        "order": ", ".join(f"`{one}` is {number}" for one, number in numbers.items()),
        "places": "\n".join(placed),
    }


def _of_cites(walk: Walk) -> dict[str, str]:
    """The cites of the first citation, from their trees to the finished one."""
    from carrel.csl import Node, write
    from carrel.csl.manuscript.cites import cite_node, new_frame
    from carrel.csl.manuscript.collapse import Written, join_cites
    from carrel.csl.text.tree import NAMES, find, plain

    run, area = walk.run, walk.run.citation
    written: list[Written] = []
    alike: list[str] = []
    for cite, place in zip(walk.clusters[0].cites, walk.places[0], strict=True):
        item = run.items[cite.id]
        node = cite_node(
            area, new_frame(run.context, "citation", item, run.amendment(cite.id), cite, place)
        )
        written.append(Written(cite, node, plain(find(node, NAMES))))
        alike.append(
            f"{cite.id}: {plain(cite_node(area, new_frame(run.context, 'citation', item)))}"
        )
    joined = Node(tuple(join_cites(written, run)), prefix="(", suffix=")")
    amended = (f"{one}: {_record(run.amendment(one))}" for one in run.items)
    return {
        "cites": "\n\n".join(_outline_all((one.node,)) for one in written),
        "alike": "\n".join(alike),
        "amendments": "\n".join(amended),
        "joined": _outline_all((joined,)),
        "finished": _outline_all(walk.done.citations[:1]),
        "citation_texts": "\n".join(write(one, "text") for one in walk.done.citations),
    }


def _of_entries(walk: Walk) -> dict[str, str]:
    """What is left of the style for a book, and the entry of the article."""
    from carrel.csl import formatted_runs, write
    from carrel.csl.manuscript.cites import new_frame

    run, area, listed = walk.run, walk.run.style.bibliography, walk.done.bibliography
    assert area is not None, "the example has a bibliography"
    assert listed is not None, "and so it is written"
    frame = new_frame(run.context, "bibliography", run.items["salt"])
    reduced = frame.reduction.layout("bibliography", area.layout)
    entry = listed.entries[1].tree
    forms = ("text", "html", "markdown", "rtf", "latex")
    runs = (f"{one.text!r} {dict(one.formatting) or ''}".rstrip() for one in formatted_runs(entry))
    return {
        "reduced": "\n".join(_element(one) for one in reduced),
        "entry": _outline_all((entry,)),
        "entry_texts": "\n".join(f"{form:9} {write(entry, form)}" for form in forms),
        "runs": "\n".join(runs),
    }


def _json(records: list[Any]) -> str:
    lines = ",\n ".join(json.dumps(one, ensure_ascii=False) for one in records)
    return f"[{lines}]"


def _record(value: Any) -> str:  # noqa: ANN401 - any named tuple
    """A named tuple with the fields that are not as they usually are."""
    defaults = _defaults(value)
    fields: dict[str, object] = value._asdict()
    shown = [
        f"{name}={_shown(part)}"
        for name, part in fields.items()
        if name not in defaults or part != defaults[name]
    ]
    return f"{type(value).__name__}({', '.join(shown)})"


def _defaults(value: object) -> dict[str, object]:
    return getattr(type(value), "_field_defaults", {})


def _shown(part: object) -> str:
    if _is_record(part):
        return _record(part)
    parts = _members(part)
    if parts and all(_is_record(one) for one in parts):
        return f"({', '.join(_record(one) for one in parts)})"
    return repr(part)


def _members(part: object) -> tuple[object, ...]:
    return cast("tuple[object, ...]", part) if isinstance(part, tuple) else ()


def _is_record(part: object) -> bool:
    return hasattr(part, "_asdict")


def _element(element: Any, depth: int = 0) -> str:  # noqa: ANN401 - any element of a style
    """An element of a style as data: its kind, what it asks for, what stands in it."""
    from carrel.csl.styles.elements import PLAIN

    fields: dict[str, Any] = element._asdict()
    children, parts = fields.pop("children", ()), fields.pop("parts", ())
    look = fields.pop("look", PLAIN)
    defaults = _defaults(element)
    shown = [
        f"{name}={_shown(value)}"
        for name, value in fields.items()
        if value not in (defaults.get(name), None, "", (), False)
    ]
    shown += [_record(look)] if look != PLAIN else []
    shown += [f"parts={_shown(parts)}"] if parts else []
    head = f"{'  ' * depth}{type(element).__name__}({', '.join(shown)})"
    return "\n".join([head, *(_element(child, depth + 1) for child in children)])


def _outline_all(contents: Iterable[Content]) -> str:
    return "\n".join(line for content in contents for line in _outline(content, 0))


def _outline(content: Content, depth: int) -> Iterator[str]:
    """An output tree, a line a node: its tag, then what dresses it; texts in quotation marks."""
    indent = "  " * depth
    if isinstance(content, str):
        yield f"{indent}{content!r}"
        return
    affixes = (content.prefix, content.suffix, content.delimiter, content.display)
    names = ("prefix", "suffix", "delimiter", "display")
    dressed = [f"{name} {part!r}" for name, part in zip(names, affixes, strict=True) if part]
    dressed += [f"{name} {value}" for name, value in content.formatting]
    dressed += ["quotes"] if content.quotes else []
    # What stands between cites is settled last, from what both sides are.
    dressed += [repr(content.data)] if content.tag == "between" else []
    yield f"{indent}[{content.tag or 'node'}]{' ' if dressed else ''}{', '.join(dressed)}"
    for child in content.children:
        yield from _outline(child, depth + 1)
