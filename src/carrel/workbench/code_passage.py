"""Code passages: make claims of them, change claims, take them away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from carrel.annotations.annotation import AnnotationError
from carrel.citing.quotation import find_quotation
from carrel.study.claim import CodedPassage, Modality, check_claim
from carrel.study.errors import StudyError
from carrel.workbench.draft_claim import TYPED, ClaimDraft, understood, with_typed
from carrel.workbench.mark_passage import describe_span
from carrel.workbench.read_document import check_span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from carrel.store.library import Library
    from carrel.study.claim import Claim
    from carrel.study.study import Study
    from carrel.values.span import Span

__all__ = [
    "ClaimDraft",
    "add_passage",
    "change_claim",
    "change_claims",
    "code_quotation",
    "code_span",
    "code_spans",
    "quoted_span",
]


def code_span(
    library: Library, study: str, key: str, span: Span, draft: ClaimDraft, *, coder: str
) -> Claim:
    """Make a claim of the passage at ``span`` of a work.

    Raise ``StudyError`` for what cannot be, ``SpanError`` for a span outside the text.
    """
    return code_spans(library, study, key, (span,), draft, coder=coder)


def code_quotation(
    library: Library, study: str, key: str, quotation: str, draft: ClaimDraft, *, coder: str
) -> Claim:
    """Make a claim of the first passage that reads so; ``QuotationError`` when none does."""
    span = quoted_span(library, key, quotation)
    return code_spans(library, study, key, (span,), draft, coder=coder)


def quoted_span(library: Library, key: str, quotation: str) -> Span:
    """Where the first passage of a work stands that reads so; ``QuotationError`` when none does."""
    work = library.works.get(key)
    return find_quotation(library.documents.text(work.document), quotation)[0]


def code_spans(
    library: Library,
    study: str,
    key: str,
    spans: Sequence[Span],
    draft: ClaimDraft,
    *,
    coder: str,
) -> Claim:
    """Make one claim of several passages of a work, in the order given."""
    passages = tuple(passage_at(library, key, span) for span in spans)
    with library.studies.one_deed():
        old = library.studies.get(study)
        id_ = next_id(library, old.name)
        new, claim = understood(old, draft, passages, id=id_, coder=coder)
        check_claim(claim, new)
        _keep_study(library, old, new, coder)
        return library.studies.save_claim(old.name, claim, coder=coder)


def change_claim(
    library: Library,
    study: str,
    id: str,  # noqa: A002 - an id is called id
    *,
    revision: int,
    coder: str,
    **typed: Any,  # noqa: ANN401 - fields of ClaimDraft
) -> Claim:
    """Change what is given, written as in ``ClaimDraft``, and leave the rest.

    ``revision`` is the one that was seen last. A condition goes with the modality it belongs to.
    Raise ``StaleClaim`` when somebody changed the claim since.
    """
    with library.studies.one_deed():
        old = library.studies.get(study)
        claim = library.studies.claim(study, id)
        new, changed = _changed(old, replace(claim, revision=revision), typed)
        _keep_study(library, old, new, coder)
        return library.studies.save_claim(old.name, changed, coder=coder)


def change_claims(
    library: Library,
    study: str,
    ids: Iterable[str],
    *,
    coder: str,
    **typed: Any,  # noqa: ANN401 - fields of ClaimDraft
) -> tuple[Claim, ...]:
    """Change many claims in the same way, all or none, as they are now; undone at once."""
    with library.studies.one_deed():
        old = new = library.studies.get(study)
        changed: list[Claim] = []
        for id_ in dict.fromkeys(ids):
            new, claim = _changed(new, library.studies.claim(study, id_), typed)
            changed.append(claim)
        _keep_study(library, old, new, coder)
        return library.studies.save_claims(old.name, changed, coder=coder)


def add_passage(
    library: Library,
    study: str,
    id: str,  # noqa: A002 - an id is called id
    span: Span,
    *,
    revision: int,
    coder: str,
) -> Claim:
    """Let one more passage of its work carry a claim."""
    with library.studies.one_deed():
        old = library.studies.claim(study, id)
        passage = passage_at(library, old.source, span)
        if passage in old.passages:
            raise StudyError(f"The claim {id} rests on the passage at {span} already.")
        passages = (*old.passages, passage)
        changed = replace(old, passages=passages, revision=revision + 1, modified="")
        check_claim(changed, library.studies.get(study))
        return library.studies.save_claim(study, changed, coder=coder)


def passage_at(library: Library, key: str, span: Span) -> CodedPassage:
    """The words at ``span`` of a work, held so that they can be found again."""
    work = library.works.get(key)
    check_span(key, span, library.documents.summary(work.document).characters)
    selector = describe_span(library, work.document, span)
    if not selector.quote.exact.strip():
        raise AnnotationError(f"There is nothing to code at {span} of {key}: choose a word.")
    return CodedPassage(work.key, work.document, selector)


def next_id(library: Library, study: str) -> str:
    """A short id that no claim of the study ever had: C and a number."""
    number = library.studies.version(study) + 1
    while library.studies.has_claim(study, f"C{number}"):
        number += 1
    return f"C{number}"


def _changed(study: Study, claim: Claim, typed: dict[str, Any]) -> tuple[Study, Claim]:
    unknown = sorted(set(typed) - TYPED)
    if unknown:
        raise StudyError(f"A claim has no field '{unknown[0]}' that could be changed.")
    if "area" in typed and "factor" not in typed and not typed["area"].strip():
        raise StudyError(f"The claim {claim.id} needs an area: choose one of the codebook's.")
    if "factor" in typed and "area" not in typed:
        typed = {**typed, "area": claim.area}
    study, fields = with_typed(study, typed)
    if fields.get("modality", claim.modality) is not Modality.CONDITIONAL:
        fields.setdefault("condition", None)
    changed = replace(claim, **fields, revision=claim.revision + 1, modified="")
    return study, check_claim(changed, study)


def _keep_study(library: Library, old: Study, new: Study, coder: str) -> None:
    if new != old:
        library.studies.save(replace(new, revision=old.revision + 1), coder=coder)
