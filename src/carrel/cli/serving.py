"""``carrel`` alone: the desk."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from carrel.assembly import add_demo, serve_desk
from carrel.settings import coder_name
from carrel.values.errors import CarrelError

if TYPE_CHECKING:
    from argparse import Namespace


def serve(arguments: Namespace) -> int:
    """Start the desk; its address with the start token is the first line printed."""
    if arguments.demo:
        add_demo(arguments.library)
    serve_desk(
        arguments.library,
        port=arguments.port,
        open_browser=not arguments.no_browser,
        announce=_announce,
        coder=_coder(),
    )
    return 0


def _coder() -> str:
    """Who codes at the desk; where the system knows nobody, a page can still be told."""
    try:
        return coder_name()
    except CarrelError:
        return "me"


def _announce(address: str) -> None:
    sys.stdout.write(f"{address}\n")
    sys.stdout.flush()
    sys.stderr.write("The desk is open at that address; Ctrl-C closes it.\n")
