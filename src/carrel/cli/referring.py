"""``carrel references``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from carrel.cli.output import bold, say, say_aside
from carrel.cli.records import of_span
from carrel.references.certainty import Certainty, certainty_of
from carrel.references.correction import corrected
from carrel.values.errors import CarrelError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Mapping, Sequence

    from carrel.references.correction import Correction
    from carrel.references.gathered import Entry

_MOST_TO_LOOK = 20
_WORDS = 160
_Known = tuple["Entry", "Correction | None"]


def references(arguments: Namespace) -> int:
    """Print the references of a work, a file or what comes in, in the form asked for."""
    entries = _entries(arguments)
    if not entries:
        say_aside(
            "carrel: No reference list was found there; if every line is a reference, "
            "say --one-per-line."
        )
    if arguments.json:
        _say_json(entries)
    elif arguments.format:
        _say_format(entries, arguments.format)
    else:
        _tell(entries)
    return 0


def _entries(arguments: Namespace) -> Sequence[_Known]:
    from carrel.workbench.references_of_file import references_of_file, references_of_text

    what, lines = arguments.source, arguments.one_per_line
    if what == "-":
        gathered = references_of_text(sys.stdin.buffer.read(), one_per_line=lines)
    elif Path(what).exists():
        gathered = references_of_file(Path(what), one_per_line=lines)
    else:
        return _of_work(arguments)
    return [(entry, None) for entry in gathered.entries]


def _of_work(arguments: Namespace) -> Sequence[_Known]:
    from carrel.store.library import open_library
    from carrel.workbench.gather_references import gather_references

    if arguments.one_per_line:
        raise CarrelError(
            f"--one-per-line is for a file or -, and there is no file '{arguments.source}': "
            "name one."
        )
    with open_library(arguments.library) as library:
        work = library.works.get(arguments.source)
        lists = gather_references(library, work.document)
    return [(each.entry, each.correction) for each in lists.entries]


def _say_json(entries: Iterable[_Known]) -> None:
    """A list, one entry a line."""
    import json

    before = "[\n"
    for place, (entry, correction) in enumerate(entries, start=1):
        record = record_of(place, entry, correction)
        sys.stdout.write(before + json.dumps(record, ensure_ascii=False))
        before = ",\n"
    sys.stdout.write("[]\n" if before == "[\n" else "\n]\n")


def record_of(place: int, entry: Entry, correction: Correction | None = None) -> dict[str, Any]:
    """An entry as ``--json`` has it; ``span`` is its place in the text, in code points."""
    reference = entry.reference
    return {
        "raw": reference.mended.raw,
        "mended": reference.mended.text,
        "operation": ", ".join(reference.mended.operations) or "nothing",
        "csl": {"id": str(place), **corrected(reference, correction)},
        "confidence": {
            "entry": round(reference.confidence, 4),
            "fields": _confidences(entry),
        },
        "span": of_span(entry.span),
        "fields": [
            {
                "label": field.label,
                "text": field.text,
                "span": of_span(field.span),
                "confidence": round(field.confidence, 4),
            }
            for field in reference.fields
        ],
        "certainty": certainty_of(reference, correction).value,
        "doubts": list(reference.doubts),
        "corrected": sorted(correction.values) if correction else [],
        "list": entry.number,
    }


def _confidences(entry: Entry) -> dict[str, float]:
    """For each variable the confidence of its least sure field."""
    least: dict[str, float] = {}
    for field in entry.reference.fields:
        least[field.label] = min(round(field.confidence, 4), least.get(field.label, 1.0))
    return least


def _say_format(entries: Iterable[_Known], name: str) -> None:
    from carrel.exchange.reference_files import REFERENCE_FORMATS
    from carrel.workbench.name_references import with_keys

    items = with_keys(corrected(entry.reference, correction) for entry, correction in entries)
    sys.stdout.write(REFERENCE_FORMATS[name].write(items))


def _tell(entries: Sequence[_Known]) -> None:
    """The entries with their fields; those that need a person once more at the end."""
    look: list[int] = []
    for place, (entry, correction) in enumerate(entries, start=1):
        certainty = certainty_of(entry.reference, correction)
        if certainty in {Certainty.LOOK, Certainty.LITERAL}:
            look.append(place)
        say(f"{bold(str(place))}. {certainty.value}")
        _tell_entry(entry, corrected(entry.reference, correction))
        say()
    if look:
        shown = ", ".join(map(str, look[:_MOST_TO_LOOK]))
        more = f" and {len(look) - _MOST_TO_LOOK} more" if len(look) > _MOST_TO_LOOK else ""
        say(
            f"{len(look)} of {len(entries)} need a person: {shown}{more}. Open the list beside its "
            "text with 'carrel' to correct them."
        )


def _tell_entry(entry: Entry, item: Mapping[str, Any]) -> None:
    from carrel.workbench.name_references import value_words

    reference = entry.reference
    say(f"   {_short(reference.mended.text)}")
    if reference.mended.operations:
        say(f"   mended ({', '.join(reference.mended.operations)}) from:")
        say(f"   {_short(reference.mended.raw)}")
    if not reference.literal:
        for variable, value in item.items():
            say(f"   {variable}: {value_words(variable, value)}")
    for doubt in reference.doubts:
        say(f"   ? {doubt}")


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _WORDS else f"{line[:_WORDS]}…"
