"""Claims as files give them, in JSON or CSV, read but not yet understood by a study.

An entry has the actors ``who`` and ``whom`` (or ``a`` and ``b``), ``when`` as words, EDTF or a
pair of decimal years (in a table also ``from`` and ``to``), ``area``, ``factor``, ``direction``
(or ``dir``), ``strength``, ``certainty``, and if need be ``modality``, ``horizon``,
``symmetric``, ``if`` (who, whom, sign; in a table ``if who``, ``if whom``, ``if sign``),
``event``, ``note``, ``coder``, ``id``, ``work``, and the instants ``created`` and ``modified``
(ISO 8601). Its words are ``quote`` at ``start`` to ``end``;
in a table further rows of the same ``id`` give further passages, in JSON ``passages`` does.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar, cast

from carrel.exchange.errors import ExchangeError
from carrel.exchange.text_files import Line, read_json, read_table
from carrel.study.claim import Claim, Condition, Horizon, Modality
from carrel.study.errors import StudyError
from carrel.study.when import ALWAYS, When, decimal_years, read_when
from carrel.values.span import Span

_Word = TypeVar("_Word", bound=StrEnum)

_ALSO: Mapping[str, str] = {"a": "who", "b": "whom", "dir": "direction", "source": "work"}
_TRUE = {"true", "yes", "1", "x"}
_FALSE = {"", "false", "no", "0"}
_SHOWN = 60
_PAIR = 2
_HIGHEST = 2**53


@dataclass(frozen=True, slots=True)
class GivenPassage:
    """Words of a source, and where they are said to stand (``None`` when that is not said)."""

    quote: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class GivenClaim:
    """An entry of a file: a claim whose passages must still be found in the text of ``work``.

    ``place`` is what a person calls it in the file. The actors and the area of ``claim`` are as
    written, its id, its coder and ``work`` empty where the entry names none.
    """

    place: str
    claim: Claim
    passages: tuple[GivenPassage, ...]
    work: str


@dataclass(frozen=True, slots=True)
class Refused:
    """An entry that cannot be a claim: what it is called in its file, and a sentence."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class GivenClaims:
    """What a file gave, in its order."""

    claims: tuple[GivenClaim, ...]
    refused: tuple[Refused, ...] = field(default=())


def read_claims(data: bytes, name: str) -> GivenClaims:
    """The claims of a file: JSON if it begins like JSON, else CSV; ``name`` is for sentences.

    Entries that cannot be read are among ``refused``. Raise ``ExchangeError`` for a file that is
    neither, or holds no entries.
    """
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    entries = _json_entries(data, name) if start in {b"[", b"{"} else _table_entries(data, name)
    claims: list[GivenClaim] = []
    refused: list[Refused] = []
    for place, entry in entries:
        try:
            claims.append(_claim(place, entry))
        except (ExchangeError, StudyError) as error:
            refused.append(Refused(place, str(error)))
    if not claims and not refused:
        raise ExchangeError(f"{name} holds no claims: name a file with at least one.")
    return GivenClaims(_joined(claims), tuple(refused))


def _json_entries(data: bytes, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    given = read_json(data, name)
    if isinstance(given, dict):
        given = cast("dict[str, Any]", given).get("claims")
    if not isinstance(given, list):
        raise ExchangeError(
            f"{name} holds no list of claims: it should be a list, or have one under 'claims'."
        )
    for number, entry in enumerate(cast("list[Any]", given), start=1):
        if not isinstance(entry, dict):
            yield f"entry {number}", {"": entry}
            continue
        named = {_ALSO.get(key, key): value for key, value in cast("dict[str, Any]", entry).items()}
        id_ = named.get("id")
        yield (str(id_) if isinstance(id_, str) and id_ else f"entry {number}"), named


def _table_entries(data: bytes, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    lines = read_table(data, name)
    if lines and not {"who", "a"} & set(lines[0].fields):
        raise ExchangeError(
            f"{name} has no column 'who': its first line names the columns, as in "
            "'who,whom,when,area,factor,direction,strength,certainty,quote'."
        )
    for line in lines:
        yield line.fields.get("id", "").strip() or f"line {line.number}", _of_line(line)


def _of_line(line: Line) -> dict[str, Any]:
    """A row with the members that JSON would have; empty cells say nothing."""
    row = {_ALSO.get(key, key): cell for key, cell in line.fields.items() if cell.strip()}
    for number in ("direction", "strength", "certainty", "start", "end", "from", "to", "if sign"):
        if number in row:
            row[number] = cast("str", _number(row[number], number))
    entry: dict[str, Any] = {key: cell for key, cell in row.items() if key not in {"from", "to"}}
    if "when" not in entry and {"from", "to"} & row.keys():
        entry["when"] = [row.get("from"), row.get("to")]
    if "symmetric" in entry:
        entry["symmetric"] = _truth(entry["symmetric"])
    if {"if who", "if whom"} & row.keys():
        entry["if"] = [row.get("if who", ""), row.get("if whom", ""), row.get("if sign", 0)]
    return entry


def _claim(place: str, entry: Mapping[str, Any]) -> GivenClaim:
    if "" in entry and len(entry) == 1:
        raise ExchangeError(f"It is {str(entry[''])[:_SHOWN]!r} and no claim.")
    passages = _passages(entry)
    claim = Claim(
        id=_text(entry, "id"),
        passages=(),
        coder=_text(entry, "coder"),
        who=_text(entry, "who", needed=True),
        whom=_text(entry, "whom", needed=True),
        when=_when(entry.get("when")),
        area=_text(entry, "area"),
        factor=_text(entry, "factor", needed=True),
        direction=_whole(entry, "direction"),
        strength=_whole(entry, "strength"),
        certainty=_whole(entry, "certainty"),
        modality=_one_of(entry, "modality", Modality, Modality.ASSERTED),
        horizon=_one_of(entry, "horizon", Horizon, Horizon.NONE),
        symmetric=_bool(entry, "symmetric"),
        condition=_condition(entry.get("if") or entry.get("condition")),
        event=_text(entry, "event"),
        note=_text(entry, "note"),
        created=_instant(entry, "created"),
        modified=_instant(entry, "modified"),
    )
    return GivenClaim(place, claim, passages, _text(entry, "work"))


def _instant(entry: Mapping[str, Any], name: str) -> str:
    written = _text(entry, name)
    if not written:
        return ""
    try:
        datetime.fromisoformat(written)
    except ValueError:
        raise ExchangeError(f"Its '{name}' is {written[:_SHOWN]!r}, which is no instant.") from None
    return written


def _passages(entry: Mapping[str, Any]) -> tuple[GivenPassage, ...]:
    given = entry.get("passages", [entry])
    if not isinstance(given, list):
        raise ExchangeError("Its passages are no list.")
    return tuple(_passage(one) for one in cast("list[Any]", given))


def _passage(given: Any) -> GivenPassage:  # noqa: ANN401 - an entry of a foreign file
    if not isinstance(given, dict):
        raise ExchangeError("One of its passages is no object with a quote.")
    entry = cast("dict[str, Any]", given)
    quote = _text(entry, "quote")
    if not quote.strip():
        raise ExchangeError("It has no passage: give the words of the source as 'quote'.")
    if "start" not in entry or "end" not in entry:
        return GivenPassage(quote)
    span = Span(_whole(entry, "start"), _whole(entry, "end"))
    if not 0 <= span.start < span.end <= _HIGHEST:
        raise ExchangeError(f"Its passage stands at {span}, which is no place in a text.")
    return GivenPassage(quote, span)


def _when(given: Any) -> When:  # noqa: ANN401 - a member of a foreign file
    match given:
        case None | "":
            return ALWAYS
        case str():
            return read_when(given)
        case int() | float() if not isinstance(given, bool):
            return decimal_years(_year(given), _year(given))
        case [start, end]:
            return decimal_years(_year(start), _year(end))
        case _:
            raise ExchangeError(
                f"Its date {str(cast('object', given))[:_SHOWN]!r} is neither words nor a pair of "
                "decimal years."
            )


def _year(given: object) -> float | None:
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, (int, float)) or not math.isfinite(given):
        raise ExchangeError(f"Its date has {str(given)[:_SHOWN]!r} for a year.")
    return float(given)


def _condition(given: Any) -> Condition | None:  # noqa: ANN401 - a member of a foreign file
    if isinstance(given, dict):
        tie = cast("dict[str, Any]", given)
        given = [tie.get("who"), tie.get("whom"), tie.get("sign")]
    match given:
        case None:
            return None
        case [str(who), str(whom), int(sign)] if not isinstance(sign, bool):
            return Condition(who, whom, sign)
        case _:
            raise ExchangeError("Its condition is not of the form who, whom, sign (+1 or -1).")


def _text(entry: Mapping[str, Any], name: str, *, needed: bool = False) -> str:
    value = entry.get(name)
    if value is None or (isinstance(value, str) and not value.strip()):
        if needed:
            raise ExchangeError(f"It does not say '{name}'.")
        return ""
    if not isinstance(value, str):
        raise ExchangeError(f"Its '{name}' is {str(value)[:_SHOWN]!r} and no text.")
    return value


def _whole(entry: Mapping[str, Any], name: str) -> int:
    value = entry.get(name)
    if value is None:
        raise ExchangeError(f"It does not say '{name}'.")
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value != int(value):
        raise ExchangeError(f"Its '{name}' is {str(value)[:_SHOWN]!r} and no whole number.")
    return int(value)


def _number(written: str, name: str) -> float | str:
    """A number from a table; what is none stays as it is and is refused where it is used."""
    plain = written.strip().replace("−", "-")
    try:
        value = float(plain)
    except ValueError:
        return written
    return value if name in {"from", "to"} or not value.is_integer() else int(value)


def _truth(written: str) -> bool | str:
    plain = written.strip().casefold()
    return plain in _TRUE if plain in _TRUE | _FALSE else written


def _bool(entry: Mapping[str, Any], name: str) -> bool:
    value = entry.get(name, False)
    if not isinstance(value, bool):
        raise ExchangeError(f"Its '{name}' is {str(value)[:_SHOWN]!r}: write true or false.")
    return value


def _one_of(entry: Mapping[str, Any], name: str, words: type[_Word], usual: _Word) -> _Word:
    value = _text(entry, name).strip().casefold()
    if not value:
        return usual
    allowed = [word.value for word in words]
    if value not in allowed:
        either = f"{', '.join(allowed[:-1])} or {allowed[-1]}"
        raise ExchangeError(f"Its '{name}' is '{value[:_SHOWN]}': it is {either}.")
    return words(value)


def _joined(claims: list[GivenClaim]) -> tuple[GivenClaim, ...]:
    """Rows of one id, all else the same, as one claim with several passages."""
    made: dict[str, GivenClaim] = {}
    for number, given in enumerate(claims):
        id_ = given.claim.id
        former = made.get(id_) if id_ else None
        if former is not None and (former.claim, former.work) == (given.claim, given.work):
            made[id_] = replace(former, passages=(*former.passages, *given.passages))
        else:
            # A second claim of the same id is refused by the study, which names it.
            made[f"{id_}\0{number}" if former or not id_ else id_] = given
    return tuple(made.values())
