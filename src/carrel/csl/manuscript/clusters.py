"""Clusters: cites sorted, collapsed, joined, and dressed by the layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carrel.csl.amendment import UNAMENDED
from carrel.csl.characters import short
from carrel.csl.manuscript.cite_doubts import cite_doubts
from carrel.csl.manuscript.cites import NO_PRINTED_FORM, cite_node, new_frame, with_affixes
from carrel.csl.manuscript.collapse import Written, groups_cites, join_cites
from carrel.csl.manuscript.composite import composite, in_text
from carrel.csl.manuscript.renumbering import Numbered, count_numbers, is_movable, moved
from carrel.csl.manuscript.sort import sort_into_groups, sort_value
from carrel.csl.manuscript.written import KeptCluster
from carrel.csl.place import FIRST
from carrel.csl.text.capitals import is_sentence, raise_first_term
from carrel.csl.text.polish import polish
from carrel.csl.text.tree import NAMES, Node, find, is_empty, plain
from carrel.language.collation import collation_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from carrel.csl.items.item import Cite
    from carrel.csl.manuscript.positions import Cluster
    from carrel.csl.manuscript.run import Run
    from carrel.csl.place import Place
    from carrel.csl.rendering.frame import Frame
    from carrel.csl.text.tree import Content


def write_clusters(
    run: Run, clusters: Sequence[Cluster], places: Sequence[tuple[Place, ...]]
) -> tuple[Node, ...]:
    """Give the finished trees of all citations."""
    kept = run.remembered.clusters
    trees = tuple([_tree(run, *pair, kept) for pair in zip(clusters, places, strict=True)])
    if len(kept) > 2 * len(clusters):
        # Of clusters that were changed or are gone.
        here = {id(cluster.cites) for cluster in clusters}
        for gone in [one for one in kept if one not in here]:
            del kept[gone]
    return trees


def _tree(run: Run, cluster: Cluster, row: tuple[Place, ...], kept: dict[int, KeptCluster]) -> Node:
    """Give the finished tree of one citation: the one of the last run if nothing changed."""
    cites = cluster.cites
    ids = [cite.id for cite in cites]
    keys = [run.item_key(one) for one in ids]
    found = kept.get(id(cites))
    # A cluster whose note is numbered anew has the same cites; the note counts only for places.
    if found is None or found.cites is not cites or found.row != row or found.keys != keys:
        done = _finished(run, cluster, row)
        kept[id(cites)] = KeptCluster(cites, row, keys, done)
    else:
        numbers = run.numbers(ids)
        done = found.done
        if done.numbers != numbers:
            done = found.done = moved(done, numbers) or _finished(run, cluster, row)
    run.warnings.extend(done.about)
    return done.tree


def _finished(run: Run, cluster: Cluster, places: Sequence[Place]) -> Numbered[tuple[str, ...]]:
    """Write a citation, and tell the doubts that came up."""
    written = _written(run, cluster, places)
    warnings = tuple(
        f"the style prints nothing for {short(one.cite.id)}"
        for one in written
        if is_empty(one.node)
    )
    warnings += tuple(doubt for cite in cluster.cites for doubt in cite_doubts(cite))
    if written and is_empty(written[0].node) and not _dressed(written[0].cite):
        nothing = written[0].node._replace(children=(NO_PRINTED_FORM,))
        written[0] = written[0]._replace(node=nothing)
    content = _composed(run, written)
    for cite, place in zip(cluster.cites, places, strict=True):
        if cite.composite is not None:
            content = composite(run, cite, place, content)
    nests = run.style.info.style_class == "note"
    isolate = run.context.options.isolate
    tree = polish(content, run.context.locale, isolate=isolate, brackets=nests)
    numbers = run.numbers([cite.id for cite in cluster.cites])
    movable = all(one.movable for one in written)
    movable = bool(numbers) and movable and count_numbers(content) == count_numbers(tree)
    return Numbered(tree, numbers, movable, warnings)


def _dressed(cite: Cite) -> bool:
    return bool(cite.prefix or cite.suffix)


def _composed(run: Run, written: list[Written]) -> Content:
    """Join the cites and put the layout's affixes around them.

    An author alone belongs to the running text and has none; nor has it company.
    """
    if written and written[0].cite.author_only:
        return with_affixes(written[0].node, written[0].cite)
    children = join_cites(written, run)
    if not children:
        return ""
    layout = run.citation.layout
    # The affixes of cs:layout belong to the cluster and share its formatting.
    # The space after a full stop would part this citation from nothing; others are asked for.
    suffix = "." if layout.look.suffix == ". " else layout.look.suffix
    inner = Node(tuple(children), prefix=layout.look.prefix, suffix=suffix)
    return Node((inner,), formatting=layout.look.formatting)


def _written(run: Run, cluster: Cluster, places: Sequence[Place]) -> list[Written]:
    """Write each cite, in the order that the style asks for."""
    pairs = list(zip(cluster.cites, places, strict=True))
    keys = run.citation.keys
    if keys and len(pairs) > 1:
        groups = sort_into_groups(
            pairs, keys, lambda pair, at: sort_value(keys[at], _sort_frame(run, *pair))
        )
        pairs = [pair for group in groups for pair in _by_names(group, run)]
    written = [_write(run, cite, place) for cite, place in pairs]
    if run.style.info.style_class == "note" and written:
        written[0] = _capitalized(written[0])
    return written


def _by_names(equal: list[tuple[Cite, Place]], run: Run) -> list[tuple[Cite, Place]]:
    """Order cites that the keys leave equal: by names where cites are grouped by them, as citeproc-js.

    Which names were written to tell cites apart does not change the order.
    """
    if len(equal) == 1 or run.standalone or not groups_cites(run.citation.options):
        return equal

    def names(pair: tuple[Cite, Place]) -> str:
        cite = pair[0]._replace(suppress_author=False, composite=None)
        node = cite_node(run.citation, _sort_frame(run, cite, pair[1]))
        return collation_key(plain(find(node, NAMES)), run.context.locale.tag)

    return sorted(equal, key=names)


def _frame(run: Run, cite: Cite, place: Place) -> Frame:
    item = run.items[cite.id]
    return new_frame(run.context, "citation", item, run.amendment(cite.id), cite, place)


def _sort_frame(run: Run, cite: Cite, place: Place) -> Frame:
    """Give the frame for sort keys: which names were written before does not change the order."""
    suffix = run.amendment(cite.id).suffix
    bare = UNAMENDED._replace(suffix=suffix) if suffix is not None else UNAMENDED
    place = place._replace(position=FIRST)
    return new_frame(run.context, "citation", run.items[cite.id], bare, cite, place)


def _write(run: Run, cite: Cite, place: Place) -> Written:
    intext = run.style.intext
    if cite.author_only and intext is not None:
        node = in_text(run, intext, cite, place)
        return Written(cite._replace(prefix="", suffix=""), node, "", movable=False)
    frame = _frame(run, cite, place)
    node = cite_node(run.citation, frame)
    whole = node
    if cite.suppress_author or cite.composite is not None:
        plainly = cite._replace(suppress_author=False, composite=None)
        whole = cite_node(run.citation, _frame(run, plainly, place))
    movable = is_movable(frame, node)
    return Written(cite, node, plain(find(whole, NAMES)), movable=movable)


def _capitalized(first: Written) -> Written:
    """A note begins with a capital when it begins with a term, such as ibid."""
    if first.cite.prefix and not is_sentence(first.cite.prefix):
        return first
    return first._replace(node=raise_first_term(first.node))
