"""PDF: text in reading order, printed page labels, information, outline, running heads."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from carrel.documents.document import BlockKind, Document, InlineKind
from carrel.importers.errors import UnreadableFile
from carrel.importers.reading import read_bytes

FIRST = (
    "The harbour was rebuilt twice within the century, and both times the ledgers of the office tell "
    "of it more plainly than any of the guide books that were printed in those years by the score."
)
SECOND = (
    "Pilots were fewer at the end than at the beginning, and yet more ships came in; the clerks wrote "
    "both down on facing leaves and drew no conclusion from it, as was not their business to do."
)
Make = Callable[..., bytes]


@pytest.fixture
def paper(make_pdf: Make, set_lines: Make) -> Callable[..., bytes]:
    """Three pages of a journal with running heads; keywords go on to the maker of PDFs."""

    def made(**told: object) -> bytes:
        pages: list[list[object]] = []
        for number, words in ((12, FIRST), (13, SECOND), (14, FIRST[::-1].title())):
            page: list[object] = [("Harbour Review", 72, 800, 9), (str(number), 500, 800, 9)]
            if number == 12:
                page += [("Ledgers of a Northern Port", 72, 760, 20)]
            page += [
                *set_lines(words, 72, 720),
                *set_lines(SECOND[:60] + str(number) + FIRST, 72, 650),
            ]
            if number == 13:
                page += [("A second part", 72, 590, 14), *set_lines(FIRST, 72, 560)]
            pages.append(page)
        return make_pdf(pages, **told)

    return made


def texts(document: Document, kind: BlockKind) -> list[str]:
    """The texts of the blocks of a kind."""
    return [document.text[b.span.start : b.span.end] for b in document.blocks if b.kind is kind]


def test_the_text_is_paragraphs_and_headings(paper: Make) -> None:
    """Lines join by their distance; larger type is a heading, the largest on page one the title."""
    imported = read_bytes(paper(), "a.pdf")
    assert texts(imported.document, BlockKind.HEADING) == [
        "Ledgers of a Northern Port",
        "A second part",
    ]
    paragraphs = [
        " ".join(words.split()) for words in texts(imported.document, BlockKind.PARAGRAPH)
    ]
    assert paragraphs[0] == FIRST
    assert len(paragraphs) == 7
    assert imported.item["title"] == "Ledgers of a Northern Port"
    assert imported.provenance["title"].span is not None


def test_running_heads_are_apparatus(paper: Make) -> None:
    """What stands on the top of every page is set apart."""
    site = texts(read_bytes(paper(), "a.pdf").document, BlockKind.APPARATUS)
    assert site == ["Harbour Review 12", "Harbour Review 13", "Harbour Review 14"]


def test_pages_bear_the_labels_of_the_pdf(paper: Make) -> None:
    """Labels are those the PDF names: Roman, then Arabic from 7."""
    document = read_bytes(paper(labels="0 << /S /r >> 2 << /S /D /St 7 >>"), "a.pdf").document
    assert [page.label for page in document.pages] == ["i", "ii", "7"]


def test_pages_bear_the_printed_numbers_where_the_pdf_names_none(paper: Make) -> None:
    """Numbers in running heads that keep step with the pages are their labels."""
    document = read_bytes(paper(), "a.pdf").document
    assert [page.label for page in document.pages] == ["12", "13", "14"]


def test_pages_are_counted_where_nothing_is_printed(make_pdf: Make, set_lines: Make) -> None:
    """A PDF has pages even when they bear no number."""
    data = make_pdf([set_lines(FIRST, 72, 700), set_lines(SECOND, 72, 700)])
    assert [page.label for page in read_bytes(data, "a.pdf").document.pages] == ["1", "2"]


def test_information_fills_the_record(paper: Make) -> None:
    """Title and author of the PDF; its making is only a guess at its date, and that is said."""
    data = paper(info="/Title (On Ledgers) /Author (Jane Doe) /CreationDate (D:20100305120000Z)")
    imported = read_bytes(data, "a.pdf")
    assert imported.item["title"] == "On Ledgers"
    assert imported.item["author"] == [{"family": "Doe", "given": "Jane"}]
    assert imported.item["issued"] == {"date-parts": [[2010, 3, 5]]}
    assert any("was made" in warning for warning in imported.warnings)


def test_a_program_s_title_is_no_title(paper: Make) -> None:
    """File names and programs' names in the title are passed over."""
    imported = read_bytes(paper(info="/Title (Microsoft Word - draft3.doc)"), "a.pdf")
    assert imported.item["title"] == "Ledgers of a Northern Port"


def test_the_outline_names_headings(make_pdf: Make, set_lines: Make) -> None:
    """A line that the outline names is a heading though its type is that of the text."""
    lines = [*set_lines(FIRST, 72, 700), ("The quays", 72, 640, 11), *set_lines(SECOND, 72, 600)]
    document = read_bytes(make_pdf([lines], outline=[("The quays", 0)]), "a.pdf").document
    assert texts(document, BlockKind.HEADING) == ["The quays"]


def test_a_scanned_pdf_is_kept_and_asks_for_ocr(make_pdf: Make) -> None:
    """Pages without text are pages; one sentence says what is needed."""
    imported = read_bytes(make_pdf([[], []]), "scan.pdf")
    assert [page.label for page in imported.document.pages] == ["1", "2"]
    assert "OCR" in imported.warnings[0]


def test_a_damaged_pdf_is_refused() -> None:
    """One sentence, with the way out."""
    with pytest.raises(UnreadableFile, match=r"'a\.pdf' is a damaged PDF: .* add that\."):
        read_bytes(b"%PDF-1.4\n1 0 obj\n<<", "a.pdf")


def test_a_locked_pdf_asks_for_one_without_a_password(make_pdf: Make) -> None:
    """The sentence says that there is a password and what to do."""
    with pytest.raises(UnreadableFile, match=r"'a\.pdf' is locked with a password: .* add that\."):
        read_bytes(make_pdf([[("Words", 72, 700, 11)]], locked=True), "a.pdf")


def test_a_title_that_the_running_heads_repeat_is_the_title(
    make_pdf: Make, set_lines: Make
) -> None:
    """Type clearly larger than the text is never a running head."""
    pages = [[("On Ledgers", 72, 780, 24), *set_lines(FIRST, 72, 700)]]
    pages += [[("On Ledgers", 72, 800, 9), *set_lines(SECOND[n * 9 :], 72, 700)] for n in range(4)]
    imported = read_bytes(make_pdf(pages), "a.pdf")
    assert imported.item["title"] == "On Ledgers"
    assert texts(imported.document, BlockKind.HEADING) == ["On Ledgers"]
    assert texts(imported.document, BlockKind.APPARATUS) == ["On Ledgers"] * 4


def set_with_calls(y: float, up: int, *pieces: str) -> list[object]:
    """A line of ten points whose every second piece is of six points and stands ``up`` points higher.

    Its letters are of those that Helvetica sets 0.556 em wide, its blanks and points half of it.
    """
    line: list[object] = []
    x = 72.0
    for number, piece in enumerate(pieces):
        size, higher = (6, up) if number % 2 else (10, 0)
        blank = 0.278 * size * piece.startswith(" ")
        line.append((piece.lstrip(), x + blank, y + higher, size))
        x += sum(0.278 if sign in " ." else 0.556 for sign in piece) * size
    return line


@pytest.mark.parametrize("up", [3, 5, 8])
def test_a_raised_call_leaves_its_line_whole(make_pdf: Make, up: int) -> None:
    """A call for a note, within a line or at its end, parts nothing, however high it stands."""
    page = [
        *set_with_calls(700, up, "one good hound had a bone.", "1", " no end on a bad"),
        *set_with_calls(686, up, "dune and one hen.", "12"),
        *set_with_calls(
            672, up, "one bond had been on a bad quadbond", "*", " and on a hedge and one"
        ),
        *set_with_calls(658, up, "and one had one good bond and no bad one and a"),
    ]
    document = read_bytes(make_pdf([page]), "calls.pdf").document
    [block] = document.blocks
    assert document.text == (
        "one good hound had a bone.1 no end on a bad\n"
        "dune and one hen.12\n"
        "one bond had been on a bad quadbond* and on a hedge and one\n"
        "and one had one good bond and no bad one and a"
    )
    calls = [each for each in document.inlines if each.kind is InlineKind.NOTE_MARK]
    said = [document.text[each.span.start : each.span.end] for each in calls]
    assert (block.kind, said) == (BlockKind.PARAGRAPH, ["1", "12", "*"])


@pytest.mark.parametrize("up", [3, 5, 8])
def test_a_raised_number_begins_its_note(make_pdf: Make, up: int) -> None:
    """It does not stand alone, and calls for no other note."""
    page: list[object] = [*set_with_calls(700, up, "one good hound had a bone.", "1")]
    page += [*set_with_calls(200, up, "", "1", " A. Doe (London 1999), 12.")]
    document = read_bytes(make_pdf([page]), "note.pdf").document
    assert document.text.endswith("1 A. Doe (London 1999), 12.")
    assert "\n1 A. Doe" in document.text
    assert [each.span.start for each in document.inlines] == [document.text.index("1")]
