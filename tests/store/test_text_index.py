"""The index finds what a query asks for, and is never behind the shelf."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carrel.documents.document import Block, BlockKind, Document, Page
from carrel.library.work import Work
from carrel.search.matching import Matcher
from carrel.search.normal import normalise
from carrel.search.query import Node
from carrel.search.query_parsing import parse_query
from carrel.store.library import Library, open_library
from carrel.store.sqlite import Database
from carrel.values.span import Span


def document_of(*paragraphs: str, apparatus: str = "") -> Document:
    """A text on one page, a block for each paragraph and at last one of apparatus."""
    blocks: list[Block] = []
    text = ""
    for paragraph in (*paragraphs, *([apparatus] if apparatus else [])):
        kind = BlockKind.APPARATUS if paragraph is apparatus else BlockKind.PARAGRAPH
        blocks.append(Block(kind, Span(len(text), len(text) + len(paragraph))))
        text += paragraph + "\n\n"
    return Document(text, tuple(blocks), (Page(1, None, Span(0, len(text))),))


def shelve(library: Library, key: str, document: Document) -> None:
    """Put a text on the shelf without a word to the index."""
    library.works.save(Work(key, {"title": key}, document=library.documents.save(document)))


def asked(words: str) -> Node:
    """The tree of a query that asks for something."""
    tree = parse_query(words).tree
    assert tree is not None
    return tree


def found(
    library: Library, words: str, *, within: str | None = None, apparatus: bool = False
) -> list[tuple[str, list[str]]]:
    """Each block found: the work's key and the words hit."""
    blocks = library.text_index.search(asked(words), within=within, apparatus=apparatus).blocks
    return [
        (block.work, [library.documents.text(block.document, span) for span in block.spans()])
        for block in blocks
    ]


def test_a_work_is_found_without_being_added(library: Library) -> None:
    """What is on the shelf is indexed before a search, whoever put it there."""
    shelve(library, "one", document_of("Moscow and Tehran.", "Tehran alone."))
    assert found(library, "tehran") == [("one", ["Tehran"]), ("one", ["Tehran"])]
    assert library.text_index.missing() == ()


def test_what_left_the_shelf_is_not_found(library: Library) -> None:
    """A removed work is not found; a restored one is."""
    shelve(library, "one", document_of("Moscow"))
    assert found(library, "moscow")
    library.works.remove("one")
    assert not found(library, "moscow")
    library.works.restore("one")
    assert found(library, "moscow")


def test_another_text_under_a_key_takes_the_place_of_the_first(library: Library) -> None:
    """A work's newer text is searched, its older one no longer."""
    shelve(library, "one", document_of("Moscow"))
    assert found(library, "moscow")
    shelve(library, "one", document_of("Tehran"))
    assert not found(library, "moscow")
    assert found(library, "tehran") == [("one", ["Tehran"])]


def test_blocks_cut_anew_are_indexed_anew(library: Library) -> None:
    """The same characters with other blocks are another matter for the index."""
    document = document_of("Moscow", "Tehran")
    shelve(library, "one", document)
    assert not found(library, "moscow tehran")
    whole = (Block(BlockKind.PARAGRAPH, Span(0, 14)),)
    shelve(library, "one", replace(document, blocks=whole))
    assert found(library, "moscow tehran") == [("one", ["Moscow", "Tehran"])]


def test_all_must_stand_in_one_block(library: Library) -> None:
    """Words are looked for together in a block, and what is left out must not stand there."""
    shelve(library, "one", document_of("Moscow and Tehran", "Moscow alone", "Tehran-Iraq"))
    assert found(library, "moscow tehran") == [("one", ["Moscow", "Tehran"])]
    assert found(library, "moscow -tehran") == [("one", ["Moscow"])]
    assert found(library, "iraq OR alone", within="one") == [("one", ["alone"]), ("one", ["Iraq"])]


def test_apparatus_is_left_out_unless_asked_for(library: Library) -> None:
    """The site's own words are found only by who asks for them."""
    shelve(library, "one", document_of("Moscow", apparatus="Save to active project"))
    assert not found(library, "save")
    assert found(library, "save", apparatus=True) == [("one", ["Save"])]


def test_within_one_work_and_over_all(library: Library) -> None:
    """One work is searched in the order of its text, all works the best block first."""
    shelve(library, "long", document_of("Iran " + "and others " * 50, "nothing", "Iran"))
    shelve(library, "short", document_of("Iran, Iran"))
    within = library.text_index.search(asked("iran"), within="long").blocks
    assert [block.block.start for block in within] == sorted(b.block.start for b in within)
    over_all = library.text_index.search(asked("iran"))
    assert over_all.complete
    assert {block.work for block in over_all.blocks[:2]} == {"long", "short"}
    assert (over_all.blocks[2].work, over_all.blocks[2].block.start) == ("long", 0)
    assert found(library, "iran", within="short") == [("short", ["Iran", "Iran"])]


@pytest.mark.parametrize("content", [b"", b"no database at all" * 500])
def test_a_damaged_index_is_begun_anew(library_folder: Path, content: bytes) -> None:
    """An index file that is empty or rubbish is made again from the library."""
    with open_library(library_folder) as library:
        shelve(library, "one", document_of("Moscow"))
        assert found(library, "moscow")
        file = library.text_index.file
    for leftover in file.parent.glob("index.sqlite-*"):
        leftover.unlink()
    file.write_bytes(content)
    with open_library(library_folder) as library:
        assert found(library, "moscow") == [("one", ["Moscow"])]


def test_damage_inside_the_index_is_mended(library_folder: Path) -> None:
    """A page that was overwritten is noticed by the search that meets it, and mended."""
    with open_library(library_folder) as library:
        shelve(library, "one", document_of(*(f"Moscow {n} " + "word " * 99 for n in range(200))))
        before = found(library, "moscow")
        file = library.text_index.file
    size = file.stat().st_size
    with file.open("r+b") as opened:
        opened.seek(8192)
        opened.write(b"\xa5" * (size - 8192))
    with open_library(library_folder) as library:
        assert found(library, "moscow") == before


def test_an_index_of_another_version_is_made_anew(library_folder: Path) -> None:
    """Tables that this Carrel does not know are not trusted."""
    with open_library(library_folder) as library:
        shelve(library, "one", document_of("Moscow"))
        assert found(library, "moscow")
        file = library.text_index.file
    index = Database(file)
    with index.writing():
        index.run("PRAGMA user_version = 99")
        index.run("DELETE FROM block")
    index.close()
    with open_library(library_folder) as library:
        assert found(library, "moscow") == [("one", ["Moscow"])]


def test_adding_to_a_damaged_index_mends_it(library: Library) -> None:
    """Who brings a file in is not troubled by a damaged index."""
    library.text_index.file.write_bytes(b"no database at all" * 500)
    document = document_of("Moscow")
    shelve(library, "one", document)
    library.text_index.add("one", document.digest, document)
    assert found(library, "moscow") == [("one", ["Moscow"])]


def test_a_phrase_finds_words_that_a_hyphen_parts(library: Library) -> None:
    """The engine proposes a block whose words differ from the phrase by a hyphen or its lack."""
    shelve(library, "one", document_of("close co-operation pact", "close cooperation pact"))
    for words in ('"close cooperation pact"', '"close co-operation pact"', '"close cooperat*"'):
        assert len(found(library, words)) == 2, words


def test_adding_twice_is_adding_once(library: Library) -> None:
    """The same work added again is there once."""
    document = document_of("Moscow")
    shelve(library, "one", document)
    for _ in range(2):
        library.text_index.add("one", document.digest, document)
    assert found(library, "moscow") == [("one", ["Moscow"])]


PIECES = st.sampled_from(
    ["iran", "iraq", "co", "op", "-", "-", "'", " ", " ", ", ", "中国", "中", "\n"]
)
QUERIES = st.sampled_from(
    ["iran", "co-op", "coop", '"iran iraq"', '"coop iran"', '"co-op iran"', "iran*", '"iran co*"',
     "iran -iraq", "iran OR coop", "中国", "iranco", '"中国 iran"', "ira*", "op iran", "co*"]
)  # fmt: skip


def test_the_engine_proposes_every_block_that_the_matcher_accepts(library: Library) -> None:
    """What is found through the index is what reading every block would find."""

    @given(st.lists(st.lists(PIECES, max_size=12).map("".join), min_size=1, max_size=6), QUERIES)
    @settings(deadline=None)
    def agrees(paragraphs: list[str], words: str) -> None:
        shelve(library, "one", document_of(*paragraphs))
        matcher = Matcher(asked(words))
        normal = [normalise(paragraph) for paragraph in paragraphs]
        counts = [matcher.count(block.words, block.compounds) for block in normal]
        blocks = library.text_index.search(asked(words), within="one").blocks
        assert [block.count for block in blocks] == [count for count in counts if count]
        assert [len(block.spans()) for block in blocks] == [block.count for block in blocks]

    agrees()
