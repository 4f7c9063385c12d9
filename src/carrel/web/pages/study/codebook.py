"""The codebook of a study as a tree, and its actors."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from carrel.store.library import Library
from carrel.study.actor import ActorKind
from carrel.study.codebook import Codebook, Factor, Level, path_of
from carrel.web.pages.rendering import render
from carrel.web.pages.study.frame import frame, open_study
from carrel.web.pages.study.lines import factor_colors
from carrel.web.slashes import as_written


@dataclass(frozen=True, slots=True)
class FactorRow:
    """A factor in the tree: its path from the top, its colour, its claims, those under it too."""

    factor: Factor
    path: tuple[str, ...]
    color: str
    claims: int
    claims_under: int


@get("/studies/{name:str}/codebook", include_in_schema=False, sync_to_thread=True)
def codebook_page(
    library: NamedDependency[Library], coder: NamedDependency[str], name: FromPath[str]
) -> Response[str]:
    """Factors as a tree with their counts, and the areas."""
    opened = open_study(library, as_written(name), coder=coder)
    counts = opened.claims.factor.counts()
    areas = opened.claims.area.counts()
    return render(
        "study_codebook.html",
        **frame(opened, "codebook"),
        rows=factor_rows(opened.study.codebook, counts, factor_colors(opened.study)),
        area_counts=areas,
        levels=tuple(Level),
    )


def factor_rows(
    codebook: Codebook, counts: Counter[str], colors: dict[str, str]
) -> list[FactorRow]:
    """The factors, each followed by those under it, in the coder's own order."""
    paths = {factor.name: tuple(path_of(codebook, factor.name)) for factor in codebook.factors}
    under: Counter[str] = Counter()
    children: dict[str, list[Factor]] = {}
    for factor in codebook.factors:
        children.setdefault(factor.parent, []).append(factor)
        for above in paths[factor.name]:
            under[above] += counts[factor.name]
    rows: list[FactorRow] = []
    waiting = list(reversed(children.get("", [])))
    while waiting:
        factor = waiting.pop()
        name = factor.name
        rows.append(FactorRow(factor, paths[name], colors[name], counts[name], under[name]))
        waiting += reversed(children.get(name, []))
    return rows


@get("/studies/{name:str}/actors", include_in_schema=False, sync_to_thread=True)
def actors_page(
    library: NamedDependency[Library], coder: NamedDependency[str], name: FromPath[str]
) -> Response[str]:
    """The actors with all their names, each with its claims."""
    opened = open_study(library, as_written(name), coder=coder)
    counts: Counter[str] = Counter()
    for (who, whom, _), count in opened.claims.dyad.counts().items():
        for actor in {who, whom}:
            counts[actor] += count
    return render(
        "study_actors.html",
        **frame(opened, "actors"),
        rows=[(actor, counts[actor.id]) for actor in opened.study.actors],
        kinds=tuple(ActorKind),
    )
