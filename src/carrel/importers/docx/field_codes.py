"""Citations of Zotero, Mendeley and EndNote in a Word document: their items as they have them.

Zotero and Mendeley keep CSL-JSON in the instruction of a field (``ADDIN ZOTERO_ITEM CSL_CITATION
{…}``, ``ADDIN CSL_CITATION {…}``), Mendeley Cite in the tag of a content control, EndNote XML of
its own (``ADDIN EN.CITE <EndNote>…``), in the instruction or, in Base64, in the field's data.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from carrel.importers.docx.endnote import endnote_items
from carrel.importers.docx.shape import FieldCode
from carrel.importers.imported import CitedItem

_BIBLIOGRAPHY = re.compile(r"\s*ADDIN\s+(?:\S+\s+)*?(?:CSL_BIBLIOGRAPHY|ZOTERO_BIBL|EN\.REFLIST)\b")
_CITING = re.compile(r"\bCSL_CITATION\b")
_ENDNOTE = re.compile(r"\s*ADDIN\s+EN\.CITE\b")
_TAGGED = re.compile(r"MENDELEY_CITATION_v\d+_")


def is_bibliography(code: FieldCode) -> bool:
    """Whether the result of a field is the bibliography."""
    return _BIBLIOGRAPHY.match(code.code) is not None


def cited_items(codes: Iterable[FieldCode]) -> tuple[CitedItem, ...]:
    """Each work that the fields cite, at the place of its first citation."""
    found: dict[str, CitedItem] = {}
    for code in codes:
        for item in _items(code):
            plain = {name: value for name, value in item.items() if name != "id"}
            known = json.dumps(plain, sort_keys=True, ensure_ascii=False, default=str)
            found.setdefault(known, CitedItem(code.span, plain))
    return tuple(found.values())


def _items(code: FieldCode) -> Iterator[Mapping[str, Any]]:
    if _TAGGED.match(code.code):
        yield from _csl_items(_decoded(_TAGGED.sub("", code.code, count=1)))
    elif _CITING.search(code.code):
        yield from _csl_items(code.code[code.code.find("{") :])
    elif _ENDNOTE.match(code.code):
        written = code.code[code.code.find("<EndNote") :] if "<EndNote" in code.code else ""
        yield from endnote_items(written or _decoded(code.data))


def _csl_items(written: str) -> Iterator[Mapping[str, Any]]:
    """The items of one citation; what is no JSON after all cites nothing."""
    try:
        # After the object may come words of the program's own.
        given, _ = json.JSONDecoder().raw_decode(written)
    except (ValueError, RecursionError):
        return
    for one in _list(_dict(given).get("citationItems")):
        item = _dict(one)
        data = _dict(item.get("itemData"))
        if data:
            yield data


def _dict(given: object) -> dict[str, Any]:
    return cast("dict[str, Any]", given) if isinstance(given, dict) else {}


def _list(given: object) -> list[Any]:
    return cast("list[Any]", given) if isinstance(given, list) else []


def _decoded(data: str) -> str:
    """Base64, with white space anywhere in it, as text; empty for what is none."""
    try:
        return base64.b64decode("".join(data.split())).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""
