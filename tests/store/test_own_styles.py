"""Styles of the reader's own: checked, found like the others, never lost."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carrel.csl import parse_style
from carrel.store.errors import StoreError
from carrel.store.history import Subject
from carrel.store.integrity import check
from carrel.store.library import Library
from carrel.store.own_styles import StyleError, StyleExists
from carrel.store.styles import StyleNotFound, find_style
from carrel.workbench.exchange_files import export_library

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"{root}>
<info><title>{title}</title><id>{id}</id>{info}</info>{body}</style>"""
BODY = '<citation><layout><text variable="title"/></layout></citation>'


def style(title: str = "Mine", *, body: str = BODY, **parts: str) -> bytes:
    """A style file; `root` are attributes, `id` its address, `info` and `body` elements."""
    filled = {"root": "", "id": "http://example.org/mine", "info": "", **parts}
    return STYLE.format(title=title, body=body, **filled).encode()


def dependent(parent: str, title: str = "Child") -> bytes:
    """A dependent style file."""
    link = f'<link href="{parent}" rel="independent-parent"/>'
    return style(title, body="", info=link, id="http://example.org/child")


@pytest.mark.parametrize(
    "name", ["my-style", "My Style", "MY_STYLE.csl", "Mine", "mine", "http://example.org/mine"]
)
def test_an_own_style_is_found_like_the_others(library: Library, name: str) -> None:
    """By id, title or address, in any case; the built-in ones are found as before."""
    added = library.styles.add(style(), "My Style.csl")
    assert (added.id, added.title) == ("my-style", "Mine")
    assert parse_style(library.styles.find(name).xml).info.title == "Mine"
    assert library.styles.find("mla") == find_style("mla")
    assert [one.id for one in library.styles.search("mine")][:1] == ["my-style"]
    assert library.styles.title("my-style") == "Mine"


@pytest.mark.parametrize("name", ["apa.csl", "MLA.csl", "chicago notes.csl", "2d-materials.csl"])
def test_none_of_the_others_is_overridden(library: Library, name: str) -> None:
    """What means a style of the CSL project already is refused, with the way out."""
    with pytest.raises(StyleExists, match=r"already means the style .* --as"):
        library.styles.add(style(), name)
    assert library.styles.add(style(), name, "my own").id == "my-own"


def test_a_title_or_an_address_overrides_nothing(library: Library) -> None:
    """A style that calls itself as a built-in one does is found by its own id alone."""
    library.styles.add(style("MLA", id="http://www.zotero.org/styles/apa"), "x.csl")
    assert library.styles.find("mla") == find_style("mla")
    assert library.styles.find("http://www.zotero.org/styles/apa") == find_style("apa")
    assert library.styles.find("x").id == "x"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not well-formed XML"),
        (b"<style/>", r"not in the CSL namespace .* \(line 1, element style\)"),
        (style(body=BODY.replace("<text", '<text macro="gone"')), "'gone' .*line 2, element text"),
        (style(body=""), "has no citation element"),
        (dependent("http://example.org/nowhere"), "depends on .*nowhere, which is not here"),
        (dependent("http://www.zotero.org/styles/2d-materials"), "a dependent style itself"),
        (b"\xff\xfe<", r"not in UTF-8 \(byte 0\)"),
        (b" " * (5 << 20), "larger than a style can be"),
    ],
)
def test_what_is_no_style_is_told(library: Library, data: bytes, said: str) -> None:
    """One sentence names the file, and the line and element where there is one."""
    with pytest.raises(StyleError, match=said) as told:
        library.styles.add(data, "bad.csl")
    assert str(told.value).startswith("bad.csl")
    assert library.styles.own() == ()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60) | st.text(max_size=20).map(str.encode), st.text(max_size=20))
def test_any_file_is_taken_or_refused(library: Library, data: bytes, name: str) -> None:
    """No bytes and no name raise anything but the store's own error."""
    for sent in (data, style()):
        with suppress(StoreError):
            library.styles.add(sent, name)


def test_a_dependent_style_finds_its_parent(library: Library) -> None:
    """Among the reader's own by its address, among the others by theirs."""
    library.styles.add(style(root=' default-locale="fr-FR"'), "parent.csl")
    library.styles.add(dependent("http://example.org/mine"), "child.csl")
    library.styles.add(dependent("http://www.zotero.org/styles/apa"), "other.csl")
    found = library.styles.find("child")
    assert (found.id, found.independent_id, found.default_locale) == ("child", "parent", "fr-FR")
    assert library.styles.find("other").independent_id == "apa"
    with pytest.raises(StyleError, match="child depends on parent"):
        library.styles.remove("parent")
    library.styles.remove("child")
    library.styles.remove("parent")
    assert [one.id for one in library.styles.own()] == ["other"]


def test_no_file_is_ever_lost(library: Library) -> None:
    """What gives way to a newer file, or is taken away, stays among the originals."""
    first = library.styles.add(style("First"), "x.csl")
    second = library.styles.add(style("Second"), "x.csl")
    assert [one.title for one in library.styles.own()] == ["Second"]
    library.styles.remove("x")
    assert library.styles.own() == ()
    with pytest.raises(StyleNotFound, match="no citation style is called 'x'"):
        library.styles.find("x")
    kept = {one.digest for one in library.originals.all()}
    assert {first.original, second.original} <= kept
    events = library.history.of(Subject.STYLE, "x")
    assert [event.deed.value for event in events] == ["made", "made", "removed"]
    assert library.styles.add(style("First"), "x.csl").original == first.original


def test_a_style_in_use_stays(library: Library) -> None:
    """A project's style is not taken away beneath it."""
    library.styles.add(style(), "x.csl")
    library.projects.save(replace(library.projects.active(), style="x"))
    with pytest.raises(StyleError, match="'My project' cites in x"):
        library.styles.remove("x")


def test_an_export_brings_them_back(
    library: Library, tmp_path: Path, new_library: Callable[[], Library]
) -> None:
    """The export holds every own style under its id, and adding them gives the same styles."""
    library.styles.add(style(), "x.csl", "Persian ۱")
    library.styles.add(dependent("http://example.org/mine"), "child.csl")
    export_library(library, tmp_path / "out")
    other = new_library()
    files = sorted((tmp_path / "out" / "styles").iterdir(), reverse=True)
    for file in files:
        other.styles.add(file.read_bytes(), file.name)
    brought = [(one.id, one.title, one.original) for one in other.styles.own()]
    assert brought == [(one.id, one.title, one.original) for one in library.styles.own()]


def test_a_damaged_style_is_found_by_check(library: Library) -> None:
    """A style whose file was changed is named, and names the fault."""
    added = library.styles.add(style(), "x.csl")
    assert check(library) == ()
    file = library.originals.path(added.original)
    file.chmod(0o600)
    file.write_bytes(b"<style/>")
    assert any("The style 'x' that you added cannot be used" in fault for fault in check(library))


def test_options_of_a_project_are_kept(library: Library) -> None:
    """What a project asks for beyond its style comes back, and stands in its history."""
    asked = {"calendar": "both", "item_language": True}
    library.projects.save(replace(library.projects.active(), options=asked))
    assert library.projects.active().options == asked
    assert library.history.all()[-1].record["options"] == asked
