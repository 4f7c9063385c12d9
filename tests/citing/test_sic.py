"""Misread words are owned, never mended."""

from collections.abc import Collection

from carrel.citing.quoting import quoted, with_sic
from carrel.citing.sic import misreadings
from carrel.values.span import Span

_TEXT = "Iran and Russia. Iran turned. Iran with Russia; Russia and fran, Khatami said how."
_MARKS = {
    "open-quote": "“",
    "close-quote": "”",
    "open-inner-quote": "‘",
    "close-inner-quote": "’",
}


_KNOWN = {"and", "turned", "with", "said", "how", "iran", "russia"}


def _unknown_of(words: Collection[str]) -> Collection[str]:
    return [word for word in words if word.lower() not in _KNOWN]


def test_a_confusable_neighbour_of_a_common_word_is_offered() -> None:
    """'fran' stands once, 'Iran' three times, and scanning confuses I with f."""
    (found,) = misreadings(_TEXT, Span(0, len(_TEXT)), _unknown_of)
    assert (found.word, found.likely) == ("fran", "Iran")


def test_only_the_passage_is_looked_at() -> None:
    """A misread word outside the passage is none of its matter."""
    assert misreadings(_TEXT, Span(0, 30), _unknown_of) == ()


def test_sic_follows_the_word_and_changes_nothing_else() -> None:
    """Taking the marks out again gives the passage as it stands."""
    at = Span(48, len(_TEXT))
    passage = _TEXT[at.start : at.end]
    owned = with_sic(passage, at, misreadings(_TEXT, at, _unknown_of))
    assert "fran [sic]," in owned
    assert owned.replace(" [sic]", "") == passage


def test_double_marks_inside_become_inner_ones() -> None:
    """MLA 6.58, APA 8.31, Chicago 13.30."""
    assert quoted('mark "a new\nspring" in', _MARKS) == "“mark ‘a new spring’ in”"
    assert quoted('6" long', _MARKS) == '“6" long”'
