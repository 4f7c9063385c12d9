"""What a source holds never becomes an order to the terminal."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

from carrel.cli.output import harmless


def test_orders_are_shown_and_not_obeyed() -> None:
    """Escape sequences and direction marks become U+FFFD; tabs, lines and every script stay."""
    assert harmless("a\033]0;title\007b\u202ec\x9b2J") == "a\ufffd]0;title\ufffdb\ufffdc\ufffd2J"
    assert harmless("\tسلام\n\033[1mbold\033[0m") == "\tسلام\n\033[1mbold\033[0m"


def test_a_text_on_a_terminal_is_harmless(library_folder: Path, tmp_path: Path) -> None:
    """On a terminal ``show --text`` cleans; into a file it gives the text as it is."""
    source = tmp_path / "orders.txt"
    words = "Words \033]0;taken over\007 and more. " + "The text goes on and on. " * 20
    source.write_text(words, encoding="utf-8")
    line = [sys.executable, "-m", "carrel", "--library", str(library_folder)]
    subprocess.run([*line, "add", str(source)], check=True, capture_output=True)
    (key,) = (
        row.split()[0]
        for row in subprocess.run(
            [*line, "works"], check=True, capture_output=True, encoding="utf-8"
        ).stdout.splitlines()
    )
    piped = subprocess.run([*line, "show", key, "--text"], check=True, capture_output=True).stdout
    assert b"\033]0;" in piped
    master, slave = pty.openpty()
    try:
        subprocess.run([*line, "show", key, "--text"], check=True, stdout=slave)
        os.close(slave)
        shown = os.read(master, 4096)
    finally:
        os.close(master)
    assert b"taken over" in shown
    assert b"\033" not in shown
