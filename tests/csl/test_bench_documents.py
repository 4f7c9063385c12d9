from __future__ import annotations

from bench.csl.documents import make_document
from bench.csl.fields import FIELDS


def test_the_same_seed_makes_the_same_document() -> None:
    """Measurements compare only what was measured on the same document."""
    assert make_document(60, seed=3) == make_document(60, seed=3)
    assert make_document(60, seed=3) != make_document(60, seed=4)


def test_every_item_is_cited_and_every_type_is_there() -> None:
    """A list of N entries comes with N clusters that cite them all, and begins with all types."""
    for size in (len(FIELDS), 200):
        document = make_document(size)
        cited = {one["id"] for cluster in document.clusters for one in cluster["citationItems"]}
        assert cited == {item["id"] for item in document.items}
        assert len(document.clusters) == size
        assert {item["type"] for item in document.items} == set(FIELDS)
