"""Help, and every key."""

from __future__ import annotations

from litestar import Response, get

from carrel.web.pages.keys import GROUPS, MARK_MODE
from carrel.web.pages.rendering import render


@get("/help", include_in_schema=False, sync_to_thread=False)
def help_page() -> Response[str]:
    """What can be done, and the key for each."""
    return render("help.html", here="/help", groups=GROUPS, mark_mode=MARK_MODE)
