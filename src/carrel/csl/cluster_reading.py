"""Clusters as CSL-JSON writes them: citationItems and properties.noteIndex."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from carrel.csl.item import read_cite
from carrel.csl.positions import Cluster


def read_cluster(value: object) -> Cluster:
    """Read a cluster: a list of cites, or a mapping with citationItems and properties.

    Members of a wrong type are passed over.
    """
    if isinstance(value, Mapping):
        fields = cast("Mapping[str, object]", value)
        properties = fields.get("properties")
        note = (
            cast("Mapping[str, object]", properties).get("noteIndex")
            if isinstance(properties, Mapping)
            else 0
        )
        cites = read_cluster(fields.get("citationItems", ())).cites
        return Cluster(cites, note if isinstance(note, int) else 0)
    if isinstance(value, str) or not isinstance(value, Sequence):
        return Cluster(())
    members = cast("Sequence[object]", value)
    return Cluster(
        tuple(read_cite(cast("Mapping[str, object]", m)) for m in members if isinstance(m, Mapping))
    )
