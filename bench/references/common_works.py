"""Works such as most English lists hold, none of which exists: titles of every ordinary form.

A line of ``common_works.txt`` is ``kind | authors | year | title | container | volume | issue |
pages | publisher | place | more``; persons are ``Family, Given; …``, a body stands in braces, and
``more`` is ``name=value; …`` in the variables of CSL.
"""

from __future__ import annotations

from pathlib import Path

_FILE = Path(__file__).with_name("common_works.txt")
_KINDS = {
    "a": "article-journal",
    "b": "book",
    "c": "chapter",
    "w": "webpage",
    "p": "paper-conference",
    "r": "report",
    "t": "thesis",
}


def _person(written: str) -> dict[str, str]:
    if written.startswith("{"):
        return {"literal": written.strip("{}")}
    family, _, given = written.partition(", ")
    return {"family": family, "given": given}


def _persons(written: str) -> list[dict[str, str]]:
    return [_person(one.strip()) for one in written.split(";")]


def _date(written: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in written.split("-")]]}


def _item(line: str) -> dict[str, object]:
    parts = [part.strip() for part in line.split("|")]
    kind, authors, year, title, container, volume, issue, pages, publisher, place, *more = parts
    fields = {
        "title": title,
        "container-title": container,
        "volume": volume,
        "issue": issue,
        "page": pages,
        "publisher": publisher,
        "publisher-place": place,
    }
    item: dict[str, object] = {name: value for name, value in fields.items() if value}
    item |= {"type": _KINDS[kind], "author": _persons(authors), "language": "en"}
    if year:
        item["issued"] = _date(year)
    return item | _more("; ".join(more))


def _more(written: str) -> dict[str, object]:
    found: dict[str, object] = {}
    last = ""
    for piece in filter(None, (one.strip() for one in written.split(";"))):
        name, equals, value = piece.partition("=")
        if not equals:
            found[last] = [*_as_list(found[last]), _person(piece)]
        elif name in {"editor", "translator"}:
            last, found[name] = name, [_person(value)]
        elif name in {"accessed", "day"}:
            found[{"day": "issued"}.get(name, name)] = _date(value)
        else:
            found[name] = value
    return found


def _as_list(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]


COMMON: tuple[dict[str, object], ...] = tuple(
    map(_item, _FILE.read_text(encoding="utf-8").splitlines())
)
"""The works, in the order of the file."""
