from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrel.references.errors import ReferencesError
from carrel.references.mended import Mended
from carrel.references.mending.entries import mend_list
from carrel.references.mending.word_list import dump_word_list, load_word_list
from tests.references.models import order_model, word_list


def mended(*raws: str) -> tuple[Mended, ...]:
    """A list mended with the English words at hand."""
    return mend_list(raws, order_model, None, word_list)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (
            "Doe, J. 2001. An e cient approach to the de nition of speci c models.",
            "Doe, J. 2001. An efficient approach to the definition of specific models.",
        ),
        (
            "Roe, B. The  rst re ections on con ict and scienti c in uence.",
            "Roe, B. The first reflections on conflict and scientific influence.",
        ),
        ("Poe, C. An ecient use of the specic models.", "Poe, C. An efficient use of the specific models."),
        ("Moe, D. The o\ufffdce of the president.", "Moe, D. The office of the president."),
        ("Loe, E. The role ofthe state andthe law.", "Loe, E. The role of the state and the law."),
        ("Coe, F. The theory. Journalof Peace.", "Coe, F. The theory. Journal of Peace."),
        (
            "Noe, G. The Govemment of rnodern po1icy. Intemational Affairs of the State.",
            "Noe, G. The Government of modern policy. International Affairs of the State.",
        ),
    ],
)  # fmt: skip
def test_english_words_are_made_whole(raw: str, text: str) -> None:
    """A ligature or blank that was lost comes back, a misread letter is put right, and it is said."""
    (one,) = mended(raw)
    assert one.text == text
    assert one.operations
    assert len(one.origins) == len(one.text)
    assert all(0 <= origin < len(raw) for origin in one.origins)


@pytest.mark.parametrize(
    "raw",
    [
        "Marchand, A. and Goldstone, J. The modeling of threefolds in the light of the law.",
        "Longman, P. The bird Quercella occidentalis of the Andes, n° 40, ed. d’Arolla.",
        "Instituto de Historia. The Academie and the Carlofor of the past.",
        "Kinder, Wunder und Länder. Landrecht der Staaten und die Bilder der Felder.",
        "Le rôle de la ville dans les récits de la fin du siècle. Paris, Seuil, 1999.",
    ],
)
def test_words_that_were_meant_stay(raw: str) -> None:
    """Names, forms of words, Latin and other languages are no spoilt English."""
    (one,) = mended(raw)
    assert (one.text, one.operations) == (raw, ())


def test_what_is_written_twice_was_meant() -> None:
    """A word that no list knows stays as it is where another entry has it too."""
    raws = (
        "Doe, J. The ecient of the law and the state.",
        "Roe, B. What the ecient was for the law and the state.",
    )
    assert [one.text for one in mended(*raws)] == list(raws)


def test_blanks_between_any_words_come_back_where_many_were_lost() -> None:
    """In a list that lost blanks before links, two common words that touch are parted too."""
    one, _, _ = mended(
        "Doe, J. The internationalrelations of the state.",
        "Roe, B. The role ofthe state.",
        "Poe, C. The place andthe time of the law.",
    )
    assert one.text == "Doe, J. The international relations of the state."


@given(st.text(st.sampled_from("the of aecient rn1 fi \ufffd,.A"), max_size=60))
def test_no_text_is_too_odd(raw: str) -> None:
    """Every character of a mended text has its place in the raw one."""
    (one,) = mended(raw)
    assert len(one.origins) == len(one.text)
    assert all(0 <= origin < len(raw) for origin in one.origins)


def test_a_word_list_is_read_as_written() -> None:
    """A list has each word with its use; one that is cut off is refused."""
    data = dump_word_list([["the"], ["state"], ["azide"]])
    words = load_word_list(data)
    assert [words.use(word) for word in ("the", "state", "azide", "thestate")] == [3, 2, 1, 0]
    for keep in (0, 10, len(data) - 1):
        with pytest.raises(ReferencesError, match="damaged"):
            load_word_list(data[:keep])
