"""``carrel study code``, ``claims`` and ``claim``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from carrel.cli.output import say, say_aside, say_record
from carrel.cli.study_asked import Asked, asked, selection_of
from carrel.cli.study_commands import direction
from carrel.cli.study_records import of_claim
from carrel.cli.study_tables import aligned, line_of, rests_on, say_proof
from carrel.study.claim import Condition, Horizon, Modality
from carrel.study.errors import StudyError
from carrel.study.selection import select
from carrel.study.when import show_when
from carrel.workbench.code_passage import (
    ClaimDraft,
    change_claim,
    change_claims,
    code_spans,
    quoted_span,
)
from carrel.workbench.code_passage import (
    add_passage as add_span,
)
from carrel.workbench.draft_claim import TYPED
from carrel.workbench.trace_claims import proof_of

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from carrel.study.claim import Claim


def code(arguments: Namespace) -> int:
    """Make a claim of one or more passages of a work."""
    with asked(arguments) as study:
        spans = [quoted_span(study.library, arguments.key, words) for words in arguments.quote]
        draft = ClaimDraft(**_typed(arguments))
        made = code_spans(study.library, study.name, arguments.key, spans, draft, coder=study.coder)
        _tell(study, [made], as_json=arguments.json)
    return 0


def claims(arguments: Namespace) -> int:
    """List the claims that are meant, with their passages and citations."""
    with asked(arguments) as study:
        loaded = study.loaded()
        if arguments.ids:
            study.seen(arguments.ids)
        found = select(loaded.claims, selection_of(arguments, loaded.study), loaded.study)
        if arguments.csv:
            from carrel.workbench.exchange_study import claims_table

            sys.stdout.flush()
            sys.stdout.buffer.write(claims_table(found))
        else:
            _tell(study, found, as_json=arguments.json, table=True)
    return 0


def show_claim(arguments: Namespace) -> int:
    """Show a claim with all that was said of it."""
    with asked(arguments) as study:
        (claim,) = study.seen([arguments.id])
        if arguments.json:
            _tell(study, [claim], as_json=True)
            return 0
        _tell(study, [claim], as_json=False)
        said = {
            "modality": claim.modality.value,
            "horizon": claim.horizon.value,
            "event": claim.event,
            "note": claim.note,
            "EDTF": claim.when.edtf,
            "as written": claim.when.written,
            "revision": f"{claim.revision}, {claim.modified}",
        }
        for name, value in said.items():
            if value:
                say(f"    {name}: {value}")
    return 0


def change(arguments: Namespace) -> int:
    """Change claims; of several all or none."""
    with asked(arguments) as study:
        typed = _typed(arguments)
        if "symmetric" in typed:
            typed["symmetric"] = typed["symmetric"] == "yes"
        if not typed:
            raise StudyError("Nothing is to be changed: say what, as in --strength 3.")
        seen = study.seen(arguments.ids)
        if arguments.revision is None:
            changed = change_claims(
                study.library, study.name, arguments.ids, coder=study.coder, **typed
            )
        elif len(seen) == 1:
            given = {"revision": arguments.revision, "coder": study.coder}
            changed = (change_claim(study.library, study.name, seen[0].id, **given, **typed),)
        else:
            raise StudyError("--revision is of one claim: name one, or leave it out.")
        _tell(study, changed, as_json=arguments.json)
    return 0


def add_passage(arguments: Namespace) -> int:
    """Let one more passage carry a claim."""
    with asked(arguments) as study:
        (claim,) = study.seen([arguments.id])
        span = quoted_span(study.library, claim.source, arguments.quote)
        changed = add_span(
            study.library,
            study.name,
            claim.id,
            span,
            revision=claim.revision,
            coder=study.coder,
        )
        _tell(study, [changed], as_json=arguments.json)
    return 0


def delete(arguments: Namespace) -> int:
    """Take claims away, all or none."""
    with asked(arguments) as study:
        study.seen(arguments.ids)
        gone = study.library.studies.delete_claims(study.name, arguments.ids, coder=study.coder)
        for claim in gone:
            if arguments.json:
                say_record(of_claim(claim))
            else:
                say(f"{claim.id} is gone; 'carrel study claim restore {claim.id}' brings it back.")
    return 0


def restore(arguments: Namespace) -> int:
    """Bring claims back, all or none."""
    with asked(arguments) as study:
        with study.library.studies.one_deed():
            back = [
                study.library.studies.restore_claim(study.name, id_, coder=study.coder)
                for id_ in arguments.ids
            ]
        _tell(study, back, as_json=arguments.json)
    return 0


def _typed(arguments: Namespace) -> dict[str, Any]:
    """The fields of a claim that were typed."""
    given = {name: getattr(arguments, name) for name in TYPED if hasattr(arguments, name)}
    typed = {name: value for name, value in given.items() if value is not None}
    if "condition" in typed:
        typed["condition"] = _condition(*typed["condition"])
    for name, words in (("modality", Modality), ("horizon", Horizon)):
        if name in typed:
            typed[name] = words(typed[name])
    return typed


def _condition(who: str, whom: str, sign: str) -> Condition:
    from argparse import ArgumentTypeError

    try:
        return Condition(who, whom, direction(sign))
    except ArgumentTypeError as error:
        raise StudyError(f"After --if stand two actors and + or -: {error}.") from error


def _tell(study: Asked, claims: Sequence[Claim], *, as_json: bool, table: bool = False) -> None:
    proofs = proof_of(study.library, claims)
    if as_json:
        for claim, proven in zip(claims, proofs, strict=True):
            say_record(of_claim(claim, proven))
        return
    rows = [line_of(claim) for claim in claims]
    if table:
        say(f"{study.name}: {rests_on(len({claim.source for claim in claims}), len(claims))}")
    for line, proven in zip(aligned(rows), proofs, strict=True):
        say(line)
        say_proof(proven)
    if not table:
        for claim in claims:
            if claim.when.written and show_when(claim.when) != claim.when.written:
                say_aside(f"carrel: '{claim.when.written}' is taken as {show_when(claim.when)}.")
