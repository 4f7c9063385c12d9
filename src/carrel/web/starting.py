"""The start address: a token that only the person was shown becomes a cookie."""

from __future__ import annotations

import secrets
from threading import Lock
from typing import Any

from litestar import Request, Response, get
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.exceptions import NotAuthorizedException
from litestar.params import FromPath

from carrel.web.guards import Door


class Tokens:
    """The start tokens of one process: a lasting one, and one that is spent by its first use.

    The lasting one is printed, so that a person may open the desk in a second browser. The other
    stands in the browser's command line, which other users of the machine may see.
    """

    def __init__(self, lasting: str, once: str = "") -> None:
        self._lasting = lasting.encode()
        self._once = once.encode()
        self._lock = Lock()

    def accept(self, shown: str) -> bool:
        """Whether ``shown`` lets in; compared in constant time."""
        token = shown.encode()
        if secrets.compare_digest(token, self._lasting):
            return True
        with self._lock:
            good = bool(self._once) and secrets.compare_digest(token, self._once)
            if good:
                self._once = b""
        return good


@get("/start/{token:str}", include_in_schema=False, sync_to_thread=False)
def start(
    request: Request[Any, Any, Any],
    token: FromPath[str],
    tokens: NamedDependency[Tokens],
    door: NamedDependency[Door],
) -> Response[bytes]:
    """Let this browser in and lead it to the shelf."""
    if not tokens.accept(token):
        raise NotAuthorizedException
    cookie = Cookie(key=door.cookie, value=door.session, path="/", httponly=True, samesite="strict")
    if request.headers.get("sec-fetch-site", "none") in {"none", "same-origin"}:
        return Response(b"", status_code=303, headers={"location": "/"}, cookies=[cookie])
    # A redirect that began on another site carries no SameSite=Strict cookie (RFC 6265bis, 5.2);
    # a page of our own that moves on does.
    page = b'<!doctype html><meta http-equiv="refresh" content="0; url=/"><title>Carrel</title>'
    return Response(page, media_type="text/html", cookies=[cookie])
