"""Clusters as CSL-JSON writes them: citationItems, and noteIndex, mode and infix in properties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from carrel.csl.items.item import Cite, read_cite
from carrel.csl.items.numeric import as_text
from carrel.csl.manuscript.positions import Cluster


def read_cluster(value: object) -> Cluster:
    """Read a cluster: a list of cites, or a mapping with citationItems and properties.

    The mode of the properties (author-only, suppress-author, composite) is that of the first cite.
    Members of a wrong type are passed over.
    """
    if isinstance(value, (dict, Mapping)):
        fields = cast("Mapping[str, object]", value)
        given = fields.get("properties")
        properties = cast(
            "Mapping[str, object]", given if isinstance(given, (dict, Mapping)) else {}
        )
        note = properties.get("noteIndex")
        cites = read_cluster(fields.get("citationItems", ())).cites
        if cites:
            cites = (_in_mode(cites[0], properties), *cites[1:])
        return Cluster(cites, note if isinstance(note, int) else 0)
    if isinstance(value, str) or not isinstance(value, (list, Sequence)):
        return Cluster(())
    members = cast("Sequence[object]", value)
    return Cluster(
        tuple(
            read_cite(cast("Mapping[str, object]", m))
            for m in members
            if isinstance(m, (dict, Mapping))
        )
    )


def _in_mode(cite: Cite, properties: Mapping[str, object]) -> Cite:
    match properties.get("mode"):
        case "author-only":
            return cite._replace(author_only=True)
        case "suppress-author":
            return cite._replace(suppress_author=True)
        case "composite":
            return cite._replace(composite=as_text(properties.get("infix")).strip())
        case _:
            return cite
