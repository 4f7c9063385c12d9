"""Write a study out whole, as open JSON or as tables, and bring it back identical."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from carrel.annotations.anchoring import Anchored, anchor
from carrel.exchange.claims_table import claims_table
from carrel.exchange.series_table import read_series, series_table
from carrel.exchange.study_file import KeptClaim, WholeStudy, read_study, write_study
from carrel.store.errors import DocumentNotFound
from carrel.study.act import ActSubject
from carrel.study.actor import check_actors, find_actor
from carrel.study.claim import Claim, check_claim
from carrel.study.codebook import check_codebook
from carrel.study.errors import StudyError
from carrel.study.series import Series, SeriesTie
from carrel.workbench.draft_claim import known_actor
from carrel.workbench.import_claims import Imported, import_claims
from carrel.workbench.load_study import load

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carrel.store.library import Library
    from carrel.store.study_rows import StudyRow
    from carrel.study.study import Study

__all__ = [
    "Imported",
    "claims_table",
    "export_claims",
    "export_series",
    "export_study",
    "import_claims",
    "import_series",
    "import_study",
]


def export_study(library: Library, name: str, *, coder: str) -> bytes:
    """All of a study as JSON: every claim that it ever had, every act, every series.

    Raise ``StudyError`` while the study is blind and others than this coder have coded in it.
    """
    with library.reading():
        row = library.studies.row(name)
        if row.study.blind and any(
            act.coder != coder and act.subject is ActSubject.CLAIM
            for act in library.studies.acts_of.all(row.id)
        ):
            raise StudyError(
                "The study is blind and others have coded in it: take your own claims out as CSV, "
                "or lift the blindness first."
            )
        return write_whole(library, row)


def write_whole(library: Library, row: StudyRow) -> bytes:
    """The same for one that may have been taken away."""
    kept = library.studies.claims_of.kept(row.id)
    claims = tuple(KeptClaim(*one) for one in kept)
    works = sorted({p.work for one in claims for p in one.claim.passages})
    items = [(key, library.works.kept(key)) for key in works]
    described = tuple((key, work.document, work.csl_item()) for key, work in items)
    acts = library.studies.acts_of.all(row.id)
    return write_study(WholeStudy(row.study, claims, acts, described))


def export_claims(
    library: Library, name: str, *, coder: str | None = None, ids: Iterable[str] | None = None
) -> bytes:
    """A study's claims, or those of the ids, as CSV, a row for each passage."""
    loaded = load(library, name, coder=coder)
    claims = loaded.claims if ids is None else [loaded.by_id[id_] for id_ in ids]
    return claims_table(claims)


def export_series(library: Library, name: str, series: str) -> bytes:
    """The ties of a series as CSV."""
    return series_table(find_series(library.studies.get(name), series).ties)


def import_study(library: Library, data: bytes, file: str, *, name: str = "") -> Study:
    """Bring back what ``export_study`` wrote, as a new study; ``name`` calls it otherwise.

    Every rule of a study is checked, and every passage in its source. Raise ``ExchangeError`` for
    another file, ``StudyExists``, ``WorkNotFound``, or ``StudyError`` for what does not hold.
    """
    whole = read_study(data, file)
    study = replace(whole.study, name=name or whole.study.name)
    check_codebook(study.codebook)
    check_actors(study.actors)
    for kept in whole.claims:
        if kept.deleted is None:
            check_claim(kept.claim, study)
    _check_passages(library, [kept.claim for kept in whole.claims])
    claims = [(kept.claim, kept.made, kept.deleted) for kept in whole.claims]
    return library.studies.keep_whole(study, claims, whole.acts)


def import_series(
    library: Library,
    study: str,
    data: bytes,
    file: str,
    series: Series,
    *,
    coder: str,
) -> Series:
    """Put ties from CSV beside a study's claims, as ``series`` says all but the ties.

    States of ISO 3166 that the study lacks become actors of it. A series of the same name is
    replaced. Raise ``StudyError`` where it has neither a work nor a citation, or an actor is
    unknown.
    """
    if not (series.work or series.citation.strip()):
        raise StudyError(
            "A series comes from somewhere: name its work with --source KEY, or say where it is "
            "from with --citation."
        )
    if not series.name.strip():
        raise StudyError("A series needs a name: give it a word or two.")
    if series.work:
        library.works.get(series.work)
    given = read_series(data, file)
    with library.studies.one_deed():
        old = new = library.studies.get(study)
        ties: list[SeriesTie] = []
        for tie in given:
            new, known = _known(new, tie)
            ties.append(known)
        made = replace(series, name=series.name.strip(), ties=tuple(ties))
        others = tuple(one for one in new.series if one.name != made.name)
        changed = replace(new, series=(*others, made), revision=old.revision + 1)
        library.studies.save(changed, coder=coder)
    return made


def find_series(study: Study, name: str) -> Series:
    """The series of that name; raise ``StudyError``, which lists those that there are."""
    for series in study.series:
        if series.name.casefold() == name.strip().casefold():
            return series
    known = ", ".join(f"'{series.name}'" for series in study.series) or "none yet"
    raise StudyError(f"The study has no series '{name}' (there is {known}): choose one, or add it.")


def _known(study: Study, tie: SeriesTie) -> tuple[Study, SeriesTie]:
    study, who = known_actor(study, tie.who)
    study, whom = known_actor(study, tie.whom)
    if who == whom:
        actor = find_actor(study.actors, who).name
        raise StudyError(f"A tie is between two actors, and this is {actor} with itself.")
    return study, replace(tie, who=who, whom=whom)


def _check_passages(library: Library, claims: list[Claim]) -> None:
    texts: dict[str, str] = {}
    for claim in claims:
        for passage in claim.passages:
            library.works.kept(passage.work)
            if passage.document not in texts:
                texts[passage.document] = _text(library, passage.work, passage.document)
            if anchor(texts[passage.document], passage.selector).sure is not Anchored.EXACT:
                raise StudyError(
                    f"The claim {claim.id} does not stand on its passage at "
                    f"{passage.selector.position} of {passage.work}: export the study anew."
                )


def _text(library: Library, key: str, document: str) -> str:
    try:
        return library.documents.text(document)
    except DocumentNotFound as error:
        raise StudyError(
            f"The study rests on another text of '{key}' than this library has: "
            "add the very file that was coded."
        ) from error
