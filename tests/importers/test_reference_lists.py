"""Reference lists and notes become blocks on import, cut at the borders of entries."""

from carrel.documents.document import BlockKind, Document
from carrel.importers.reading import read_bytes
from carrel.importers.structure.part import Part
from carrel.importers.structure.reference_list import Listed, cut_at, listed_in
from carrel.references.finding.line import Line
from carrel.values.span import Span

PROSE = (
    "The harbour had been silent for a week when the first boats came back, and nobody who stood\n"
    "on the quay could say whether the long winter had really ended. The council met twice, the\n"
    "second time behind closed doors, and decided that the old customs house should open again.{}"
)
NOTES = (
    "1 Vgl. Albers, Tom: Harbours and Their Towns, Hamburg: Seeverlag 1998, S. 12.",
    "2 Ebd., S. 14.",
    "3 Brandt, Ilse: Customs and Trade, in: Journal of Coastal History 12 (2004), S. 45-71.",
    "4 Albers, Harbours and Their Towns, a.a.O., S. 30 ff.",
    "5 Corvin, Lea (Hrsg.): Writing Commerce, London: Quay Press 2011, S. 101.",
    "6 Vgl. Dorn, Paul: Kleine Geschichte der Zollhäuser, Bremen 1987, S. 7 ff.",
)


def blocks(document: Document, kind: BlockKind) -> list[str]:
    """The words of the blocks of a kind."""
    return [document.text[b.span.start : b.span.end] for b in document.blocks if b.kind is kind]


def imported(text: str) -> Document:
    """A text as it is imported."""
    return read_bytes(text.encode(), "a.txt").document


def test_notes_that_refer_are_notes() -> None:
    """Notes at the feet of pages that hold references are blocks of their own, marked as such.

    One may be missed; what is found is a note from its first to its last word.
    """
    pages = [
        "\n\n".join([*(PROSE.format(n + k) for k in range(3)), NOTES[n]]) for n in range(len(NOTES))
    ]
    document = imported("\f".join(pages))
    found = blocks(document, BlockKind.NOTE)
    assert set(found) <= set(NOTES)
    assert len(found) >= len(NOTES) - 1
    assert all(block.level == 1 for block in document.blocks if block.kind is BlockKind.NOTE)


def test_parts_are_cut_at_entries() -> None:
    """What stands before and after an entry in one part stays a part; white space alone is none."""
    text = "Some words. Albers 1998. \n Brandt 2004."
    part = Part(Span(0, len(text)), text, gap=3, new_page=True)
    spans = (Span(12, 24), Span(27, len(text)))
    cut = cut_at([part], text, Listed(stretches=spans))
    assert [one.text for one in cut] == ["Some words.", "Albers 1998.", "Brandt 2004."]
    assert [one.span for one in cut][1:] == list(spans)
    assert [(one.gap, one.new_page) for one in cut] == [(3, True), (1, False), (1, False)]


def test_an_entry_over_several_parts() -> None:
    """Parts that one entry covers become one."""
    text = "Albers, Tom.\n\nHarbours. 1998.\n\nThe end."
    parts = [
        Part(Span(0, 12), text[:12]),
        Part(Span(14, 29), text[14:29]),
        Part(Span(31, 39), text[31:]),
    ]
    cut = cut_at(parts, text, Listed(stretches=(Span(0, 29),)))
    assert [one.text for one in cut] == ["Albers, Tom.\n\nHarbours. 1998.", "The end."]


def test_what_is_barred_holds_no_entry() -> None:
    """Lines that are known to be something else are passed over."""
    text = "\n".join(
        f"{name}, Tom (19{n}8): Harbours and Their Towns. Hamburg: Seeverlag, {n}2 pp."
        for n, name in enumerate(("Albers", "Brandt", "Corvin", "Dorn", "Ewald"), 1)
    )
    lines: list[Line] = []
    at = 0
    for words in text.split("\n"):
        lines.append(Line(words, Span(at, at + len(words))))
        at += len(words) + 1
    assert len(listed_in(lines).stretches) == 5
    assert len(listed_in(lines, [lines[2].span]).stretches) == 4
    assert listed_in(lines, [Span(0, len(text))]) == Listed()
