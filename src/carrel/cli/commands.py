"""The table of commands: what each is called, takes and does."""

from __future__ import annotations

from argparse import BooleanOptionalAction
from pathlib import Path

from carrel.cli.command import Command, argument, limit, path
from carrel.cli.study_commands import STUDY

COLORS = ("yellow", "green", "blue", "pink", "orange", "purple", "grey", "red")
FORMATS = ("text", "html", "markdown")
CSL_FORMATS = (*FORMATS, "rtf", "latex", "runs")
REFERENCE_FORMATS = ("bibtex", "ris", "csl-json")
CALENDARS = ("strict", "own", "both", "gregorian")
ALPHABETS = (
    "latin", "locale", "persian", "arabic", "abjad", "urdu", "cyrillic", "ukrainian", "bulgarian",
    "serbian", "macedonian", "greek", "hebrew", "armenian", "georgian", "hindi", "thai", "korean",
)  # fmt: skip

_KEY = argument("key", metavar="KEY", help="the citation key of a work, such as jalali2001")
_JSON = argument("--json", action="store_true", help="print records as JSON, one a line")
_STYLE = argument(
    "--style", metavar="ID", help="a CSL style by id or name: apa, mla, chicago-notes, …"
)
_LANG = argument("--lang", metavar="TAG", help="the language of the citation, such as fa or de-AT")
_FORMAT = argument("--format", choices=FORMATS, default="text", help="how it is written")
_PROJECT = argument("--project", metavar="NAME", help="a project instead of the active one")
_NAME = argument("name", metavar="NAME", help="the name of the project")

_BEYOND = (
    argument(
        "--item-language",
        action=BooleanOptionalAction,
        default=None,
        help="write each entry in its work's own language",
    ),
    argument(
        "--isolate",
        action=BooleanOptionalAction,
        default=None,
        help="isolate what runs right to left from what runs left to right",
    ),
    argument("--suffix-alphabet", choices=ALPHABETS, help="the letters of 2001a and 2001b"),
    argument("--calendar", choices=CALENDARS, help="how dates of other calendars are written"),
)
_FILE_OUT = argument("--format", choices=CSL_FORMATS, default="text", help="how it is written")

DESK = (
    argument("--port", type=int, metavar="PORT", help="the port on 127.0.0.1; 0 takes a free one"),
    argument("--no-browser", action="store_true", help="only print the address"),
    argument(
        "--demo", action="store_true", help="put the two demo texts and the demo study in first"
    ),
)

COMMANDS = (
    Command(
        "add",
        "bring files into the library",
        "adding:add",
        (
            argument(
                "paths", nargs="+", type=path, metavar="PATH", help="a file, or a folder of files"
            ),
            argument("--project", metavar="NAME", help="put the works into this project too"),
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
            argument("--text", action="store_true", help="print the canonical text"),
            argument("--span", metavar="A:B", help="with --text: only these code points"),
            _JSON,
        ),
    ),
    Command(
        "mend",
        "set a value of a work's record as you know it",
        "showing:mend",
        (
            _KEY,
            argument(
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
        (argument("key", metavar="KEY|ID", help="a citation key or the id of a mark"),),
    ),
    Command(
        "cite",
        "cite a work, a page or a passage",
        "citing:cite",
        (
            _KEY,
            argument("--quote", metavar="TEXT", help="the passage, in the words of the source"),
            argument("--page", metavar="LABEL", help="the page, as the source labels it"),
            argument("--sic", action="store_true", help="own misread words with [sic]"),
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
            argument("--quote", metavar="TEXT", help="the passage, in the words of the source"),
            argument("--color", choices=COLORS, default="yellow", help="the highlight's colour"),
            argument("--note", metavar="TEXT", default="", help="a note, in Markdown"),
            argument(
                "--tag", metavar="TAG", action="append", default=[], help="a tag; may be repeated"
            ),
            _JSON,
        ),
    ),
    Command(
        "unmark",
        "take a mark or note away",
        "marking:unmark",
        (argument("id", metavar="ID", help="the id of the mark"),),
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
                (argument("keys", nargs="+", metavar="KEY", help="works"), _PROJECT),
            ),
            Command(
                "remove",
                "take works out of a project",
                "projects:remove",
                (argument("keys", nargs="+", metavar="KEY", help="works"), _PROJECT),
            ),
            Command(
                "style",
                "set a project's citation style",
                "projects:style",
                (
                    argument("style", metavar="ID", help="a CSL style by id or name"),
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
        (
            _PROJECT,
            _STYLE,
            _LANG,
            argument(
                "--format",
                choices=(*CSL_FORMATS, *REFERENCE_FORMATS),
                default="text",
                help="how it is written, or a format of other programs",
            ),
            *_BEYOND,
            _JSON,
        ),
    ),
    Command(
        "search",
        "find words in the texts",
        "searching:search",
        (
            argument("words", nargs="+", metavar="WORDS", help='words, "a phrase", begin*, -not'),
            argument("--in", dest="within", metavar="KEY", help="only in this work"),
            argument("--apparatus", action="store_true", help="also in the sites' own words"),
            argument("--limit", type=limit, default=50, metavar="N", help="at most N hits"),
            _JSON,
        ),
    ),
    Command(
        "lookup",
        "look up a word or phrase",
        "looking_up:lookup",
        (
            argument("words", nargs="+", metavar="WORDS", help="a word or a phrase"),
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
                    argument("words", nargs="*", metavar="WORDS", help="part of a style's name"),
                    _JSON,
                ),
            ),
            Command(
                "add",
                "add style files of your own",
                "styles:add",
                (
                    argument(
                        "paths", nargs="+", type=path, metavar="FILE", help="a style file (.csl)"
                    ),
                    argument("--as", dest="name", metavar="ID", help="the id to keep it under"),
                    _JSON,
                ),
            ),
            Command("list", "list the styles you added", "styles:show_own", (_JSON,)),
            Command(
                "remove",
                "take a style away that you added",
                "styles:remove",
                (argument("style", metavar="ID", help="its id"),),
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
                    argument(
                        "--style",
                        metavar="FILE|ID",
                        required=True,
                        help="a style file, or a CSL style by id or name",
                    ),
                    argument(
                        "--items",
                        type=Path,
                        metavar="FILE",
                        required=True,
                        help="CSL-JSON items; - is standard input",
                    ),
                    argument(
                        "--citations",
                        type=Path,
                        metavar="FILE",
                        help="the citations in the order of the text, as CSL-JSON",
                    ),
                    _LANG,
                    _FILE_OUT,
                    argument("--links", action="store_true", help="link DOIs and addresses"),
                    *_BEYOND,
                    _JSON,
                ),
            ),
            Command(
                "suite",
                "run a folder of cases of the CSL test suite",
                "csl:suite",
                (
                    argument("folder", type=Path, metavar="DIR", help="a folder of .txt cases"),
                    argument(
                        "--json", type=Path, metavar="FILE", help="write each result to this file"
                    ),
                ),
            ),
        ),
    ),
    Command(
        "references",
        "read the reference lists of a work, a file or a copied text",
        "referring:references",
        (
            argument(
                "source",
                metavar="KEY|FILE|-",
                help="a citation key, a file of any format that can be added, or - for what is typed or piped in",
            ),
            argument("--json", action="store_true", help="print a list of records as JSON"),
            argument(
                "--format",
                choices=REFERENCE_FORMATS,
                help="print them for other programs",
            ),
            argument(
                "--one-per-line", action="store_true", help="every line of the file is a reference"
            ),
        ),
    ),
    STUDY,
    Command(
        "export",
        "write everything out in open formats",
        "exporting:export",
        (argument("folder", type=path, metavar="DIR", help="an empty or new folder"),),
    ),
    Command("check", "check that the library is whole", "exporting:check", (_JSON,)),
)
