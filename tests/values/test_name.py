"""Names in CSL's parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrel.values.name import Name, name_from_csl, name_from_text

_part = st.text(min_size=1).filter(str.strip)


@given(
    st.builds(
        Name,
        family=_part,
        given=_part,
        dropping_particle=_part,
        non_dropping_particle=_part,
        suffix=_part,
    )
)
def test_csl_round_trip(name: Name) -> None:
    """A name comes back from its CSL-JSON object unchanged."""
    assert name_from_csl(name.to_csl()) == name


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Jalali, Ali A.", Name(family="Jalali", given="Ali A.")),
        ("Ali A. Jalali", Name(family="Jalali", given="Ali A.")),
        ("King, Martin Luther, Jr.", Name(family="King", given="Martin Luther", suffix="Jr.")),
        ("کرمی، جهانگیر", Name(family="کرمی", given="جهانگیر")),
        ("李，明", Name(family="李", given="明")),
        ("UNESCO", Name(literal="UNESCO")),
    ],
)
def test_names_as_people_write_them(written: str, expected: Name) -> None:
    """A comma of any script parts family from given; without one the last word is the family name."""
    assert name_from_text(written) == expected


def test_inverted_puts_the_family_first() -> None:
    """Particles that drop follow the given name, those that do not go before the family."""
    name = Name("Goethe", "Johann Wolfgang", dropping_particle="von")
    assert name.inverted == "Goethe, Johann Wolfgang von"
    assert Name("Gogh", "Vincent", non_dropping_particle="van").inverted == "van Gogh, Vincent"
