"""What a page costs, by the length of the book: it should not grow.

Run by hand: ``python bench/books.py``. For books of 10, 100, 1,000 and 10,000 pages: seconds to
save the text, and milliseconds (median of 200) to open a page somewhere in it, to list its marks,
and to list its pages.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from carrel.annotations.anchoring import describe
from carrel.annotations.annotation import Annotation
from carrel.documents.document import Block, BlockKind, Document, Inline, InlineKind, Page
from carrel.library.work import Work
from carrel.store.library import Library, open_library
from carrel.values.span import Span

_PARAGRAPH = (
    "Of gardens: the whole is planted with walks and hedges that no winter takes away. " * 8
)
_PARAGRAPHS = 5
_LOOKS = 200


def book(pages: int) -> Document:
    """A labelled book, about 3,300 characters a page; a heading stands on every tenth page."""
    step = len(_PARAGRAPH) + 1
    size = step * _PARAGRAPHS
    blocks = tuple(
        Block(
            BlockKind.PARAGRAPH if at % (10 * _PARAGRAPHS) else BlockKind.HEADING,
            Span(at * step, (at + 1) * step - 1),
        )
        for at in range(pages * _PARAGRAPHS)
    )
    inlines = tuple(
        Inline(InlineKind.EMPHASIS, Span(block.span.start + 3, block.span.start + 10))
        for block in blocks
    )
    numbered = (Page(n, str(n), Span((n - 1) * size, n * size)) for n in range(1, pages + 1))
    text = (_PARAGRAPH + "\n") * _PARAGRAPHS * pages
    return Document(text, blocks, tuple(numbered), inlines, "en")


def median_ms(look: Callable[[int], object], pages: int) -> float:
    """The median time of looking at pages all over the book."""
    took: list[float] = []
    for look_number in range(_LOOKS):
        start = time.perf_counter()
        look(1 + look_number * 7919 % pages)
        took.append(1000 * (time.perf_counter() - start))
    return statistics.median(took)


def measure(library: Library, pages: int) -> None:
    """Save a book with a mark on every tenth page, look at it, and print a line."""
    document = book(pages)
    start = time.perf_counter()
    digest = library.documents.save(document)
    saved = time.perf_counter() - start
    key = f"book{pages}"
    library.works.save(Work(key, {"title": key}, document=digest))
    with library.writing():
        for page in document.pages[::10]:
            span = Span(page.span.start + 5, page.span.start + 25)
            selector = describe(document.text, span)
            library.annotations.save(Annotation(str(uuid4()), key, digest, selector, "yellow"))

    def marks(number: int) -> object:
        return library.annotations.of_work(key, within=document.pages[number - 1].span)

    opened = median_ms(lambda number: library.documents.excerpt(digest, number), pages)
    listed = median_ms(lambda _: library.documents.pages(digest), pages)
    print(f"{pages:7}{saved:10.2f}{opened:12.2f}{median_ms(marks, pages):13.2f}{listed:13.2f}")


def main() -> None:
    """Measure each length."""
    print(f"{'pages':>7}{'save, s':>10}{'a page, ms':>12}{'its marks':>13}{'all pages':>13}")
    with (
        TemporaryDirectory(prefix="carrel-books-") as place,
        open_library(Path(place, "library")) as library,
    ):
        for pages in (10, 100, 1_000, 10_000):
            measure(library, pages)


if __name__ == "__main__":
    main()
