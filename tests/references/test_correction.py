"""What a person says of an entry, and the borders of entries that they set."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from carrel.references.certainty import Certainty, certainty_of, doubted_below
from carrel.references.correction import Correction, corrected, cuts_with
from carrel.references.gathered import Entry, words_of
from carrel.references.mended import untouched
from carrel.references.reference import Field, Reference, literal
from carrel.values.span import Span


def read(confidence: float, *doubts: str) -> Reference:
    """An entry that was read."""
    item = {"type": "book", "title": "Gardens", "publisher": "Knopf"}
    return Reference(untouched("Gardens. Knopf."), (), item, confidence, doubts=doubts)


def test_what_was_said_goes_over_what_was_read() -> None:
    """A value said replaces the one read, an empty one takes it out, the rest stays."""
    said = Correction({"title": "Of Gardens", "publisher": ""})
    assert corrected(read(0.9), said) == {"type": "book", "title": "Of Gardens"}
    assert corrected(read(0.9), None)["publisher"] == "Knopf"


def test_a_literal_entry_gives_its_words_up_once_something_is_said() -> None:
    """All its words are no title as soon as a person says what some of them are."""
    assert corrected(literal("Bacon\n1625"), None)["title"] == "Bacon 1625"
    said = Correction({"author": [{"family": "Bacon"}]})
    assert "title" not in corrected(literal("Bacon 1625"), said)


def test_certainty_says_what_a_person_has_to_do() -> None:
    """Sure from 0.9 without doubts; a doubt, a low figure or a literal entry asks for a look."""
    assert certainty_of(read(0.89)) is Certainty.LOOK
    assert certainty_of(read(0.95)) is Certainty.SURE
    assert certainty_of(read(0.95, "Two years.")) is Certainty.LOOK
    assert certainty_of(read(0.5)) is Certainty.LOOK
    assert certainty_of(literal("?")) is Certainty.LITERAL
    assert certainty_of(literal("?"), Correction({"title": "T"})) is Certainty.LOOK
    assert certainty_of(read(0.1), Correction(seen=True)) is Certainty.SEEN


def test_an_entry_that_needs_a_look_says_where() -> None:
    """Its least sure value is shown as not sure, unless something else is said or it is sure."""

    def shown(confidence: float, *doubts: str, fields: tuple[float, ...] = (0.9, 0.97)) -> int:
        span = Span(0, 7)
        told = [Field("title", "Gardens", span, (span,), sure) for sure in fields]
        entry = replace(read(confidence, *doubts), fields=tuple(told))
        return sum(field.confidence < doubted_below(entry) for field in entry.fields)

    assert shown(0.85) == 1
    assert shown(0.85, "Two years.") == 0
    assert shown(0.95) == 0
    assert shown(0.3, fields=(0.5, 0.6, 0.9)) == 2
    assert doubted_below(literal("?")) <= 1


@st.composite
def apart(draw: st.DrawFn) -> list[Span]:
    """Spans in order that do not overlap."""
    ends = sorted(draw(st.sets(st.integers(0, 60), max_size=12)))
    return [Span(a, b) for a, b in zip(ends[::2], ends[1::2], strict=False)]


@given(apart(), apart())
def test_borders_that_were_set_stand_and_nothing_that_was_read_is_lost(
    found: list[Span], said: list[Span]
) -> None:
    """Every span said is among the cuts, none overlap, and each point of an entry stays in one."""
    cuts = cuts_with(found, said)
    assert set(said) <= set(cuts)
    assert all(one.end <= other.start for one, other in pairwise(cuts))
    points = {place for span in (*found, *said) for place in range(*span)}
    assert points == {place for span in cuts for place in range(*span)}


@given(apart().filter(bool), st.data())
def test_words_of_an_entry_lead_back_to_the_text(parts: list[Span], data: st.DataObject) -> None:
    """Each stretch of an entry's words is found again in the text, whatever parts it has."""
    text = "".join(chr(0x4E00 + place) for place in range(70))
    entry = Entry(tuple(parts), 0, literal(words_of(parts, text)))
    raw = entry.reference.mended.raw
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    found = entry.in_text(Span(start, end))
    assert "".join(text[a:b] for a, b in found) == raw[start:end].replace("\n", "")
