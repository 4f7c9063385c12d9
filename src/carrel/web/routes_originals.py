"""Originals: the very bytes that were brought in, and an imported page to look at."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from typing import Any
from urllib.parse import quote

from litestar import Response, get
from litestar.datastructures import ETag
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import File

from carrel.store.library import Library
from carrel.web.describing import IfNoneMatch
from carrel.web.errors import ViewNotFound

VIEW_STYLE = (
    "body{max-inline-size:40rem;margin:2rem auto;padding:0 1rem;"
    "font:1.125rem/1.6 Georgia,serif;overflow-wrap:anywhere}"
    "img,table,pre{max-inline-size:100%;overflow:auto}"
)
_STYLE_HASH = base64.b64encode(hashlib.sha256(VIEW_STYLE.encode()).digest()).decode()

VIEW_POLICY = "; ".join(
    (
        "default-src 'none'",
        f"style-src 'sha256-{_STYLE_HASH}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
        "sandbox",
    )
)
"""For a page that came from elsewhere: nothing is fetched, nothing runs, an origin of its own."""

DOWNLOAD_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"

# RFC 8187, 3.2.1: attr-char, without letters and digits.
_ATTRIBUTE_SAFE = "!#$&+-.^_`|~"


@get("/works/{key:str}/original", include_in_schema=False, sync_to_thread=True)
def download_original(
    library: NamedDependency[Library], key: FromPath[str], if_none_match: IfNoneMatch = None
) -> Response[Any]:
    """The original's bytes, under the name they came by, to keep and never to open here."""
    original = library.originals.get(library.works.get(key).original)
    headers = {
        "content-disposition": attachment(original.file_name),
        "content-security-policy": DOWNLOAD_POLICY,
        "cache-control": "private, no-cache",
    }
    tag = f'"{original.digest}"'
    if if_none_match == tag:
        return Response(b"", status_code=304, headers={**headers, "etag": tag})
    return File(
        library.originals.path(original.digest),
        headers=headers,
        media_type=original.media_type,
        etag=ETag(value=original.digest),
    )


@get("/works/{key:str}/original/view", include_in_schema=False, sync_to_thread=True)
def view_original(library: NamedDependency[Library], key: FromPath[str]) -> Response[str]:
    """The imported page as the sanitiser left it, confined by policy and sandbox."""
    work = library.works.get(key)
    html = library.documents.safe_html(work.document)
    if not html:
        raise ViewNotFound(
            f"{key} did not come as a web page: read its text, or download the original."
        )
    page = (
        f'<!doctype html><html dir="auto"><head><meta charset="utf-8">'
        f"<title>{escape(work.title or key)}</title><style>{VIEW_STYLE}</style></head>"
        f"<body>{html}</body></html>"
    )
    headers = {"content-security-policy": VIEW_POLICY, "x-frame-options": "SAMEORIGIN"}
    return Response(page, media_type="text/html", headers=headers)


def attachment(file_name: str) -> str:
    """A ``Content-Disposition`` that keeps a name of any script (RFC 6266, 4.3 and appendix D)."""
    plain = "".join(
        letter if letter.isascii() and letter.isprintable() and letter not in '"\\%/' else "_"
        for letter in file_name
    )
    encoded = quote(file_name, safe=_ATTRIBUTE_SAFE)
    return f"attachment; filename=\"{plain or 'original'}\"; filename*=UTF-8''{encoded}"


ROUTES = (download_original, view_original)
