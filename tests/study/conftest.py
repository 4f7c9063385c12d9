"""What the tests of the study ask for: the published yardsticks, a study, claims."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from carrel.study.claim import Claim
from carrel.study.codebook import Codebook, Factor
from carrel.study.study import Study
from tests.study.examples import STUDY, claim_of_row


@pytest.fixture(scope="session")
def study() -> Study:
    """A study of three actors, two areas and three factors."""
    return STUDY


@pytest.fixture(scope="session")
def anchors(shared: Path) -> dict[str, Any]:
    """The published worked examples with the values that they must give."""
    return json.loads((shared / "evidence" / "anchors.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def jalali(shared: Path) -> tuple[Study, tuple[Claim, ...]]:
    """The 25 claims coded by hand from one article, and a study that has their codes."""
    rows = json.loads((shared / "evidence" / "jalali_claims.json").read_text(encoding="utf-8"))
    areas = tuple(dict.fromkeys(row["area"] for row in rows))
    factors = dict.fromkeys((row["factor"], row["area"]) for row in rows)
    codebook = Codebook(areas, tuple(Factor(name, area=area) for name, area in factors))
    return Study("Jalali", actors=STUDY.actors, codebook=codebook), tuple(map(claim_of_row, rows))
