"""A series from a table: ties between actors given from outside the texts."""

from __future__ import annotations

import math
from collections.abc import Iterable

from carrel.exchange.errors import ExchangeError
from carrel.exchange.text_files import Line, read_table, write_table
from carrel.study.errors import StudyError
from carrel.study.series import SeriesTie
from carrel.study.when import ALWAYS, When, decimal_years, read_when

_ALSO = {"a": "who", "b": "whom", "from": "start", "to": "end", "year": "when"}
_HEAD = ("who", "whom", "when", "value")


def read_series(data: bytes, name: str) -> tuple[SeriesTie, ...]:
    """The ties of a CSV file with the columns who, whom, value and when (or from and to).

    Actors are as written; ``when`` is words or EDTF, ``from`` and ``to`` are decimal years, and
    ``value`` runs from −1 to +1; an empty one is missing and leaves its row out. Raise
    ``ExchangeError``, which names the line.
    """
    lines = read_table(data, name)
    ties = [tie for line in lines for tie in _ties(line, name)]
    if not ties:
        raise ExchangeError(f"{name} holds no tie: its columns are {', '.join(_HEAD)}.")
    return tuple(ties)


def series_table(ties: Iterable[SeriesTie]) -> bytes:
    """The same as CSV, with decimal years in from and to."""
    return write_table(
        ("who", "whom", "when", "from", "to", "value"),
        (
            (
                tie.who,
                tie.whom,
                tie.when.written if tie.when.edtf else "",
                tie.when.start,
                tie.when.end,
                tie.value,
            )
            for tie in ties
        ),
    )


def _ties(line: Line, name: str) -> list[SeriesTie]:
    row = {_ALSO.get(key, key): cell.strip() for key, cell in line.fields.items()}
    where = f"Line {line.number} of {name}"
    missing = [column for column in ("who", "whom", "value") if column not in row]
    if missing:
        raise ExchangeError(f"{where} has no '{missing[0]}': the columns are {', '.join(_HEAD)}.")
    if not row["value"]:
        return []
    if not row["who"] or not row["whom"]:
        raise ExchangeError(f"{where} does not say whose tie it is: fill in who and whom.")
    value = _number(row["value"])
    if value is None or not -1 <= value <= 1:
        raise ExchangeError(
            f"{where} has the value '{row['value'][:40]}': a tie is from -1 (apart) to +1 (together)."
        )
    try:
        return [SeriesTie(row["who"], row["whom"], _when(row, where), value)]
    except StudyError as error:
        raise ExchangeError(f"{where}: {error}") from error


def _when(row: dict[str, str], where: str) -> When:
    if row.get("when"):
        return read_when(row["when"])
    ends: list[float | None] = []
    for column in ("start", "end"):
        cell = row.get(column, "")
        ends.append(_number(cell) if cell else None)
        if cell and ends[-1] is None:
            raise ExchangeError(f"{where} has '{cell[:40]}' for a year: write 1872 or 1872.5.")
    return ALWAYS if ends == [None, None] else decimal_years(*ends)


def _number(written: str) -> float | None:
    try:
        value = float(written.replace("−", "-"))
    except ValueError:
        return None
    return value if math.isfinite(value) else None
