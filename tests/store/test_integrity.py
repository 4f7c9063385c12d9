"""What is not whole is told, each fault with its name."""

from __future__ import annotations

import contextlib
import shutil
import uuid

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carrel.annotations.anchoring import describe
from carrel.annotations.annotation import Annotation
from carrel.documents.document import BlockKind, Document
from carrel.library.work import Work
from carrel.store.integrity import check
from carrel.store.library import DATABASE, Library, open_library
from carrel.values.errors import CarrelError
from carrel.values.span import Span


def test_a_whole_library_has_no_fault(library: Library, work: Work, document: Document) -> None:
    """Nothing is told of a library as it should be; a lagging index is no fault."""
    assert check(library) == ()
    selector = describe(document.text, Span(0, 5))
    library.annotations.save(
        Annotation(str(uuid.uuid4()), work.key, work.document, selector, "yellow")
    )
    library.works.save(Work("other", {}))
    assert check(library) == ()


def test_a_changed_or_missing_original_is_a_fault(library: Library, work: Work) -> None:
    """The file is named as it came."""
    place = library.originals.path(work.original)
    place.chmod(0o644)
    place.write_bytes(b"x")
    assert "'gardens.txt' was changed" in "".join(check(library))
    place.unlink()
    assert "'gardens.txt' is gone" in "".join(check(library))


def test_a_changed_text_is_a_fault(library: Library, work: Work) -> None:
    """Characters, blocks and labels are all under a digest."""
    for change in (
        "UPDATE page_text SET text = CAST('Of Gordens' AS BLOB) WHERE number = 1",
        "UPDATE page_text SET blocks_json = '[]' WHERE number = 1",
        "UPDATE page SET label_json = '\"xx\"' WHERE number = 1",
    ):
        library.database.connection().execute("SAVEPOINT before")
        library.database.run(change)
        assert f"The text {work.document} is not as it was kept" in "".join(check(library)), change
        library.database.connection().execute("ROLLBACK TO before")
        library.database.connection().execute("RELEASE before")
    assert check(library) == ()


def test_a_text_kept_otherwise_than_it_reads_is_a_fault(library: Library, work: Work) -> None:
    """What is told of a page beside its text is checked against the text."""
    with library.writing():
        library.database.run("UPDATE page SET kinds = '|note|' WHERE number = 1")
    assert f"The text {work.document} is not as it was kept" in "".join(check(library))


def test_what_cannot_be_decoded_is_a_fault(library: Library, work: Work) -> None:
    """A row with broken bytes ends one look, and the others go on."""
    library.originals.path(work.original).unlink()
    with library.writing():
        library.database.run("UPDATE work SET item_json = CAST(x'22ff22' AS TEXT)")
        library.database.run("UPDATE project SET active = 0")
    told = check(library)
    assert "'gardens.txt' is gone" in told[0]
    assert "not a sound Carrel database" in "".join(told)
    assert any("0 projects are active" in fault for fault in told)


def test_a_mark_off_its_passage_is_a_fault(
    library: Library, work: Work, document: Document
) -> None:
    """A mark must stand on the words that it quotes, a deleted one too."""
    selector = describe(document.text, Span(0, 5))
    mark = Annotation(str(uuid.uuid4()), work.key, work.document, selector, "yellow")
    library.annotations.save(mark)
    library.annotations.delete(mark.id)
    with library.writing():
        library.database.run("UPDATE annotation SET start_position = 1")
    assert f"The mark {mark.id} on '{work.key}' does not stand" in "".join(check(library))
    with library.writing():
        library.database.run("UPDATE annotation SET end_position = 999")
    assert "has lost its place" in "".join(check(library))


def test_a_row_without_its_parent_is_a_fault(library: Library, work: Work) -> None:
    """Foreign keys are checked, whoever wrote past them."""
    library.database.rows("PRAGMA foreign_keys = OFF")
    with library.writing():
        library.database.run("DELETE FROM original")
    assert check(library) == (
        "The database has a fault: a row of work names a missing row of original.",
    )
    assert work.original


def test_no_active_project_is_a_fault(library: Library) -> None:
    """There is always just one."""
    with library.writing():
        library.database.run("UPDATE project SET active = 0")
    assert check(library) == (
        "0 projects are active: choose the one with 'carrel project use NAME'.",
    )


def test_a_record_that_is_not_its_last_in_the_history_is_a_fault(
    library: Library, work: Work, document: Document
) -> None:
    """A bit that turned over in a title or a note does not go unseen."""
    selector = describe(document.text, Span(0, 5))
    mark = Annotation(str(uuid.uuid4()), work.key, work.document, selector, "yellow", "words")
    library.annotations.save(mark)
    with library.writing():
        library.database.run('UPDATE work SET item_json = \'{"title":"Of Gordens"}\'')
        library.database.run("UPDATE annotation SET note_json = '\"wordz\"'")
    first, second = check(library)
    assert first.startswith(f"The record of '{work.key}' is not as it was last saved")
    assert second.startswith(f"The mark {mark.id} on '{work.key}' is not as it was last saved")


@given(st.lists(st.tuples(st.floats(0, 0.999999), st.integers(1, 255)), min_size=1, max_size=20))
@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_the_disk_did_is_told_in_words(
    library: Library, work: Work, document: Document, turned: list[tuple[float, int]]
) -> None:
    """With any bytes of the database changed, each act succeeds or raises Carrel's own error."""
    library.drafts.save("a", "words")
    library.annotations.save(
        Annotation(
            str(uuid.uuid4()), work.key, work.document, describe(document.text, Span(0, 5)), "red"
        )
    )
    library.close()
    damaged = library.folder.with_name("damaged")
    shutil.rmtree(damaged, ignore_errors=True)
    shutil.copytree(library.folder, damaged)
    data = bytearray((damaged / DATABASE).read_bytes())
    for place, change in turned:
        data[int(place * len(data))] ^= change
    (damaged / DATABASE).write_bytes(data)
    with contextlib.suppress(CarrelError), open_library(damaged) as opened:
        for act in (
            lambda: check(opened),
            opened.works.all,
            opened.annotations.kept,
            opened.history.all,
            opened.projects.all,
            opened.drafts.all,
            opened.originals.all,
            lambda: opened.documents.get(work.document),
            lambda: opened.documents.excerpt(work.document, 1),
            lambda: opened.documents.outline(work.document),
            lambda: opened.documents.blocks_of_kind(work.document, BlockKind.PARAGRAPH),
            lambda: opened.works.save(work),
        ):
            with contextlib.suppress(CarrelError):
                act()
