"""Write the pages of the manual that are taken from the program: API, keys, one citation.

``python -m making.manual`` writes them; a test holds them to what it would write.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from making import citation_walk, lexicon

MANUAL = Path(__file__).resolve().parent.parent / "docs" / "manual"

API_HEAD = """\
# API

<!-- Written by `python3 run.py openapi`; change the routes, not this page. -->

{description}

The same in OpenAPI 3.1 is served at `/api/openapi.json`, and lies in `browser/openapi.json`.
"""

KEYS_HEAD = """\
# Keys

<!-- Written by `python3 run.py openapi`; change the table of keys, not this page. -->

What the keys do in the reader. `?` shows this list on any page.
"""


def operations(document: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Method, path and description of everything that can be asked, by path."""
    for path, methods in sorted(document["paths"].items()):
        for method, operation in methods.items():
            if isinstance(operation, dict) and "responses" in operation:
                yield method.upper(), path, operation


def parameters(operation: Mapping[str, Any]) -> Iterator[str]:
    """A line for each parameter of an operation."""
    for parameter in operation.get("parameters", ()):
        must = "" if parameter.get("required") else ", may be left out"
        said = parameter.get("description", "").strip()
        line = f"- `{parameter['name']}` (in the {parameter['in']}{must})"
        yield f"{line}: {said}" if said else line


def answers(operation: Mapping[str, Any]) -> str:
    """The statuses that an operation answers with, in one line."""
    told = (
        f"{status} {' '.join(answer.get('description', '').split()).rstrip('.')}".strip()
        for status, answer in sorted(operation["responses"].items())
    )
    return f"Answers: {'; '.join(told)}."


def api_page(document: Mapping[str, Any]) -> str:
    """The manual's page on the API, from its OpenAPI document."""
    parts = [API_HEAD.format(description=document["info"].get("description", "").strip())]
    for method, path, operation in operations(document):
        said = [operation.get("summary", ""), operation.get("description", "")]
        texts = list(dict.fromkeys(text.strip() for text in said if text.strip()))
        lines = list(parameters(operation))
        body = [f"## `{method} {path}`", *texts, *(["\n".join(lines)] if lines else [])]
        parts.append("\n\n".join([*body, answers(operation)]) + "\n")
    return "\n".join(parts)


def keys_page(groups: Mapping[str, Mapping[str, Any]]) -> str:
    """The manual's page on the keys, from the program's own table."""
    parts = [KEYS_HEAD]
    for name, keys in groups.items():
        rows = [f"| `{key.label}` | {key.does} |" for key in keys.values()]
        parts.append("\n".join([f"## {name}", "", "| key | does |", "|---|---|", *rows, ""]))
    return "\n".join(parts)


LEXICON_HEAD = """\
# The lexicon

<!-- Written by `python3 run.py openapi`; change making/lexicon.py, not this page. -->
"""


def lexicon_page() -> str:
    """The page on the lexicon's file: what its own program says of it, and its schema."""
    told = (lexicon.__doc__ or "").replace("``", "`").strip()
    return f"{LEXICON_HEAD}\n{told}\n\n## The schema\n\n```sql{lexicon.SCHEMA}```\n"


def pages() -> dict[str, str]:
    """Every page that is written by this program: its path from the manual, and its text."""
    from carrel.web.openapi import openapi_document
    from carrel.web.pages.keys import GROUPS

    return {
        "api.md": api_page(openapi_document()),
        "csl.md": citation_walk.page(),
        "keys.md": keys_page(GROUPS),
        "../lexicon.md": lexicon_page(),
    }


if __name__ == "__main__":
    for file_name, text in pages().items():
        (MANUAL / file_name).write_text(text, encoding="utf-8", newline="\n")
