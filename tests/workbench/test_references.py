"""Gather, correct, split, merge, shelve and take back: references through the library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from carrel.documents.document import Block, BlockKind, Document, Page
from carrel.importers.reading import read_bytes
from carrel.library.record import RecordError
from carrel.library.work import Origin, Work
from carrel.references.certainty import Certainty
from carrel.references.errors import ReferencesError
from carrel.store.library import Library, open_library
from carrel.values.span import Span, SpanError
from carrel.workbench.correct_references import (
    add_entry,
    confirm_entries,
    correct_alike,
    correct_entry,
    leave_out,
    merge_entries,
    redo_correction,
    split_entry,
    undo_correction,
)
from carrel.workbench.gather_references import (
    EntryNotFound,
    ReferenceLists,
    gather_references,
    lists_of,
)
from carrel.workbench.paste_references import paste_references
from carrel.workbench.read_references import read_document
from carrel.workbench.shelve_references import shelve_as, shelve_references, unshelve

TEXT = """On Lists

Prose that cites Bacon (1625).

References

Bacon, F. (1625). Of Gardens. For. Aff., 3, 1-9.
Doe, J. (1999). Of Walls. For. Aff., 4, 2-8. Roe, R. (2001). Of Doors. Orbis, 5.
"""


@pytest.fixture
def library(library_folder: Path) -> Iterator[Library]:
    """A library with one work, in whose list a line holds two references."""
    with open_library(library_folder) as opened:
        starts = [TEXT.index("Bacon, F."), TEXT.index("Doe")]
        spans = [Span(starts[0], starts[1] - 1), Span(starts[1], len(TEXT) - 1)]
        document = Document(
            TEXT,
            (
                Block(BlockKind.HEADING, Span(0, 8), 1),
                Block(BlockKind.PARAGRAPH, Span(10, 40)),
                Block(BlockKind.HEADING, Span(42, 52), 2),
                *(Block(BlockKind.REFERENCE, span) for span in spans),
            ),
            (Page(1, None, Span(0, len(TEXT))),),
            (),
            "en",
        )
        original = opened.originals.keep(
            TEXT.encode(), file_name="lists.txt", media_type="text/plain"
        )
        digest = opened.documents.save(document)
        opened.works.save(Work("lists", {"title": "On Lists"}, {}, digest, original.digest, ""))
        yield opened


@pytest.fixture
def text(library: Library) -> str:
    """The digest of the work's text."""
    return library.works.get("lists").document


def raws(lists: ReferenceLists) -> list[str]:
    """The words of the entries in order."""
    return [each.entry.reference.mended.raw for each in lists.entries]


def test_entries_are_the_words_of_the_text(library: Library, text: str) -> None:
    """Each entry stands where it says, and a second look reads nothing anew."""
    lists = lists_of(library, text)
    assert len(lists.entries) == 2
    for each in lists.entries:
        span = each.entry.span
        assert TEXT[span.start : span.end] == each.entry.reference.mended.raw
    assert lists_of(library, text) == lists


def test_a_correction_is_kept_apart_and_undone(library: Library, text: str) -> None:
    """What was read stays as it was; what was said goes over it until it is taken back."""
    span = lists_of(library, text).entries[0].entry.span
    done = correct_entry(library, text, span, {"author": "Bacon, Francis", "issued": "1625"})
    item = done.lists.at(span).item
    assert item["author"] == [{"family": "Bacon", "given": "Francis"}]
    assert item["issued"] == {"date-parts": [[1625]]}
    read = lists_of(library, text).at(span).entry.reference.item
    assert read.get("author") != item["author"]
    back = undo_correction(library, text)
    assert back.at(span).correction is None
    assert redo_correction(library, text).at(span).item == item


def test_a_rule_is_offered_and_taken_at_once(library: Library, text: str) -> None:
    """The container named once is offered for the other entry that has it, and undone at once."""
    both = lists_of(library, text).entries[1].entry.span
    lists = split_entry(library, text, both, TEXT.index("Roe, R."))
    first, second, _ = (each.entry.span for each in lists.entries)
    correct_alike(library, text, "container-title", {first: "For Aff", second: "For. Aff."})
    done = correct_entry(library, text, first, {"container-title": "Foreign Affairs"})
    (rule,) = [one for one in done.rules if one.variable == "container-title"]
    assert rule.values == {second: "Foreign Affairs"}
    taken = correct_alike(library, text, rule.variable, rule.values)
    assert taken.at(second).item["container-title"] == "Foreign Affairs"
    undone = undo_correction(library, text).at(second)
    assert undone.item["container-title"] == "For. Aff."


def test_split_merge_and_undo(library: Library, text: str) -> None:
    """Borders that a person sets stand, what was said goes with the first part, undo restores."""
    before = lists_of(library, text)
    span = before.entries[1].entry.span
    correct_entry(library, text, span, {"publisher": "Harbour"})
    split = split_entry(library, text, span, TEXT.index("Roe, R."))
    assert [raw[:3] for raw in raws(split)] == ["Bac", "Doe", "Roe"]
    assert split.entries[1].item["publisher"] == "Harbour"
    merged = merge_entries(library, text, [each.entry.span for each in split.entries])
    assert len(merged.entries) == 1
    assert raws(undo_correction(library, text)) == raws(split)
    assert raws(undo_correction(library, text)) == raws(before)


def test_a_split_beside_the_words_is_refused(library: Library, text: str) -> None:
    """Outside the entry, or with nothing on one side, there is nothing to cut."""
    span = lists_of(library, text).entries[0].entry.span
    for at in (span.start, span.end, span.end + 5):
        with pytest.raises(SpanError):
            split_entry(library, text, span, at)


def test_an_entry_that_was_not_found_is_added(library: Library, text: str) -> None:
    """A passage is a reference because a person says so."""
    start = TEXT.index("Bacon (1625)")
    lists = add_entry(library, text, Span(start - 1, start + 12))
    assert raws(lists)[0] == "Bacon (1625)"
    assert len(lists.entries) == 3


def test_seen_and_left_out(library: Library, text: str) -> None:
    """A person's word counts more than any figure; what is no reference stands apart."""
    first, second = (each.entry.span for each in lists_of(library, text).entries)
    assert confirm_entries(library, text, [first]).at(first).certainty is Certainty.SEEN
    lists = leave_out(library, text, [second])
    assert [each.entry.span for each in lists.left_out] == [second]
    assert len(leave_out(library, text, [second], left_out=False).entries) == 2


def test_bad_values_and_places_are_refused(library: Library, text: str) -> None:
    """An unknown variable, a place without an entry; nothing is kept."""
    span = lists_of(library, text).entries[0].entry.span
    with pytest.raises(RecordError):
        correct_entry(library, text, span, {"colour": "red"})
    with pytest.raises(EntryNotFound):
        correct_entry(library, text, Span(0, 3), {"title": "x"})
    assert library.references.version(text) == 0


def test_into_the_bibliography_and_back(library: Library, text: str) -> None:
    """An entry becomes a work with its own words as its original; taking it out leaves none."""
    span = lists_of(library, text).entries[0].entry.span
    correct_entry(library, text, span, {"author": "Bacon, Francis", "title": "Of All Gardens"})
    (shelved,) = shelve_references(library, text, [span])
    work = library.works.get(shelved.work.key)
    assert shelved.new
    assert library.documents.text(work.document) == TEXT[span.start : span.end]
    assert work.provenance["title"].origin is Origin.READER
    assert library.projects.active().works == (work.key,)
    assert lists_of(library, text).at(span).said.work == work.key
    (again,) = shelve_references(library, text, [span])
    assert not again.new
    assert unshelve(library, text, [span]) == (work.key,)
    assert library.projects.active().works == ()
    assert work.key not in {one.key for one in library.works.all()}


def test_a_work_of_the_shelf_is_never_taken_away(library: Library, text: str) -> None:
    """An entry tied to a work that was there is untied, and the work stays."""
    span = lists_of(library, text).entries[0].entry.span
    shelve_as(library, text, span, "lists")
    assert library.projects.active().works == ("lists",)
    unshelve(library, text, [span])
    assert library.works.get("lists").key == "lists"
    assert library.projects.active().works == ()


def test_what_was_in_the_project_before_stays_there(library: Library, text: str) -> None:
    """To take back that an entry is a work of the project does not take the work out of it."""
    span = lists_of(library, text).entries[0].entry.span
    library.projects.add(library.projects.active().name, ["lists"])
    assert not shelve_as(library, text, span, "lists").added
    unshelve(library, text, [span], only_untie=True)
    assert library.projects.active().works == ("lists",)
    assert lists_of(library, text).at(span).said.work == ""


def test_a_newer_reading_keeps_what_was_said(library: Library, text: str) -> None:
    """Lists read by other models are read anew; corrections and borders of a person's stay."""
    span = lists_of(library, text).entries[1].entry.span
    split_entry(library, text, span, TEXT.index("Roe, R."))
    third = lists_of(library, text).entries[2].entry.span
    correct_entry(library, text, third, {"title": "Of All Doors"})
    before = lists_of(library, text)
    library.references.keep(text, replace(before.gathered, reader="older", entries=()))
    after = gather_references(library, text)
    assert after.gathered.reader == before.gathered.reader
    assert raws(after) == raws(before)
    assert after.at(third).item["title"] == "Of All Doors"


def test_a_pasted_list_is_kept(library: Library) -> None:
    """Entries parted by blank lines or lines; the same list twice is one."""
    lists = paste_references(library, "One, A. 1999. B.\r\nTwo, C. 2000. D.\r\n")
    assert raws(lists) == ["One, A. 1999. B.", "Two, C. 2000. D."]
    assert paste_references(library, "One, A. 1999. B.\nTwo, C. 2000. D.\n") == lists
    assert len(library.references.pasted()) == 1
    parted = paste_references(library, "One,\nA. 1999.\n\nTwo.")
    assert raws(parted) == ["One,\nA. 1999.", "Two."]
    with pytest.raises(ReferencesError):
        paste_references(library, " \n\t…")


NOTED = """<article><h1>Treaties</h1>
<p>Much was signed.<sup><a href="#fn1" role="doc-noteref">1</a></sup> Little was
read.<sup><a href="#fn2" role="doc-noteref">2</a></sup> It was paid for.<sup><a href="#fn3"
role="doc-noteref">3</a></sup></p>
<h2>Bibliography</h2>
<ul><li>Roe, Ann. “What the Clerks Wrote.” <i>Journal of Harbours</i> 9, no. 1 (2012): 55–80.</li>
<li>Marrable, Edmund. <i>Treaties of the North, 1801–1834</i>. Oxford: Saltmarsh, 1974.</li></ul>
<section role="doc-endnotes"><ol>
<li id="fn1">Edmund Marrable, <i>Treaties of the North, 1801–1834</i> (Oxford: Saltmarsh, 1974),
112.</li>
<li id="fn2">Ibid., 203.</li>
<li id="fn3">Karl Lund, <i>Trade and Weather on the Caspian</i> (Oslo: Tor, 1990), 4.</li>
</ol></section></article>"""


def test_a_work_named_in_a_note_and_in_the_list_is_one_entry() -> None:
    """The note cites the list's entry; a work that a note alone names has no page of a note's."""
    document = read_bytes(NOTED.encode(), "noted.html").document
    # As an importer does that saw the notes at the foot of pages to be references.
    referring = (
        replace(block, level=1) if block.kind is BlockKind.NOTE else block
        for block in document.blocks
    )
    document = replace(document, blocks=tuple(referring))
    gathered = read_document(document)
    titles = [str(each.reference.item["title"]) for each in gathered.entries]
    assert sorted(title.partition(",")[0] for title in titles) == [
        "Trade and Weather on the Caspian",
        "Treaties of the North",
        "What the Clerks Wrote",
    ]
    assert ["page" in each.reference.item for each in gathered.entries].count(True) == 1
    treaties = next(at for at, title in enumerate(titles) if title.startswith("Treaties"))
    ibid = next(
        cite
        for tie in gathered.ties
        for cite in tie.cites
        if document.text[cite.span.start :].startswith("Ibid")
    )
    assert [one.entry for one in ibid.candidates] == [treaties]
