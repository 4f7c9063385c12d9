"""What a record may hold."""

import pytest

from carrel.library.record import RecordError, check_variable
from carrel.library.work import Origin, Work


def test_words_become_csl() -> None:
    """Names and dates may be typed."""
    assert check_variable("author", "Jalali, Ali A.; UNESCO") == [
        {"family": "Jalali", "given": "Ali A."},
        {"literal": "UNESCO"},
    ]
    assert check_variable("issued", "2001-24") == {"date-parts": [[2001]], "season": 4}
    assert check_variable("page", 12) == "12"
    assert check_variable("issued", "in the year of the flood") == {
        "literal": "in the year of the flood"
    }


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("colour", "red"),
        ("type", "pamphlets"),
        ("author", 5),
        ("author", [5]),
        ("issued", 5),
        ("issued", {"date-parts": 5}),
        ("title", ["a"]),
    ],
)
def test_what_csl_cannot_hold_is_refused(variable: str, value: object) -> None:
    """One sentence names the variable and what it takes."""
    with pytest.raises(RecordError, match=r"CSL has no|takes"):
        check_variable(variable, value)


def test_mending_tells_that_the_reader_did_it() -> None:
    """A mended value comes from the reader; an empty one is gone."""
    work = Work("k", {"title": "Old"}).mended("title", "New")
    assert work.title == "New"
    assert work.provenance["title"].origin is Origin.READER
    assert "title" in work.mended("title", "").missing
