"""The whole job, told once: number, place, disambiguate, cite, collapse, list, polish."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from carrel.csl.characters import short
from carrel.csl.errors import CslError
from carrel.csl.items.item_doubts import doubts_of
from carrel.csl.items.item_reading import read_items
from carrel.csl.items.numeric import is_whole
from carrel.csl.manuscript.bibliography import ordered_ids, write_bibliography
from carrel.csl.manuscript.clusters import write_clusters
from carrel.csl.manuscript.collector import collector_at_rest
from carrel.csl.manuscript.positions import NEAR_NOTE_DISTANCE, place_cites
from carrel.csl.manuscript.run import Run
from carrel.csl.options import STRICT
from carrel.csl.rendering.frame import Context
from carrel.csl.styles.item_locale import ItemLocales
from carrel.csl.styles.locale import combine
from carrel.csl.styles.reduction import Reductions
from carrel.csl.styles.style import CONDITION
from carrel.csl.styles.style_doubts import term_doubts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from carrel.csl.manuscript.positions import Cluster
    from carrel.csl.manuscript.written import Bibliography
    from carrel.csl.options import Options
    from carrel.csl.place import Place
    from carrel.csl.styles.elements import Area
    from carrel.csl.styles.locale import Locale
    from carrel.csl.styles.style import Style
    from carrel.csl.text.tree import Node


class Processed(NamedTuple):
    """What comes out: a finished tree per cluster, the bibliography, and doubts in words.

    `bibliography` is None for a style that has none. `order` lists the ids of all items as the
    bibliography sorts them, which is the order of their citation numbers.
    """

    citations: tuple[Node, ...]
    bibliography: Bibliography | None
    warnings: tuple[str, ...]
    order: tuple[str, ...]


def process(  # noqa: PLR0913 - the door of the room, and all but four by name
    style: Style,
    locales: Mapping[str, Locale] | Callable[[str], Locale | None],
    items: Iterable[Mapping[str, object]],
    citations: Sequence[Cluster],
    *,
    lang: str | None = None,
    standalone: bool = False,
    options: Options = STRICT,
) -> Processed:
    """Write all citations of a manuscript and its bibliography.

    `locales` gives the locale for a tag, or None; `items` are CSL-JSON mappings, all of which
    come into the bibliography, the cited ones in the order of the text unless the style sorts.
    `lang` is used where the style fixes no default-locale. With `standalone`, clusters do not
    know of one another: each cite is a first one, and items keep the order they came in. `options`
    ask for what CSL does not have.

    Raises CslError for a dependent style: it must be processed as its parent.
    """
    area = independent(style)

    def run_once() -> Processed:
        run = Run(begin(style, locales, lang, options), area)
        run.items, doubts = read_items(items)
        run.warnings.extend(doubts)
        return work_out(run, citations, standalone=standalone)

    # When the collector wakes, all but the result is gone.
    with collector_at_rest():
        return run_once()


def begin(
    style: Style,
    locales: Mapping[str, Locale] | Callable[[str], Locale | None],
    lang: str | None,
    options: Options,
) -> Context:
    """Lay the locale together and give what all cites and entries share (see `process`)."""
    locale = combine(lang or style.info.default_locale or "en-US", style.locales, locales)
    by_item = ItemLocales(style, locale, locales) if options.item_language else None
    return Context(style, locale, Reductions(style), options, by_item)


def independent(style: Style) -> Area:
    """Give the citation area of a style. Raises CslError for a dependent style."""
    if style.citation is None:
        own, parent = short(style.info.id), short(style.info.independent_parent)
        message = f"the style {own} is dependent; use {parent}"
        raise CslError(message)
    return style.citation


def work_out(run: Run, citations: Sequence[Cluster], *, standalone: bool = False) -> Processed:
    """Do the work on a run whose items are read (see `process`)."""
    style, locale = run.style, run.context.locale
    run.warnings += [*style.doubts, *term_doubts(style.terms, locale)]
    clusters = [_known(run, cluster, place) for place, cluster in enumerate(citations, 1)]
    run.standalone = standalone
    _order_items(run, () if standalone else clusters)
    _number_items(run)
    places = _places(run, clusters, standalone=standalone)
    run.first_notes = {
        cite.id: cluster.note
        for cluster in reversed(clusters)
        for cite in cluster.cites
        if cluster.note
    }
    _disambiguate(run)
    written = write_clusters(run, clusters, places)
    bibliography = write_bibliography(run)
    for item in run.items.values():
        run.warnings.extend(doubts_of(item))
    return Processed(written, bibliography, tuple(run.warnings), tuple(run.order))


def _known(run: Run, cluster: Cluster, place: int) -> Cluster:
    items = run.items
    unknown = [cite.id for cite in cluster.cites if cite.id not in items]
    if not unknown:
        return cluster
    run.warnings.extend(
        f"citation {place}: no item has the id {short(one)}; its cite is left out"
        for one in dict.fromkeys(unknown)
    )
    return cluster._replace(cites=tuple(one for one in cluster.cites if one.id in run.items))


def _order_items(run: Run, clusters: Iterable[Cluster]) -> None:
    cited = (cite.id for cluster in clusters for cite in cluster.cites)
    run.order = list(dict.fromkeys((*cited, *run.items)))


def _number_items(run: Run) -> None:
    """Citation numbers follow the order of the bibliography."""
    run.context.citation_numbers = {one: at for at, one in enumerate(run.order, 1)}
    run.order = ordered_ids(run)
    area = run.style.bibliography
    descending = area is not None and any(
        key.variable == "citation-number" and key.descending for key in area.keys
    )
    if not descending:
        run.context.citation_numbers = {one: at for at, one in enumerate(run.order, 1)}


def near_note_distance(run: Run) -> int:
    """Give how many notes back a cite is still near."""
    asked = run.citation.options.get("near-note-distance", "")
    return int(asked) if is_whole(asked) else NEAR_NOTE_DISTANCE


def _places(run: Run, clusters: Sequence[Cluster], *, standalone: bool) -> list[tuple[Place, ...]]:
    distance = near_note_distance(run)
    if not standalone:
        return place_cites(clusters, distance, refers_back=run.refers_back)
    return [
        tuple(
            place_cites([cluster._replace(cites=(cite,))], distance)[0][0] for cite in cluster.cites
        )
        for cluster in clusters
    ]


def _disambiguate(run: Run) -> None:
    asked = run.citation.options.keys() & {
        "disambiguate-add-names",
        "disambiguate-add-givenname",
        "disambiguate-add-year-suffix",
    }
    if len(run.items) > 1 and (asked or CONDITION in run.style.mentions):
        from carrel.csl.manuscript.disambiguate import disambiguate

        disambiguate(run, names=bool(asked))
