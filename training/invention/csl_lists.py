"""Lists written by the CSL processor, which tells where each word came from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from carrel.csl import CslError, Options, process, write_labelled
from carrel.csl.writing.labelled_text import LabelledText
from carrel.store.styles import find_locale
from training.edits import trimmed
from training.invention.csl_items import LABELS, csl_item
from training.invention.csl_styles import TAGS, style_named
from training.invention.works import Work
from training.labelled import Labelled, Stretch

_MEDIUM = re.compile(r"[\[［]((?:[MJCDNRASPZ]|EB|DB|CP)(?:/OL)?)[\]］]")
_LABELLED = Options(variables=True)


def write_list(style: str, works: Sequence[Work], language: str, name: str) -> Iterator[Labelled]:
    """Write works as a bibliography in a CSL style, in the locale of a language."""
    items = [csl_item(work, str(place)) for place, work in enumerate(works)]
    yield from write_items(style, items, language, name)


def write_items(
    style: str, items: Sequence[dict[str, object]], language: str, name: str
) -> Iterator[Labelled]:
    """Write CSL-JSON items, whose ids are their places, as a bibliography in a CSL style."""
    try:
        done = process(
            style_named(style),
            find_locale,
            items,
            [],
            lang=TAGS.get(language, "en-US"),
            options=_LABELLED,
        )
    except CslError:
        return
    if done.bibliography is None:
        return
    for entry in done.bibliography.entries:
        text, stretches = _plain(write_labelled(entry.tree))
        yield Labelled(text, stretches, str(items[int(entry.id)]["language"]), f"{style} {name}")


def _plain(found: LabelledText) -> tuple[str, tuple[Stretch, ...]]:
    """Put blocks on one line, and call variables by their labels."""
    text = found.text.replace("\n", " ")
    start = len(text) - len(text.lstrip())
    text = text.strip()
    stretches: list[Stretch] = []
    for one in found.spans:
        label = LABELS.get(one.variable, "")
        last = min(one.end - start, len(text))
        bare = trimmed(text, Stretch(one.start - start, last, label)) if label else None
        if bare is not None:
            stretches.append(bare)
    return text, tuple(sorted([*stretches, *_mediums(text, stretches)]))


def _mediums(text: str, stretches: Sequence[Stretch]) -> list[Stretch]:
    """Find the letters of GB/T 7714 for what kind of work it is, which styles write as words."""
    found = [Stretch(*match.span(1), "medium") for match in _MEDIUM.finditer(text)]
    return [
        one for one in found if not any(other.start <= one.start < other.end for other in stretches)
    ]
