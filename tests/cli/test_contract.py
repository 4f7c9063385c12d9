"""The command line does what the manual says, on a library and files of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

Carrel = Callable[..., CompletedProcess[str]]

_PAGE = """\
<!doctype html><html lang="en"><head><title>Salt Roads | Harbour Reader</title>
<meta name="citation_title" content="Salt Roads of the Northern Coast">
<meta name="citation_author" content="Okafor, Ngozi">
<meta name="citation_journal_title" content="Harbour Review">
<meta name="citation_publication_date" content="2011/03">
<meta name="citation_firstpage" content="40"></head><body><article>
<h1>Salt Roads of the Northern Coast</h1>
<p>The salt roads\u00a0joined two
harbours. Traders called them "the white ladder".</p>
<span role="doc-pagebreak" aria-label="41"></span>
<p>Later the harbours silted up and the roads were left to the goats.</p>
</article></body></html>
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A saved web page of our own writing."""
    path = tmp_path / "salt.html"
    path.write_text(_PAGE, encoding="utf-8")
    return path


@pytest.fixture
def key(carrel: Carrel, page: Path) -> str:
    """The page, on the shelf."""
    return record_of(carrel("add", page, "--json"))["key"]


def record_of(done: CompletedProcess[str]) -> dict[str, Any]:
    """The one record that a command printed."""
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    return json.loads(line)


def refused(done: CompletedProcess[str]) -> str:
    """The one sentence of a command that could not be done."""
    assert done.returncode == 2, (done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    (line,) = done.stderr.strip().splitlines()
    return line


def test_add_gives_a_record(carrel: Carrel, page: Path) -> None:
    """Key, CSL-JSON, counts and warnings; the same bytes again are the same work."""
    record = record_of(carrel("add", page, "--json"))
    assert record["key"] == "okafor2011"
    assert record["work"]["title"] == "Salt Roads of the Northern Coast"
    assert record["work"]["author"] == [{"family": "Okafor", "given": "Ngozi"}]
    assert record["work"]["issued"] == {"date-parts": [[2011, 3]]}
    for count in ("blocks", "pages", "characters", "references"):
        assert isinstance(record[count], int)
    again = record_of(carrel("add", page, "--json"))
    assert (again["key"], again["new"]) == ("okafor2011", False)
    assert len(carrel("works").stdout.splitlines()) == 1


def test_a_bad_file_does_not_stop_the_rest(carrel: Carrel, page: Path, tmp_path: Path) -> None:
    """Each file that cannot be read has its sentence, the others are on the shelf; code 2."""
    empty = tmp_path / "empty.txt"
    empty.touch()
    done = carrel("add", tmp_path / "nowhere.txt", empty, page)
    assert done.returncode == 2
    assert "okafor2011" in done.stdout
    assert "nowhere.txt" in done.stderr
    assert "empty.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_show_prints_the_text_by_code_points(carrel: Carrel, key: str) -> None:
    """``--span`` cuts the canonical text; a span outside it is refused."""
    text = carrel("show", key, "--text").stdout.removesuffix("\n")
    at = text.index("silted")
    assert carrel("show", key, "--text", "--span", f"{at}:{at + 6}").stdout == "silted\n"
    assert "lies outside" in refused(carrel("show", key, "--text", "--span", "5:999999"))
    assert "--text" in refused(carrel("show", key, "--span", "0:5"))


def test_a_quotation_carries_its_proof(carrel: Carrel, key: str) -> None:
    """Citation, reference, the words as they stand, their span and page."""
    typed = "The salt roads joined two harbours. Traders"
    record = record_of(carrel("cite", key, "--quote", typed, "--style", "apa", "--json"))
    text = carrel("show", key, "--text").stdout
    span = record["span"]
    assert text[span["start"] : span["end"]] == record["quotation"]
    assert record["quotation"].split() == typed.split()
    assert "Okafor" in record["citation"]
    assert "2011" in record["citation"]
    assert "Salt Roads of the Northern Coast" in record["reference"]
    assert record["clipboard"] in carrel("cite", key, "--quote", typed, "--style", "apa").stdout


def test_the_page_is_the_locator(carrel: Carrel, key: str) -> None:
    """A passage on the page labelled 41 is cited with it, and so is the page alone."""
    record = record_of(carrel("cite", key, "--quote", "left to the goats", "--json"))
    assert record["locator"] == {"label": "page", "value": "41"}
    assert "41" in record["citation"]
    assert "41" in carrel("cite", key, "--page", "41").stdout
    assert "41" in refused(carrel("cite", key, "--page", "977"))


@pytest.mark.parametrize(
    "style", ["apa", "mla", "chicago-author-date", "chicago-notes-bibliography"]
)
@pytest.mark.parametrize("form", ["text", "html", "markdown"])
def test_styles_and_formats(carrel: Carrel, key: str, style: str, form: str) -> None:
    """Every style cites in every format."""
    done = carrel("cite", key, "--quote", "the white ladder", "--style", style, "--format", form)
    assert done.returncode == 0, done.stderr
    assert "Okafor" in done.stdout
    assert ("<i>" in done.stdout) == (form == "html")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["show", "nobody1999"], "nobody1999"),
        (["cite", "nobody1999"], "nobody1999"),
        (["cite", "KEY", "--style", "no-such-style-at-all"], "no-such-style-at-all"),
        (["cite", "KEY", "--quote", "penguins on parade in their best boots"], "no passage like"),
        (["cite", "KEY", "--quote", "The salt roads joined three harbours"], "two"),
        (["mark", "KEY", "--quote", "x" * 50], "no passage like"),
        (["project", "use", "No such project"], "No such project"),
        (["project"], "one more word"),
        (["bibliography", "--project", "No such project"], "No such project"),
        (["search", "salt", "--in", "nobody1999"], "nobody1999"),
        (["mend", "KEY", "colour=red"], "colour"),
        (["mend", "KEY", "title"], "VARIABLE=VALUE"),
        (["unmark", "no-such-mark"], "no-such-mark"),
        (["frobnicate"], "frobnicate"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    carrel: Carrel, key: str, words: list[str], sentence: str
) -> None:
    """Exit 2, and a sentence that names what was wrong."""
    assert sentence in refused(carrel(*(key if word == "KEY" else word for word in words)))


def test_marks_and_notes_stay(carrel: Carrel, key: str) -> None:
    """A mark with note and tags is shown with the work; unmarking is undone by restore."""
    mark = record_of(
        carrel(
            *("mark", key, "--quote", "the white ladder", "--color", "blue"),
            *("--note", "A *fine* name", "--tag", "names", "--tag", "#trade", "--json"),
        )
    )
    assert mark["quote"] == "the white ladder"
    assert (mark["color"], mark["tags"]) == ("blue", ["names", "trade"])
    assert mark["id"] in carrel("show", key).stdout
    assert carrel("unmark", mark["id"]).returncode == 0
    assert mark["id"] not in carrel("show", key).stdout
    assert carrel("restore", mark["id"]).returncode == 0
    shown = record_of(carrel("show", key, "--json"))
    assert [one["note"] for one in shown["annotations"]] == ["A *fine* name"]


def test_a_note_on_the_whole_work(carrel: Carrel, key: str) -> None:
    """Without a passage the note is on the work."""
    note = record_of(carrel("mark", key, "--note", "Read again.", "--json"))
    assert (note["span"], note["note"]) == (None, "Read again.")
    assert "empty" in refused(carrel("mark", key))


def test_projects_and_their_bibliography(carrel: Carrel, key: str, tmp_path: Path) -> None:
    """One project is active; its bibliography is its works in its style."""
    other = tmp_path / "other.md"
    other.write_text("---\ntitle: Goats\nauthor: Adeyemi, Tola\ndate: 1999\n---\n\nText here.\n")
    assert carrel("project", "new", "Salt", "--style", "apa").returncode == 0
    assert carrel("project", "use", "Salt").returncode == 0
    assert carrel("project", "add", key).returncode == 0
    record = record_of(carrel("add", other, "--project", "Salt", "--json"))
    active = [line for line in carrel("project", "list").stdout.splitlines() if line[0] == "*"]
    assert len(active) == 1
    assert "Salt" in active[0]
    entries = carrel("bibliography").stdout.strip().splitlines()
    assert [entry.split(",")[0] for entry in entries if entry] == ["Adeyemi", "Okafor"]
    assert carrel("project", "remove", record["key"]).returncode == 0
    assert "Adeyemi" not in carrel("bibliography").stdout
    assert "Salt Roads" in carrel("bibliography", "--style", "mla").stdout


def test_search_gives_page_snippet_and_span(carrel: Carrel, key: str) -> None:
    """Each hit's span holds the word."""
    done = carrel("search", "harbours", "--in", key, "--json")
    hits = [json.loads(line) for line in done.stdout.splitlines()]
    text = carrel("show", key, "--text").stdout
    assert len(hits) == 2
    for hit in hits:
        assert text[hit["span"]["start"] : hit["span"]["end"]] == "harbours"
        assert "harbours" in hit["snippet"]
    assert [hit["label"] for hit in hits][-1] == "41"
    assert "2 hits" in done.stderr
    assert carrel("search", "harbours", "-goats").stdout.count("\n") <= 1


def test_look_up_finds_words_and_phrases(carrel: Carrel) -> None:
    """Inflected forms find their entry; a phrase that is no entry gives its words."""
    assert "congruence, noun" in carrel("lookup", "congruence").stdout
    assert "drive, verb  (of drove)" in carrel("lookup", "drove").stdout
    phrase = carrel("lookup", "strategic", "partnership").stdout
    assert "strategic, adjective" in phrase
    assert "partnership, noun" in phrase
    assert record_of(carrel("lookup", "mice", "--json"))["found"][0]["form"] == "mice"


def test_mending_fills_what_is_missing(carrel: Carrel, tmp_path: Path) -> None:
    """What a source does not say the reader does."""
    bare = tmp_path / "bare.txt"
    bare.write_text("just some words that have no head and no name, running on and on.\n" * 3)
    record = record_of(carrel("add", bare, "--json"))
    assert "title" in record["missing"]
    mended = carrel("mend", record["key"], "title=A Title", "author=Roe, Ada", "issued=1901")
    assert "Roe, Ada. A Title. 1901" in mended.stdout
    shown = record_of(carrel("show", record["key"], "--json"))
    assert shown["provenance"]["title"]["origin"] == "reader"


def test_remove_and_restore(carrel: Carrel, key: str, page: Path) -> None:
    """A removed work is off the shelf; adding its bytes again brings it back with its marks."""
    carrel("mark", key, "--quote", "the white ladder")
    assert carrel("remove", key).returncode == 0
    assert carrel("works").stdout == ""
    assert carrel("restore", key).returncode == 0
    carrel("remove", key)
    again = record_of(carrel("add", page, "--json"))
    assert again["key"] == key
    assert len(record_of(carrel("show", key, "--json"))["annotations"]) == 1


def test_export_and_check(carrel: Carrel, key: str, page: Path, tmp_path: Path) -> None:
    """Everything comes out in open formats, and the library is whole."""
    carrel("mark", key, "--quote", "the white ladder", "--note", "Name")
    out = tmp_path / "out"
    assert carrel("export", out).returncode == 0
    (item,) = json.loads((out / "works.json").read_text(encoding="utf-8"))
    assert item["id"] == key
    (original,) = (out / "originals").iterdir()
    assert original.read_bytes() == page.read_bytes()
    (annotation,) = json.loads((out / "annotations.json").read_text(encoding="utf-8"))
    position, quote = annotation["target"]["selector"]
    text = (out / "texts" / f"{key}.txt").read_text(encoding="utf-8")
    assert text[position["start"] : position["end"]] == quote["exact"] == "the white ladder"
    assert "not empty" in refused(carrel("export", out))
    assert carrel("check").returncode == 0


def test_check_finds_a_spoilt_original(carrel: Carrel, key: str, library_folder: Path) -> None:
    """A changed byte in an original is a fault, named, with exit code 2."""
    digest = record_of(carrel("show", key, "--json"))["original"]
    (original,) = (p for p in (library_folder / "originals").rglob("*") if digest[4:] in p.name)
    original.chmod(0o600)
    original.write_bytes(original.read_bytes() + b" ")
    done = carrel("check")
    assert done.returncode == 2
    assert re.search(r"digest|changed|no longer", done.stdout)


def test_the_samples(carrel: Carrel, shared: Path) -> None:
    """The two real sources give the records that the issue on the desk asks for."""
    done = carrel("add", *sorted((shared / "samples").glob("*.txt")), "--json")
    abstract, jalali = (json.loads(line) for line in done.stdout.splitlines())
    assert jalali["work"]["title"] == "The Strategic Partnership of Russia and Iran"
    assert jalali["work"]["author"] == [{"family": "Jalali", "given": "Ali A."}]
    assert jalali["work"]["container-title"] == "Parameters"
    assert jalali["work"]["issued"] == {"date-parts": [[2001]], "season": 4}
    assert jalali["work"]["type"].startswith("article")
    assert [(name["family"], name["given"]) for name in abstract["work"]["author"]] == [
        ("Sarmadi", "Hamid"),
        ("Pashayei Gonbad", "Taghi"),
        ("Javdani", "Amin"),
        ("Movaghi", "Babak"),
        ("Nadiri", "Behzad"),
        ("Shahdoust", "Roghaye"),
    ]
    assert "title" not in abstract["work"]
    assert "title" in abstract["missing"]
    assert abstract["work"]["keyword"] == "Iran, Russia, Middle East, Strategic Alliance, America"
    assert abstract["work"]["abstract"].startswith("The collapse of the Soviet Union")
    assert abstract["references"] >= 30
    for record, name in ((jalali, "questia-jalali"), (abstract, "iran-russia-abstract")):
        source = (shared / f"samples/{name}.txt").read_bytes().decode("utf-8")
        text = carrel("show", record["key"], "--text").stdout.removesuffix("\n")
        assert text == source.replace("\r\n", "\n").replace("\r", "\n")


def test_sic_is_offered(carrel: Carrel, shared: Path) -> None:
    """'Russia and fran' stays, and [sic] is at hand."""
    carrel("add", shared / "samples/questia-jalali.txt")
    quote = "the evolving partnership between Russia and fran"
    record = record_of(carrel("cite", "jalali2001", "--quote", quote, "--json"))
    assert record["quotation"] == quote
    assert record["sic"] == ["fran"]
    assert "fran [sic]" in carrel("cite", "jalali2001", "--quote", quote, "--sic").stdout


def test_what_was_taken_away_is_exported_too(carrel: Carrel, key: str, tmp_path: Path) -> None:
    """Nothing is ever lost: removed works, deleted marks and the history come out."""
    mark = record_of(carrel("mark", key, "--quote", "the white ladder", "--json"))
    carrel("unmark", mark["id"])
    carrel("remove", key)
    out = tmp_path / "out"
    assert carrel("export", out).returncode == 0
    (item,) = json.loads((out / "works.json").read_text(encoding="utf-8"))
    assert item["custom"]["removed"] is True
    (annotation,) = json.loads((out / "annotations.json").read_text(encoding="utf-8"))
    assert annotation["carrel:deleted"]
    events = [json.loads(line) for line in (out / "history.jsonl").read_text("utf-8").splitlines()]
    assert [event["deed"] for event in events if event["id"] == key] == ["made", "removed"]
