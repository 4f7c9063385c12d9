"""The table of commands: what each is called, takes and does."""

from __future__ import annotations

from argparse import ArgumentTypeError, BooleanOptionalAction
from pathlib import Path
from typing import Any, NamedTuple

COLORS = ("yellow", "green", "blue", "pink", "orange", "purple", "grey", "red")
_DIGITS = 9
FORMATS = ("text", "html", "markdown")
CSL_FORMATS = (*FORMATS, "rtf", "latex", "runs")
CALENDARS = ("strict", "own", "both", "gregorian")
ALPHABETS = (
    "latin", "locale", "persian", "arabic", "abjad", "urdu", "cyrillic", "ukrainian", "bulgarian",
    "serbian", "macedonian", "greek", "hebrew", "armenian", "georgian", "hindi", "thai", "korean",
)  # fmt: skip


def path(written: str) -> Path:
    """A path that was typed; an empty one is a mistake and not the folder one stands in."""
    if not written:
        raise ArgumentTypeError("it is empty, where a file or folder is to be named")
    return Path(written)


def limit(written: str) -> int:
    """A number of hits, 1 at least."""
    if not (written.isdecimal() and len(written) <= _DIGITS and int(written)):
        raise ArgumentTypeError(f"'{written}' is no number of hits: write 1 or more")
    return int(written)


class Argument(NamedTuple):
    """One argument: its names and what ``argparse.add_argument`` takes with them."""

    names: tuple[str, ...]
    details: dict[str, Any]


class Command(NamedTuple):
    """One command. ``runs`` is ``module:function`` inside ``carrel.cli``, loaded when it is called.

    The function takes the parsed arguments and gives the exit code. ``commands`` are the words
    that may follow, each a command of its own; ``usual`` is the one meant where none follows.
    """

    name: str
    help: str
    runs: str = ""
    arguments: tuple[Argument, ...] = ()
    commands: tuple[Command, ...] = ()
    usual: str = ""


def _argument(*names: str, **details: Any) -> Argument:  # noqa: ANN401 - argparse's own
    return Argument(names, details)


_KEY = _argument("key", metavar="KEY", help="the citation key of a work, such as jalali2001")
_JSON = _argument("--json", action="store_true", help="print records as JSON, one a line")
_STYLE = _argument(
    "--style", metavar="ID", help="a CSL style by id or name: apa, mla, chicago-notes, …"
)
_LANG = _argument("--lang", metavar="TAG", help="the language of the citation, such as fa or de-AT")
_FORMAT = _argument("--format", choices=FORMATS, default="text", help="how it is written")
_PROJECT = _argument("--project", metavar="NAME", help="a project instead of the active one")
_NAME = _argument("name", metavar="NAME", help="the name of the project")

_BEYOND = (
    _argument(
        "--item-language",
        action=BooleanOptionalAction,
        default=None,
        help="write each entry in its work's own language",
    ),
    _argument(
        "--isolate",
        action=BooleanOptionalAction,
        default=None,
        help="isolate what runs right to left from what runs left to right",
    ),
    _argument("--suffix-alphabet", choices=ALPHABETS, help="the letters of 2001a and 2001b"),
    _argument("--calendar", choices=CALENDARS, help="how dates of other calendars are written"),
)
_FILE_OUT = _argument("--format", choices=CSL_FORMATS, default="text", help="how it is written")

DESK = (
    _argument("--port", type=int, metavar="PORT", help="the port on 127.0.0.1; 0 takes a free one"),
    _argument("--no-browser", action="store_true", help="only print the address"),
    _argument("--demo", action="store_true", help="put the two demo texts on the shelf first"),
)

COMMANDS = (
    Command(
        "add",
        "bring files into the library",
        "adding:add",
        (
            _argument(
                "paths", nargs="+", type=path, metavar="PATH", help="a file, or a folder of files"
            ),
            _argument("--project", metavar="NAME", help="put the works into this project too"),
            _JSON,
        ),
    ),
    Command("works", "list the shelf", "showing:works", (_JSON,)),
    Command(
        "show",
        "show one work with its notes and marks",
        "showing:show",
        (
            _KEY,
            _argument("--text", action="store_true", help="print the canonical text"),
            _argument("--span", metavar="A:B", help="with --text: only these code points"),
            _JSON,
        ),
    ),
    Command(
        "mend",
        "set a value of a work's record as you know it",
        "showing:mend",
        (
            _KEY,
            _argument(
                "changes",
                nargs="+",
                metavar="VARIABLE=VALUE",
                help="a CSL variable: title=…, author='Family, Given; …', issued=2001-10",
            ),
            _JSON,
        ),
    ),
    Command("remove", "take a work off the shelf", "showing:remove", (_KEY,)),
    Command(
        "restore",
        "bring a removed work or mark back",
        "showing:restore",
        (_argument("key", metavar="KEY|ID", help="a citation key or the id of a mark"),),
    ),
    Command(
        "cite",
        "cite a work, a page or a passage",
        "citing:cite",
        (
            _KEY,
            _argument("--quote", metavar="TEXT", help="the passage, in the words of the source"),
            _argument("--page", metavar="LABEL", help="the page, as the source labels it"),
            _argument("--sic", action="store_true", help="own misread words with [sic]"),
            _STYLE,
            _LANG,
            _FORMAT,
            *_BEYOND,
            _JSON,
        ),
    ),
    Command(
        "mark",
        "highlight a passage, with a note or tags",
        "marking:mark",
        (
            _KEY,
            _argument("--quote", metavar="TEXT", help="the passage, in the words of the source"),
            _argument("--color", choices=COLORS, default="yellow", help="the highlight's colour"),
            _argument("--note", metavar="TEXT", default="", help="a note, in Markdown"),
            _argument(
                "--tag", metavar="TAG", action="append", default=[], help="a tag; may be repeated"
            ),
            _JSON,
        ),
    ),
    Command(
        "unmark",
        "take a mark or note away",
        "marking:unmark",
        (_argument("id", metavar="ID", help="the id of the mark"),),
    ),
    Command(
        "project",
        "gather works in projects",
        commands=(
            Command("list", "list the projects", "projects:show_all", (_JSON,)),
            Command("new", "start a project", "projects:new", (_NAME, _STYLE)),
            Command("use", "make a project the active one", "projects:use", (_NAME,)),
            Command(
                "add",
                "put works into a project",
                "projects:add",
                (_argument("keys", nargs="+", metavar="KEY", help="works"), _PROJECT),
            ),
            Command(
                "remove",
                "take works out of a project",
                "projects:remove",
                (_argument("keys", nargs="+", metavar="KEY", help="works"), _PROJECT),
            ),
            Command(
                "style",
                "set a project's citation style",
                "projects:style",
                (
                    _argument("style", metavar="ID", help="a CSL style by id or name"),
                    _PROJECT,
                ),
            ),
            Command(
                "options",
                "set what a project asks for beyond its style",
                "projects:options",
                (*_BEYOND, _PROJECT, _JSON),
            ),
        ),
    ),
    Command(
        "bibliography",
        "write a project's bibliography",
        "citing:bibliography",
        (_PROJECT, _STYLE, _LANG, _FILE_OUT, *_BEYOND, _JSON),
    ),
    Command(
        "search",
        "find words in the texts",
        "searching:search",
        (
            _argument("words", nargs="+", metavar="WORDS", help='words, "a phrase", begin*, -not'),
            _argument("--in", dest="within", metavar="KEY", help="only in this work"),
            _argument("--apparatus", action="store_true", help="also in the sites' own words"),
            _argument("--limit", type=limit, default=50, metavar="N", help="at most N hits"),
            _JSON,
        ),
    ),
    Command(
        "lookup",
        "look up a word or phrase",
        "looking_up:lookup",
        (
            _argument("words", nargs="+", metavar="WORDS", help="a word or a phrase"),
            _JSON,
        ),
    ),
    Command(
        "styles",
        "find citation styles by name, and add your own",
        commands=(
            Command(
                "find",
                "find citation styles by name",
                "styles:find",
                (
                    _argument("words", nargs="*", metavar="WORDS", help="part of a style's name"),
                    _JSON,
                ),
            ),
            Command(
                "add",
                "add style files of your own",
                "styles:add",
                (
                    _argument(
                        "paths", nargs="+", type=path, metavar="FILE", help="a style file (.csl)"
                    ),
                    _argument("--as", dest="name", metavar="ID", help="the id to keep it under"),
                    _JSON,
                ),
            ),
            Command("list", "list the styles you added", "styles:show_own", (_JSON,)),
            Command(
                "remove",
                "take a style away that you added",
                "styles:remove",
                (_argument("style", metavar="ID", help="its id"),),
            ),
        ),
        usual="find",
    ),
    Command(
        "csl",
        "use the citation processor by itself",
        commands=(
            Command(
                "render",
                "write citations and a bibliography from CSL-JSON",
                "csl:render",
                (
                    _argument(
                        "--style",
                        metavar="FILE|ID",
                        required=True,
                        help="a style file, or a CSL style by id or name",
                    ),
                    _argument(
                        "--items",
                        type=Path,
                        metavar="FILE",
                        required=True,
                        help="CSL-JSON items; - is standard input",
                    ),
                    _argument(
                        "--citations",
                        type=Path,
                        metavar="FILE",
                        help="the citations in the order of the text, as CSL-JSON",
                    ),
                    _LANG,
                    _FILE_OUT,
                    _argument("--links", action="store_true", help="link DOIs and addresses"),
                    *_BEYOND,
                    _JSON,
                ),
            ),
            Command(
                "suite",
                "run a folder of cases of the CSL test suite",
                "csl:suite",
                (
                    _argument("folder", type=Path, metavar="DIR", help="a folder of .txt cases"),
                    _argument(
                        "--json", type=Path, metavar="FILE", help="write each result to this file"
                    ),
                ),
            ),
        ),
    ),
    Command(
        "export",
        "write everything out in open formats",
        "exporting:export",
        (_argument("folder", type=path, metavar="DIR", help="an empty or new folder"),),
    ),
    Command("check", "check that the library is whole", "exporting:check", (_JSON,)),
)
