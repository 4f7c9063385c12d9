"""The desk as an ASGI application: guards first, then one table of routes."""

from __future__ import annotations

import re
import secrets
from typing import Any, cast

from litestar import Litestar, Request, Response, Router
from litestar.di import Provide
from litestar.exceptions import ClientException, HTTPException, SerializationException
from litestar.types import (
    HTTPScope,
    LifeSpanReceive,
    LifeSpanScope,
    LifeSpanSend,
    Message,
    Receive,
    Scope,
    Send,
)

from carrel.store.library import Library
from carrel.web.guards import JSON_TYPE, Door, Refusal, asked_from_scope, refusal_of
from carrel.web.problems import Kind, Problem, problem_of
from carrel.web.responses import problem_body, problem_response, with_common_headers
from carrel.web.routes import ROUTES
from carrel.web.slashes import routable_path
from carrel.web.starting import Tokens
from carrel.web.studying import coder_of

MAX_BODY = 1 << 20
"""Bytes that a body other than an upload may have."""


class Application(Litestar):
    """Litestar behind the door's guards; HEAD is answered as GET without its body."""

    __slots__ = ("door",)

    door: Door

    async def __call__(
        self,
        scope: Scope | LifeSpanScope,
        receive: Receive | LifeSpanReceive,
        send: Send | LifeSpanSend,
    ) -> None:
        """Answer one ASGI connection."""
        if scope["type"] == "lifespan":
            await super().__call__(scope, receive, send)
        elif scope["type"] == "http":
            await self._answer(
                cast("HTTPScope", scope), cast("Receive", receive), cast("Send", send)
            )

    async def _answer(self, scope: HTTPScope, receive: Receive, send: Send) -> None:
        sending = _sending(send)
        path = routable_path(scope["raw_path"].decode("latin-1"))
        # The guards judge the very path that is routed: two readings of one would be a way past.
        asked = asked_from_scope({**scope, "path": path or "/"})
        refusal = refusal_of(asked, self.door)
        if refusal is None and path is None:
            refusal = Refusal(Kind.MALFORMED, "The address is not one of this desk's own making.")
        if refusal is not None:
            await _refuse(scope, refusal, sending)
            return
        method = "GET" if asked.method == "HEAD" else asked.method
        routed = cast("HTTPScope", {**scope, "method": method, "path": asked.path})
        await super().__call__(routed, receive, sending)


def create_application(
    library: Library, *, token: str, hosts: frozenset[str], opening: str = "", coder: str = "me"
) -> Application:
    """The desk over an open library.

    ``token`` lets any browser in for as long as the process lives, ``opening`` one browser once;
    ``hosts`` are the names with port under which the desk answers, such as ``127.0.0.1:8765``;
    ``coder`` is who codes at a browser that was given no other name.
    """
    port = min(hosts).rpartition(":")[2]
    # A cookie belongs to a host, whatever the port (RFC 6265, 8.5): desks side by side need names
    # of their own.
    door = Door(hosts, f"carrel-{port}", secrets.token_urlsafe(32))
    tokens = Tokens(token, opening)

    def who_codes(request: Request[Any, Any, Any]) -> str:
        return coder_of(request, coder)

    application = Application(
        # Through one router, so that each path is registered once: Litestar 2 puts a handler in a
        # thread again for every handler that joins its path (litestar pull request 4738).
        route_handlers=[Router("/", route_handlers=ROUTES)],
        dependencies={
            "library": Provide(lambda: library, sync_to_thread=False),
            "door": Provide(lambda: door, sync_to_thread=False),
            "tokens": Provide(lambda: tokens, sync_to_thread=False),
            "coder": Provide(who_codes, sync_to_thread=False),
        },
        before_request=read_json,
        exception_handlers={Exception: answer_error},
        openapi_config=None,
        logging_config=None,
        request_max_body_size=MAX_BODY,
    )
    application.door = door
    return application


async def read_json(request: Request[Any, Any, Any]) -> None:
    """Read a JSON body before its handler does, to say what Litestar would let fall as a fault."""
    if request.content_type[0] == JSON_TYPE:
        try:
            await request.json()
        except (SerializationException, UnicodeDecodeError, RecursionError) as error:
            raise ClientException("The body is no JSON in UTF-8") from error


def answer_error(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """The response to whatever a handler or the router raised."""
    headers: dict[str, str] = {}
    if isinstance(error, HTTPException):
        headers = dict(error.headers or {})
        if "GET" in headers.get("allow", ""):
            headers["allow"] += ", HEAD"
        problem = _problem_of_http(error)
    else:
        problem = problem_of(error)
    return problem_response(problem, request.scope["path"], headers)


_KIND_OF_STATUS = {
    401: Kind.NOT_STARTED,
    404: Kind.NOT_FOUND,
    405: Kind.METHOD,
    413: Kind.TOO_LARGE,
    415: Kind.MEDIA_TYPE,
}
_GONE = "client disconnected prematurely"
"""What Litestar calls a fault of the server: a browser that was closed while it sent."""

_MEMBER = re.compile(r"field `([^`]+)`|`\$\.([^`]+)`")
_SENTENCES = {
    Kind.NOT_STARTED: "This start address is not, or no longer, good: open the one that carrel "
    "printed when it started.",
    Kind.NOT_FOUND: "There is nothing at this address: look for the work on the shelf.",
    Kind.METHOD: "This address cannot be used with that method.",
    Kind.TOO_LARGE: "More was sent than is taken at once (1 MB, files 256 MB): send less, or add "
    "the file with `carrel add`.",
    Kind.MEDIA_TYPE: "The body is in a form that is not taken here.",
}


def _problem_of_http(error: HTTPException) -> Problem:
    kind = _KIND_OF_STATUS.get(error.status_code)
    if kind is not None:
        return Problem(kind, _SENTENCES[kind])
    if error.status_code >= 500:  # noqa: PLR2004 - the class of server errors
        gone = error.detail == _GONE
        return Problem(Kind.MALFORMED, "The body ended too soon.") if gone else problem_of(error)
    items = cast("list[dict[str, Any]]", error.extra if isinstance(error.extra, list) else [])
    fields = [_field_error(item) for item in items]
    if not fields:
        return Problem(Kind.MALFORMED, f"{error.detail}.".replace("..", "."))
    said = "; ".join(": ".join(filter(None, item.values())) for item in fields)
    return Problem(Kind.INVALID, f"What was sent cannot be taken: {said}.", {"errors": fields})


def _field_error(item: dict[str, Any]) -> dict[str, str]:
    """One of Litestar's findings; msgspec names a member of the body only in its message."""
    said = str(item.get("message", ""))
    if said == "'data'":
        return {"field": "", "detail": "a body is needed"}
    named = _MEMBER.search(said) if item.get("key") in {None, "data"} else None
    return {"field": (named[1] or named[2]) if named else str(item.get("key", "")), "detail": said}


def _sending(send: Send) -> Send:
    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = with_common_headers(list(message["headers"]))
        await send(message)

    return with_headers


async def _refuse(scope: HTTPScope, refusal: Refusal, send: Send) -> None:
    problem = Problem(refusal.kind, refusal.detail)
    body, media_type = problem_body(problem, scope["path"])
    headers = [
        (b"content-type", media_type.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": problem.status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
