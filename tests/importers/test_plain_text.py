"""Plain text: what the two samples must give, and what texts like them must give."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from carrel.documents.document import BlockKind, Document, InlineKind
from carrel.importers.imported import Imported
from carrel.importers.reading import read_bytes
from carrel.library.work import Origin


def read_text(text: str) -> Imported:
    """A text file, read."""
    return read_bytes(text.encode(), "a.txt")


def texts(document: Document, kind: BlockKind) -> list[str]:
    """The texts of the blocks of a kind."""
    return [document.text[b.span.start : b.span.end] for b in document.blocks if b.kind is kind]


@pytest.fixture(scope="module")
def questia(shared: Path) -> Imported:
    """The first sample."""
    return read_bytes((shared / "samples/questia-jalali.txt").read_bytes(), "questia-jalali.txt")


@pytest.fixture(scope="module")
def abstract(shared: Path) -> Imported:
    """The second sample."""
    path = shared / "samples/iran-russia-abstract.txt"
    return read_bytes(path.read_bytes(), "iran-russia-abstract.txt")


def test_the_first_sample_gives_its_record(questia: Imported) -> None:
    """Title, author, journal, season and type come from the page's own byline."""
    assert questia.item == {
        "title": "The Strategic Partnership of Russia and Iran",
        "author": [{"family": "Jalali", "given": "Ali A."}],
        "container-title": "Parameters",
        "issued": {"date-parts": [[2001]], "season": 4},
        "type": "article-journal",
    }


def test_every_value_of_the_first_sample_shows_its_place(questia: Imported) -> None:
    """The span of a value holds the words it was read from."""
    places = {name: where.span for name, where in questia.provenance.items()}
    words = {name: questia.document.text[s.start : s.end] for name, s in places.items() if s}
    assert words["author"] == "Jalali, Ali A."
    assert words["issued"] == "Winter 2001"
    assert words["container-title"] == "Parameters"
    assert words["title"] == questia.item["title"]


def test_the_sites_words_are_apparatus_and_the_articles_never(questia: Imported) -> None:
    """All before the first paragraph but the title, and all after the last, is the site's."""
    document = questia.document
    kept = [b for b in document.blocks if b.kind is not BlockKind.APPARATUS]
    assert [b.kind for b in kept] == [BlockKind.HEADING] + [BlockKind.PARAGRAPH] * 6
    site = texts(document, BlockKind.APPARATUS)
    for words in (
        "Save to active project",
        "Cited article",
        "Look up",
        "Print this page",
        "OK, got it!",
    ):
        assert words in site
    assert len(site) == len(document.blocks) - 7


def test_the_note_mark_is_seen(questia: Imported) -> None:
    """``(1)`` after a sentence is a call to a note; ``(1989)`` is none."""
    document = questia.document
    marks = [document.text[i.span.start : i.span.end] for i in document.inlines]
    assert marks == ["(1)"]
    assert document.inlines[0].kind is InlineKind.NOTE_MARK


def test_it_says_that_the_rest_is_withheld(questia: Imported) -> None:
    """A text cut off by a site's wall is not taken for whole."""
    assert any("only the beginning" in warning for warning in questia.warnings)


def test_every_quotation_of_the_evidence_stands_at_its_offset(
    questia: Imported, shared: Path
) -> None:
    """25 of 25 quotations are found once, at the code points given, inside one paragraph each."""
    claims = json.loads((shared / "evidence/jalali_claims.json").read_text(encoding="utf-8"))
    document = questia.document
    for claim in claims:
        assert document.text[claim["start"] : claim["end"]] == claim["quote"]
        assert document.text.count(claim["quote"]) == 1
    assert len(claims) == 25


def test_the_second_sample_gives_six_authors_and_no_title(abstract: Imported) -> None:
    """Names in order, family and given apart; a title is asked for and never made up."""
    names = [(name["family"], name["given"]) for name in abstract.item["author"]]
    assert names == [
        ("Sarmadi", "Hamid"),
        ("Pashayei Gonbad", "Taghi"),
        ("Javdani", "Amin"),
        ("Movaghi", "Babak"),
        ("Nadiri", "Behzad"),
        ("Shahdoust", "Roghaye"),
    ]
    assert "title" not in abstract.item
    assert "issued" not in abstract.item
    assert any("no title" in warning for warning in abstract.warnings)


def test_the_second_sample_gives_abstract_and_keywords(abstract: Imported) -> None:
    """The abstract without its label and its line break; five keywords; no journal is claimed."""
    assert abstract.item["abstract"].startswith("The collapse of the Soviet Union")
    assert abstract.item["abstract"].endswith("information library collection.")
    assert "reducing structural pressures" in abstract.item["abstract"]
    assert "\xa0" in abstract.item["abstract"]
    assert abstract.item["keyword"] == "Iran, Russia, Middle East, Strategic Alliance, America"
    assert abstract.item["type"] == "article"


def test_every_line_of_the_second_samples_lists_is_reference(abstract: Imported) -> None:
    """Both lists, each entry one block: 21 marked by ``(1`` to ``(21`` at their ends, 12 after."""
    document = abstract.document
    start = document.text.index("), Structural Challenges")
    inside = [b for b in document.blocks if b.span.start >= start]
    assert {b.kind for b in inside} == {BlockKind.REFERENCE}
    assert len(inside) == 33
    assert texts(document, BlockKind.REFERENCE)[0].endswith("Studies, Vol.")


def test_the_samples_are_kept_to_the_letter(shared: Path) -> None:
    """The canonical text is the decoded file."""
    for name in ("questia-jalali.txt", "iran-russia-abstract.txt"):
        data = (shared / "samples" / name).read_bytes()
        assert read_bytes(data, name).document.text == data.decode()


def test_another_reading_rooms_page(reading_room: str) -> None:
    """The same is told of a page of another room about another article."""
    imported = read_text(reading_room)
    assert imported.item["title"] == "Ledgers and Guide Books of a Northern Port"
    assert imported.item["author"] == [{"family": "Doe", "given": "Jane Q."}]
    assert imported.item["container-title"] == "The Harbour Review"
    assert imported.item["issued"] == {"date-parts": [[1974]], "season": 3}
    assert len(texts(imported.document, BlockKind.PARAGRAPH)) == 3
    assert len(texts(imported.document, BlockKind.HEADING)) == 1
    assert len([i for i in imported.document.inlines if i.kind is InlineKind.NOTE_MARK]) == 2


def test_another_paper_without_a_title(journal_front: str) -> None:
    """Authors, abstract, keywords and mangled references of another paper."""
    imported = read_text(journal_front)
    assert [name["family"] for name in imported.item["author"]] == ["Doe", "Roe Smithson", "Major"]
    assert imported.item["keyword"] == "harbours, ledgers, guide books"
    assert "title" not in imported.item
    assert len(texts(imported.document, BlockKind.REFERENCE)) == 5


def test_an_essay_that_speaks_of_signing_up_is_no_site() -> None:
    """A site's phrase within running text stays text."""
    text = (
        "On Clubs\n\n"
        "Whoever wished to join was told to sign up now or never, and most signed. The clerk wrote "
        "their names into the book, and nobody ever asked to see the book again, which is a pity.\n\n"
        "Log in hand, the boatswain cast it over the rail and counted, as he had counted on every "
        "day of that long voyage, the knots that ran out through his fingers into the dark water.\n\n"
        "Thanks to the harbour office for its patience."
    )
    assert not texts(read_text(text).document, BlockKind.APPARATUS)


def test_a_bare_text_has_the_title_that_is_set_apart() -> None:
    """A first short line with a blank line after it is the title, and its place is told."""
    imported = read_text(
        "On the Shape of Bridges\n\nA bridge is a road that has left the ground. It returns.\n"
    )
    assert imported.item == {"title": "On the Shape of Bridges"}
    assert imported.provenance["title"].origin is Origin.TEXT


@pytest.mark.parametrize(
    "text",
    [
        "It begins at once, without a title, and it ends like this.\n\nA second paragraph follows it.",
        "York, 5 May 1901\n\nDear Ann,\n\nYour letter of the fourth has reached me and I thank you.",
        "Dear Sir,\n\nYour letter of the fourth has reached me and I thank you for it most kindly.",
        "Chapter 1\n\nThe road left the village by the mill and went on for many miles after that.",
        "1. First of all the locks\n2. Then the keys\n\nThese were counted twice by everyone in the house.",
    ],
)
def test_no_title_is_invented(text: str) -> None:
    """Sentences, salutations, chapter numbers and list items are no titles."""
    assert "title" not in read_text(text).item


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    """Line breaks at a regular width join; a blank line and an indented line part."""
    wrapped = (
        "The first paragraph of this text was set at sixty columns,\n"
        "as letters were when a carriage return still moved a real\n"
        "carriage, and so its lines all end near the same place but\n"
        "for the last one.\n\n"
        "The second paragraph follows after an empty line and it is\n"
        "of the same width as the first one was, and it also breaks\n"
        "off early.\n"
        "   The third is set in by three spaces, as books do it, and\n"
        "goes on at the margin until it too has reached its end, an\n"
        "end like any other.\n"
    )
    paragraphs = texts(read_text(wrapped).document, BlockKind.PARAGRAPH)
    assert [words.split()[1] for words in paragraphs] == ["first", "second", "third"]


def test_lines_of_a_text_that_is_not_wrapped_stay_apart() -> None:
    """One paragraph to a line: each line is a block of its own."""
    line = "This paragraph stands on one line however long it grows, as most programs save it. "
    document = read_text("\n".join([line * 3] * 4)).document
    assert len(texts(document, BlockKind.PARAGRAPH)) == 4


def test_headings_lists_quotations_notes() -> None:
    """Each kind of block is told by its shape."""
    text = (
        "A Plain Essay\n\n1. Beginnings\n\nThe first section says what there is to say at first, and "
        "no more than that.\n\n"
        "  - one thing\n  - another thing\n\n"
        "        A passage that is set in on both sides, as quotations are, and that\n"
        "        goes on for a second line and stops there with a full stop.\n\n"
        "2. Endings\n\nThe second section comes to an end as soon as it can, which is now. [1]\n\n"
        "Notes\n\n1. A note on the ending.\n\n2. A note on the note.\n"
    )
    document = read_text(text).document
    assert texts(document, BlockKind.HEADING) == [
        "A Plain Essay",
        "1. Beginnings",
        "2. Endings",
        "Notes",
    ]
    assert len(texts(document, BlockKind.LIST_ITEM)) == 2
    assert len(texts(document, BlockKind.QUOTATION)) == 1
    assert len(texts(document, BlockKind.NOTE)) == 2


@pytest.mark.parametrize(
    "heading", ["References", "WORKS CITED", "Literatur", "منابع", "Список литературы", "参考文献"]
)
def test_a_named_list_of_references(heading: str) -> None:
    """The heading of a list is known in several languages."""
    body = "Running text goes before the list, as it does in every paper, and it is long enough to be told as such.\n\n"
    entries = "Doe, J. (1999). On quays. York: Quay Press.\n\nRoe, R. (2003). On docks. Harbour Review, 4(2), 11-19.\n"
    document = read_text(f"{body}{heading}\n\n{entries}").document
    assert len(texts(document, BlockKind.REFERENCE)) == 2
    assert texts(document, BlockKind.HEADING) == [heading]


def test_form_feeds_make_pages_with_their_printed_numbers() -> None:
    """A number that keeps step with the pages is their label and is set apart as apparatus."""
    body = "The page number {} holds a few sentences that differ from page to page, so that they are text."
    text = "\f".join(f"{n}\n\n{body.format(n)} And more of {n}.\n" for n in range(34, 38))
    document = read_text(text).document
    assert [page.label for page in document.pages] == ["34", "35", "36", "37"]
    assert texts(document, BlockKind.APPARATUS) == ["34", "35", "36", "37"]
    assert read_text("One page is here.\fAnother is there.").document.pages[1].label is None


def test_numbered_headings_on_two_pages_are_no_page_numbers() -> None:
    """``1 Quays`` and ``2 Docks`` keep step with the pages but no other page repeats them."""
    body = "A few sentences follow here that are long enough to be told as running text by anyone."
    document = read_text(f"1 Quays\n\n{body}\f2 Docks\n\n{body} So it ends.").document
    assert not texts(document, BlockKind.APPARATUS)
    assert [page.label for page in document.pages] == [None, None]


def test_a_long_text_is_divided_at_its_blocks() -> None:
    """Divisions have no label, are of about one size, and begin where a block begins."""
    paragraph = (
        "Sentence after sentence goes by, and none of them is remarkable in any way at all. " * 6
    )
    document = read_text("\n\n".join([paragraph] * 200)).document
    starts = {block.span.start for block in document.blocks}
    assert len(document.pages) == 8
    assert all(page.label is None and page.span.start in starts for page in document.pages)
    assert not document.has_page_labels


def test_labelled_lines_are_the_record() -> None:
    """``Title:`` and ``Author:`` before a text stand before what only its place tells."""
    text = (
        "The E-Book of Ledgers\n\nTitle: Ledgers of a Port\n\nAuthor: Jane Doe\n\nCHAPTER I\n\n"
        "The first chapter has begun, and it goes on for some time before it ends.\n"
    )
    item = read_text(text).item
    assert (item["title"], item["author"]) == (
        "Ledgers of a Port",
        [{"family": "Doe", "given": "Jane"}],
    )


def test_a_persian_paper() -> None:
    """Title, authors, abstract, keywords and references where no letter is a capital."""
    text = (
        "بررسی دفترهای یک بندر\n\nعلی رضایی، حسن کریمی\nدانشگاه تهران\n\nچکیده\n\n"
        "این مقاله دفترهای یک بندر را در سال‌های پایانی قرن بیستم بررسی می‌کند و نشان می‌دهد که چه بود.\n\n"
        "کلیدواژه‌ها: بندر، دفتر، تاریخ\n\nمنابع\n\nرضایی، علی (۱۳۸۵). تاریخ بندر. تهران: نشر نی.\n\n"
        "کریمی، حسن (۱۳۹۰). دفترها. فصلنامه مطالعات، ۴(۲)، ص ۱۱."
    )
    imported = read_text(text)
    assert imported.item["title"] == "بررسی دفترهای یک بندر"
    assert [name["family"] for name in imported.item["author"]] == ["رضایی", "کریمی"]
    assert imported.item["keyword"] == "بندر, دفتر, تاریخ"
    assert imported.document.language == imported.item["language"] == "fa"
    assert len(texts(imported.document, BlockKind.REFERENCE)) == 2
