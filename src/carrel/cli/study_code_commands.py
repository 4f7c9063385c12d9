"""The table of the commands on a study's actors, codebook, sources and hypotheses."""

from __future__ import annotations

from carrel.cli.command import Command, argument

COLORS = ("yellow", "green", "blue", "pink", "orange", "purple", "grey", "red")
LEVELS = ("systemic", "regional", "bilateral", "domestic")
KINDS = ("state", "organisation", "non-state", "region")
GRADES = ("A", "B", "C", "D", "E", "F", "none")
RATINGS = ("CC", "C", "N", "NA", "I", "II", "none")

STUDY_NAME = argument("--study", metavar="NAME", help="a study instead of the active one")
CODER = argument("--coder", metavar="NAME", help="who codes, else CARREL_CODER, else your login")
JSON = argument("--json", action="store_true", help="print records as JSON, one a line")
MINE = (STUDY_NAME, CODER, JSON)

_ACTOR = argument("actor", metavar="ACTOR", help="an actor by id, name or alias")
_INTO = argument("into", metavar="INTO", help="what takes its claims and names")
_FACTOR = argument("factor", metavar="FACTOR", help="a factor of the codebook")
_AREA = argument("area", metavar="AREA", help="an area of the codebook")
_HYPOTHESIS = argument("hypothesis", metavar="ID", help="the id of a hypothesis, such as H1")
_STATEMENT = argument("statement", metavar="TEXT", help="one sentence")

_OF_ACTOR = (
    argument("--kind", choices=KINDS, help="what it is"),
    argument("--alias", action="append", metavar="NAME", help="another name; may be repeated"),
    argument("--valid", metavar="DATE", help="when there was such an actor"),
    argument("--successor-of", action="append", metavar="ACTOR", help="whose place it took"),
)
_OF_FACTOR = (
    argument("--parent", metavar="FACTOR", help="the factor above it"),
    argument("--area", metavar="AREA", help="the area it belongs to"),
    argument("--level", choices=(*LEVELS, "none"), help="where it works"),
    argument("--color", choices=(*COLORS, "none"), help="the colour of its passages"),
    argument("--description", metavar="TEXT", help="what is meant by it"),
)

_ACTORS = Command(
    "actor",
    "add an actor, change it, merge it into another",
    commands=(
        Command(
            "add",
            "add an actor",
            "study_codes:add_actor",
            (
                argument("id", metavar="ID", help="ISO 3166 letters, or a short name of your own"),
                argument("--name", metavar="NAME", help="what it is called"),
                *_OF_ACTOR,
                *MINE,
            ),
        ),
        Command(
            "change",
            "change an actor",
            "study_codes:change_actor",
            (
                _ACTOR,
                argument("--name", metavar="NAME", help="what it is called"),
                *_OF_ACTOR,
                *MINE,
            ),
        ),
        Command(
            "merge",
            "merge an actor into another",
            "study_codes:merge_actor",
            (_ACTOR, _INTO, *MINE),
        ),
        Command("remove", "take an actor out", "study_codes:remove_actor", (_ACTOR, *MINE)),
    ),
)

_FACTORS = Command(
    "factor",
    "add a factor, change it, merge it into another",
    commands=(
        Command(
            "add",
            "add a factor",
            "study_codes:add_factor",
            (argument("name", metavar="NAME", help="what it is called"), *_OF_FACTOR, *MINE),
        ),
        Command(
            "change",
            "change a factor",
            "study_codes:change_factor",
            (
                _FACTOR,
                argument("--name", metavar="NAME", help="its new name"),
                *_OF_FACTOR,
                *MINE,
            ),
        ),
        Command(
            "merge",
            "merge a factor into another",
            "study_codes:merge_factor",
            (_FACTOR, _INTO, *MINE),
        ),
        Command("remove", "take a factor out", "study_codes:remove_factor", (_FACTOR, *MINE)),
    ),
)

_AREAS = Command(
    "area",
    "add an area, rename it, take it out",
    commands=(
        Command(
            "add",
            "add an area",
            "study_codes:add_area",
            (argument("area", metavar="AREA", help="what it is called"), *MINE),
        ),
        Command(
            "rename",
            "give an area another name",
            "study_codes:rename_area",
            (_AREA, argument("name", metavar="NAME", help="its new name"), *MINE),
        ),
        Command("remove", "take an area out", "study_codes:remove_area", (_AREA, *MINE)),
    ),
)

_HYPOTHESES = Command(
    "hypothesis",
    "write hypotheses down and rate claims by them",
    commands=(
        Command(
            "add",
            "add a hypothesis",
            "hypotheses:add",
            (_STATEMENT, argument("--id", metavar="ID", default="", help="its short name"), *MINE),
        ),
        Command(
            "change", "change its statement", "hypotheses:change", (_HYPOTHESIS, _STATEMENT, *MINE)
        ),
        Command("remove", "take a hypothesis out", "hypotheses:remove", (_HYPOTHESIS, *MINE)),
        Command(
            "rate",
            "say how claims bear on a hypothesis",
            "hypotheses:rate",
            (
                _HYPOTHESIS,
                argument("rating", choices=RATINGS, metavar="RATING", help="CC C N NA I II, none"),
                argument("ids", nargs="+", metavar="CLAIM", help="the ids of claims"),
                *MINE,
            ),
        ),
    ),
)

_SOURCES = Command(
    "reliability",
    "grade a source, A to F",
    "study_codes:reliability",
    (
        argument("key", nargs="?", metavar="KEY", help="a work; without one all are listed"),
        argument("grade", nargs="?", choices=GRADES, metavar="GRADE", help="A to F, or none"),
        *MINE,
    ),
)

CODES: tuple[Command, ...] = (
    Command("actors", "list the actors", "study_codes:actors", MINE),
    _ACTORS,
    Command("codebook", "show the codebook with its counts", "study_codes:codebook", MINE),
    _FACTORS,
    _AREAS,
    _SOURCES,
    _HYPOTHESES,
)
