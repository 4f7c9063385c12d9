"""Measures Carrel's citation processor beside its peers: ``.venv/bin/python -m bench.csl``.

The peers are citeproc-js under node (npm `citeproc`), pandoc's citeproc (PyPI `pypandoc_binary`)
and citeproc-py, in the exact versions that `bench.csl.peers` names. They are installed into a
throw-away folder, or with ``--peers DIR`` into one that is kept for the next time; Node.js with npm
must be there. Everybody gets the same style, locale (pandoc: the one it carries), items and
clusters, made by `bench.csl.documents`: N items and N clusters that cite them all.

Printed, for each style and each size: CPU seconds for all citations and the bibliography, written
as HTML; how many times Carrel's time that is; peak resident memory; how the time grows from one
size to the next. Then, at the first size, what one cluster costs that is put into the middle, with
the bibliography: the median of ``--edits``; then import and loading. pandoc is a program without
memory, so its time is that of the program less what it takes without citations, and one edit costs
it the whole. A processor that needs more than ``--limit`` CPU seconds is shown as over it, and is
left out at the larger sizes of that style.

    python -m bench.csl --sizes 200 --runs 1 --limit 30      a quick look, about a minute
    python -m bench.csl --peers ~/.cache/csl-peers           all of it, about half an hour
    python -m bench.csl.oracle                               see there: whose words differ
"""

from __future__ import annotations

import argparse
import contextlib
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.csl import peers, plot, tables
from bench.csl.documents import make_document
from bench.csl.processors import PROCESSORS, Figures, Job, measure
from carrel.csl import parse_style
from carrel.store.styles import find_locale_text, find_style

STYLES = ("apa", "chicago-notes-bibliography", "ieee")


def make_job(style: str, size: int, *, edits: int = 0, runs: int = 1, seed: int = 1) -> Job:
    """The job of a style at a size, in the style's own language or American English."""
    xml = find_style(style).xml
    info = parse_style(xml).info
    lang = info.default_locale or "en-US"
    found = {tag: find_locale_text(tag) for tag in (lang, "en-US")}
    locales = {tag: text for tag, text in found.items() if text is not None}
    document = make_document(size, seed)
    notes = info.style_class == "note"
    # In running text there are no notes to number.
    clusters = document.clusters if notes else [_in_text(one) for one in document.clusters]
    insertions = [
        {**clusters[place * 31 % size], "citationID": f"inserted{place}"} for place in range(edits)
    ]
    return Job(xml, locales, lang, notes, document.items, clusters, insertions, runs)


def _in_text(cluster: dict[str, Any]) -> dict[str, Any]:
    return {**cluster, "properties": {"noteIndex": 0}}


@contextlib.contextmanager
def peers_in(folder: Path | None) -> Iterator[Path]:
    """A folder with the peers: the one named, or a new one that is removed."""
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        peers.install(folder)
        yield folder
        return
    with tempfile.TemporaryDirectory(prefix="csl-peers-") as place:
        peers.install(Path(place))
        yield Path(place)


def main() -> None:
    """Measure, print, draw."""
    asked = _arguments()
    results: tables.Results = {}
    with peers_in(asked.peers) as folder:
        for style in asked.styles:
            slow: set[str] = set()
            for size in asked.sizes:
                edits = asked.edits if size == asked.sizes[0] else 0
                for name in asked.processors:
                    found = _measured(name, style, size, edits, asked, folder, slow)
                    results[style, size, name] = found
                    print(tables.line(style, size, name, found, asked.limit), flush=True)
    print(tables.summary(results, asked.limit))
    if asked.plot is not None:
        plot.draw(results, asked.plot)
        print(f"drawn: {asked.plot}")


def _measured(  # noqa: PLR0913, PLR0917 - all that is asked
    name: str,
    style: str,
    size: int,
    edits: int,
    asked: argparse.Namespace,
    folder: Path,
    slow: set[str],
) -> Figures | None:
    if name in slow:
        return None
    found = measure(name, make_job(style, size, edits=edits, runs=asked.runs), folder, asked.limit)
    if found.seconds is None:
        slow.add(name)
    return found


def _arguments(words: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--styles", nargs="+", default=STYLES, help="style ids")
    parser.add_argument("--sizes", nargs="+", type=int, default=(1000, 2000, 5000))
    parser.add_argument("--processors", nargs="+", choices=PROCESSORS, default=PROCESSORS)
    parser.add_argument("--runs", type=int, default=2, help="the best of so many counts")
    parser.add_argument("--edits", type=int, default=11, help="clusters put into the middle")
    parser.add_argument("--limit", type=int, default=150, help="CPU seconds for one run")
    parser.add_argument("--peers", type=Path, help="keep the peers in this folder")
    parser.add_argument("--plot", type=Path, help="write the growth as SVG (vl-convert-python)")
    return parser.parse_args(words)


if __name__ == "__main__":
    main()
