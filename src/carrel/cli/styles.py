"""``carrel styles``: find citation styles, and keep one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carrel.cli.output import say, say_aside, say_record
from carrel.cli.records import of_style
from carrel.store.library import DATABASE, open_library
from carrel.values.errors import CarrelError

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from carrel.store.own_styles import OwnStyle
    from carrel.store.styles import StyleTitle

_WRONG = 2


def find(arguments: Namespace) -> int:
    """List the styles whose title or id has all the words."""
    words = " ".join(arguments.words)
    found = _found(arguments.library, words)
    if not found:
        say_aside(f"carrel: No style has all of '{words}' in its name: try fewer words.")
    for style in found:
        if arguments.json:
            say_record({"id": style.id, "title": style.title})
        else:
            say(f"{style.id}  {style.title}")
    return 0


def _found(folder: Path, words: str) -> tuple[StyleTitle, ...]:
    """Looking for a style makes no library where there is none."""
    from carrel.store.styles import search_styles

    if not (folder / DATABASE).is_file():
        return search_styles(words)
    with open_library(folder) as library:
        return library.styles.search(words)


def add(arguments: Namespace) -> int:
    """Keep style files, in any order; one that cannot be taken stops no other."""
    paths = [file for path in arguments.paths for file in _files(path)]
    if arguments.name and len(paths) > 1:
        raise CarrelError("--as gives one style its id: add these files one by one.")
    with open_library(arguments.library) as library:
        before = {style.id for style in library.styles.own()}
        waiting = [(path, path.read_bytes()) for path in paths]
        refused: list[str] = []
        while waiting:
            left: list[tuple[Path, bytes]] = []
            refused = []
            for path, data in waiting:
                try:
                    added = library.styles.add(data, path.name, arguments.name or "")
                except CarrelError as error:
                    left.append((path, data))
                    refused.append(str(error))
                else:
                    _say(added, arguments)
                    if added.id in before:
                        say_aside(f"carrel: {added.id} is in the place of the one you had.")
            if len(left) == len(waiting):
                break
            # A dependent style may have come before its parent.
            waiting = left
    for told in refused:
        say_aside(f"carrel: {told}")
    return _WRONG if refused else 0


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    files = sorted(path.glob("*.csl"))
    if not files:
        raise CarrelError(f"{path} holds no style: name a file, or a folder of .csl files.")
    return files


def show_own(arguments: Namespace) -> int:
    """List the styles that were added."""
    with open_library(arguments.library) as library:
        for style in library.styles.own():
            _say(style, arguments)
    return 0


def remove(arguments: Namespace) -> int:
    """Take an own style away; its file stays among the originals."""
    with open_library(arguments.library) as library:
        gone = library.styles.remove(arguments.style)
    say(f"{gone.id} is taken away; its file stays among the originals.")
    return 0


def _say(style: OwnStyle, arguments: Namespace) -> None:
    if arguments.json:
        say_record(of_style(style))
    else:
        say(f"{style.id}  {style.title}")
