"""One desk for one library."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from carrel.store.desk_lock import desk_lock
from carrel.store.errors import DeskOpen

_HOLD = """
import sys, time
from pathlib import Path
from carrel.store.desk_lock import desk_lock
with desk_lock(Path(sys.argv[1])) as announce:
    announce("http://127.0.0.1:8123")
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_desk_is_told_where_the_first_is(tmp_path: Path) -> None:
    """Address and process are named; a killed desk leaves the library free."""
    line = [sys.executable, "-c", _HOLD, str(tmp_path)]
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        told = rf"already at http://127\.0\.0\.1:8123 \(process {first.pid}\)"
        with pytest.raises(DeskOpen, match=told), desk_lock(tmp_path):
            pass
        first.send_signal(signal.SIGKILL)
    with desk_lock(tmp_path):
        pass


def test_a_desk_that_ended_leaves_no_name_behind(tmp_path: Path) -> None:
    """The next desk tells its own address only."""
    for address in ("http://127.0.0.1:1", "http://127.0.0.1:22"):
        with desk_lock(tmp_path) as announce:
            announce(f"{address}0000")
            announce(address)
            with pytest.raises(DeskOpen, match=rf"{address} \("), desk_lock(tmp_path):
                pass
    assert (tmp_path / "desk.lock").read_text() == ""
