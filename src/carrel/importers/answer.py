"""What the confined process answers: plain data, checked when it arrives.

The process may be in the hands of the file it read. So nothing it sends is executed or trusted:
JSON only, and every kind, span and size is checked before it becomes a value of ours.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, cast

from carrel.documents.document import Block, BlockKind, Document, Inline, InlineKind, Page
from carrel.importers.errors import UnreadableFile
from carrel.importers.imported import CitedItem, Imported
from carrel.library.record import sound_item
from carrel.library.work import Origin, Provenance
from carrel.values.span import Span

_BROKEN = "gave a garbled answer while it was read: the file is damaged or hostile"


def written(outcome: Imported | UnreadableFile) -> bytes:
    """The answer as JSON in UTF-8."""
    plain = {"refused": outcome.reason} if isinstance(outcome, UnreadableFile) else _plain(outcome)
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def understood(answer: bytes) -> Imported:
    """Read an answer; raises ``UnreadableFile`` (its reason alone) for a refusal or a garbled one."""
    try:
        plain = json.loads(answer.decode("utf-8"))
        if "refused" in plain:
            raise UnreadableFile(str(plain["refused"])[:1000])
        return _imported(plain)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadableFile(_BROKEN) from error


def _plain(imported: Imported) -> dict[str, Any]:
    document = imported.document
    return {
        "text": document.text,
        "language": document.language,
        "blocks": [[b.kind.value, *b.span, b.level] for b in document.blocks],
        "inlines": [[i.kind.value, *i.span, i.target] for i in document.inlines],
        "pages": [[page.label, *page.span] for page in document.pages],
        "media_type": imported.media_type,
        "item": dict(imported.item),
        "provenance": {
            variable: [where.origin.value, *(where.span or ())]
            for variable, where in imported.provenance.items()
        },
        "warnings": list(imported.warnings),
        "safe_html": imported.safe_html,
        "cited": [[*one.span, dict(one.item)] for one in imported.cited],
    }


def _imported(plain: Mapping[str, Any]) -> Imported:
    text = _text(plain["text"])
    return Imported(
        Document(
            text,
            tuple(_blocks(plain["blocks"], len(text))),
            tuple(_pages(plain["pages"], len(text))),
            tuple(
                Inline(InlineKind(kind), _span(start, end, len(text)), _text(target))
                for kind, start, end, target in plain["inlines"]
            ),
            _text(plain["language"]),
        ),
        _text(plain["media_type"]),
        {_text(name): _value(value) for name, value in plain["item"].items()},
        {_text(name): _provenance(where, len(text)) for name, where in plain["provenance"].items()},
        tuple(_text(warning) for warning in plain["warnings"]),
        _text(plain["safe_html"]),
        tuple(
            CitedItem(_span(start, end, len(text)), sound_item(item))
            for start, end, item in plain.get("cited", ())
        ),
    )


def _provenance(where: Sequence[Any], length: int) -> Provenance:
    if len(where) == 1:
        return Provenance(Origin(where[0]))
    origin, start, end = where
    return Provenance(Origin(origin), _span(start, end, length))


def _value(value: Any) -> Any:  # noqa: ANN401 - CSL-JSON has strings, names and dates
    """A value as CSL-JSON has it: a string, a list of names, or a date; nothing else is taken."""
    match value:
        case str():
            return value
        case list():
            names = cast("list[dict[object, object]]", value)
            return [{_text(part): _text(said) for part, said in name.items()} for name in names]
        case {"literal": str() as literal}:
            return {"literal": literal}
        case {"date-parts": parts, **rest}:
            season = {"season": _number(rest["season"])} if "season" in rest else {}
            return {"date-parts": [[_number(n) for n in date] for date in parts], **season}
        case _:
            raise TypeError(value)


def _number(value: object) -> int:
    if type(value) is not int:
        raise TypeError(value)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _span(start: object, end: object, length: int) -> Span:
    if type(start) is not int or type(end) is not int or not 0 <= start <= end <= length:
        raise ValueError(start, end)
    return Span(start, end)


def _blocks(rows: Sequence[Sequence[Any]], length: int) -> list[Block]:
    blocks: list[Block] = []
    done = 0
    for kind, start, end, level in rows:
        span = _span(start, end, length)
        if span.start < done or not 0 <= int(level) < 100:  # noqa: PLR2004 - no list is that deep
            raise ValueError(start)
        blocks.append(Block(BlockKind(kind), span, int(level)))
        done = span.end
    return blocks


def _pages(rows: Sequence[Sequence[Any]], length: int) -> list[Page]:
    pages: list[Page] = []
    done = 0
    for number, (label, start, end) in enumerate(rows, 1):
        if start != done:
            raise ValueError(start)
        pages.append(
            Page(number, None if label is None else _text(label), _span(start, end, length))
        )
        done = end
    if done != length or not pages:
        raise ValueError(done)
    return pages
