"""Word documents: their text in its order, and the records that their citations hold."""

from __future__ import annotations

import base64
import json
import zipfile
from io import BytesIO
from typing import Any

import pytest
from docx import Document as OfficeDocument

from carrel.documents.document import BlockKind, InlineKind
from carrel.importers.answer import understood, written
from carrel.importers.errors import UnreadableFile
from carrel.importers.imported import Imported
from carrel.importers.reading import read_bytes

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ITEM: dict[str, Any] = {
    "id": 7,
    "type": "article-journal",
    "title": "Of Gardens",
    "author": [{"family": "Bacon", "given": "Francis"}],
    "issued": {"date-parts": [["1625"]]},
    "container-title": "Essays",
}
ENDNOTE = (
    "<EndNote><Cite><Author>Doe</Author><Year>1999</Year><record><rec-number>3</rec-number>"
    '<ref-type name="Journal Article">17</ref-type><contributors><authors><author>'
    '<style face="normal">Doe, Jane</style></author><author>Roe, R.</author></authors></contributors>'
    "<titles><title><style>Of Walls</style></title><secondary-title>Orbis</secondary-title></titles>"
    "<pages>2-8</pages><volume>4</volume><dates><year>1999</year></dates></record></Cite></EndNote>"
)


def packed(body: str, **parts: str) -> bytes:
    """A Word document with that body; further parts under their names with ``_`` for ``/``."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        file.writestr("word/document.xml", document)
        for name, text in parts.items():
            file.writestr(f"{name.replace('_', '/')}.xml", text)
    return made.getvalue()


def paragraph(*runs: str) -> str:
    """A paragraph of runs that are elements already."""
    return f"<w:p>{''.join(f'<w:r>{run}</w:r>' for run in runs)}</w:p>"


def text(words: str) -> str:
    """Words in a run."""
    return f'<w:t xml:space="preserve">{words}</w:t>'


def code(instruction: str, result: str, *, cut: int = 9) -> list[str]:
    """A field whose instruction is spread over runs, as word processors spread it."""
    plain = instruction.replace("&", "&amp;").replace("<", "&lt;")
    pieces = [plain[at : at + cut] for at in range(0, len(plain), cut)]
    # An entity must not be cut in two.
    pieces = [plain] if "&" in plain else pieces
    return [
        '<w:fldChar w:fldCharType="begin"/>',
        *(f"<w:instrText>{piece}</w:instrText>" for piece in pieces),
        '<w:fldChar w:fldCharType="separate"/>',
        text(result),
        '<w:fldChar w:fldCharType="end"/>',
    ]


def citing(*items: dict[str, Any]) -> str:
    """A CSL citation as reference managers keep it."""
    cites = [{"id": item["id"], "itemData": item} for item in items]
    return json.dumps({"citationID": "x", "citationItems": cites, "schema": "y"})


def imported(data: bytes) -> Imported:
    """A document read, and sent through the pipe and back."""
    return understood(written(read_bytes(data, "a.docx")))


def kinds(read: Imported) -> list[tuple[BlockKind, str]]:
    """The blocks with their words."""
    document = read.document
    return [(one.kind, document.text[slice(*one.span)]) for one in document.blocks]


def test_text_in_its_order() -> None:
    """A document of python-docx: title, headings, lists, quotation, table."""
    office = OfficeDocument()
    office.core_properties.author = "Francis Bacon"
    office.add_heading("Of Gardens", level=0)
    office.add_heading("Their use", level=1)
    office.add_paragraph("God Almighty first planted a garden.")
    office.add_paragraph("Thyme", style="List Bullet")
    office.add_paragraph("So it is.", style="Quote")
    table = office.add_table(2, 2)
    for place, words in enumerate(("a", "b", "c", "d")):
        table.cell(place // 2, place % 2).text = words
    made = BytesIO()
    office.save(made)
    read = imported(made.getvalue())
    assert read.item["title"] == "Of Gardens"
    assert read.item["author"] == [{"family": "Bacon", "given": "Francis"}]
    assert kinds(read)[1:] == [
        (BlockKind.HEADING, "Their use"),
        (BlockKind.PARAGRAPH, "God Almighty first planted a garden."),
        (BlockKind.PARAGRAPH, "Thyme"),
        (BlockKind.QUOTATION, "So it is."),
        (BlockKind.TABLE, "a\tb\nc\td"),
    ]


def test_numbered_paragraphs_are_items() -> None:
    """A paragraph that is numbered is an item of a list, as deep as it says."""
    numbered = "<w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr></w:pPr>"
    read = imported(packed(f"<w:p>{numbered}<w:r>{text('Thyme')}</w:r></w:p>"))
    assert [(one.kind, one.level) for one in read.document.blocks] == [(BlockKind.LIST_ITEM, 2)]


def test_notes_follow_their_calls() -> None:
    """A call is a superscript number in the text, its note a block at the end that begins so."""
    note = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">{paragraph(text("See there."))}</w:footnote></w:footnotes>'
    body = paragraph(text("A claim"), '<w:footnoteReference w:id="2"/>', text(" stands."))
    read = imported(packed(body, word_footnotes=note))
    assert kinds(read) == [
        (BlockKind.PARAGRAPH, "A claim¹ stands."),
        (BlockKind.NOTE, "¹ See there."),
    ]
    (call,) = read.document.inlines
    assert (call.kind, read.document.text[slice(*call.span)]) == (InlineKind.NOTE_MARK, "¹")


def test_what_was_deleted_stays_out() -> None:
    """Tracked deletions and the second telling of a shape are no text."""
    body = f"<w:p><w:del><w:r>{text('gone')}</w:r></w:del><w:ins><w:r>{text('here')}</w:r></w:ins></w:p>"
    assert imported(packed(body)).document.text == "here"


@pytest.mark.parametrize(
    "field",
    [
        code(f"ADDIN ZOTERO_ITEM CSL_CITATION {citing(ITEM)} RNDxyz", "(Bacon 1625)"),
        code(f"ADDIN CSL_CITATION {citing(ITEM)}", "(Bacon 1625)"),
    ],
    ids=["zotero", "mendeley"],
)
def test_csl_in_a_field_is_taken_as_it_is(field: list[str]) -> None:
    """The item of the citation, over however many runs, at the place of its result."""
    read = imported(packed(paragraph(text("Praise "), *field, text("."))))
    assert read.document.text == "Praise (Bacon 1625)."
    (cited,) = read.cited
    assert read.document.text[slice(*cited.span)] == "(Bacon 1625)"
    assert cited.item == {
        "type": "article-journal",
        "title": "Of Gardens",
        "author": [{"family": "Bacon", "given": "Francis"}],
        "issued": {"date-parts": [[1625]]},
        "container-title": "Essays",
    }


def test_a_simple_field_and_a_content_control() -> None:
    """``fldSimple`` holds its instruction whole; Mendeley Cite writes Base64 into a tag."""
    instruction = f"ADDIN CSL_CITATION {citing(ITEM)}".replace('"', "&quot;")
    simple = (
        f'<w:p><w:fldSimple w:instr="{instruction}"><w:r>{text("(B)")}</w:r></w:fldSimple></w:p>'
    )
    tag = "MENDELEY_CITATION_v3_" + base64.b64encode(citing(ITEM).encode()).decode()
    told = f'<w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr>'
    control = f"<w:sdt>{told}<w:sdtContent>{paragraph(text('(B)'))}</w:sdtContent></w:sdt>"
    for body in (simple, control):
        (cited,) = imported(packed(body)).cited
        assert cited.item["title"] == "Of Gardens"


def test_endnote_in_the_instruction_or_the_data() -> None:
    """EndNote's XML, written out or in Base64 in the data of an inner field."""
    data = base64.b64encode(ENDNOTE.encode()).decode()
    outer = [
        '<w:fldChar w:fldCharType="begin"/>',
        "<w:instrText> ADDIN EN.CITE </w:instrText>",
        f'<w:fldChar w:fldCharType="begin"><w:fldData>{data}</w:fldData></w:fldChar>',
        "<w:instrText> ADDIN EN.CITE.DATA </w:instrText>",
        '<w:fldChar w:fldCharType="end"/>',
        '<w:fldChar w:fldCharType="separate"/>',
        text("(Doe 1999)"),
        '<w:fldChar w:fldCharType="end"/>',
    ]
    for runs in (code(f"ADDIN EN.CITE {ENDNOTE}", "(Doe 1999)"), outer):
        (cited,) = imported(packed(paragraph(*runs))).cited
        assert cited.item == {
            "type": "article-journal",
            "author": [{"family": "Doe", "given": "Jane"}, {"family": "Roe", "given": "R."}],
            "title": "Of Walls",
            "container-title": "Orbis",
            "page": "2-8",
            "volume": "4",
            "issued": {"date-parts": [[1999]]},
        }


def test_a_bibliography_field_makes_references() -> None:
    """The paragraphs of its result are references, whatever they look like."""
    begin = [
        '<w:fldChar w:fldCharType="begin"/>',
        "<w:instrText>ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY</w:instrText>",
    ]
    body = (
        paragraph(text("Prose."))
        + paragraph(*begin, '<w:fldChar w:fldCharType="separate"/>', text("Bacon. Gardens."))
        + paragraph(text("Doe. Walls."), '<w:fldChar w:fldCharType="end"/>')
    )
    found = [kind for kind, _ in kinds(imported(packed(body)))]
    assert found == [BlockKind.PARAGRAPH, BlockKind.REFERENCE, BlockKind.REFERENCE]


def test_one_work_cited_often_is_one() -> None:
    """Cited again under another id or place it is the same work, at its first citation."""
    again = {**ITEM, "id": 99}
    fields = [code(f"ADDIN CSL_CITATION {citing(one)}", "(B)") for one in (ITEM, again)]
    assert len(imported(packed("".join(paragraph(*field) for field in fields))).cited) == 1


@pytest.mark.parametrize(
    "broken",
    [
        code("ADDIN ZOTERO_ITEM CSL_CITATION {not json", "(?)"),
        code('ADDIN CSL_CITATION {"citationItems": [1, {"itemData": "x"}]}', "(?)"),
        code("ADDIN EN.CITE <EndNote><Cite>", "(?)"),
        ['<w:fldChar w:fldCharType="end"/>', text("(?)")],
        ['<w:fldChar w:fldCharType="begin"/>', text("(?)")],
    ],
)
def test_a_broken_field_cites_nothing(broken: list[str]) -> None:
    """Its words are text all the same."""
    read = imported(packed(paragraph(text("Words "), *broken)))
    assert read.cited == ()
    assert "(?)" in read.document.text


def test_a_hostile_item_keeps_only_what_an_item_can_hold() -> None:
    """Values of a wrong kind are left out; the rest is the item."""
    item = {**ITEM, "author": "x", "issued": 3, "title": ["t"], "volume": 4, "custom": {"a": 1}}
    (cited,) = imported(packed(paragraph(*code(f"ADDIN CSL_CITATION {citing(item)}", "(B)")))).cited
    assert cited.item == {
        "type": "article-journal",
        "author": [{"literal": "x"}],
        "volume": "4",
        "container-title": "Essays",
    }


def refusal(data: bytes) -> str:
    """Why a document is refused."""
    with pytest.raises(UnreadableFile) as told:
        read_bytes(data, "a.docx")
    return str(told.value)


def test_bombs_are_refused() -> None:
    """A part that unfolds without end, entities, and a nesting without end."""
    bomb = packed(paragraph(text("x" * 70_000_000)))
    assert len(bomb) < 1_000_000
    assert "unfolds to more than 64 MB" in refusal(bomb)
    deep = packed("<w:x>" * 2000 + "</w:x>" * 2000)
    assert "nested too deeply" in refusal(deep)
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("word/document.xml", '<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>')
    assert "no Word document" in refusal(made.getvalue())


def test_what_is_damaged_is_said() -> None:
    """Cut short, without its text, or with a part that is no XML: one sentence each."""
    whole = packed(paragraph(text("Words.")))
    assert "damaged" in refusal(whole[:-40])
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("word/other.xml", "<a/>")
    assert "damaged" in refusal(made.getvalue())
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("word/document.xml", "<a><b></a>")
    assert "no Word document" in refusal(made.getvalue())
    assert "holds no text" in refusal(packed(""))
