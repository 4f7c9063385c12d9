"""The page of the manual that follows one citation names what there is.

That its values are the processor's own is looked at with the other written pages
(tests/project/test_manual.py).
"""

from __future__ import annotations

import re
from pathlib import Path

from .test_suite import DIFFERENCES

CHECKOUT = Path(__file__).resolve().parents[2]
PAGE = (CHECKOUT / "docs" / "manual" / "csl.md").read_text(encoding="utf-8")


def section(heading: str) -> str:
    """What stands under a heading."""
    return PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]


def test_the_open_cases_are_those_that_differ() -> None:
    """Each case of the suite that comes out otherwise is told with its reason, and no other."""
    told = section("The open cases of the suite")
    assert set(re.findall(r"^\| `(\w+)`", told, re.MULTILINE)) == set(DIFFERENCES)


def test_every_part_of_the_specification_has_its_files() -> None:
    """The files that are named are there."""
    named = re.findall(r"`([\w/]+\.py)`", section("Which part of the specification lives where"))
    room = CHECKOUT / "src" / "carrel" / "csl"
    files = {path.relative_to(room).as_posix() for path in room.rglob("*.py")}
    assert len(named) > 40
    assert set(named) <= files
