"""Files for the importers' tests, made anew by each test.

The PDF files are written by hand, object by object, as ISO 32000-1 lays them out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

Line = tuple[str, int, int, int]
"""Words, distance from the left, height above the bottom, size of type; all in points."""


PdfMaker = Callable[..., bytes]


@pytest.fixture(scope="session")
def make_pdf() -> PdfMaker:
    """Make a PDF: see ``made_pdf``."""
    return made_pdf


@pytest.fixture(scope="session")
def pdf_of_objects() -> PdfMaker:
    """Make a PDF of its objects: see ``pdf_of``."""
    return pdf_of


@pytest.fixture(scope="session")
def set_lines() -> Callable[..., list[Line]]:
    """Set a paragraph as lines on a page: see ``paragraph``."""
    return paragraph


def made_pdf(
    pages: Sequence[Sequence[Line]],
    *,
    info: str = "",
    labels: str = "",
    outline: Sequence[tuple[str, int]] = (),
    locked: bool = False,
) -> bytes:
    """A PDF with one text object for each line; ``info`` and ``labels`` are bodies of dictionaries.

    ``locked`` encrypts by the standard handler with keys that ask for a password.
    """
    objects: list[bytes] = [
        b"",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids: list[int] = []
    for page in pages:
        stream = b"\n".join(_shown(line) for line in page)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            b"/Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % len(objects)
        )
        kids.append(len(objects))
    catalog = b"<< /Type /Catalog /Pages 2 0 R"
    if labels:
        catalog += b" /PageLabels << /Nums [%s] >>" % labels.encode()
    if outline:
        catalog += b" /Outlines %d 0 R" % (len(objects) + 1)
        objects.extend(_outline(outline, kids, len(objects) + 1))
    objects[0] = catalog + b" >>"
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (
        len(kids),
        b" ".join(b"%d 0 R" % kid for kid in kids),
    )
    trailer = b"/Root 1 0 R"
    if info:
        objects.append(b"<< " + info.encode("latin-1") + b" >>")
        trailer += b" /Info %d 0 R" % len(objects)
    if locked:  # keys that no empty password opens
        objects.append(
            b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"5a" * 32, b"a5" * 32)
        )
        trailer += b" /Encrypt %d 0 R /ID [<00> <00>]" % len(objects)
    return pdf_of(objects, trailer)


def _shown(line: Line) -> bytes:
    words, left, height, size = line
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return b"BT /F1 %d Tf %d %d Td (%s) Tj ET" % (size, left, height, escaped.encode("cp1252"))


def _outline(entries: Sequence[tuple[str, int]], kids: Sequence[int], first: int) -> list[bytes]:
    count = len(entries)
    written = [
        b"<< /Type /Outlines /First %d 0 R /Last %d 0 R /Count %d >>"
        % (first + 1, first + count, count)
    ]
    for n, (title, page) in enumerate(entries, 1):
        entry = b"<< /Title (%s) /Parent %d 0 R /Dest [%d 0 R /Fit]" % (
            title.encode("cp1252"),
            first,
            kids[page],
        )
        entry += b" /Prev %d 0 R" % (first + n - 1) if n > 1 else b""
        entry += b" /Next %d 0 R" % (first + n + 1) if n < count else b""
        written.append(entry + b" >>")
    return written


def pdf_of(objects: Sequence[bytes], trailer: bytes) -> bytes:
    """A PDF file of numbered objects."""
    out = bytearray(b"%PDF-1.7\n")
    places: list[int] = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start,
    )
    return bytes(out)


def paragraph(words: str, left: int, top: int, *, size: int = 11, width: int = 80) -> list[Line]:
    """Lines of a paragraph set at ``width`` characters."""
    lines: list[str] = [""]
    for word in words.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return [(line, left, top - n * (size + 3), size) for n, line in enumerate(lines)]


@pytest.fixture(scope="session")
def reading_room() -> str:
    """A saved page of a reading room, in our own words, built as such pages are."""
    return READING_ROOM


@pytest.fixture(scope="session")
def journal_front() -> str:
    """The beginning of a paper without a title, and its references as right-to-left pages give them."""
    return JOURNAL_FRONT


OWN_PARAGRAPHS = (
    (
        "Harbours change slowly, and the people who write about them change more slowly still. For "
        "most of a century the quays of the northern port were described as if nothing had moved "
        "there since the last sailing ship left with its cargo of timber in 1898. (1)"
    ),
    (
        "Yet the ledgers of the harbour office tell another story. Dues doubled within twelve years; "
        'the number of pilots fell by half; and "the new basin," as the clerks called it, took in '
        "more tonnage than all the older docks together. (2) None of this entered the guide books."
    ),
    (
        "This essay reads the ledgers beside the guide books. It asks what each of them could see, "
        "what neither of them wished to see, and how a later reader may tell the one from the other."
    ),
)
READING_ROOM = "\n\n".join(
    (
        "Ledgers and Guide Books of a Northern Port",
        (
            "By Doe, Jane Q. | The Harbour Review, Autumn 1974 | Go to article overview\n"
            "Save to active project"
        ),
        "Ledgers and Guide Books of a Northern Port",
        "Doe, Jane Q., The Harbour Review",
        *OWN_PARAGRAPHS,
        "The remainder of this article is available only to our paying members",
        "Sign up today for a free trial and get instant access to:",
        "  • Every book in the reading room\n  • Saved searches\n  • Ad-free reading",
        "Already a subscriber? Log in here.",
        "Cite this article",
        "Related articles",
        "Text size Smaller Larger",
        "Print this page",
        (
            "While we know that paper copies help our users, this limitation protects our publishers "
            "and their copyrighted material against unlawful distribution, and we are sorry for any "
            "inconvenience that it may cause to you."
        ),
        "Are you sure you want to leave?",
    )
)
JOURNAL_FRONT = """\
• Jane Doe
  • Richard Roe Smithson
  • Mary Major


Abstract. The paper compares two harbours over forty years and asks why only one of them was ever \
described as modern, although both rebuilt their docks within the same decade and with the same \
machines, and although their ledgers agree in nearly every column that can be compared.
Key words: harbours, ledgers, guide books.

), Docks and Ledgers of the Northern Coast: a Survey 1971- Major, Mary (1

, Spring, No. 4Review of Harbour Studies, Vol.

), "Pilots and Their Dues", Journal of Coastal History 1968- Roe, Richard (2

.12, No. 3Volume

), The New Basin, First Edition, London: Harbour Press.1965- Doe, Jane (3

- Smith, Ann, (2004), "Ports and Paper", Maritime Studies, Vol.7, No. 1.

- Stile, John .1999 .The Timber Trade .York: Quay Press."""
