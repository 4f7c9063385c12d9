"""The order of texts in the alphabets of languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrel.language.collation import collation_key


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        # Spaces before signs, signs before numbers, numbers by their value, then letters.
        ("", "a 2|a b|a+b|a9|a10|ab"),
        ("", "9 things|10 things|№ 5|zebra"),
        ("", "D’Arca|Darcb|d'Arcc"),
        ("", "Smith, Z|Smith Zones|Smith-Jones|Smithson"),
        ("", "Łod A|Lod B|Ode|Ødegård|ßa|Sta|Zola|Þor"),
        ("", "ʿAbd|Abe|...Abf"),
        ("", "zebra|αλφα|арбуз|אב|ابن|漢字"),
        ("ru", "Ёж|ель|жук|ива|йод"),
        ("sv-SE", "Oz|Zebra|Åberg|Ärla|Öman"),
        ("de-DE", "Oma|Öse|Otto"),
        ("da-DK", "Zebra|Ærø|Øst|Aarhus|Åse"),
        ("es-ES", "nata|nube|ñandú|oso"),
        ("cs", "hora|chata|ihned"),
        ("tr", "dal|ılık|inek"),
        ("pl", "lato|łata|mama"),
        ("fa", "بد|پدر|تر|زن|ژرف|سر|وام|هوا|یاد"),
    ],
)
def test_texts_stand_in_the_order_of_their_alphabet(language: str, ordered: str) -> None:
    """UTS #10 with the root order of CLDR, and what languages make of their letters."""
    texts = ordered.split("|")
    assert sorted(set(texts), key=lambda text: collation_key(text, language)) == texts


@pytest.mark.parametrize(("one", "other"), [("Éa", "ea"), ("D’Arcy", "darcy"), ("009", "9")])
def test_accents_case_and_punctuation_do_not_count(one: str, other: str) -> None:
    """CSL 1.0.2, Sorting: "case-insensitive"; accents weigh no more."""
    assert collation_key(one) == collation_key(other)


@given(st.text(max_size=40), st.sampled_from(["", "sv", "tr", "da", "fa", "xx-YY"]))
def test_every_text_has_a_key(text: str, language: str) -> None:
    """No text is refused, and folding a key once more changes nothing of its order."""
    key = collation_key(text, language)
    assert key == collation_key(text, language)
    assert key == key.strip()
