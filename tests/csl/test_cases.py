"""Our own cases, one file for each part of the specification, in `tests/csl/cases`.

A file is TOML with tables `[[case]]`: `rule` (what the case shows), `layout` (the inside of the
citation's layout) and, where the case needs them, the parts that `style_xml` takes (`citation`,
`sort`, `options`, `macros`, `locale`, `intext`, `bibliography`, `layout_look`, `style_class`),
`lang`, `items` (CSL-JSON; ids default to a, b, c …), `clusters` (each a list of cites, or a mapping as
`read_cluster` takes it; by default one that cites every item) and `expected`: the HTML of each
cluster, or of each entry when the case has a `bibliography`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from carrel.csl import parse_style, process, read_cluster, write
from carrel.store.styles import find_locale

PARTS = (
    "citation", "sort", "options", "macros", "locale", "bibliography", "layout_look", "style_class",
    "intext",
)  # fmt: skip


def read_cases() -> list[Any]:
    """Give every case as a parameter named after its file and place."""
    return [
        pytest.param(case, id=f"{path.stem}-{place}")
        for path in sorted((Path(__file__).parent / "cases").glob("*.toml"))
        for place, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"], 1)
    ]


@pytest.mark.parametrize("case", read_cases())
def test_own_cases(write_style: Callable[..., str], case: dict[str, Any]) -> None:
    """Each case says its rule; what is written is compared as exact HTML."""
    style = parse_style(
        write_style(case.get("layout", ""), **{one: case[one] for one in PARTS if one in case})
    )
    items = [
        {"id": "abcdefghijklmnop"[place], "type": "book", **item}
        for place, item in enumerate(case["items"])
    ]
    cited = case.get("clusters", [[{"id": item["id"]} for item in items]])
    done = process(
        style,
        find_locale,
        items,
        [read_cluster(one) for one in cited],
        lang=case.get("lang"),
        standalone=case.get("standalone", False),
    )
    if "bibliography" in case:
        assert done.bibliography is not None
        written = [write(entry.tree, "html") for entry in done.bibliography.entries]
    else:
        written = [write(tree, "html") for tree in done.citations]
    assert written == case["expected"], case["rule"]
