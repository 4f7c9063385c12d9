"""Corrections of one entry offered for the rest of its list.

Entries of one list repeat themselves: the same journal in the same abbreviation, the same author
in the same spelling. What a person mends once they would otherwise mend again and again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from carrel.library.record import DATE_VARIABLES, NAME_VARIABLES
from carrel.values.name import name_from_csl
from carrel.values.span import Span

# Values that say nothing of other entries, however alike they look.
_OWN = (
    DATE_VARIABLES
    | frozenset({"title", "page", "volume", "issue", "number", "DOI", "ISBN", "PMID", "URL"})
    | frozenset({"citation-number", "note", "edition"})
)
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Known:
    """An entry of the list as it stands: its place, its item, its mended words."""

    span: Span
    item: Mapping[str, Any]
    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What could be said of other entries too: ``old`` and ``new`` as words, and of which.

    ``values`` has for each entry what its variable would become, as CSL-JSON has it.
    """

    variable: str
    old: str
    new: str
    values: Mapping[Span, Any]


def rules_for(
    before: Mapping[str, Any], after: Mapping[str, Any], others: Iterable[Known]
) -> tuple[Rule, ...]:
    """What was changed in one entry and would fit ``others`` in the same way."""
    rest = tuple(others)
    changed = [name for name in after if after[name] != before.get(name)]
    made = [
        rule
        for variable in changed
        if variable not in _OWN
        for rule in _of_variable(variable, before, after, rest)
    ]
    return tuple(rule for rule in made if rule.values)


def _of_variable(
    variable: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    others: tuple[Known, ...],
) -> Iterable[Rule]:
    if variable in NAME_VARIABLES:
        return _of_names(before.get(variable), after[variable], others)
    if variable == "type":
        return (_of_type(after, others),)
    old, new = str(before.get(variable, "")), str(after[variable])
    if old:
        values = {each.span: new for each in others if _same(str(each.item.get(variable, "")), old)}
    else:
        values = {each.span: new for each in others if _lacks(each, variable, new)}
    return (Rule(variable, old, new, values),)


def _lacks(entry: Known, variable: str, words: str) -> bool:
    """Whether an entry has the words but not as that variable."""
    return (
        len(_folded(words)) >= _SHORTEST
        and not _same(str(entry.item.get(variable, "")), words)
        and f" {_folded(words)} " in f" {_folded(entry.text)} "
    )


def _of_type(after: Mapping[str, Any], others: tuple[Known, ...]) -> Rule:
    """The type of what appeared in the same container."""
    container = str(after.get("container-title", ""))
    alike = (
        each
        for each in others
        if container and _same(str(each.item.get("container-title", "")), container)
    )
    values = {each.span: after["type"] for each in alike if each.item.get("type") != after["type"]}
    return Rule("type", container, str(after["type"]), values)


def _of_names(old: Any, new: Any, others: tuple[Known, ...]) -> Iterable[Rule]:  # noqa: ANN401 - CSL-JSON
    """One name spelled anew, wherever the list has it in the old spelling."""
    former, names = _names(old), _names(new)
    if len(former) != len(names):
        return
    for was, now in zip(former, names, strict=True):
        if was == now:
            continue
        for variable in sorted(NAME_VARIABLES):
            values = {
                each.span: [now if name == was else name for name in _names(each.item[variable])]
                for each in others
                if was in _names(each.item.get(variable))
            }
            yield Rule(variable, _said(was), _said(now), values)


def _names(value: Any) -> list[dict[str, str]]:  # noqa: ANN401 - CSL-JSON
    return cast("list[dict[str, str]]", value) if isinstance(value, list) else []


def _said(name: Mapping[str, str]) -> str:
    return name_from_csl(name).inverted


def _same(one: str, other: str) -> bool:
    return bool(one) and _folded(one) == _folded(other)


def _folded(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))
