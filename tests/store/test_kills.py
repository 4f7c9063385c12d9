"""A process killed at any moment loses nothing that it said was done."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_BENCH = Path(__file__).resolve().parents[2] / "bench" / "kills.py"


def test_ten_kills_lose_nothing_and_damage_nothing() -> None:
    """What was acknowledged is there and the library is whole; the bench does many more."""
    line = [sys.executable, str(_BENCH), "--kills", "10", "--seed", "3"]
    ended = subprocess.run(line, check=False, capture_output=True, text=True)
    assert ended.stdout.splitlines()[-1:] == ["10 kills, 0 lost, 0 damaged"], (
        ended.stdout + ended.stderr
    )
