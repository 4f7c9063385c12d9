"""The table of the commands of a study."""

from __future__ import annotations

from argparse import ArgumentTypeError
from typing import Any

from carrel.cli.command import Argument, Command, argument, path
from carrel.cli.study_code_commands import CODER, CODES, JSON, LEVELS, MINE, STUDY_NAME

AREAS = ("political", "military-security", "economic", "regional")
MODALITIES = ("asserted", "reported", "attributed", "conditional", "denied")
HORIZONS = ("short", "long", "none")
_DIRECTIONS = {
    "+": 1, "+1": 1, "1": 1, "together": 1, "0": 0, "-": -1, "-1": -1, "−": -1, "−1": -1,
    "apart": -1,
}  # fmt: skip


def direction(written: str) -> int:
    """+1 together, 0, or −1 apart, as typed."""
    if written.casefold() not in _DIRECTIONS:
        raise ArgumentTypeError(f"'{written}' is no direction: write +, 0 or -")
    return _DIRECTIONS[written.casefold()]


def degree(written: str) -> int:
    """1, 2 or 3."""
    if written not in {"1", "2", "3"}:
        raise ArgumentTypeError(f"'{written}' is no degree: write 1, 2 or 3")
    return int(written)


_NAME = argument("name", metavar="NAME", help="the name of the study")
_ID = argument("id", metavar="ID", help="the id of the claim")
_IDS = argument("ids", nargs="+", metavar="ID", help="the ids of claims")
_KEY = argument("key", metavar="KEY", help="the citation key of a work")
_QUESTIONS = argument(
    "--question", action="append", metavar="TEXT", help="what it asks; may be repeated"
)
_METHOD = argument("--method", metavar="TEXT", help="how it goes about it")

_TYPED = (
    argument("--when", metavar="DATE", help="such as 'fall of 2000', 'since 1979', 1995/2000"),
    argument("--area", metavar="AREA", help="one of the codebook's areas, else the factor's own"),
    argument("--modality", choices=MODALITIES, help="how the source says it"),
    argument("--horizon", choices=HORIZONS, help="for how long it is said to hold"),
    argument(
        "--if",
        dest="condition",
        nargs=3,
        metavar=("WHO", "WHOM", "SIGN"),
        help="what a conditional claim hangs on: two actors, and + or -",
    ),
    argument("--event", metavar="WORD", help="claims of one event that one source tells are one"),
    argument("--note", metavar="TEXT", help="a note"),
)


def _coding(*, needed: bool) -> tuple[Argument, ...]:
    """What a claim says; ``needed`` of a new one."""
    return (
        argument("--who", metavar="ACTOR", required=needed, help="by id, name or alias"),
        argument("--whom", metavar="ACTOR", required=needed, help="towards whom"),
        argument("--factor", metavar="FACTOR", required=needed, help="what is at work"),
        argument("--direction", type=direction, metavar="SIGN", required=needed, help="+, 0 or -"),
        argument("--strength", type=degree, metavar="N", required=needed, help="1, 2 or 3"),
        argument("--certainty", type=degree, metavar="N", required=needed, help="1, 2 or 3"),
        *_TYPED,
    )


def _filter(*, dyad: bool) -> tuple[Argument, ...]:
    """What chooses claims: the same for every table and figure."""
    several: dict[str, Any] = {"action": "append", "default": []}
    actors = (
        argument("--who", metavar="ACTOR", default="", help="only claims about this actor"),
        argument("--whom", metavar="ACTOR", default="", help="and this one"),
    )
    return (
        *(() if dyad else actors),
        argument("--area", dest="areas", metavar="AREA", **several, help="of this area"),
        argument("--factor", dest="factors", metavar="FACTOR", **several, help="and all below it"),
        argument("--level", dest="levels", choices=LEVELS, **several, help="of this level"),
        argument("--horizon", dest="horizons", choices=HORIZONS, **several, help="of this horizon"),
        argument(
            "--modality", dest="modalities", choices=MODALITIES, **several, help="said in this way"
        ),
        argument("--source", dest="sources", metavar="KEY", **several, help="of this work"),
        argument("--of", dest="coders", metavar="CODER", **several, help="by this coder"),
        argument("--event", dest="events", metavar="WORD", **several, help="of this event"),
        argument("--from", dest="start", metavar="DATE", help="not over before this date"),
        argument("--to", dest="end", metavar="DATE", help="begun by this date"),
        argument("--directed", action="store_true", help="only from the first to the second"),
    )


_DYAD = (
    argument("a", metavar="A", help="an actor"),
    argument("b", metavar="B", help="another"),
)
_CLAIMS = argument("--claims", action="store_true", help="list what it rests on, with citations")
_HALF_LIFE = argument(
    "--half-life", type=float, default=5.0, metavar="YEARS", help="after which evidence halves"
)
_KAPPA = argument(
    "--kappa", type=float, default=1.0, metavar="K", help="how strongly evidence fades to unknown"
)
_AT = argument("--at", metavar="DATE", help="a time, such as 2001 or 'fall of 2000'")
_TIE = argument(
    "--tie",
    dest="entered",
    nargs=3,
    action="append",
    default=[],
    metavar=("A", "B", "VALUE"),
    help="a tie entered by hand, -1 to +1; may be repeated",
)
_NETWORK = (_AT, _HALF_LIFE, _KAPPA, _TIE, *_filter(dyad=True))
_ENDS = (_CLAIMS, STUDY_NAME, CODER, JSON)

_KEEPING = (
    Command(
        "new",
        "begin a study",
        "studies:new",
        (
            _NAME,
            _QUESTIONS,
            _METHOD,
            argument("--area", action="append", metavar="AREA", help="an area of its codebook"),
            CODER,
            JSON,
        ),
    ),
    Command("list", "list the studies", "studies:show_all", (JSON,)),
    Command("use", "make a study the active one", "studies:use", (_NAME, JSON)),
    Command("show", "show what a study is and rests on", "studies:show", MINE),
    Command(
        "change",
        "change what a study is",
        "studies:change",
        (
            argument("--name", metavar="NAME", help="its new name"),
            _QUESTIONS,
            _METHOD,
            argument("--seed", type=int, metavar="N", help="of everything random"),
            argument("--blind", choices=("on", "off"), help="hide coders' claims from one another"),
            *MINE,
        ),
    ),
    Command("remove", "take a study away", "studies:remove", (_NAME,)),
    Command("restore", "bring a removed study back", "studies:restore", (_NAME,)),
    Command("coder", "say who codes, and who has coded", "studies:coder", MINE),
    Command("undo", "take back the last thing you did", "studies:undo", MINE),
    Command("redo", "do again what you undid", "studies:redo", MINE),
    Command(
        "log",
        "list every act of coding",
        "studies:log",
        (argument("--last", type=int, metavar="N", help="only the last N"), *MINE),
    ),
)

_CLAIM = Command(
    "claim",
    "look at a claim, change it, take it away",
    commands=(
        Command("show", "show a claim with its passages", "coding:show_claim", (_ID, *MINE)),
        Command(
            "change",
            "change claims",
            "coding:change",
            (
                _IDS,
                argument("--revision", type=int, metavar="N", help="the one you saw last"),
                *_coding(needed=False),
                argument("--symmetric", choices=("yes", "no"), help="of neither towards the other"),
                *MINE,
            ),
        ),
        Command(
            "add",
            "let one more passage of its work carry a claim",
            "coding:add_passage",
            (_ID, argument("quote", metavar="QUOTE", help="the words of the source"), *MINE),
        ),
        Command("delete", "take claims away", "coding:delete", (_IDS, *MINE)),
        Command("restore", "bring claims back", "coding:restore", (_IDS, *MINE)),
    ),
)

_CODING = (
    Command(
        "code",
        "make a claim of a passage",
        "coding:code",
        (
            _KEY,
            argument("quote", nargs="+", metavar="QUOTE", help="the words of the source"),
            *_coding(needed=True),
            argument("--symmetric", action="store_true", help="of neither towards the other"),
            *MINE,
        ),
    ),
    Command(
        "claims",
        "list the claims",
        "coding:claims",
        (
            argument("ids", nargs="*", metavar="ID", help="only these"),
            *_filter(dyad=False),
            argument("--csv", action="store_true", help="print them as a table (CSV)"),
            STUDY_NAME,
            CODER,
            JSON,
        ),
    ),
    _CLAIM,
    Command(
        "import",
        "bring in claims, or a whole study",
        "study_files:bring_in",
        (
            argument("file", type=path, metavar="FILE", help="JSON or CSV; - is standard input"),
            argument("--source", default="", metavar="KEY", help="the work they are quoted from"),
            argument("--name", default="", metavar="NAME", help="what a whole study is called"),
            *MINE,
        ),
    ),
    Command(
        "export",
        "write a study out whole",
        "study_files:export",
        (
            argument("file", type=path, metavar="FILE", help="a new file; - is standard output"),
            argument("--csv", action="store_true", help="only the claims, as a table"),
            STUDY_NAME,
            CODER,
        ),
    ),
)

_SERIES = Command(
    "series",
    "ties given from outside the texts",
    commands=(
        Command("list", "list the series", "study_files:list_series", MINE),
        Command(
            "add",
            "bring a series in from CSV",
            "study_files:add_series",
            (
                argument("name", metavar="NAME", help="what it is called"),
                argument("file", type=path, metavar="FILE", help="who, whom, when, value"),
                argument("--source", default="", metavar="KEY", help="the work it comes from"),
                argument("--citation", default="", metavar="TEXT", help="where it comes from"),
                argument("--in-network", action="store_true", help="let it stand in networks"),
                *MINE,
            ),
        ),
        Command(
            "export",
            "write a series out as CSV",
            "study_files:export_series",
            (
                argument("name", metavar="NAME", help="what it is called"),
                argument("file", type=path, metavar="FILE", help="a new file; - is stdout"),
                STUDY_NAME,
            ),
        ),
        Command(
            "remove",
            "take a series out",
            "study_files:remove_series",
            (argument("name", metavar="NAME", help="what it is called"), *MINE),
        ),
    ),
)

_FIGURES = (
    Command(
        "profile",
        "what draws two actors together and sets them apart",
        "weighing:profile",
        (
            *_DYAD,
            argument(
                "--by",
                choices=("area", "factor", "horizon", "level", "none"),
                default="area",
                help="how claims are grouped",
            ),
            *_filter(dyad=True),
            *_ENDS,
        ),
    ),
    Command(
        "alignment",
        "how far two actors stand together over time",
        "weighing:alignment",
        (
            *_DYAD,
            argument("--at", action="append", metavar="DATE", help="a time; may be repeated"),
            _HALF_LIFE,
            _KAPPA,
            *_filter(dyad=True),
            *_ENDS,
        ),
    ),
)

_WEIGHTED = argument("--weighted", action="store_true", help="count each tie by how strong it is")

_REPORT = Command(
    "report",
    "write the report of a study, with figures, passages and bibliography",
    "reporting:report",
    (
        argument("file", type=path, metavar="FILE", help="a new file: .html or .docx"),
        *_filter(dyad=False),
        *MINE,
    ),
)

_COMPARING = (
    Command(
        "hypotheses",
        "what speaks against each hypothesis",
        "hypotheses:matrix",
        _ENDS,
    ),
    Command(
        "agreement",
        "how far coders agree, and what is to be settled",
        "agreeing:agreement",
        (
            argument("coders", nargs="*", metavar="CODER", help="two or more; else all"),
            *MINE,
        ),
    ),
)

_NETWORKS = (
    Command("network", "who stands how to whom at a time", "networks:network", (*_NETWORK, *_ENDS)),
    Command(
        "balance",
        "triads, frustration and blocs of the network",
        "networks:balance",
        (_WEIGHTED, *_NETWORK, *_ENDS),
    ),
    Command(
        "pressure",
        "how third parties pull on the tie of two actors",
        "networks:pressure",
        (*_DYAD, *_NETWORK, *_ENDS),
    ),
    Command(
        "scenario",
        "what a change of ties would change",
        "networks:scenario",
        (
            argument(
                "--set",
                dest="changes",
                nargs=3,
                action="append",
                required=True,
                metavar=("A", "B", "VALUE"),
                help="a tie and what it becomes, -1 to +1; may be repeated",
            ),
            *_NETWORK,
            *_ENDS,
        ),
    ),
    Command(
        "similarity",
        "how alike two actors stand to third parties",
        "networks:similarity",
        (*_DYAD, *_NETWORK, *_ENDS),
    ),
)

STUDY = Command(
    "study",
    "code claims from passages and weigh them",
    commands=(*_KEEPING, *_CODING, *CODES, _SERIES, *_FIGURES, *_NETWORKS, *_COMPARING, _REPORT),
)
