"""A whole study as open JSON, and back: identical, with every act of coding.

Passages are W3C Web Annotation targets: ``source`` is ``urn:sha256:DIGEST`` of the canonical text,
with a TextPositionSelector (code points, half-open) and a TextQuoteSelector. All else has the names
of the study's own fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import msgspec

from carrel.exchange.errors import ExchangeError
from carrel.exchange.text_files import read_json, write_lists
from carrel.study.act import Act, ActSubject
from carrel.study.claim import Claim
from carrel.study.study import Study

FORMAT = "carrel-study"
VERSION = 1
_BEGINNING = 200
_URN = "urn:sha256:"


@dataclass(frozen=True, slots=True)
class KeptClaim:
    """A claim with the number of the act that made it, and when it was deleted."""

    claim: Claim
    made: int
    deleted: str | None


@dataclass(frozen=True, slots=True)
class WholeStudy:
    """All of a study: what it is, every claim it ever had, every act, the works it rests on.

    ``works`` are CSL-JSON items by citation key, each with the digest of its text.
    """

    study: Study
    claims: tuple[KeptClaim, ...]
    acts: tuple[Act, ...]
    works: tuple[tuple[str, str, Mapping[str, Any]], ...]


def write_study(whole: WholeStudy) -> bytes:
    """The study as JSON, a claim and an act a line; whether it is the active one is left out."""
    record = _builtins(whole.study)
    del record["active"]
    head = {"format": FORMAT, "version": VERSION, "study": record}
    works = [
        {"key": key, "document": document, "item": dict(item)}
        for key, document, item in whole.works
    ]
    claims = (
        {**_opened(_builtins(kept.claim)), "made": kept.made, "deleted": kept.deleted}
        for kept in whole.claims
    )
    acts = map(_act_out, whole.acts)
    return write_lists(head, {"works": works, "claims": claims, "acts": acts})


def is_study(data: bytes) -> bool:
    """Whether a file says at its beginning that it is what ``write_study`` wrote."""
    return f'"{FORMAT}"'.encode() in data[:_BEGINNING]


def read_study(data: bytes, name: str) -> WholeStudy:
    """What ``write_study`` wrote; raise ``ExchangeError`` for anything else.

    What the log says a claim became last must be what the claim is.
    """
    given = read_json(data, name)
    if not isinstance(given, dict) or cast("dict[str, Any]", given).get("format") != FORMAT:
        raise ExchangeError(
            f"{name} is not a study that Carrel wrote: 'carrel study export' writes one, "
            "'carrel study import' reads claims from other files."
        )
    told = cast("dict[str, Any]", given)
    if told.get("version") != VERSION:
        raise ExchangeError(
            f"{name} has the form {str(told.get('version'))[:20]}, and this Carrel knows "
            f"{VERSION}: update Carrel."
        )
    try:
        whole = WholeStudy(
            msgspec.convert(told["study"], Study),
            tuple(map(_claim_in, told["claims"])),
            tuple(map(_act_in, told["acts"])),
            tuple((work["key"], work["document"], work["item"]) for work in told["works"]),
        )
    except (msgspec.ValidationError, LookupError, TypeError, ValueError, AttributeError) as error:
        raise ExchangeError(f"{name} is not a whole study ({error}): export it anew.") from error
    _check_whole(whole, name)
    return whole


def _check_whole(whole: WholeStudy, name: str) -> None:
    numbers = [act.number for act in whole.acts]
    if numbers != list(range(1, len(numbers) + 1)):
        raise ExchangeError(f"The log in {name} has a gap: export the study anew.")
    last = {act.id: act.after for act in whole.acts if act.subject is ActSubject.CLAIM}
    kept = {one.claim.id: one for one in whole.claims}
    for id_ in {*last, *kept}:
        there = kept.get(id_)
        record = None if there is None or there.deleted else _builtins(there.claim)
        if there is None or last.get(id_) != record:
            raise ExchangeError(
                f"{name} does not agree with itself about the claim '{id_}': export it anew."
            )


def _builtins(thing: Study | Claim) -> dict[str, Any]:
    """As JSON gives it back, with lists for tuples."""
    return cast("dict[str, Any]", _listed(msgspec.to_builtins(thing)))


def _listed(value: object) -> object:
    if isinstance(value, dict):
        return {key: _listed(one) for key, one in cast("dict[str, object]", value).items()}
    if isinstance(value, (list, tuple)):
        return [_listed(one) for one in cast("list[object]", value)]
    return value


def _opened(record: Mapping[str, Any]) -> dict[str, Any]:
    """A claim's record with its passages in W3C's words."""
    return {**record, "passages": [_target(passage) for passage in record["passages"]]}


def _closed(record: Mapping[str, Any]) -> dict[str, Any]:
    """A claim's record with its passages in the study's own words."""
    return {**record, "passages": [_passage(target) for target in record["passages"]]}


def _target(passage: Mapping[str, Any]) -> dict[str, Any]:
    selector = passage["selector"]
    start, end = selector["position"]
    return {
        "source": _URN + passage["document"],
        "carrel:work": passage["work"],
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {"type": "TextQuoteSelector", **selector["quote"]},
        ],
    }


def _passage(target: Mapping[str, Any]) -> dict[str, Any]:
    at, quote = target["selector"]
    return {
        "work": target["carrel:work"],
        "document": target["source"].removeprefix(_URN),
        "selector": {
            "position": [at["start"], at["end"]],
            "quote": {part: quote[part] for part in ("exact", "prefix", "suffix")},
        },
    }


def _claim_in(given: dict[str, Any]) -> KeptClaim:
    record = dict(given)
    made, deleted = record.pop("made"), record.pop("deleted")
    claim = msgspec.convert(_closed(record), Claim)
    return KeptClaim(claim, msgspec.convert(made, int), msgspec.convert(deleted, str | None))


def _act_out(act: Act) -> dict[str, Any]:
    record = cast("dict[str, Any]", _listed(msgspec.to_builtins(act)))
    return _with_sides(record, _opened) if act.subject is ActSubject.CLAIM else record


def _act_in(given: dict[str, Any]) -> Act:
    claims = given["subject"] == ActSubject.CLAIM.value
    return msgspec.convert(_with_sides(given, _closed) if claims else given, Act)


def _with_sides(record: dict[str, Any], turn: Any) -> dict[str, Any]:  # noqa: ANN401 - one of two functions
    sides = {side: record[side] for side in ("before", "after")}
    return {**record, **{side: turn(one) if one else one for side, one in sides.items()}}
