"""The built browser files, as they lie in the package."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from litestar import Request, Response, get
from litestar.params import FromPath

from carrel.web.errors import FileNotBuilt

BUILT = Path(__file__).resolve().parent.parent / "_built" / "browser"

# Our own table: the system's would differ from machine to machine.
MEDIA_TYPES = {
    ".css": "text/css",
    ".ico": "image/x-icon",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}


def built_file(name: str) -> Path:
    """The built file of that name; raise ``FileNotBuilt`` for any other path."""
    path = (BUILT / name.lstrip("/")).resolve()
    if path.is_relative_to(BUILT) and path.suffix in MEDIA_TYPES and path.is_file():
        return path
    raise FileNotBuilt(
        f"Carrel was built without the file '{name.lstrip('/')}': build it again with "
        "`python3 run.py build`."
    )


@get("/static/{name:path}", include_in_schema=False, sync_to_thread=True)
def static_file(request: Request[Any, Any, Any], name: FromPath[str]) -> Response[bytes]:
    """A built file; the browser keeps it and asks whether it changed."""
    path = built_file(name)
    data = path.read_bytes()
    etag = f'"{hashlib.sha256(data).hexdigest()[:32]}"'
    headers = {"etag": etag, "cache-control": "private, no-cache"}
    if request.headers.get("if-none-match") == etag:
        return Response(b"", status_code=304, headers=headers)
    return Response(data, media_type=MEDIA_TYPES[path.suffix], headers=headers)
