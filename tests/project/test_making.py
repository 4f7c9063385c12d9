"""What is made before Carrel runs: when it is made again, and with what."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from pathlib import Path

import pytest

from making import built, node, trust

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose parts have all been made, with next to nothing in them."""
    for name in (
        "browser/src/reader.ts",
        "browser/package-lock.json",
        "browser/src/api/schema.d.ts",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}", encoding="utf-8")
    shutil.copytree(CHECKOUT / "making", tmp_path / "making")
    folder = built.built_folder(tmp_path)
    (folder / "browser").mkdir(parents=True)
    (folder / "lexicon.sqlite").touch()
    stamp = json.dumps(built.wanted(tmp_path))
    (folder / "stamp.json").write_text(stamp, encoding="utf-8")
    return tmp_path


def test_what_is_current_is_not_made_again(project: Path) -> None:
    """An unchanged tree is current, and making it needs no Node.js and changes nothing."""
    assert built.is_current(project)
    built.make(project)
    assert built.is_current(project)


@pytest.mark.parametrize("name", ["browser/src/reader.ts", "browser/new.json", "making/lexicon.py"])
def test_a_change_makes_it_stale(project: Path, name: str) -> None:
    """A file that is changed or added among the sources makes the built files stale."""
    with (project / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert not built.is_current(project)


@pytest.mark.parametrize("name", ["browser", "lexicon.sqlite", "stamp.json"])
def test_a_part_that_is_gone_makes_it_stale(project: Path, name: str) -> None:
    """Deleting what was built is enough to have it built again."""
    path = built.built_folder(project) / name
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert not built.is_current(project)


@pytest.mark.parametrize("name", ["browser/node_modules/x/y.js", "browser/src/api/schema.d.ts"])
def test_what_is_fetched_or_made_does_not_count(project: Path, name: str) -> None:
    """Packages and generated types are no sources: they change without a change to the project."""
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("changed", encoding="utf-8")
    assert built.is_current(project)


@pytest.mark.parametrize(
    ("version", "answer"),
    [
        ("v20.18.3", False),
        ("v20.19.0", True),
        ("v21.7.0", False),
        ("v22.11.0", False),
        ("v22.12.0", True),
        ("v24.19.0", True),
        ("", False),
    ],
)
def test_which_node_will_do(version: str, answer: bool) -> None:
    """Vite 7 runs on Node.js 20.19 and on 22.12 or newer, not on what lies between."""
    assert node.will_do(version) is answer


def test_a_named_certificate_is_left_alone(tmp_path: Path) -> None:
    """Who names certificates of their own keeps them; other variables stay as they are."""
    named = {"SSL_CERT_FILE": str(tmp_path), "LANG": "C"}
    assert trust.trusting(named).items() >= named.items()


def pinned(name: str) -> dict[str, str]:
    """Package and version from a file of requirements/."""
    text = (CHECKOUT / "requirements" / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==([\w.+-]+)", text, flags=re.MULTILINE))


def test_pins_agree() -> None:
    """A package has one version, whichever task installs it."""
    check = pinned("check.txt")
    assert pinned("desk.txt").items() <= check.items()
    build = pinned("build.txt")
    assert {name: check[name] for name in build.keys() & check.keys()} == {
        name: build[name] for name in build.keys() & check.keys()
    }


def test_every_dependency_is_pinned_with_its_digest() -> None:
    """What pyproject.toml asks for is in the exports, and each entry has a digest."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = {
        "desk.txt": project["project"]["dependencies"],
        "check.txt": project["project"]["dependencies"] + project["dependency-groups"]["dev"],
        "build.txt": [*project["build-system"]["requires"], node.PACKAGE],
    }
    for name, requirements in asked.items():
        names = {re.split(r"[<>=~! ]", requirement)[0] for requirement in requirements}
        assert names <= pinned(name).keys(), name
        text = (CHECKOUT / "requirements" / name).read_text(encoding="utf-8")
        assert all(
            " \\\n    --hash=sha256:" in entry
            for entry in re.findall(r"^[\w.-]+==[^\n]+\n[^\n]+", text, flags=re.MULTILINE)
        ), name


def test_no_registry_is_named() -> None:
    """The committed locks name versions and digests, and leave open where they are fetched."""
    locks = [CHECKOUT / "browser" / "package-lock.json", *CHECKOUT.glob("requirements/*.txt")]
    for lock in locks:
        text = lock.read_text(encoding="utf-8")
        assert '"resolved"' not in text
        assert "--index-url" not in text
        assert re.search(r"https?://[\w.-]*(registry|pypi|pythonhosted)", text) is None


def test_lock_has_every_platform() -> None:
    """The lock holds every optional package it names; else `npm ci` refuses it."""
    text = (CHECKOUT / "browser" / "package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]
    there = {path.rpartition("node_modules/")[2] for path in packages}
    named = {
        name for package in packages.values() for name in package.get("optionalDependencies", {})
    }
    assert named <= there


def test_credits_are_given() -> None:
    """README and NOTICE name the CSL project with its licence, and WordNet with its copyright."""
    for name in ("README.md", "NOTICE"):
        text = (CHECKOUT / name).read_text(encoding="utf-8")
        assert "Citation Style Language" in text
        assert "creativecommons.org/licenses/by-sa/3.0" in text
        assert "Copyright 2011 by Princeton University" in text
        assert "wink-lexicon" in text
