"""Begin the demo study: the alliances of Europe before the First World War."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from carrel.exchange.series_table import read_series
from carrel.study.actor import Actor
from carrel.study.series import Series
from carrel.study.study import Study

if TYPE_CHECKING:
    from carrel.store.library import Library

DEMO_STUDY = "Alliances before the First World War"
_TIES = "alliances-1872-1907.csv"
_ACTORS = (
    Actor("AUH", "Austria-Hungary", aliases=("Vienna",)),
    Actor("DEU", "Germany", aliases=("Berlin",)),
    Actor("FRA", "France", aliases=("Paris",)),
    Actor("GBR", "Great Britain", aliases=("London", "United Kingdom")),
    Actor("ITA", "Italy", aliases=("Rome",)),
    Actor("RUS", "Russia", aliases=("Saint Petersburg",)),
)
_QUESTIONS = (
    "Did the alliances of the six great powers move towards balance between 1872 and 1907?",
    "Which ties could have been foretold from those before, and which could not?",
)
_METHOD = (
    "Six powers, a tie of +1 for an alliance or understanding and −1 for open rivalry, dated by "
    "treaties: the League of the Three Emperors (1872), the Triple Alliance (1882), the lapse of "
    "the German-Russian treaty (1890), the French-Russian alliance (1891), the Entente Cordiale "
    "(1904), the British-Russian Entente (1907). The ties are entered by hand; there are no claims."
)
_CITATION = (
    "After Antal, T., Krapivsky, P. L., & Redner, S. (2006). Social balance on networks: The "
    "dynamics of friendship and enmity. Physica D, 224(1-2), 130-136, figure 10."
)


def begin_demo(library: Library) -> Study:
    """The demo study, begun unless it is there already; the active study stays active."""
    for study in library.studies.all():
        if study.name == DEMO_STUDY:
            return study
    ties = read_series((files("carrel") / "demo" / _TIES).read_bytes(), _TIES)
    alliances = Series("Alliances and rivalries", ties, citation=_CITATION, in_network=True)
    former = [study.name for study in library.studies.all() if study.active]
    with library.writing():
        library.studies.add(
            Study(
                DEMO_STUDY,
                questions=_QUESTIONS,
                method=_METHOD,
                actors=_ACTORS,
                series=(alliances,),
            )
        )
        for name in former:
            library.studies.use(name)
    return library.studies.get(DEMO_STUDY)
