"""Finished trees to formatted runs, as office documents keep their text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from carrel.csl.text.direction import setting_of
from carrel.csl.text.tree import ISOLATE, LINK
from carrel.csl.writing.address import safe_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from carrel.csl.styles.elements import Formatting
    from carrel.csl.text.tree import Content

_PLAIN = frozenset(("normal", "none", "baseline"))


class FormattedRun(NamedTuple):
    """A piece of text with all that applies to it.

    `formatting` holds pairs such as ("font-style", "italic"), sorted, without those that say
    "normal"; `link` is a web address or ""; `display` is block, left-margin, right-inline, indent
    or ""; `direction` is ltr, rtl or "", and `language` a BCP 47 tag or "".
    """

    text: str
    formatting: Formatting = ()
    link: str = ""
    display: str = ""
    direction: str = ""
    language: str = ""


def formatted_runs(content: Content, *, links: bool = False) -> tuple[FormattedRun, ...]:
    """Give the runs of a finished tree in order; neighbours that look alike are one run."""
    joined: list[FormattedRun] = []
    for run in _walk(content, {}, FormattedRun(""), links=links):
        if joined and joined[-1][1:] == run[1:]:
            joined[-1] = run._replace(text=joined[-1].text + run.text)
        elif run.text:
            joined.append(run)
    return tuple(joined)


def _walk(
    content: Content, state: Mapping[str, str], around: FormattedRun, *, links: bool
) -> Iterator[FormattedRun]:
    if isinstance(content, str):
        shown = tuple(sorted(pair for pair in state.items() if pair[1] not in _PLAIN))
        yield around._replace(text=content, formatting=shown)
        return
    link = safe_address(content.data) if links and content.tag == LINK else ""
    setting = setting_of(content)
    if setting is not None:
        around = around._replace(direction=setting.direction, language=setting.language)
    elif content.tag == ISOLATE:
        around = around._replace(direction=str(content.data))
    around = around._replace(link=link or around.link, display=content.display or around.display)
    state = {**state, **dict(content.formatting)}
    for child in content.children:
        yield from _walk(child, state, around, links=links)


def write_runs(content: Content, *, links: bool = False) -> str:
    """Write the runs as a JSON list of objects with text, formatting, link and display.

    Direction and language stand with those that have one.
    """
    import json

    records = [_record(run) for run in formatted_runs(content, links=links)]
    return json.dumps(records, ensure_ascii=False)


def _record(run: FormattedRun) -> dict[str, object]:
    record = {**run._asdict(), "formatting": dict(run.formatting)}
    asked = ("direction", "language")
    return {name: value for name, value in record.items() if value or name not in asked}
