"""Whether the studies of a library are whole: their log, their records, their passages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from carrel.store.errors import LibraryDamaged
from carrel.store.json_text import from_json, of_sound_rows
from carrel.store.library import Library
from carrel.store.studies import Studies
from carrel.store.study_json import study_record
from carrel.store.study_rows import StudyRow
from carrel.study.claim import Claim, CodedPassage
from carrel.values.errors import CarrelError


def study_faults(library: Library) -> Iterator[str]:
    """One sentence for each fault.

    Looked at: the numbers of the acts, each claim and each field of a study against the last act
    that was done to it, and each claim's passages in their texts, one text at a time.
    """
    for kept in library.studies.every():
        yield from _log_faults(library.studies, kept.row)
        yield from _record_faults(library.studies, kept.row)
        try:
            claims = library.studies.claims_of.kept(kept.row.id)
        except LibraryDamaged:
            yield (
                f"The claims of the study '{kept.row.study.name}' cannot be read for the damage "
                "to one of them, so none of its passages was looked at: bring library.sqlite back "
                "from a copy."
            )
            continue
        yield from _passage_faults(
            library, kept.row.study.name, [claim for claim, _, gone in claims if gone is None]
        )


def _log_faults(studies: Studies, row: StudyRow) -> Iterator[str]:
    first, last, count = studies.acts_of.bounds(row.id)
    if count and (first, last) != (1, count):
        yield (
            f"The log of the study '{row.study.name}' has a gap: {count} acts of {last}; bring "
            "the library back from a copy."
        )


@of_sound_rows
def _differ(one: str, other: str | None) -> bool:
    return from_json(one) != from_json(other or "null")


def _record_faults(studies: Studies, row: StudyRow) -> Iterator[str]:
    name = row.study.name
    last = studies.acts_of.last_claims(row.id)
    for id_, record, deleted in studies.claims_of.records(row.id):
        left = last.get(id_)
        try:
            differs = left is not None if deleted else record != left and _differ(record, left)
        except LibraryDamaged:
            yield (
                f"The record of the claim {id_} of the study '{name}' was damaged on the disk: "
                "bring library.sqlite back from a copy."
            )
            continue
        if differs:
            yield (
                f"The claim {id_} of the study '{name}' is not as its last act left it: look it "
                "through and mend it."
            )
    now = study_record(row.study)
    told: dict[str, Any] = {}
    for act in studies.acts_of.of_study(row.id):
        told |= act.after or {}
    for field, value in told.items():
        if field != "name" and now.get(field) != value:
            yield (
                f"The {field} of the study '{name}' is not as its last act left it: look it "
                "through and mend it."
            )


def _passage_faults(library: Library, name: str, claims: list[Claim]) -> Iterator[str]:
    by_document: dict[str, list[tuple[Claim, CodedPassage]]] = {}
    for claim in claims:
        for passage in claim.passages:
            by_document.setdefault(passage.document, []).append((claim, passage))
    for document, passages in by_document.items():
        try:
            text = library.documents.text(document)
        except CarrelError as error:
            ids = ", ".join(sorted({claim.id for claim, _ in passages})[:5])
            yield f"Claims of the study '{name}' ({ids}) have lost their text: {error}"
            continue
        for claim, passage in passages:
            at = passage.selector.position
            if text[at.start : at.end] != passage.selector.quote.exact:
                yield (
                    f"The claim {claim.id} of the study '{name}' does not stand on its passage "
                    f"at {at} of '{passage.work}': delete it and code the passage again."
                )
