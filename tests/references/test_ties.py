"""A text with a list and notes: running words, notes and the marks that call them are all tied."""

from __future__ import annotations

from carrel.documents.document import Block, BlockKind, Inline, InlineKind
from carrel.references.tie import How, Tie
from carrel.references.tying.ties import ties_in
from carrel.values.span import Span
from tests.references.entries import entry

BODY = "The bells rang.¹ The files slept (Veldhorn 2001, 4). They woke.² And again.³"
BELLS = "Basil Oglethorne, A Hand-list of Bells, Oxford 1897"
NOTES = [f"1 {BELLS}, p. 3.", "2 Ibid., p. 5; Veldhorn, Partnership, p. 9.", "3 I thank them."]
LISTED = "Veldhorn, Ada. 2001. The Partnership of Ruritania. London: Merrow."
TEXT = "\n\n".join([BODY, *NOTES, LISTED])


def place(words: str) -> Span:
    """Where words stand in the text."""
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


REFERENCES = [
    entry(LISTED, "Veldhorn, Ada", year=2001, title="The Partnership of Ruritania"),
    entry(BELLS, "Oglethorne, Basil", year=1897, title="A Hand-list of Bells"),
    entry("Ibid., p. 5", "Ibid"),
]
PLACES = [place(LISTED), place(BELLS), place("Ibid., p. 5")]


def told(ties: tuple[Tie, ...]) -> list[tuple[str, tuple[int, ...]]]:
    """The words of each tie and the entries that it means."""
    return [(TEXT[tie.span.start : tie.span.end], tie.entries) for tie in ties]


EXPECTED = [
    ("¹", (1,)),
    ("(Veldhorn 2001, 4)", (0,)),
    ("²", (1, 0)),
    (NOTES[0], (1,)),
    (NOTES[1], (1, 0)),
]


def test_notes_by_blocks() -> None:
    """Marks are tied to what their notes cite; a note that cites nothing has no tie."""
    blocks = [
        Block(BlockKind.PARAGRAPH, place(BODY)),
        *(Block(BlockKind.NOTE, place(note)) for note in NOTES),
        Block(BlockKind.REFERENCE, place(LISTED)),
    ]
    ties = ties_in(TEXT, blocks, REFERENCES, PLACES)
    assert told(ties) == EXPECTED
    assert ties[0].cites[0].how is How.NOTE_MARK
    assert ties[0].cites[0].locator is not None
    assert ties[0].cites[0].locator.value == "3"


def test_notes_that_were_cut() -> None:
    """Notes that no block knows are named by whoever cut them; marks may come as inlines."""
    marks = [Inline(InlineKind.NOTE_MARK, place("¹")), Inline(InlineKind.NOTE_MARK, place("²"))]
    notes = [place(note) for note in NOTES]
    assert told(ties_in(TEXT, [], REFERENCES, PLACES, inlines=marks, notes=notes)) == EXPECTED


def test_notes_that_begin_anew() -> None:
    """Of several notes with one number a mark calls the next one after it."""
    parts = ["One.¹", "1 Oglethorne 1897, 3.", "Two.¹", "1 Veldhorn 2001, 4."]
    text = "\n\n".join(parts)
    starts = [text.index(part) for part in parts]
    blocks = [
        Block(kind, Span(at, at + len(part)))
        for kind, at, part in zip(
            [BlockKind.PARAGRAPH, BlockKind.NOTE] * 2, starts, parts, strict=True
        )
    ]
    ties = ties_in(text, blocks, REFERENCES[:2], [None, None])
    assert [tie.entries for tie in ties] == [(1,), (1,), (0,), (0,)]


def test_without_notes() -> None:
    """A text without notes has the citations of its running words."""
    ties = ties_in(TEXT, [], REFERENCES[:1], PLACES[:1])
    assert ("(Veldhorn 2001, 4)", (0,)) in told(ties)


def test_marks_glued_to_words() -> None:
    """Where a text has lost the raising of its marks they are known by counting up."""
    body = BODY.replace("¹", "1").replace("²", "2").replace("³", "3")
    text = TEXT.replace(BODY, body)
    notes = [place(note) for note in NOTES]
    ties = ties_in(text, [], REFERENCES, PLACES, notes=notes)
    assert [tie.entries for tie in ties] == [entries for _, entries in EXPECTED]
