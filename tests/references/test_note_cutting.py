"""A note with several references is cut before they are read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrel.references.tying.note_cutting import notes_of_references, references_of_note
from carrel.values.span import Span

NOTES = [
    ["Quendler, Vom Lesen (Wien 2011), S. 44", "Veldhorn, “Slow Reading,” Quiet 5 (2014): 12"],
    ["Smith, J.; Doe, K.: On Wells, London 2001, 4"],
    ["Lockhearst TR. Wards. Hosp Build. 2003;9:101-8"],
    ["Veldhorn 2001, 4", "vgl. auch Quendler 2011, 5", "ebd., 7"],
    ["کرمانیان، روابط، ۱۳۸۴، ص ۵", "همان، ص ۱۲"],
    ["Ibid., 3", "Oglethorne, Hand-list, 7"],
    ["I thank them; they know why they did it in 1990"],
]


@pytest.mark.parametrize("parts", NOTES, ids=[str(number) for number in range(len(NOTES))])
@pytest.mark.parametrize("mark", ["; ", " ;\n"])
def test_cut_at_semicolons(parts: list[str], mark: str) -> None:
    """Between whole references, and not between authors, or where no number stands."""
    text = "Before. " + mark.join(parts) + " After."
    end = len(text) - len(" After.")
    spans = references_of_note(text, Span(8, end))
    assert [text[span.start : span.end].strip() for span in spans] == parts


def test_cut_before_see() -> None:
    """A sentence that begins with *see* begins a reference."""
    text = "Oglethorne, Hand-list, 1897, 3. See Veldhorn, Slow Reading, 2014, 9."
    spans = references_of_note(text, Span(0, len(text)))
    assert [text[span.start : span.end] for span in spans] == [
        "Oglethorne, Hand-list, 1897, 3.",
        "See Veldhorn, Slow Reading, 2014, 9.",
    ]


def test_cut_and_joined() -> None:
    """What was cut out of one note makes that note again; notes on lines of their own stay apart."""
    text = "Veldhorn 2001, 4; Quendler 2011, 5\nOglethorne 1897, 3"
    notes = [Span(0, 34), Span(35, len(text))]
    cut = [part for note in notes for part in references_of_note(text, note)]
    assert len(cut) == 3
    assert notes_of_references(text, cut) == tuple(notes)


@given(st.text(alphabet="Ab1;. \n،؛ibd", max_size=80))
def test_any_note(text: str) -> None:
    """The stretches are in order, apart, and leave out borders only."""
    spans = references_of_note(text, Span(0, len(text)))
    left = text
    for span in reversed(spans):
        left = left[: span.start] + left[span.end :]
    assert not left.strip(" \n;؛")
    assert list(spans) == sorted(spans)
