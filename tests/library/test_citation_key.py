"""Citation keys."""

from hypothesis import given
from hypothesis import strategies as st

from carrel.library.citation_key import citation_key_for
from carrel.library.work import Work


def _work(family: str, year: int | None = None, title: str = "") -> Work:
    issued = {"issued": {"date-parts": [[year]]}} if year is not None else {}
    names = {"author": [{"family": family}]} if family else {}
    return Work("", {**names, **issued, "title": title})


def test_family_and_year_then_letters() -> None:
    """The first stands bare, the next ones take b, c and so on."""
    taken: set[str] = set()
    for expected in ("jalali2001", "jalali2001b", "jalali2001c"):
        key = citation_key_for(_work("Jalali", 2001), taken)
        assert key == expected
        taken.add(key)


def test_without_year_author_or_title() -> None:
    """What is missing is left out; letters of other scripts stay."""
    assert citation_key_for(_work("Müller-Lüdenscheid"), ()) == "mullerludenscheid"
    assert citation_key_for(_work("", title="Seas of sand"), ()) == "seas"
    assert citation_key_for(_work("", title="The sea"), ()) == "sea"
    assert citation_key_for(_work(""), ()) == "work"
    assert citation_key_for(_work(""), (), otherwise="Scan 12") == "scan12"
    assert citation_key_for(_work("کرمی", 2009), ()) == "کرمی2009"


def test_a_key_is_short() -> None:
    """However long the word is that it comes from; a file may be named after it."""
    assert citation_key_for(_work("", 1999, "T" * 100_000), ()) == "t" * 40 + "1999"


@given(st.text(), st.sets(st.text(max_size=5), max_size=5))
def test_a_key_is_new_and_typeable(family: str, taken: set[str]) -> None:
    """A key is never taken and holds letters, digits and hyphens alone."""
    key = citation_key_for(_work(family), taken)
    assert key
    assert key not in taken
    assert key.replace("-", "").isalnum()
