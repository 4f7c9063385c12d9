"""Imported pages made harmless: no script, no style, not one address.

The page is later shown under its own content security policy in a sandbox; this is the first of
the three guards. Nothing that can make a browser ask another computer for anything is kept:
sources, style sheets, posters, frames, forms, and links to anywhere but the page itself.
"""

from __future__ import annotations

import nh3

_TAGS = frozenset(
    "a abbr acronym address article aside b bdi bdo blockquote br caption center cite code col "  # noqa: SIM905
    "colgroup data dd del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 "
    "header hgroup hr i img ins kbd li main mark nav ol p pre q rp rt ruby s samp section small "
    "span strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr".split()
)
_DROPPED_WITH_CONTENT = frozenset(
    "script style template svg math iframe object embed audio video canvas map noembed noframes "  # noqa: SIM905
    "title head noscript applet frameset textarea select option datalist".split()
)
_ATTRIBUTES = {
    "*": {"id", "lang", "dir", "title", "role"},
    "a": {"href", "name"},
    "img": {"alt"},
    "ol": {"start", "reversed", "type"},
    "li": {"value"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
    "col": {"span"},
    "colgroup": {"span"},
}


def cleaned(markup: str) -> str:
    """The page as harmless HTML; an image keeps its alternative text, a link within the page works."""
    return nh3.clean(
        markup,
        tags=set(_TAGS),
        clean_content_tags=set(_DROPPED_WITH_CONTENT),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=_without_addresses,
        link_rel=None,
        url_schemes=set(),
        strip_comments=True,
    )


def _without_addresses(_tag: str, attribute: str, value: str) -> str | None:
    if attribute == "href":
        return value if value.startswith("#") else None
    return value
