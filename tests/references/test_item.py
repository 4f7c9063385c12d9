from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrel.references.items.item import item_of, items_of
from carrel.references.labels import LABELS
from carrel.references.reference import Field
from carrel.values.span import Span


def fields(*pieces: tuple[str, str]) -> tuple[Field, ...]:
    """Labelled pieces that are parted by one space."""
    made: list[Field] = []
    at = 0
    for label, text in pieces:
        made.append(Field(label, text, Span(at, at + len(text)), (), 1.0))
        at += len(text) + 1
    return tuple(made)


def test_an_article() -> None:
    """Volume and issue, pages, a quoted title and a DOI are bare values."""
    read = item_of(
        fields(
            ("author", "Smith, J. A., & Doe, B."),
            ("issued", "(2005a)."),
            ("title", "“Soft balancing and its limits.”"),
            ("container-title", "International Security,"),
            ("volume", "45(3):"),
            ("page", "pp. 23–45."),
            ("DOI", "https://doi.org/10.1000/182."),
        )
    )
    assert read.item == {
        "type": "article-journal",
        "author": [{"family": "Smith", "given": "J. A."}, {"family": "Doe", "given": "B."}],
        "issued": {"date-parts": [[2005]]},
        "year-suffix": "a",
        "title": "Soft balancing and its limits",
        "container-title": "International Security",
        "volume": "45",
        "issue": "3",
        "page": "23–45",
        "DOI": "10.1000/182",
        "language": "en",
    }
    assert read.doubts == ()


@pytest.mark.parametrize(
    ("pieces", "kind"),
    [
        ([("title", "Soft Power"), ("publisher", "Palgrave")], "book"),
        ([("title", "Soft Power"), ("container-title", "Essays"), ("editor", "J. Doe")], "chapter"),
        (
            [("title", "On Nets"), ("container-title", "Proc. of the IEEE Conf.")],
            "paper-conference",
        ),
        ([("title", "On Nets"), ("genre", "PhD diss."), ("publisher", "MIT")], "thesis"),
        ([("title", "论文题目[J]"), ("container-title", "中国社会科学")], "article-journal"),
        ([("title", "论文题目[D]"), ("publisher", "北京大学")], "thesis"),
        ([("title", "Tabnak"), ("URL", "http://example.org/a")], "webpage"),
        ([("title", "Roe v. Wade")], "legal_case"),
        ([("title", "Roe v. Wade"), ("container-title", "U.S."), ("page", "113")], "legal_case"),
        ([("title", "Roe v. Wade"), ("container-title", "U.S. (1 Doe)")], "legal_case"),
        (
            [("title", "Roe v. Wade"), ("author", "Doe, J."), ("container-title", "U.S.")],
            "article-journal",
        ),
        ([("title", "On Ice v. Snow"), ("container-title", "Glaciology")], "article-journal"),
        ([("title", "On Children"), ("container-title", "U.N.T.S.")], "treaty"),
        ([("title", "Lei nº 12"), ("container-title", "Diário Oficial da União")], "legislation"),
        ([("title", "O rio"), ("container-title", "Diário Oficial da União")], "article-journal"),
        ([("title", "Letters"), ("archive", "Bodleian Library")], "manuscript"),
        ([("title", "On Nets"), ("container-title", "The Guardian")], "article-newspaper"),
        ([("title", "Debt"), ("genre", "Working Paper"), ("number", "12")], "report"),
        (
            [("title", "A"), ("container-title", "Daily"), ("issued", "5 May 2001")],
            "article-newspaper",
        ),
        ([("title", "论文"), ("medium", "D"), ("publisher", "北京大学")], "thesis"),
        ([("title", "What is this")], "document"),
    ],
)
def test_the_type_is_told_by_the_fields(pieces: list[tuple[str, str]], kind: str) -> None:
    """The variables that are there, and telling words, make the type."""
    assert item_of(fields(*pieces)).item["type"] == kind


@pytest.mark.parametrize(
    ("label", "written", "values"),
    [
        ("volume", "Jg. 12, H. 3", {"volume": "12", "issue": "3"}),
        ("volume", "vol. 20, no. 16,", {"volume": "20", "issue": "16"}),
        ("volume", "Т. 5, № 2", {"volume": "5", "issue": "2"}),
        ("volume", "2 vols.", {"number-of-volumes": "2"}),
        ("issue", "No. 4", {"issue": "4"}),
        ("page", "259 p.", {"number-of-pages": "259"}),
        ("page", "S. 32-50.", {"page": "32-50"}),
        ("page", "S1141–44", {"page": "S1141–44"}),
        ("page", "26: 1-16.", {"page": "1-16"}),
        ("page", "ص ۲۳-۴۵", {"page": "۲۳-۴۵"}),
        ("edition", "2nd ed.", {"edition": "2nd"}),
        ("edition", "3. Aufl.", {"edition": "3"}),
        ("edition", "First Edition", {"edition": "First"}),
        ("ISBN", "ISBN 978-3-16-148410-0", {"ISBN": "978-3-16-148410-0"}),
        ("archive", "arXiv:1610.02743", {"archive": "arXiv", "archive_location": "1610.02743"}),
        ("accessed", "(accessed 5 January 2009)", {"accessed": {"date-parts": [[2009, 1, 5]]}}),
    ],
)
def test_numbers_lose_the_words_beside_them(
    label: str, written: str, values: dict[str, object]
) -> None:
    """A number is bare: without "vol.", "pp.", "ed." in any language."""
    item = item_of(fields((label, written))).item
    assert {key: value for key, value in item.items() if key not in {"type", "language"}} == values


def test_a_wrong_check_digit_is_kept_and_doubted() -> None:
    """An ISBN that cannot be right stays as it was printed, and a person is told."""
    read = item_of(fields(("ISBN", "978-3-16-148410-1")))
    assert read.item["ISBN"] == "978-3-16-148410-1"
    assert "check digit" in read.doubts[0]


def test_the_author_of_the_entry_before() -> None:
    """A dash stands for the names before it, and says so."""
    first = fields(("author", "Smith, J."), ("title", "One"))
    second = fields(("author", "———"), ("title", "Two"))
    read = items_of([first, second], ["", ""], ["Smith, J. One", "——— Two"])
    assert read[1].item["author"] == [{"family": "Smith", "given": "J."}]
    assert read[1].doubts


@pytest.mark.parametrize(
    ("label", "written", "variable", "own"),
    [
        ("author", "Ders.", "author", []),
        ("author", "———, and Olga Vilkova", "author", [{"family": "Vilkova", "given": "Olga"}]),
        ("author", "Ders. / Schmidt, Eva", "author", [{"family": "Schmidt", "given": "Eva"}]),
        ("author", "———, ed.", "editor", []),
        ("editor", "———", "editor", []),
    ],
)
def test_who_the_same_is(label: str, written: str, variable: str, own: list[object]) -> None:
    """A word too; others may be named beside him; a mark of the role makes him the editor."""
    first = fields(("author", "Smith, J."), ("title", "One"))
    second = fields((label, written), ("title", "Two"))
    read = items_of([first, second], ["", ""], ["Smith, J. One", f"{written} Two"])[1].item
    assert read[variable] == [{"family": "Smith", "given": "J."}, *own]
    assert not {"author", "editor"} - {variable} & read.keys()


def test_editors_in_first_place() -> None:
    """Names with "eds." are editors, and "Ders." as editor is the author of the entry."""
    assert "author" not in item_of(fields(("author", "Otake, M., ed."), ("title", "One"))).item
    item = item_of(fields(("author", "Weber, Max"), ("editor", "Ders."), ("title", "One"))).item
    assert item["editor"] == item["author"]


def test_a_comma_that_was_lost() -> None:
    """In a list that puts the family name first, two words without a comma are read so too."""
    named = [
        "Karami, Jahangir",
        "Rezaei, Alireza",
        "Omidi, Ali",
        "Little, Richard",
        "Kolaei Goddess",
    ]
    entries = [fields(("author", name), ("title", "One")) for name in named]
    read = items_of(entries, [""] * 5, [f"{name} One" for name in named])
    assert read[4].item["author"] == [{"family": "Kolaei", "given": "Goddess"}]
    alone = item_of(entries[4]).item
    assert alone["author"] == [{"family": "Goddess", "given": "Kolaei"}]


def test_a_number_of_pages() -> None:
    """A lone number with its word behind it counts the pages of a book."""
    text = "Der Kanal, 312 S."
    pieces = (
        Field("title", "Der Kanal", Span(0, 9), (), 1.0),
        Field("page", "312", Span(11, 14), (), 1.0),
    )
    assert item_of(pieces, "", text).item["number-of-pages"] == "312"


def test_leaves_are_counted_in_theses() -> None:
    """Elsewhere ``145 f.`` is a page and the one after it."""
    pieces = [("title", "O leitor"), ("page", "145 f."), ("genre", "Dissertação")]
    assert item_of(fields(*pieces)).item["number-of-pages"] == "145"
    assert item_of(fields(*pieces[:2])).item["page"] == "145"


def test_two_pieces_of_one_title() -> None:
    """Neighbours that only punctuation parts are one value."""
    text = "Soft Power. A Reader"
    pieces = (
        Field("title", "Soft Power", Span(0, 10), (), 1.0),
        Field("title", "A Reader", Span(12, 20), (), 1.0),
    )
    assert item_of(pieces, "", text).item["title"] == text


def values_in(item: object) -> list[str]:
    """Every string of an item, but its type, language and calendars."""
    if isinstance(item, str):
        return [item]
    if isinstance(item, dict):
        told = ("type", "language", "calendar")
        return [text for key, value in item.items() if key not in told for text in values_in(value)]
    return [text for value in item for text in values_in(value)] if isinstance(item, list) else []


@given(st.lists(st.tuples(st.sampled_from(LABELS), st.text(max_size=60)), max_size=8))
def test_every_value_stands_in_the_entry(pieces: list[tuple[str, str]]) -> None:
    """No input raises, and every string of the item is a piece of one of the fields."""
    text = " ".join(piece for _, piece in pieces)
    item = item_of(fields(*pieces), "persian", text).item
    assert all(value in text for value in values_in(item))
