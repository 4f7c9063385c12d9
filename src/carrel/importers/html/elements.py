"""What elements are to a reader: which part a text, and which surround it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from carrel.documents.document import BlockKind, InlineKind

Attributes = Mapping[str, str | None]

SILENT = frozenset(
    "head script style template svg iframe object embed audio video canvas map datalist "  # noqa: SIM905
    "link meta title base noembed noframes".split()
)
"""Elements whose content is no text of the page."""

FLOWS = frozenset(
    "html body div p section article main header footer nav aside address h1 h2 h3 h4 h5 h6 hgroup "  # noqa: SIM905
    "ul ol li dl dt dd blockquote pre figure figcaption table caption thead tbody tfoot tr td th "
    "form fieldset legend details summary dialog center menu select option textarea button search "
    "noscript hr".split()
)
"""Elements that begin a new block and end it."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}
KINDS = {
    "li": BlockKind.LIST_ITEM, "dt": BlockKind.LIST_ITEM, "dd": BlockKind.LIST_ITEM,
    "blockquote": BlockKind.QUOTATION, "figure": BlockKind.FIGURE,
    "figcaption": BlockKind.FIGURE, "caption": BlockKind.TABLE,
}  # fmt: skip
INLINES = {
    "em": InlineKind.EMPHASIS, "i": InlineKind.EMPHASIS, "cite": InlineKind.EMPHASIS,
    "var": InlineKind.EMPHASIS, "dfn": InlineKind.EMPHASIS, "strong": InlineKind.STRONG,
    "b": InlineKind.STRONG, "sup": InlineKind.SUPERSCRIPT, "sub": InlineKind.SUBSCRIPT,
    "code": InlineKind.CODE, "kbd": InlineKind.CODE, "samp": InlineKind.CODE,
    "tt": InlineKind.CODE, "a": InlineKind.LINK,
}  # fmt: skip
MAKES_TABLE_LAYOUT = frozenset("p div h1 h2 h3 h4 h5 h6 table ul ol blockquote pre form".split())  # noqa: SIM905

_SURROUNDS = frozenset("nav form button select textarea dialog menu noscript search".split())  # noqa: SIM905
_AROUND_MAIN = frozenset({"header", "footer", "aside"})
_SURROUNDING_ROLES = frozenset(
    "navigation banner contentinfo search complementary dialog alert alertdialog menu menubar "  # noqa: SIM905
    "toolbar button tooltip status".split()
)
_NOTE_ROLES = frozenset(
    [
        "doc-footnote",
        "doc-endnote",
        "doc-endnotes",
        "footnote",
        "endnote",
        "rearnote",
        "endnotes",
        "footnotes",
    ]
)
_REFERENCE_ROLES = frozenset("doc-biblioentry doc-bibliography biblioentry bibliography".split())  # noqa: SIM905
_SURROUNDING_CLASS = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|cookies?|consent|gdpr|share|sharing|social|"
    r"sidebar|promo|adverts?|advertisement|ads?|sponsor(?:ed)?|subscribe|newsletter|comments?|related|"
    r"recommended|paywall|log-?in|sign-?up|toolbar|skip-link|popup|modal|banner|masthead|pagination|"
    r"site-(?:header|footer)|page-(?:header|footer)|print-only|screen-reader(?:-text)?|sr-only|"
    r"visually-hidden|editsection|mw-editsection|noprint)(?:$|[\s_])",
    re.IGNORECASE,
)
_PAGE_CLASS = re.compile(
    r"(?:^|\s)(?:page-?break|page-?num(?:ber)?|pageno|pb|pagebreak)(?:$|\s)", re.IGNORECASE
)
_LABEL = re.compile(r"\b(\d{1,5}|[ivxlcdm]{1,10}|[A-Z]?-?\d{1,4})\b\]?$", re.IGNORECASE)


def roles(attributes: Attributes) -> frozenset[str]:
    """The words of ``role`` and ``epub:type``."""
    said = f"{attributes.get('role') or ''} {attributes.get('epub:type') or ''}"
    return frozenset(said.casefold().split())


def surrounds(tag: str, attributes: Attributes) -> bool:
    """Whether an element is put around the text: navigation, forms, notices, what is hidden."""
    if is_note(attributes) or is_reference(attributes):
        return False
    if tag in _SURROUNDS or tag in _AROUND_MAIN:
        return True
    if not attributes:
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if roles(attributes) & _SURROUNDING_ROLES:
        return True
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return tag in FLOWS and bool(_SURROUNDING_CLASS.search(named))


def is_note(attributes: Attributes) -> bool:
    """Whether an element is declared a note or a section of notes."""
    return bool(roles(attributes) & _NOTE_ROLES) or _has_class(
        attributes, {"footnote", "footnotes", "endnote"}
    )


def is_reference(attributes: Attributes) -> bool:
    """Whether an element is declared a reference or a list of them."""
    return bool(roles(attributes) & _REFERENCE_ROLES) or _has_class(
        attributes,
        {"ref-list", "references", "bibliography", "citation-list", "csl-entry", "csl-bib-body"},
    )


def is_note_call(tag: str, attributes: Attributes) -> bool:
    """Whether a link is declared to be a call to a note, or leads to one by its address."""
    if tag != "a":
        return False
    if roles(attributes) & {"doc-noteref", "noteref", "doc-biblioref"}:
        return True
    target = (attributes.get("href") or "").rpartition("#")[2]
    return bool(
        re.match(
            r"(?:cite_note|fn|ftn|_ftn|footnote|endnote|note|_edn|en)[\-_:]?\d",
            target,
            re.IGNORECASE,
        )
    )


def is_page_mark(tag: str, attributes: Attributes) -> bool:
    """Whether a page of the printed edition begins at an element."""
    if roles(attributes) & {"doc-pagebreak", "pagebreak"}:
        return True
    named = attributes.get("class") or ""
    return tag in {"span", "a", "div", "hr", "p"} and bool(_PAGE_CLASS.search(named))


def page_label(attributes: Attributes, words: str) -> str | None:
    """The label a page mark bears in its title, its name, its words or its ``id``; else ``None``."""
    for said in (
        attributes.get("title"),
        attributes.get("aria-label"),
        words,
        attributes.get("id"),
    ):
        found = _LABEL.search(" ".join((said or "").replace("_", " ").split()).rstrip(" .)]}"))
        if found is not None:
            return found.group(1)
    return None


def _has_class(attributes: Attributes, names: set[str]) -> bool:
    return not names.isdisjoint((attributes.get("class") or "").split())
