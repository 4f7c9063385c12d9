"""What a command of a study was asked: which study, by whom, which claims."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from carrel.settings import coder_name
from carrel.store.errors import ClaimNotFound
from carrel.store.library import open_library
from carrel.study.actor import find_actor
from carrel.study.errors import StudyError
from carrel.study.nearest import did_you_mean
from carrel.study.selection import Selection, check_dyad
from carrel.study.when import read_when
from carrel.values.errors import CarrelError
from carrel.workbench.load_study import Loaded, load

if TYPE_CHECKING:
    from argparse import Namespace

    from carrel.store.library import Library
    from carrel.study.claim import Claim
    from carrel.study.study import Study


@dataclass(frozen=True, slots=True)
class Asked:
    """An open library, the study that is meant with its own id, and who codes."""

    library: Library
    id: str
    study: Study
    coder: str

    @property
    def name(self) -> str:
        """What the study is called."""
        return self.study.name

    def loaded(self) -> Loaded:
        """The study's claims as this coder may see them."""
        return load(self.library, self.name, coder=self.coder)

    def seen(self, ids: list[str]) -> list[Claim]:
        """The claims with these ids; raise ``ClaimNotFound`` for one that is not to be seen."""
        by_id = self.loaded().by_id
        for id_ in ids:
            if id_ not in by_id:
                self.library.studies.claim(self.name, id_)
                raise ClaimNotFound(
                    f"The claim '{id_}' is another coder's, and this study is blind: "
                    "'carrel study change --blind off' lifts that."
                )
        return [by_id[id_] for id_ in ids]


@contextmanager
def asked(arguments: Namespace) -> Generator[Asked]:
    """Open the library and the study named, else the active one."""
    coder = coder_of(arguments)
    with open_library(arguments.library) as library:
        name = getattr(arguments, "study", None)
        study = library.studies.get(name) if name else library.studies.active()
        yield Asked(library, library.studies.row(study.name).id, study, coder)


def coder_of(arguments: Namespace) -> str:
    """Who codes: ``--coder``, else the setting; raise ``CarrelError`` for an empty name."""
    named = getattr(arguments, "coder", None)
    if named is None:
        return coder_name()
    if not named.strip():
        raise CarrelError("--coder is empty: give the name of who codes.")
    return named.strip()


def selection_of(arguments: Namespace, study: Study) -> Selection:
    """The claims that the filters of a command mean.

    Raise ``StudyError`` for an actor, area, factor or date that the study does not know: a
    misspelt filter would show an empty table.
    """
    who, whom = (
        getattr(arguments, long, "") or getattr(arguments, short, "")
        for long, short in (("who", "a"), ("whom", "b"))
    )
    areas = study.codebook.areas
    factors = [factor.name for factor in study.codebook.factors]
    dyad = Selection(
        who=find_actor(study.actors, who).id if who else "",
        whom=find_actor(study.actors, whom).id if whom else "",
    )
    return replace(
        check_dyad(dyad),
        areas=tuple(_known("area", area, areas) for area in arguments.areas),
        factors=tuple(_known("factor", factor, factors) for factor in arguments.factors),
        levels=tuple(arguments.levels),
        horizons=tuple(arguments.horizons),
        modalities=tuple(arguments.modalities),
        sources=tuple(arguments.sources),
        coders=tuple(arguments.coders),
        events=tuple(arguments.events),
        start=read_when(arguments.start).start if arguments.start else None,
        end=read_when(arguments.end).end if arguments.end else None,
        directed=arguments.directed,
        ids=tuple(getattr(arguments, "ids", ())),
    )


def time_of(written: str) -> float:
    """The moment that a date means: its end, when all of it is known."""
    try:
        return float(written)
    except ValueError:
        when = read_when(written)
    moment = when.end if when.end is not None else when.start
    if moment is None:
        raise StudyError(f"'{written}' is no moment: write a year, or a date such as 'May 2001'.")
    return moment


def _known(what: str, written: str, names: tuple[str, ...] | list[str]) -> str:
    plain = " ".join(written.split()).casefold()
    for name in names:
        if name.casefold() == plain:
            return name
    raise StudyError(
        f"The codebook has no {what} '{written}': 'carrel study codebook' shows what it has."
        + did_you_mean(written, names)
    )
