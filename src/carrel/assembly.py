"""Fits the rooms together into a desk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from carrel.store.library import open_library
from carrel.values.errors import CarrelError

if TYPE_CHECKING:
    from collections.abc import Callable

_DEMO = Path(__file__).with_name("demo")


def serve_desk(
    folder: Path, *, port: int, open_browser: bool, announce: Callable[[str], None], coder: str
) -> None:
    """Keep the desk open over the library in ``folder`` until it is stopped.

    ``announce`` is given the address with the start token before anything is served; ``coder`` is
    who codes at a browser that was given no other name. Raise
    ``PortTaken``, or ``DeskOpen`` when another desk is open on the library.
    """
    from carrel.store.desk_lock import desk_lock
    from carrel.web.serving import serve

    with open_library(folder) as library, desk_lock(folder) as note_address:

        def announce_and_note(address: str) -> None:
            note_address(address)
            announce(address)

        serve(
            library,
            port=port,
            open_browser=open_browser,
            announce=announce_and_note,
            coder=coder,
        )


def add_demo(folder: Path) -> None:
    """Put the demo texts on the shelf, and begin the demo study; what is there stays as it is."""
    from carrel.workbench.begin_demo import begin_demo
    from carrel.workbench.import_file import import_files

    texts = [path for path in sorted(_DEMO.iterdir()) if path.suffix in {".html", ".md", ".txt"}]
    with open_library(folder) as library:
        for result in import_files(library, texts):
            if isinstance(result, CarrelError):
                raise result
        begin_demo(library)
