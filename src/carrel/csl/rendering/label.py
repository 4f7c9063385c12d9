"""Labels of number variables and of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carrel.csl.rendering.number import is_plural
from carrel.csl.styles.labelled_numbers import LOCATOR_LABELS
from carrel.csl.text.tree import dress

if TYPE_CHECKING:
    from carrel.csl.rendering.frame import Frame
    from carrel.csl.styles.elements import Label
    from carrel.csl.text.tree import Content

_TERMS = {"page-first": "page", "number-of-volumes": "volume"}


def evaluate_label(element: Label, frame: Frame) -> Content | None:
    """Evaluate `cs:label` of a number variable; nothing if the variable is empty."""
    variable = element.variable
    text = "" if _is_spent(variable, frame) else frame.peek(variable)
    if not text:
        return None
    plural = {"always": True, "never": False}.get(element.plural)
    if plural is None:
        plural = is_plural(text, variable, frame.locale.term("and") or "and")
    if variable == "locator":
        if _labels_itself(text, frame):
            return None
        name = frame.cite.label
    else:
        name = variable
        if frame.locale.find_term(name, element.form) is None:
            name = _TERMS.get(variable, variable)
    return labelled(element, name, frame, plural=plural)


def _is_spent(variable: str, frame: Frame) -> bool:
    """Tell whether a variable stood in for names elsewhere: beside it, its label belongs to it.

    A locator, which is shown once, keeps its label wherever that stands.
    """
    beside = frame.substituting is not None and variable in frame.used
    return variable in frame.spent and not beside and variable != "locator"


def _labels_itself(text: str, frame: Frame) -> bool:
    """Tell whether a locator begins with a label of its own, such as "vol. 1, fol. 186"."""
    first = text.split(" ", 1)[0]
    return first.endswith(".") and any(
        first in {term.single, term.multiple}
        for (name, form, _), term in frame.locale.terms.items()
        if form == "short" and name in LOCATOR_LABELS
    )


def labelled(element: Label, name: str, frame: Frame, *, plural: bool) -> Content | None:
    """Give the node of a label for a term; nothing if the locale has no such term."""
    text = frame.locale.term(name, element.form, plural=plural)
    if not text:
        return None
    children = frame.cased((text,), element.look, term=True)
    return dress(children, element.look, "label") if children else None
