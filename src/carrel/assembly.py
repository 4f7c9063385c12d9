"""Fits the rooms together: the library that a command works on, the desk over it."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from carrel.store.library import open_library

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from carrel.store.library import Library


@contextmanager
def opened(folder: Path) -> Iterator[Library]:
    """The library in ``folder``, made when it is not there, and closed at the end."""
    library = open_library(folder)
    try:
        yield library
    finally:
        library.close()


def serve_desk(
    folder: Path, *, port: int, open_browser: bool, announce: Callable[[str], None]
) -> None:
    """Keep the desk open over the library in ``folder`` until it is stopped.

    ``announce`` is given the address with the start token before anything is served. Raise
    ``CarrelError`` when the port is taken or another desk is open on the library.
    """
    from carrel.web.serving import serve

    with opened(folder) as library:
        serve(library, port=port, open_browser=open_browser, announce=announce)


def add_demo(folder: Path) -> None:
    """Put the demo texts on the shelf, once."""
    from carrel.workbench.import_file import import_files

    texts = sorted(Path(__file__).with_name("demo").glob("*.*"))
    with opened(folder) as library:
        for result in import_files(library, [text for text in texts if text.suffix != ".py"]):
            if isinstance(result, Exception):
                raise result
