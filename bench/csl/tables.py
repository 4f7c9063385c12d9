"""The figures as tables of plain text."""

from __future__ import annotations

import statistics
from typing import TypeAlias

from bench.csl.processors import Figures

Results: TypeAlias = "dict[tuple[str, int, str], Figures | None]"
"""By style, size and processor; None where it was not tried, for it was too slow at a smaller size."""


def line(style: str, size: int, name: str, found: Figures | None, limit: int) -> str:
    """One measurement as it comes in."""
    head = f"{style:28} {size:6} {name:12}"
    if found is None:
        return f"{head} not tried: it was over {limit} s before"
    memory = f"{found.memory:7.0f} MB"
    return f"{head} {_seconds(found, limit):>10} {memory}"


def summary(results: Results, limit: int) -> str:
    """Ratios, growth, edits, imports and loading, a block for each style."""
    styles = list(dict.fromkeys(style for style, _, _ in results))
    return "\n".join(_block(results, style, limit) for style in styles)


def _block(results: Results, style: str, limit: int) -> str:
    mine = {key[1:]: found for key, found in results.items() if key[0] == style}
    sizes = list(dict.fromkeys(size for size, _ in mine))
    names = list(dict.fromkeys(name for _, name in mine))
    head = "".join(f"{f'{size} (CPU s, ratio, MB)':>32}" for size in sizes)
    rows = [f"\n{style}\n{'':12}{head}{'growth':>9}{'edit, ms':>10}{'import':>9}{'load, ms':>10}"]
    for name in names:
        found = [mine[size, name] for size in sizes]
        ours = [mine.get((size, "carrel")) for size in sizes]
        cells = "".join(_cell(one, other, limit) for one, other in zip(found, ours, strict=True))
        rows.append(f"{name:12}{cells}{_growth(found):>9}{_once(found[0])}")
    return "\n".join(rows)


def _cell(found: Figures | None, ours: Figures | None, limit: int) -> str:
    if found is None:
        return f"{'-':>32}"
    ratio = ""
    if ours is not None and ours.seconds:
        least = ">" if found.seconds is None else ""
        ratio = f"{least}{(found.seconds or limit) / ours.seconds:.1f}x"
    return f"{_seconds(found, limit):>14}{ratio:>10}{found.memory:>8.0f}"


def _growth(found: list[Figures | None]) -> str:
    first, last = found[0], found[-1]
    if first is None or last is None or first is last or not first.seconds or not last.seconds:
        return "-"
    return f"{last.seconds / first.seconds:.1f}x"


def _once(found: Figures | None) -> str:
    if found is None or found.seconds is None:
        return ""
    edit = "-"
    if found.edits:
        edit = f"{1000 * statistics.median(map(sum, found.edits)):.1f}"
    return f"{edit:>10}{1000 * found.imports:>9.0f}{1000 * found.load:>10.1f}"


def _seconds(found: Figures, limit: int) -> str:
    return f"over {limit} s" if found.seconds is None else f"{found.seconds:.2f} s"
