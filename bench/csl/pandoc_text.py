"""A manuscript as pandoc's own tree of JSON: a paragraph for each cluster."""

from __future__ import annotations

from typing import Any

_API = [1, 23, 1]


def written(clusters: list[dict[str, Any]]) -> dict[str, Any]:
    """Give the document that cites the clusters one after another."""
    blocks = [_paragraph(one, number) for number, one in enumerate(clusters, start=1)]
    return {"pandoc-api-version": _API, "meta": {}, "blocks": blocks}


def _paragraph(cluster: dict[str, Any], number: int) -> dict[str, Any]:
    cites = [_cite(one, number) for one in cluster["citationItems"]]
    shown = [{"t": "Str", "c": f"[{number}]"}]
    words = [{"t": "Str", "c": "Text"}, {"t": "Space"}, {"t": "Cite", "c": [cites, shown]}]
    return {"t": "Para", "c": words}


def _cite(cite: dict[str, Any], number: int) -> dict[str, Any]:
    suffix = cite.get("suffix", "")
    if "locator" in cite:
        label = "" if cite["label"] == "page" else f"{cite['label']} "
        suffix = f", {label}{cite['locator']}{suffix}"
    mode = "SuppressAuthor" if cite.get("suppress-author") else "NormalCitation"
    return {
        "citationId": cite["id"],
        "citationPrefix": _inlines(cite.get("prefix", "")),
        "citationSuffix": _inlines(suffix),
        "citationMode": {"t": mode},
        "citationNoteNum": number,
        "citationHash": 0,
    }


def _inlines(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for place, word in enumerate(text.split(" ")):
        if place:
            found.append({"t": "Space"})
        if word:
            found.append({"t": "Str", "c": word})
    return found
