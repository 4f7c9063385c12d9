"""JSON and tables as files hold them: UTF-8, limited in size, never a half-read value."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, NoReturn

from carrel.exchange.errors import ExchangeError

MOST_BYTES = 512 << 20
_SEPARATORS = ",;\t"
_LONGEST_FIELD = 10_000_000


class Line(NamedTuple):
    """A row of a table by the names of its columns, and the line that it ends on."""

    number: int
    fields: dict[str, str]


def read_text(data: bytes, name: str) -> str:
    """UTF-8, with or without its mark; raise ``ExchangeError`` for anything else."""
    if len(data) > MOST_BYTES:
        raise ExchangeError(
            f"{name} is larger than {MOST_BYTES >> 20} MiB: cut it into several files."
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ExchangeError(
            f"{name} is not written in UTF-8 (byte {error.start}): save it as UTF-8 and try again."
        ) from error


def read_json(data: bytes, name: str) -> Any:  # noqa: ANN401 - JSON may hold anything
    """What JSON says; raise ``ExchangeError``, which names the line, for what is none."""
    try:
        return json.loads(read_text(data, name), parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise ExchangeError(
            f"{name} is not JSON (line {error.lineno}, column {error.colno}: {error.msg}): "
            "mend it there, or name another file."
        ) from error
    except (RecursionError, ValueError) as error:
        raise ExchangeError(f"{name} is not sound JSON ({error}): name another file.") from error


def read_table(data: bytes, name: str) -> tuple[Line, ...]:
    """The rows of a CSV file (RFC 4180; comma, semicolon or tab) by the names in its first line.

    Names are compared without case and white space around. Raise ``ExchangeError`` for a table
    without a head, or a row with more fields than the head has.
    """
    text = read_text(data, name)
    head, _, _ = text.partition("\n")
    separator = max(_SEPARATORS, key=head.count)
    if "\0" in text:
        raise ExchangeError(f"{name} holds a null character, which no table does: name another.")
    old = csv.field_size_limit(_LONGEST_FIELD)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        return tuple(_lines(reader, name))
    except csv.Error as error:
        raise ExchangeError(
            f"{name} is not a sound CSV file ({error}): see to its quotation marks."
        ) from error
    finally:
        csv.field_size_limit(old)


def write_lists(head: Mapping[str, object], lists: Mapping[str, Iterable[object]]) -> bytes:
    """A JSON object in UTF-8: the members of ``head``, then lists with an entry a line.

    Half characters (lone surrogates) are written as escapes.
    """
    parts = [f"{_json(name)}: {_json(value)}" for name, value in head.items()]
    for name, entries in lists.items():
        lines = ",\n".join(map(_json, entries))
        parts.append(f"{_json(name)}: [\n{lines}\n]" if lines else f"{_json(name)}: []")
    return ("{" + ",\n".join(parts) + "}\n").encode()


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, allow_nan=False)
    return text


def write_table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """CSV after RFC 4180 in UTF-8, with a head."""
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow(head)
    writer.writerows(rows)
    return made.getvalue().encode("utf-8", "surrogatepass")


def _lines(reader: Any, name: str) -> Iterable[Line]:  # noqa: ANN401 - csv does not name its type
    head: list[str] = []
    for row in reader:
        if not any(cell.strip() for cell in row):
            continue
        if not head:
            head = [cell.strip().casefold() for cell in row]
            _check_head(head, name)
            continue
        if len(row) > len(head):
            raise ExchangeError(
                f"Line {reader.line_num} of {name} has {len(row)} fields and the head {len(head)}: "
                "put fields that hold a separator in quotation marks."
            )
        yield Line(reader.line_num, dict(zip(head, row, strict=False)))
    if not head:
        raise ExchangeError(f"{name} is empty: its first line names the columns.")


def _check_head(head: list[str], name: str) -> None:
    twice = [cell for cell in head if cell and head.count(cell) > 1]
    if twice:
        raise ExchangeError(f"{name} has the column '{twice[0]}' twice: take one out.")


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number")
