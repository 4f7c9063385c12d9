"""A whole style as data."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from carrel.csl.styles.facts import Questions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from carrel.csl.styles.elements import Area, Rendering
    from carrel.csl.styles.locale import Locale

CONDITION = r"\bdisambiguate\s*="
"""The condition `disambiguate`, as it stands in the XML of a style."""


class Info(NamedTuple):
    """`cs:info` and the attributes of the root that name the style."""

    id: str
    title: str
    title_short: str
    style_class: str
    default_locale: str
    independent_parent: str
    citation_format: str
    fields: tuple[str, ...]
    rights: str


class Style(NamedTuple):
    """A whole style. A dependent style has only `info`, with `independent_parent` set.

    `questions` holds what the style asks of items and cites (see `carrel.csl.styles.facts`), and
    `mentions` what it asks of `style_parsing.DECIDED_BY_OTHERS`. `doubts` tells what was
    passed over, and `terms` gives the terms that it asks for with their lines. `intext` is the
    form of a cite in the running text, for styles that have one of their own (the draft of CSL 1.1).
    """

    info: Info
    options: Mapping[str, str]
    macros: Mapping[str, tuple[Rendering, ...]]
    locales: tuple[Locale, ...]
    citation: Area | None
    bibliography: Area | None
    uses_year_suffix: bool
    mentions: frozenset[str] = frozenset()
    questions: Questions = Questions()
    doubts: tuple[str, ...] = ()
    terms: Mapping[str, int] = MappingProxyType({})
    intext: Area | None = None
