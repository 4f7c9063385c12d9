"""A note being written outlives the browser."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

READ = "/works/carrel2026/read?page=2"
WORDS = "Ask whether Bacon meant this: weigh, consider, and write it down."


@contextmanager
def another_chromium(program: str, profile: Path) -> Iterator[tuple[Browser, Any]]:
    """A Chromium in a process of its own, which can be killed, on a profile that stays."""
    line = [program, "--headless", "--remote-debugging-port=0", f"--user-data-dir={profile}"]
    flags = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]
    port_file = profile / "DevToolsActivePort"
    port_file.unlink(missing_ok=True)
    with subprocess.Popen([*line, *flags, "about:blank"], stderr=subprocess.DEVNULL) as process:
        try:
            port = _port(port_file)
            with sync_playwright() as playwright:
                browser = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
                yield browser, process
        finally:
            process.kill()


def _port(file: Path) -> int:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if file.exists() and (found := re.match(r"\d+", file.read_text(encoding="utf-8"))):
            return int(found[0])
        time.sleep(0.05)
    raise AssertionError(f"Chromium did not say its port in {file}")
