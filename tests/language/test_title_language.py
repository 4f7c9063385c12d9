"""The language of a title."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrel.language.title_language import language_of_title


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("A Chair by the Window", "en"),
        ("Against the Grain of the Archive", "en"),
        ("Die Kunst des Lesens", "de"),
        ("Nachbarn auf Zeit: Russland und Iran", "de"),
        ("Straßenbahnen", "de"),
        ("Le plaisir du jardin", "fr"),
        ("Il giardino della nonna", "it"),
        ("El jardín en su otoño", "es"),
        ("Os sertões", "pt"),
        ("Правовой статус моря", "ru"),
        ("همسایهٔ شمالی", "fa"),
    ],
)
def test_small_words_and_letters_tell(title: str, language: str) -> None:
    """One word or letter that only one language has is enough."""
    assert language_of_title(title) == language


@pytest.mark.parametrize(
    "title", ["", "Orientalism", "La casa de la luna", "Die Hard", "1984", "Roe v. Wade"]
)
def test_what_may_be_of_several_languages_is_of_none(title: str) -> None:
    """Nothing is claimed where the words do not tell."""
    assert language_of_title(title) == ""


@given(st.text())
def test_any_text_is_looked_at(title: str) -> None:
    """No text is refused, and white space around it changes nothing."""
    assert language_of_title(title) == language_of_title(f" {title}\n")
