"""``python -m bench.references.printed``: how many entries of printed documents are found and cut.

Invented documents of unseen seeds are set by Chromium and by Typst, read by the importer, and asked
for their entries. An entry counts when its letters and digits are exactly those that were set.
``--text`` asks instead of the words alone, as a program that knows no layout takes them out.
"""

from __future__ import annotations

import re
import time
import unicodedata
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from bench.references.printed.setting import Setting, setting
from bench.references.printed.typeset import typeset
from bench.references.printed.web_page import chromium_press, web_page
from carrel.documents.document import Document
from carrel.importers.pdf.adapt import import_pdf
from carrel.importers.text.adapt import import_text
from carrel.references.finding.listed_blocks import lists_of_document
from carrel.references.finding.lists import ListKind
from training.documents.composing import Composer
from training.documents.typesetting import Piece, Role

SEED = 700_000_000
_KINDS = ("paper", "paper", "paper", "unnamed", "chapters", "both", "none")
_LANGUAGES = ("de", "en", "de", "en", "ru", "fa", "ar", "he", "fr")
_MARK = re.compile(r"^\s*(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)-]?|[•–-])\s*(?=[^\s\d,.])")
_TURNED_NAME = re.compile("(www[.])[\u0590-\u06ff]+[.]")
_VOWELS = re.compile("[\u0591-\u05c7\u064b-\u065f\u0670]")
_IN_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Printed:
    """A printed document, and the words of the entries of its lists."""

    data: bytes
    entries: tuple[str, ...]
    setting: Setting
    kind: str
    noted: bool


def key(words: str) -> str:
    """Letters and digits of an entry without the number before it."""
    plain = unicodedata.normalize("NFKC", _MARK.sub("", words)).casefold()
    return "".join(_IN_WORDS.findall(_VOWELS.sub("", plain)))


def composed(seed: int, language: str, kind: str, program: str) -> tuple[list[Piece], Setting, str]:
    """The pieces of a document and how it is printed."""
    rng = Random(seed)
    language, kind = language or rng.choice(_LANGUAGES), kind or rng.choice(_KINDS)
    composer = Composer(language, rng, rng.choice(("en", "de", "fr", "en")))
    pieces = [_plain(piece) for piece in composer.compose(kind)]
    writer = composer.writer
    heads = (writer.title(6), f"{writer.name()}: {writer.title(4)}")
    return pieces, setting(rng, language, heads, program), kind


def _plain(piece: Piece) -> Piece:
    """A piece with addresses in Latin letters, and no sign that Typst names twice."""
    text = _TURNED_NAME.sub(r"\1name.", piece.text).replace("ۀ", "ه")
    return replace(piece, text=text)


def press_of(press: Callable[[str], bytes], pieces: Sequence[Piece], how: Setting) -> bytes:
    """The PDF file of some pieces."""
    return typeset(pieces, how) if how.program == "typst" else press(web_page(pieces, how))


def printed(
    seed: int, press: Callable[[str], bytes], language: str, kind: str, program: str
) -> Printed:
    """A document from its seed."""
    pieces, how, kind = composed(seed, language, kind, program)
    data = press_of(press, pieces, how)
    entries = tuple(piece.text for piece in pieces if piece.roles[0] is Role.BEGIN)
    return Printed(data, entries, how, kind, any(piece.notes for piece in pieces))


def found_in(document: Document, *, noted: bool) -> list[str]:
    """The words of the entries of a document's lists.

    Where it is ``noted``, its notes are others; else what is taken for notes is a list as well.
    """
    return [
        " ".join(document.text[span.start : span.end] for span in entry)
        for each in lists_of_document(document)
        if not noted or each.kind is not ListKind.NOTES
        for entry in each.entries
    ]


def plain_text(data: bytes) -> bytes:
    """The words of a PDF file line by line, pages parted by form feeds, without any place."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return (
        "\f".join(pages)
        .replace("\r\n", "\n")
        .replace("\ufffe", "-\n")
        .replace("\x02", "-\n")
        .encode()
    )


def _names(one: Printed) -> Sequence[str]:
    how = one.setting
    return (
        "all",
        how.program,
        how.language,
        one.kind,
        f"columns {how.columns}",
        f"marks {how.marks}",
        "heads" if how.heads else "no heads",
    )


def main() -> None:
    """Measure by program, language, kind and layout."""
    parser = ArgumentParser(prog="python -m bench.references.printed")
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--first", type=int, default=0, help="the seed of the first document")
    parser.add_argument("--language", default="")
    parser.add_argument("--kind", default="")
    parser.add_argument("--program", default="")
    parser.add_argument("--text", action="store_true")
    parser.add_argument("--to", type=Path, help="a folder for the files of which entries are lost")
    given = parser.parse_args()
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    spent = 0.0
    with chromium_press() as press:
        for n in range(given.first, given.first + given.documents):
            one = printed(SEED + n, press, given.language, given.kind, given.program)
            began = time.process_time()
            read = import_text(plain_text(one.data)) if given.text else import_pdf(one.data)
            spent += time.process_time() - began
            right = Counter(map(key, one.entries))
            found = found_in(read.document, noted=one.noted)
            keys = Counter(map(key, found))
            exact = (right & keys).total()
            told = {"made": right.total(), "found": keys.total(), "exact": exact}
            for name in _names(one):
                counts[name].update(told)
            if given.to and (exact < right.total() or exact < keys.total()):
                _keep(given.to, n, one, found, read.document)
    _tell(counts)
    print(f"{given.documents / spent:.1f} documents a CPU second")


def _tell(counts: dict[str, Counter[str]]) -> None:
    print(f"{'':12} {'entries':>8} {'found':>8} {'exact':>8} {'recall':>7} {'precision':>9}")
    for name, count in counts.items():
        recall = 100 * count["exact"] / max(count["made"], 1)
        precision = 100 * count["exact"] / max(count["found"], 1)
        print(
            f"{name:12} {count['made']:8} {count['found']:8} {count['exact']:8} {recall:7.1f} {precision:9.1f}"
        )


def _keep(folder: Path, n: int, one: Printed, found: Sequence[str], document: Document) -> None:
    """The file and what was lost of it, to look at."""
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{n:04}-{one.setting.program}-{one.setting.language}-{one.kind}"
    (folder / f"{name}.pdf").write_bytes(one.data)
    (folder / f"{name}.txt").write_text(document.text, encoding="utf-8")
    right, keys = (
        {key(words): words for words in one.entries},
        {key(words): words for words in found},
    )
    lost = [f"- {words}" for it, words in right.items() if it not in keys]
    more = [f"+ {words}" for it, words in keys.items() if it not in right]
    report = [
        str(one.setting),
        f"{len(right)} set, {len(lost)} lost, {len(more)} wrong",
        *lost,
        *more,
    ]
    (folder / f"{name}.lost").write_text("\n".join(report), encoding="utf-8")


if __name__ == "__main__":
    main()
