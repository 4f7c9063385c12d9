"""Lists of words from the files of ``words``: ``name = one two three``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "words"


@cache
def word_lists(name: str) -> Mapping[str, tuple[str, ...]]:
    """Read a file's lists, in their order."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("=") for line in lines if line.strip() and not line.startswith("#"))
    return {key.strip(): tuple(words.split()) for key, _, words in pairs}
