"""``carrel`` alone: the desk."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from carrel.assembly import add_demo, serve_desk

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
    )
    return 0


def _announce(address: str) -> None:
    sys.stdout.write(f"{address}\n")
    sys.stdout.flush()
    sys.stderr.write("The desk is open at that address; Ctrl-C closes it.\n")
