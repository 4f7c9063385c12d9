"""PDF pages that run from right to left: words, numbers and brackets in the order of reading."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrel.documents.document import BlockKind
from carrel.importers.pdf.visual_order import is_right_to_left, logical_order
from carrel.importers.reading import read_bytes

_NUMBER = re.compile(r"[0-9۰-۹]+(?:[./:][0-9۰-۹]+)*")
_MIRROR = str.maketrans("()[]«»", ")(][»«")
_FIRST, _STEP, _RIGHT_EDGE = 33, 6.0, 560.0
_PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
    b"/Resources << /Font << /F1 3 0 R >> >> /Contents 4 0 R >>"
)
Make = Callable[..., bytes]


def shown(text: str) -> str:
    """A line without Latin letters as it stands on paper from left to right."""
    turned = text[::-1].translate(_MIRROR)
    return _NUMBER.sub(lambda found: found.group()[::-1], turned)


def turned_pdf(lines: list[str], make: Make) -> bytes:
    """A PDF of one page whose lines (as they are read) end at the right edge, set sign by sign."""
    signs = sorted({sign for line in lines for sign in line if sign != " "})
    code = {sign: _FIRST + n for n, sign in enumerate(signs)}
    maps = "\n".join(f"<{code[sign]:02x}> <{ord(sign):04x}>" for sign in signs)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def "
        "/CMapType 2 def 1 begincodespacerange <00> <ff> endcodespacerange "
        f"{len(signs)} beginbfchar\n{maps}\nendbfchar endcmap end end"
    ).encode()
    stream = "\n".join(
        f"BT /F1 10 Tf {_RIGHT_EDGE - _STEP * (len(line) - place)} {700 - 14 * n} Td "
        f"<{code[sign]:02x}> Tj ET"
        for n, line in enumerate(lines)
        for place, sign in enumerate(shown(line))
        if sign != " "
    ).encode()
    widths = b" ".join([b"600"] * len(signs))
    return make(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [5 0 R] >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /ToUnicode 6 0 R "
            b"/FirstChar %d /LastChar %d /Widths [%s] >>"
            % (_FIRST, _FIRST + len(signs) - 1, widths),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
            _PAGE,
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(cmap), cmap),
        ],
        b"/Root 1 0 R",
    )


@pytest.mark.parametrize(
    ("paper", "read", "before"),
    [
        (shown("«نقد»، ص ۱۲/۳ (۱۳۸۴)."), "«نقد»، ص ۱۲/۳ (۱۳۸۴).", ""),
        (shown("سال ۱۲–۳۴"), "سال ۱۲–۳۴", ""),
        (
            f"{shown('دید')} (Lund, 2009, p. 12) {shown('شد')}",
            "شد (Lund, 2009, p. 12) دید",
            "",
        ),
        (shown("(صص 100(1): 740)"), "(صص 100(1): 740)", ""),
        (f"pp. 7-9 ,(1)28 {shown('نقد،')}", "نقد، 28(1), pp. 7-9", ""),
        (".Lund, A. (2001). Ports, 31(4): 98-111", "Lund, A. (2001). Ports, 31(4): 98-111.", ""),
        ("Lund, A. (2001). Ports .12", "12. Lund, A. (2001). Ports", ""),
        ("https://a.org/b .9–7", "7–9. https://a.org/b", "ص"),
        (f"{shown('علی')} de (13)", "(13) de علی", "ص ۹"),
        ("Lund, A. Ports –", "– Lund, A. Ports", "تهران."),
        ("Lund, A. Ports –", "Lund, A. Ports –", "Ports and"),
        (".31(4): 98-111", "31(4): 98-111.", "Ports"),
        (shown("۳۱–۵۴."), "۳۱–۵۴.", "سال"),
    ],
)
def test_latin_stands_as_it_is_and_the_rest_is_turned(paper: str, read: str, before: str) -> None:
    """Latin words keep their order and their numbers; stops, marks and brackets find their place."""
    assert logical_order(list(paper), arabic=True, before=before) == read


def test_a_hyphen_joins_numbers_beside_hebrew() -> None:
    """Beside Hebrew ``12-34`` is one number, beside Arabic letters it is two (rules W2, W4)."""
    assert logical_order(list("12-34 מע"), arabic=False) == "עמ 12-34"
    assert logical_order(list("34-12 ص"), arabic=True) == "ص 12-34"


@given(
    st.lists(
        st.one_of(
            st.text("ابتدرسعفقکلمن", min_size=1, max_size=8),
            st.from_regex(r"[۰-۹]{1,4}(/[۰-۹]{1,2})?", fullmatch=True),
            st.text("ابتدرسع", min_size=1, max_size=5).map("({})".format),
            st.text("ابتدرسع", min_size=1, max_size=5).map("«{}»،".format),
        ),
        max_size=12,
    )
)
def test_what_is_shown_is_read(words: list[str]) -> None:
    """Persian words, numbers and brackets come back from their order on paper."""
    text = " ".join(words)
    assert logical_order(list(shown(text)), arabic=True) == text


@given(st.text(max_size=60))
def test_no_sign_is_lost(text: str) -> None:
    """Whatever stands in a line, its signs come out, brackets perhaps turned."""
    signs = "".join(sign for sign in text if not sign.isspace() and sign not in "()[]{}«»‹›“”‘’")
    read = logical_order(list(text), arabic=True)
    kept = "".join(sign for sign in read if not sign.isspace() and sign not in "()[]{}«»‹›“”‘’")
    assert sorted(kept) == sorted(signs)


def test_a_page_is_read_from_right_to_left(pdf_of_objects: Make) -> None:
    """Signs set one by one from left to right become the words that they are read as."""
    lines = [
        "بررسی روابط دو همسایه در دو سده",
        "این نوشته به روابط دو همسایه می پردازد و نشان می دهد",
        "که سال ۱۳۸۴ در (آن) کمتر از سال ۱۳۹۰ بود، و نقد آن",
    ]
    document = read_bytes(turned_pdf(lines, pdf_of_objects), "a.pdf").document
    assert document.text.split() == " ".join(lines).split()
    assert document.language == "fa"


def test_a_list_from_right_to_left_is_cut(pdf_of_objects: Make) -> None:
    """The entries of a Persian list become references, each whole."""
    entries = [
        f"{name}، علی ({year})، «نقد و بررسی روابط دو همسایه»، فصلنامه مطالعات، سال ۱۲، صص {page}–{page + 9}."
        for name, year, page in (("بهمنی", 1384, 12), ("جلالی", 1390, 40), ("کرمی", 1379, 77))
    ]
    lines = ["این نوشته به روابط دو همسایه می پردازد و نشان می دهد که بود"] * 9
    document = read_bytes(turned_pdf([*lines, "منابع", *entries], pdf_of_objects), "a.pdf").document
    found = [document.text[b.span.start : b.span.end] for b in document.blocks]
    kinds = [block.kind for block in document.blocks]
    assert found[-3:] == entries
    assert kinds[-3:] == [BlockKind.REFERENCE] * 3


def test_a_latin_page_is_none_from_right_to_left() -> None:
    """A few words of Hebrew in an English page do not turn it."""
    assert not is_right_to_left("The word שלום and the word ספר are Hebrew. " * 3 + "Lund" * 200)
    assert is_right_to_left("ספרים רבים נכתבו על כך בעבר, Lund 2001")
