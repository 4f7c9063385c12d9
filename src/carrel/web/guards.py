"""Who may speak to the desk: each rule a function from a request to a refusal or nothing.

The desk listens on the loopback interface, where every page in the reader's browser and every
program on the machine can reach it. A request passes when it names this desk as its host (so that
a foreign name pointed at 127.0.0.1 gains nothing), comes from this desk's own pages or from the
person, and shows the cookie that the start token was exchanged for.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from carrel.web.problems import Kind

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN_PATHS = ("/start/", "/static/")
API_PATH = "/api/"
JSON_TYPE = "application/json"
UPLOAD_TYPE = "multipart/form-data"
_UPLOADS = re.compile(r"/api/(works|styles|studies/whole|studies/[^/]+/(import|series))")
"""Where files are sent; everything else takes JSON alone."""

_OWN_SITES = ("same-origin", "none")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request says of itself before its body is read.

    ``target`` is the request target as it was sent, ``path`` the decoded path. A header that may
    come several times is a tuple; the others are empty when they are absent.
    """

    method: str
    target: str
    path: str
    hosts: tuple[str, ...]
    origins: tuple[str, ...] = ()
    site: str = ""
    mode: str = ""
    destination: str = ""
    cookies: str = ""
    content_type: str = ""
    has_body: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is turned away, as a kind of problem and one sentence."""

    kind: Kind
    detail: str


@dataclass(frozen=True, slots=True)
class Door:
    """What the desk lets in: its names with port, the cookie's name, and the cookie's value."""

    hosts: frozenset[str]
    cookie: str
    session: str


def asked_from_scope(scope: dict[str, object]) -> Asked:
    """Read an ASGI scope of type ``http``."""
    headers: list[tuple[bytes, bytes]] = scope["headers"]  # type: ignore[assignment]
    raw: bytes = scope.get("raw_path") or b""  # type: ignore[assignment]

    def every(name: bytes) -> tuple[str, ...]:
        return tuple(value.decode("latin-1") for key, value in headers if key == name)

    def one(name: bytes) -> str:
        return ", ".join(every(name))

    return Asked(
        method=str(scope["method"]),
        target=raw.decode("latin-1") or str(scope["path"]),
        path=str(scope["path"]),
        hosts=every(b"host"),
        origins=every(b"origin"),
        site=one(b"sec-fetch-site"),
        mode=one(b"sec-fetch-mode"),
        destination=one(b"sec-fetch-dest"),
        cookies="; ".join(every(b"cookie")),
        content_type=one(b"content-type"),
        has_body=one(b"content-length") not in {"", "0"} or bool(one(b"transfer-encoding")),
    )


def refuse_foreign_host(asked: Asked, door: Door) -> Refusal | None:
    """One of this desk's own names with its port, and only in ``Host`` (RFC 9110, 7.2)."""
    named = len(asked.hosts) == 1 and asked.hosts[0].lower() in door.hosts
    if named and asked.target.startswith("/"):
        return None
    return Refusal(
        Kind.FOREIGN_HOST,
        "This desk does not go by that name: open the address that carrel printed.",
    )


def refuse_other_sites(asked: Asked, _door: Door) -> Refusal | None:
    """Nothing that another site's page fetches or embeds; a person may follow a link to a page.

    ``Sec-Fetch-Site`` cannot be set by a page (Fetch Metadata Request Headers, W3C). Another
    port of this machine counts as another site.
    """
    if not asked.site or asked.site in _OWN_SITES:
        return None
    followed = (
        asked.method in {"GET", "HEAD"}
        and asked.mode == "navigate"
        and asked.destination == "document"
        and not asked.path.startswith(API_PATH)
    )
    if followed:
        return None
    return Refusal(Kind.OTHER_SITE, "The desk answers its own pages only, not another site's.")


def refuse_other_origins(asked: Asked, _door: Door) -> Refusal | None:
    """A change must come from a page of this very origin, and must say so."""
    if asked.method in SAFE_METHODS:
        return None
    own = f"http://{asked.hosts[0].lower()}" if asked.hosts else ""
    if asked.origins == (own,):
        return None
    return Refusal(
        Kind.OTHER_SITE,
        "A change needs an Origin header that is this desk's own address: make it in the desk.",
    )


def refuse_without_session(asked: Asked, door: Door) -> Refusal | None:
    """Everything but the start address and the built files needs the session's cookie."""
    if asked.path.startswith(OPEN_PATHS):
        return None
    shown = _cookie_values(asked.cookies, door.cookie)
    if any(secrets.compare_digest(value.encode(), door.session.encode()) for value in shown):
        return None
    return Refusal(
        Kind.NOT_STARTED,
        "This browser has not been let in: open the address that carrel printed when it started.",
    )


def refuse_other_bodies(asked: Asked, _door: Door) -> Refusal | None:
    """Bodies are JSON, or forms with files; a plain HTML form of another site can send neither."""
    if asked.method in SAFE_METHODS or not asked.has_body:
        return None
    essence = asked.content_type.partition(";")[0].strip().lower()
    uploads = _UPLOADS.fullmatch(asked.path) is not None
    if essence == (UPLOAD_TYPE if uploads else JSON_TYPE):
        return None
    wanted = UPLOAD_TYPE if uploads else JSON_TYPE
    return Refusal(
        Kind.MEDIA_TYPE,
        f"The body is sent as '{essence or 'nothing'}': send it as {wanted}.",
    )


Guard = Callable[[Asked, Door], Refusal | None]

GUARDS: tuple[Guard, ...] = (
    refuse_foreign_host,
    refuse_other_sites,
    refuse_other_origins,
    refuse_without_session,
    refuse_other_bodies,
)


def refusal_of(asked: Asked, door: Door, guards: Iterable[Guard] = GUARDS) -> Refusal | None:
    """The first guard's refusal, or ``None`` when the request may pass."""
    return next(filter(None, (guard(asked, door) for guard in guards)), None)


def _cookie_values(header: str, name: str) -> list[str]:
    pairs = (pair.partition("=") for pair in header.split(";"))
    return [value.strip() for key, _, value in pairs if key.strip() == name]
