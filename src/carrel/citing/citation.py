"""One work cited: its in-text citation or note, and its entry in the list."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from carrel.citing.citable import citable
from carrel.citing.passage import Locator
from carrel.csl import Cite, Cluster, Locale, Options, Style, combine, process, write
from carrel.csl.options import STRICT

FindLocale = Callable[[str], Locale | None]
"""Gives the locale for a BCP 47 tag, or ``None``."""

_QUOTE_TERMS = ("open-quote", "close-quote", "open-inner-quote", "close-inner-quote")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>])")


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation and a reference as text in ``format``, with the locale's quotation marks."""

    citation: str
    reference: str
    format: str
    is_note: bool
    quotation_marks: Mapping[str, str]
    warnings: tuple[str, ...]

    def after(self, quotation: str) -> str:
        """A quotation in running text, in the same format, followed by its citation.

        A note follows on a line of its own, since its place is at the foot of the page.
        """
        written = escaped(quotation, self.format)
        if not self.is_note:
            return f"{written} {self.citation}"
        return written + ("<br>" if self.format == "html" else "\n") + self.citation


def cite_item(  # noqa: PLR0913 - all but three by name
    style: Style,
    find_locale: FindLocale,
    item: Mapping[str, Any],
    *,
    locator: Locator | None,
    language: str,
    form: str,
    options: Options = STRICT,
) -> Cited:
    """Cite one CSL-JSON item by itself, at a locator if there is one.

    ``language`` (a BCP 47 tag, or empty) counts where the style fixes none; ``form`` is one of
    "text", "html" and "markdown".
    """
    item, doubts = citable(item)
    key = str(item["id"])
    cite = Cite(key, locator.value, locator.label) if locator else Cite(key)
    is_note = style.info.style_class == "note"
    written = process(
        style,
        find_locale,
        [item],
        [Cluster((cite,), 1 if is_note else 0)],
        lang=language or None,
        options=options,
    )
    entries = written.bibliography.entries if written.bibliography else ()
    return Cited(
        write(written.citations[0], form),
        write(entries[0].tree, form).strip() if entries else "",
        form,
        is_note,
        quotation_marks(style, find_locale, language),
        (*doubts, *written.warnings),
    )


def quotation_marks(style: Style, find_locale: FindLocale, language: str) -> dict[str, str]:
    """The locale's quotation marks by the names of their CSL terms."""
    tag = language or style.info.default_locale or "en-US"
    locale = combine(tag, style.locales, find_locale)
    return {term: locale.term(term) or '"' for term in _QUOTE_TERMS}


def escaped(text: str, form: str) -> str:
    """Plain text as it must be written in ``form``."""
    if form == "html":
        return html.escape(text, quote=False)
    return _MARKDOWN.sub(r"\\\1", text) if form == "markdown" else text
