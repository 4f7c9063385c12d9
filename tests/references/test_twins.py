"""A work that is named in full in a note and in the list is one work."""

from __future__ import annotations

from carrel.references.tie import How, Tie, renumbered
from carrel.references.tying.notes import citations_in_notes
from carrel.references.tying.twins import twins_in, without_cited_page
from carrel.values.span import Span
from tests.references.entries import entry

NOTES = (
    "1 Ada Veldhorn, Treaties of the North (Oxford: Merrow, 1974), 112.",
    "2 Ibid., 203.",
    "3 Karl Lund, Trade and Weather (Oslo: Tor, 1990), 4.",
    "4 Karl Lund, Trade and Weather (Oslo: Tor, 1990), 8.",
    "5 Karl Lund, Ice (Oslo: Tor, 1990), 9.",
)
LISTED = "Veldhorn, Ada. Treaties of the North. Oxford: Merrow, 1974."
TEXT = "\n".join((*NOTES, LISTED))
READ = (
    (
        NOTES[0],
        entry(NOTES[0], "Veldhorn, Ada", year=1974, title="Treaties of the North", page="112"),
    ),
    (NOTES[2], entry(NOTES[2], "Lund, Karl", year=1990, title="Trade and Weather")),
    (NOTES[3], entry(NOTES[3], "Lund, Karl", year=1990, title="Trade and Weather")),
    (NOTES[4], entry(NOTES[4], "Lund, Karl", year=1990, title="Ice")),
    (LISTED, entry(LISTED, "Veldhorn, Ada", year=1974, title="Treaties of the North")),
)
REFERENCES = [reference for _, reference in READ]


def place_of(words: str) -> Span:
    """Where words stand."""
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


PLACES = [place_of(words) for words, _ in READ]
NOTED = [place_of(note) for note in NOTES]


def test_the_list_stands_for_the_note_and_a_note_for_a_later_one() -> None:
    """Another title by the same author in the same year is another work."""
    assert twins_in(NOTED, REFERENCES, PLACES) == {0: 4, 2: 1}
    assert twins_in([], REFERENCES, PLACES) == {}


def test_what_points_back_means_one_entry() -> None:
    """*Ibid.* after a full note whose work the list has too means the list's entry, surely."""
    twins = twins_in(NOTED, REFERENCES, PLACES)
    ties = citations_in_notes(TEXT, NOTED, REFERENCES, PLACES, twins)
    meant = [[one.entry for cite in tie.cites for one in cite.candidates] for tie in ties]
    assert meant == [[4], [4], [1], [1], [3]]
    assert ties[0].cites[0].how is How.FULL
    left = [at for at in range(len(REFERENCES)) if at not in twins]
    assert [renumbered(tie, left).entries for tie in ties] == [(2,), (2,), (0,), (0,), (1,)]
    assert renumbered(Tie(ties[0].span, ties[0].cites), [0]).entries == ()


def test_the_page_that_is_cited_is_none_of_the_record() -> None:
    """A book has none; a range may be an article's own."""
    assert "page" not in without_cited_page(REFERENCES[0]).item
    article = entry("", title="Ice", type="article-journal", page="310")
    assert "page" not in without_cited_page(article).item
    whole = entry("", title="Ice", type="article-journal", page="301–27")
    assert without_cited_page(whole).item["page"] == "301–27"
