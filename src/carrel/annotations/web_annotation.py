"""Annotations as W3C Web Annotation JSON-LD."""

from __future__ import annotations

from typing import Any

from carrel.annotations.annotation import Annotation

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def to_web_annotation(annotation: Annotation) -> dict[str, Any]:
    """The annotation in the W3C Web Annotation Data Model.

    The target's source is ``urn:sha256:DIGEST`` of the canonical text, with a
    TextPositionSelector (section 4.2.5) and a TextQuoteSelector (4.2.4); colour, note and tags
    are textual bodies with the purposes ``highlighting``, ``commenting`` and ``tagging``.
    """
    target: dict[str, Any] = {
        "source": f"urn:sha256:{annotation.document}",
        "carrel:work": annotation.work,
    }
    if annotation.selector is not None:
        at, quote = annotation.selector.position, annotation.selector.quote
        target["selector"] = [
            {"type": "TextPositionSelector", "start": at.start, "end": at.end},
            {
                "type": "TextQuoteSelector",
                "exact": quote.exact,
                "prefix": quote.prefix,
                "suffix": quote.suffix,
            },
        ]
    return {
        "@context": [_CONTEXT, {"carrel": "urn:carrel:"}],
        "id": f"urn:uuid:{annotation.id}",
        "type": "Annotation",
        "motivation": annotation.motivation.value,
        "created": annotation.created,
        "modified": annotation.modified,
        "body": _bodies(annotation),
        "target": target,
    }


def _bodies(annotation: Annotation) -> list[dict[str, str]]:
    bodies: list[dict[str, str]] = []
    if annotation.color:
        bodies.append(_body("highlighting", annotation.color, "text/plain"))
    if annotation.note:
        bodies.append(_body("commenting", annotation.note, "text/markdown"))
    bodies += [_body("tagging", tag, "text/plain") for tag in annotation.tags]
    return bodies


def _body(purpose: str, value: str, media_type: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": media_type}
