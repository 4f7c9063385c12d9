"""The tasks: how they set things up, and that no test is skipped in silence."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from making import setting_up

CHECKOUT = Path(__file__).resolve().parents[2]


def test_what_fails_says_why() -> None:
    """A program that fails ends the task with our sentence and its own last words."""
    line = (sys.executable, "-c", "import sys; sys.exit('the disk is full')")
    with pytest.raises(setting_up.SetUpError, match=r"no luck:\nthe disk is full"):
        setting_up.must(line, "no luck", CHECKOUT)


def test_what_is_missing_is_no_crash(tmp_path: Path) -> None:
    """A program that is not there is an attempt that failed."""
    assert not setting_up.attempt((tmp_path / "nothing",))
    assert setting_up.uv_from_before(tmp_path) is None


@pytest.mark.parametrize("words", [["--help"], ["nonsense"]])
def test_the_door_names_the_tasks(words: list[str]) -> None:
    """Who does not know the tasks is told them."""
    line = [sys.executable, str(CHECKOUT / "run.py"), *words]
    said = subprocess.run(line, check=False, capture_output=True, encoding="utf-8")
    assert "desk" in said.stdout + said.stderr
    assert "check" in said.stdout + said.stderr


def test_ci_runs_the_command_of_the_readme() -> None:
    """CI calls the one command that the README names for testing."""
    said = (CHECKOUT / ".ci" / "run").read_text(encoding="utf-8")
    assert said.rstrip().endswith("exec python3 run.py check")
    assert "python3 run.py check" in (CHECKOUT / "README.md").read_text(encoding="utf-8")


SKIPPING = """
import pytest

def test_asks_and_skips(shared):
    pytest.skip("for no good reason")

def test_expected_to_fail(shared):
    pytest.xfail("known")

def test_skips_without_asking():
    pytest.skip("it is Sunday")
"""


@pytest.fixture
def outcome_with(tmp_path: Path) -> Callable[[Path], str]:
    """Run three tests that skip, with the shared samples in a folder, and give the last line."""
    shutil.copy(CHECKOUT / "tests" / "conftest.py", tmp_path)
    (tmp_path / "test_skipping.py").write_text(SKIPPING, encoding="utf-8")

    def run(shared: Path) -> str:
        said = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)],
            check=False,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "CARREL_SHARED": str(shared)},  # noqa: TID251
            cwd=tmp_path,
        )
        return said.stdout.splitlines()[-1]

    return run


def test_a_skip_is_a_failure_where_the_samples_are(
    outcome_with: Callable[[Path], str], tmp_path: Path
) -> None:
    """With the samples there, a test that asks for them and is skipped fails; others may skip."""
    assert outcome_with(tmp_path).startswith("1 failed, 1 skipped, 1 xfailed")


def test_without_the_samples_tests_are_skipped(
    outcome_with: Callable[[Path], str], tmp_path: Path
) -> None:
    """Without the samples, tests that ask for them are skipped."""
    assert outcome_with(tmp_path / "nowhere").startswith("3 skipped")
