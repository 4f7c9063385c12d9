"""Reference lists are found and cut into their entries."""

from importlib.resources import files
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carrel.references.errors import ReferencesError
from carrel.references.finding.cutting import _counted, _gone_on, count_in, cut_list
from carrel.references.finding.line import Line, lines_of
from carrel.references.finding.line_features import features_of
from carrel.references.finding.line_model import LineModel, load_line_model
from carrel.references.finding.lists import (
    _NOTED,
    ListKind,
    ReferenceList,
    _from_first,
    _Read,
    _show,
    _Stretch,
    _with_later_notes,
    find_lists,
    words_of,
)
from carrel.references.finding.skimming import skimmed
from carrel.values.span import Span

MODEL = load_line_model((files("carrel.references") / "models" / "lines.bin").read_bytes())

PROSE = (
    "The harbour had been silent for a week when the first boats came back, and nobody who stood",
    "on the quay could say whether the long winter had really ended. The council met twice, the",
    "second time behind closed doors, and decided that the old customs house should be opened again.",
    "What followed was less a decision than a habit that had been waiting for its occasion; the",
    "merchants returned to their benches, the clerks to their ledgers, and the children to the steps.",
)
ENTRIES = tuple(
    """\
Albers, Tom (1998): Harbours and Their Towns. A Comparative View of the Northern Coast.
    Hamburg: Seeverlag, 212 pp.

Brandt, Ilse; Meyer, Kurt (2004): Customs and Trade after the Wars, in: Journal of Coastal
    History 12 (3), pp. 45-71.

Corvin, Lea (2011): The Ledger as a Source. In: Weiss, Anna (ed.): Writing Commerce. London:
    Quay Press, pp. 101-130.

Dorn, Paul (1987): Kleine Geschichte der Zollhäuser. Bremen: Weserverlag.

Ewald, Nina (2015): Winter Trade and Summer Trade. A Statistical Account of Forty Northern
    Ports between 1750 and 1850. Working Paper 44, Institute of Maritime Economics, Kiel.

Falk, Jonas (2001): Clerks. Lübeck: Hanse, 2. Aufl.

Grote, Emil; Hansen, Pia (2019): Steps to the Water. Children in Port Cities, in: Urban Studies
    Quarterly 7 (1), pp. 1-19. https://doi.org/10.1234/usq.2019.7
""".strip().split("\n\n")
)
PAPER = "\n".join(PROSE * 6)


def found(text: str) -> tuple[ReferenceList, ...]:
    """The lists of a text."""
    return find_lists(lines_of(text), MODEL)


def entries_of(text: str) -> list[str]:
    """The words of all entries of a text."""
    return [words_of(entry, text) for each in found(text) for entry in each.entries]


def test_a_list_under_its_heading() -> None:
    """A list at the end of a paper is found with its heading and cut into its entries."""
    text = f"{PAPER}\n\nReferences\n\n" + "\n".join(ENTRIES)
    (each,) = found(text)
    assert each.kind is ListKind.SECTION
    assert each.heading is not None
    assert text[slice(*each.heading)] == "References"
    assert [words_of(entry, text) for entry in each.entries] == list(ENTRIES)


def test_a_list_without_a_heading() -> None:
    """Taking the heading away leaves the list."""
    text = f"{PAPER}\n\n" + "\n".join(ENTRIES)
    (each,) = found(text)
    assert each.kind is ListKind.UNNAMED
    assert [words_of(entry, text) for entry in each.entries] == list(ENTRIES)


def test_a_pasted_list() -> None:
    """A text that is nothing but a list is one, wrapped or with an entry in each line."""
    wrapped = "\n".join(ENTRIES)
    (each,) = found(wrapped)
    assert each.kind is ListKind.PASTED
    assert entries_of(wrapped) == list(ENTRIES)
    single = [" ".join(entry.split()) for entry in ENTRIES]
    assert entries_of("\n".join(single)) == single
    assert entries_of("\n\n".join(single)) == single


def test_one_entry_a_line() -> None:
    """Where a line is said to be an entry, each is one, whatever it looks like."""
    text = "Albers\n\n  winter trade  \n12"
    spans = cut_list(lines_of(text), MODEL, one_per_line=True)
    assert [words_of(entry, text) for entry in spans] == ["Albers", "winter trade", "12"]


@pytest.mark.parametrize(
    "text",
    [
        PAPER,
        "",
        " \n\f\n ",
        "\n".join(
            f"“Where is it?” said the {who}. “Gone.”" for who in ("clerk", "boy", "maid") * 5
        ),
        "\n".join(
            f"Name{chr(97 + n)}, Anna {n + 3}, {n + 40}–{n + 44}, {n + 90}" for n in range(20)
        ),
        "\n".join(f"{1890 + n} The town builds its {n + 2}th bridge." for n in range(20)),
        "\n".join(
            f"{n}.{n + 1} The customs of the coast ........ {n * 7 + 3}" for n in range(1, 20)
        ),
        "😀 😃 😄\n" * 40,
        "def add(a, b):\n    return a + b\n\n" * 15,
    ],
)
def test_what_refers_to_nothing(text: str) -> None:
    """A novel, an index, a chronology, a table of contents, code and emoji hold no list."""
    assert found(text) == ()


def test_a_running_head_within_an_entry() -> None:
    """What stands between two pages is no part of the entry that it parts."""
    entries = "\n".join(ENTRIES)
    cut = entries.index("    History 12")
    head = "214\fCoastal Studies in Our Time\n"
    text = f"{PAPER}\n\nReferences\n\n{entries[:cut]}{head}{entries[cut:]}"
    (each,) = found(text)
    entry = each.entries[1]
    assert "Coastal Studies" not in words_of(entry, text)
    assert len(each.entries) == len(ENTRIES)


def test_the_lists_of_the_sample(shared: Any) -> None:
    """Two lists that follow one another, scrambled: 21 entries, then 12."""
    text = (shared / "samples" / "iran-russia-abstract.txt").read_text("utf-8")
    assert [len(each.entries) for each in found(text)] == [21, 12]


LINES = st.sampled_from(
    (
        *PROSE,
        *"\n".join(ENTRIES).split("\n"),
        "References",
        "",
        "12",
        "[3] A. Name, 1999.",
        "\f",
        "😀",
        "منابع",
    )
)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, max_size=60))
def test_entries_lie_in_order(chosen: list[str]) -> None:
    """Entries of a list are in order, within the text, without white space at their ends, apart."""
    text = "\n".join(chosen)
    for each in found(text):
        spans = [span for entry in each.entries for span in entry]
        assert all(text[a.start : a.end].strip() == text[a.start : a.end] != "" for a in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))
        assert each.entries
    everything = sorted(span for each in found(text) for entry in each.entries for span in entry)
    assert all(a.end <= b.start for a, b in pairwise(everything))


def test_places_need_not_be_known() -> None:
    """Lines whose place is known here and not there, or counted from the top, are taken as they are."""
    lines = [
        Line(
            text, Span(n * 100, n * 100 + len(text)), 1, 70.0 + 10 * (n % 2), 500.0, 12.0 * n, 10.0
        )
        if n % 7
        else Line(text, Span(n * 100, n * 100 + len(text)))
        for n, text in enumerate([*PROSE, "References", *"\n".join(ENTRIES).split("\n")])
    ]
    assert isinstance(find_lists(lines, MODEL), tuple)


@pytest.mark.parametrize("data", [b"", b"carrel lines 1\n", b"carrel lines 1\n{}\n", b"x" * 100])
def test_a_damaged_model(data: bytes) -> None:
    """Bytes that are no model are refused in a sentence."""
    with pytest.raises(ReferencesError, match="install Carrel anew"):
        load_line_model(data)


def test_a_model_for_other_features() -> None:
    """A model that was made for other features is refused."""
    good = (files("carrel.references") / "models" / "lines.bin").read_bytes()
    other = good.replace(b'"features": "', b'"features": "0', 1)
    with pytest.raises(ReferencesError, match="other features"):
        load_line_model(other)
    assert isinstance(load_line_model(good), LineModel)


def test_a_list_in_a_long_book() -> None:
    """A list far within a book of many pages is found; the pages without years cost a glance."""
    text = (
        "\n".join([PAPER] * 120)
        + "\n\nReferences\n\n"
        + "\n".join(ENTRIES)
        + f"\n\nAppendix\n\n{PAPER}"
    )
    (each,) = found(text)
    assert [words_of(entry, text) for entry in each.entries] == list(ENTRIES)
    assert len(skimmed(lines_of(text))) == 1
    assert sum(map(len, skimmed(lines_of(text)))) < 600


def test_lines_that_nothing_has_wrapped() -> None:
    """In a long list with an entry in each line, the shortest and oddest line is an entry too."""
    single = [" ".join(entry.split()) for entry in ENTRIES] * 3
    single[2] += " With a long remark on what the archive holds, and on what it has lost" * 2
    single[4] = "ibid."
    single[9] = "(Unsigned), Harbour dues. p. 4"
    assert entries_of("\n".join(single)) == single


def test_numbers_that_count_on() -> None:
    """The longest count is found among other numbers; 4 takes up 3, whatever stands between."""
    assert count_in(np.array([7, 1, -1, 2, 90, 3, -1, 4, 8])) == [1, 3, 5, 7]
    assert count_in(np.array([-1, -1])) == []


def test_a_count_makes_beginnings() -> None:
    """A line that carries on the count of beginnings is one; a year or a stray number is none."""
    begin, inner = 0, 1
    labels = [begin, inner, begin, inner, inner, begin, inner]
    numbers = np.array([1, -1, 2, 1999, 3, 4, -1])
    assert _counted(labels, numbers) == [begin, inner, begin, inner, begin, begin, inner]
    assert _counted([begin, inner, inner, inner], np.array([1, 2, 3, 4])) == [
        begin,
        inner,
        inner,
        inner,
    ]


def test_a_list_begins_with_the_first_of_its_count() -> None:
    """A line before a list that is number 1 of its count belongs to it."""
    words = ["Prose.", "1. Odd", "2. Albers 1998.", "3. Brandt 2004.", "4. Corvin 2011."]
    features = features_of(lines_of("\n".join(words)))
    assert _from_first(_Stretch(2, 5, -1), features) == _Stretch(1, 5, -1)
    assert _from_first(_Stretch(2, 5, 1), features) == _Stretch(2, 5, 1)


def test_notes_without_a_source_are_no_references() -> None:
    """What shows neither year nor page nor any word of citing is left alone."""
    features = features_of(lines_of("I thank the clerk.\nThe quay was rebuilt."))
    entries = [(Span(0, 18),), (Span(19, 40),)]
    assert not _show(features, _NOTED, entries, 0.5)


def test_what_is_read_has_an_end() -> None:
    """Of endless lines with years the last 400,000 are read."""
    lines = [Line("1999", Span(0, 4))] * 500_000
    assert skimmed(lines) == [range(100_000, 500_000)]


def test_notes_below_a_list_count_on_from_those_before() -> None:
    """In smaller type at the foot of the page of a list stand notes, not entries, if they count on."""
    rows = (
        ("6 Falk, Clerks, 12.", 1, 9.0, 3),
        ("Albers, Tom (1998): Harbours and Their Towns. Hamburg: Seeverlag.", 2, 11.0, 2),
        ("Brandt, Ilse (2004): Customs and Trade. Hamburg: Seeverlag.", 2, 11.0, 2),
        ("7 Tom Albers, Harbours (Hamburg: Seeverlag, 1998), 44.", 2, 9.0, 2),
        ("8 Ibid., 46.", 2, 9.0, 2),
        ("Corvin, Lea (2011): The Ledger as a Source. London: Quay Press.", 3, 11.0, 2),
    )
    lines = [
        Line(text, Span(100 * n, 100 * n + len(text)), page, 72, 400, 700 - 14 * n, height)
        for n, (text, page, height, _) in enumerate(rows)
    ]
    for first, told in ((0, [3, 2, 2, 3, 3, 2]), (1, [2, 2, 2, 2, 2])):
        labels = np.array([row[3] for row in rows[first:]])
        _with_later_notes(_Read(lines[first:], features_of(lines[first:]), labels, 0))
        assert labels.tolist() == told


@pytest.mark.parametrize(
    ("before", "aside", "after", "height", "goes_on"),
    [
        ("4 - Doe, A. 2012. On harbours", "Institute for Rivers (IR).", 0, 0.0, True),
        ("4 - Doe, A. 2012. On harbours.", "Institute for Rivers (IR).", 0, 0.0, False),
        ("4 - Doe, A. 2012. On harbours", "Institute for Rivers", 0, 0.0, False),
        ("4 - Doe, A. 2012. On harbours", "Institute for Rivers (IR).", 1, 0.0, False),
        ("4 - Doe, A. 2012. On harbours", "Institute for Rivers (IR).", 0, 9.0, False),
    ],
)
def test_an_unfinished_entry_goes_on(
    before: str, aside: str, after: int, height: float, goes_on: bool
) -> None:
    """A lone stopped line behind an entry without a stop ends it, in plain text and before a new one."""
    lines = [
        Line(text, Span(0, len(text)), height=height) for text in (before, aside, "5 - Roe, B.")
    ]
    assert _gone_on([0, 2, after], lines) == [0, 1 if goes_on else 2, after]
