"""``python -m bench.references.printed.reading_order``: right-to-left pages against what was set.

Pages of Persian, Arabic and Hebrew are printed and read. Counted are the characters that must be
changed (Levenshtein) in a hundred, blanks and joiners apart and with blanks, and the words that
stand in their order.
"""

from __future__ import annotations

import re
import time
from argparse import ArgumentParser
from collections import Counter, defaultdict
from difflib import SequenceMatcher

import edlib

from bench.references.printed.__main__ import SEED, composed, press_of
from bench.references.printed.web_page import chromium_press
from carrel.documents.document import BlockKind, Document
from carrel.importers.pdf.adapt import import_pdf

_BLANK = re.compile(r"[\s\u200c\u200d\u00ad]+")


def main() -> None:
    """Measure by program and language."""
    parser = ArgumentParser(prog="python -m bench.references.printed.reading_order")
    parser.add_argument("--documents", type=int, default=30)
    parser.add_argument("--program", default="")
    given = parser.parse_args()
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    spent, pages = 0.0, 0
    with chromium_press() as press:
        for n in range(given.documents):
            language = ("fa", "ar", "he")[n % 3]
            pieces, how, _ = composed(SEED + n, language, "paper", given.program)
            data = press_of(press, pieces, how)
            began = time.process_time()
            read = import_pdf(data)
            spent += time.process_time() - began
            pages += len(read.document.pages)
            told = _compared(" ".join(piece.text for piece in pieces), _body(read.document))
            for name in ("all", how.program, language, f"columns {how.columns}", how.font):
                counts[name].update(told)
    print(
        f"{'':20} {'characters':>10} {'wrong %':>8} {'with blanks %':>14} {'words in order %':>17}"
    )
    for name, count in counts.items():
        print(
            f"{name:20} {count['signs']:10} {100 * count['wrong'] / count['signs']:8.2f} "
            f"{100 * count['blank'] / count['signs']:14.2f} "
            f"{100 * count['ordered'] / max(count['words'], 1):17.1f}"
        )
    print(f"{1000 * spent / max(pages, 1):.0f} ms of CPU a page")


def _body(document: Document) -> str:
    return " ".join(
        document.text[block.span.start : block.span.end]
        for block in document.blocks
        if block.kind is not BlockKind.APPARATUS
    )


def _compared(right: str, read: str) -> dict[str, int]:
    words, found = _BLANK.sub(" ", right).split(), _BLANK.sub(" ", read).split()
    one, other = "".join(words), "".join(found)
    matcher = SequenceMatcher(None, words, found, autojunk=False)
    return {
        "signs": len(one),
        "wrong": _distance(one, other),
        "blank": _distance(" ".join(words), " ".join(found)),
        "words": len(words),
        "ordered": sum(block.size for block in matcher.get_matching_blocks()),
    }


def _distance(one: str, other: str) -> int:
    signs = {sign: chr(1 + n) for n, sign in enumerate(sorted({*one, *other}))}
    table = str.maketrans(signs)
    return int(edlib.align(one.translate(table), other.translate(table))["editDistance"])


if __name__ == "__main__":
    main()
