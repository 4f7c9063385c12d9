"""What every page of a study shows: its name, its tabs, and how much it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of a study; ``filtered`` when it takes the one filter, which then goes along."""

    path: str
    word: str
    filtered: bool = True


TABS = (
    Tab("claims", "Claims"),
    Tab("codebook", "Codebook", filtered=False),
    Tab("profile", "Profile"),
    Tab("alignment", "Alignment"),
    Tab("network", "Network"),
    Tab("balance", "Balance"),
    Tab("scenario", "Scenario"),
    Tab("portfolio", "Portfolio"),
    Tab("hypotheses", "Hypotheses", filtered=False),
    Tab("agreement", "Agreement", filtered=False),
    Tab("report", "Report"),
)
"""The pages of a study in the order of their tabs."""


def study_path(name: str) -> str:
    """The address of a study's front page; a slash in its name does not part it."""
    return f"/studies/{quote(name, safe='')}"
