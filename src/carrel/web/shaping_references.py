"""Reference lists as the API has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carrel.values.span import Span
from carrel.web import shapes_references as shapes
from carrel.web.shaping import span_shape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carrel.references.rules import Rule
    from carrel.web.given_references import Place
    from carrel.workbench.gather_references import Listed, ReferenceLists


def lists_shape(lists: ReferenceLists) -> shapes.ReferenceLists:
    """The lists of a text."""
    return shapes.ReferenceLists(
        lists.document,
        list(lists.headings),
        [reference_shape(each) for each in lists.entries],
        [reference_shape(each) for each in lists.left_out],
        lists.version,
    )


def reference_shape(listed: Listed) -> shapes.Reference:
    """One entry."""
    entry, reference = listed.entry, listed.entry.reference
    return shapes.Reference(
        listed.place,
        entry.number,
        span_shape(entry.span),
        reference.mended.raw,
        reference.mended.text,
        list(reference.mended.operations),
        [
            shapes.ReferenceField(
                field.label,
                field.text,
                span_shape(field.span),
                [span_shape(part) for source in field.sources for part in entry.in_text(source)],
                field.confidence,
            )
            for field in reference.fields
        ],
        dict(listed.item),
        reference.confidence,
        listed.certainty,
        list(reference.doubts),
        sorted(listed.said.values),
        listed.said.work,
    )


def rule_shape(rule: Rule) -> shapes.Rule:
    """A correction offered for other entries."""
    values = [shapes.RuleValue(span_shape(span), value) for span, value in rule.values.items()]
    return shapes.Rule(rule.variable, rule.old, rule.new, values)


def spans_of(places: Iterable[Place]) -> list[Span]:
    """Places that were sent, as spans."""
    return [Span(place.start, place.end) for place in places]
