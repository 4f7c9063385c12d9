"""What a style is given to cite."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_NAMING = ("title", "author", "editor", "translator", "container-title", "DOI", "URL")


def citable(item: Mapping[str, Any]) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    """The CSL-JSON item, and a warning where it names nothing that a reader could look for.

    Such an item is cited by its key in square brackets, as the manuals set a description of an
    untitled work (APA 7, 9.22; MLA 9, 5.28); its record is left as it is.
    """
    if any(item.get(variable) for variable in _NAMING):
        return item, ()
    key = str(item["id"])
    warning = (
        f"{key} has neither author nor title, so it is cited by its key: "
        f"write them into its record, as with 'carrel mend {key} title=…'."
    )
    return {**item, "title": f'<span class="nocase">[{key}]</span>'}, (warning,)
