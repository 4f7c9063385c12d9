"""The locale that an item is written in: the list's, or that of the item's own language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carrel.csl.styles.locale import combine, fallback_tags

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from carrel.csl.styles.locale import Locale
    from carrel.csl.styles.style import Style


class ItemLocales:
    """Finds the locale of a language once, for all items in it.

    A language that the list itself is in, or that has no locale file of its own, keeps the list's
    locale: en-US never stands in for a language that is not there.
    """

    __slots__ = ("_found", "_listed", "_locales", "_style")

    def __init__(
        self,
        style: Style,
        listed: Locale,
        locales: Mapping[str, Locale] | Callable[[str], Locale | None],
    ) -> None:
        """Take the style, the locale of the list and where locales are found."""
        self._style = style
        self._listed = listed
        self._locales = locales
        self._found: dict[str, Locale] = {}

    def of(self, language: str) -> Locale:
        """Give the locale for an item's `language`, a BCP 47 tag, the style's own terms on top."""
        found = self._found.get(language)
        if found is None:
            found = self._found[language] = self._find(language.strip())
        return found

    def _find(self, language: str) -> Locale:
        primary = language.replace("_", "-").split("-")[0].lower()
        if not primary or primary == self._listed.tag.split("-")[0]:
            return self._listed
        find = self._locales if callable(self._locales) else self._locales.get
        own = [tag for tag in fallback_tags(language) if tag.split("-")[0] == primary]
        if all(find(tag) is None for tag in own):
            return self._listed
        return combine(language, self._style.locales, self._locales)
