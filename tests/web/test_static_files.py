"""The built files are served, and nothing beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carrel.web.errors import FileNotBuilt
from carrel.web.static_files import BUILT, built_file

if TYPE_CHECKING:
    from conftest import Browser


@pytest.mark.parametrize(
    "name",
    [
        "../lexicon.LICENSE",
        "../../__init__.py",
        "../../web/pages/../../../../pyproject.toml",
        "../../../../browser/openapi.json",
        "../../../../browser/package.json",
        "/etc/hostname",
        "",
        ".",
        "missing.css",
        "manifest.json/../../../lexicon.sqlite",
    ],
)
def test_nothing_but_built_files(name: str) -> None:
    """No name leads out of the folder, and a folder is no file."""
    with pytest.raises(FileNotBuilt, match="build"):
        built_file(name)


def test_a_built_file_is_asked_for_again(stranger: Browser) -> None:
    """Each with its media type and a tag by which the browser asks whether it changed."""
    built = sorted(path for path in BUILT.glob("*.css")) if BUILT.is_dir() else []
    assert built, "the browser part is not built: python3 run.py build"
    path = f"/static/{built[0].name}"
    answer = stranger.ask("GET", path)
    assert (answer.status, answer.body) == (200, built[0].read_bytes())
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert answer.headers["cache-control"] == "private, no-cache"
    again = stranger.ask("GET", path, if_none_match=answer.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert stranger.ask("GET", "/static/%2e%2e/openapi.json").status == 401
