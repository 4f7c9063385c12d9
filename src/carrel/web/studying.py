"""What the routes of studies share: who codes, which version, what a blind coder may see."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, unquote

from litestar import Request
from litestar.datastructures import Cookie

from carrel.store.library import Library
from carrel.study.claim import Claim
from carrel.study.study import Study
from carrel.web.errors import FieldErrors

CODER_COOKIE = "carrel-coder"
_LONGEST_NAME = 100


def coder_of(request: Request[Any, Any, Any], usual: str) -> str:
    """Who codes at this browser: the name it was given, else ``usual``."""
    return unquote(request.cookies.get(CODER_COOKIE, "")).strip() or usual


def coder_cookie(name: str) -> Cookie:
    """A cookie that keeps a coder's name for a year; raise ``FieldErrors`` for one that is none."""
    name = name.strip()
    if not name or len(name) > _LONGEST_NAME:
        raise FieldErrors({"coder": f"A name of 1 to {_LONGEST_NAME} characters is needed."})
    year = 366 * 24 * 3600
    return Cookie(
        key=CODER_COOKIE,
        value=quote(name, safe=""),
        path="/",
        max_age=year,
        httponly=True,
        samesite="strict",
    )


def study_tag(study: Study) -> str:
    """The entity tag of a study's own record: its revision."""
    return f'"{study.revision}"'


def seen_claim(library: Library, study: str, claim_id: str, coder: str) -> Claim:
    """The claim, if this coder may see it.

    Raise ``ClaimNotFound`` for another's while the study is blind, as if there were none.
    """
    claim = library.studies.claim(study, claim_id)
    if library.studies.get(study).blind and claim.coder != coder:
        from carrel.store.errors import ClaimNotFound

        message = f"There is no claim '{claim_id}' of yours, and this study is blind."
        raise ClaimNotFound(message)
    return claim


def sources_of(claims: tuple[Claim, ...]) -> tuple[str, ...]:
    """The citation keys that claims come from, each once, in order."""
    return tuple(sorted({claim.source for claim in claims}))
