"""Citations in running text are tied to the entries that they mean."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrel.documents.document import Block, BlockKind, Inline, InlineKind
from carrel.references.tie import How
from carrel.references.tying.running_text import citations_in
from carrel.values.span import Span
from tests.references.entries import (
    BERGH,
    DOERING_A,
    DOERING_B,
    GARCES,
    KERMANIAN,
    MUELLNER_A,
    MUELLNER_B,
    SHELF,
    SMITHERS_B,
    SMITHERS_C,
    SMITHSON,
    VANYUKOV,
    VELDHORN,
    WANG,
    WATER,
    entry,
)

ONE_MEANING = [
    ("It holds (Veldhorn 2001, 3).", "(Veldhorn 2001, 3)", VELDHORN, "3"),
    ("Then Veldhorn (2001: 3–5) turns.", "Veldhorn (2001: 3–5)", VELDHORN, "3–5"),
    ("In Veldhorn’s (2001) view", "Veldhorn’s (2001)", VELDHORN, ""),
    ("so Müllners (1999a) These", "Müllners (1999a)", MUELLNER_A, ""),
    (
        "(vgl. Müllner/Schmidtke 1999a, S. 4 ff.)",
        "(vgl. Müllner/Schmidtke 1999a, S. 4 ff.)",
        MUELLNER_A,
        "4 ff.",
    ),
    (
        "bei Müllner und Schmidtke (1999b: 5)",
        "Müllner und Schmidtke (1999b: 5)",
        MUELLNER_B,
        "5",
    ),
    ("(Muellner & Schmidtke, 1999b)", "(Muellner & Schmidtke, 1999b)", MUELLNER_B, ""),
    ("(Smithson et al., 2005)", "(Smithson et al., 2005)", SMITHSON, ""),
    ("Smithson et al. (2005, 12) say", "Smithson et al. (2005, 12)", SMITHSON, "12"),
    ("(Ванюков, 2003, с. 45)", "(Ванюков, 2003, с. 45)", VANYUKOV, "45"),
    ("по мнению Ванюкова (2003)", "Ванюкова (2003)", VANYUKOV, ""),
    ("(کرمانیان، ۱۳۸۴: ۱۲)", "(کرمانیان، ۱۳۸۴: ۱۲)", KERMANIAN, "۱۲"),
    ("به باور كرمانيان (١٣٨٤)", "كرمانيان (١٣٨٤)", KERMANIAN, ""),
    ("（汪明川，2003：5）", "（汪明川，2003：5）", WANG, "5"),
    ("根据汪明川（2003）的看法", "汪明川（2003）", WANG, ""),
    ("(van der Bergh 2012)", "(van der Bergh 2012)", BERGH, ""),
    ("(B. Smithers 2010)", "(B. Smithers 2010)", SMITHERS_B, ""),
    ("(GWO, 2015)", "(GWO, 2015)", WATER, ""),
    ("(Garcés 1985, cap. 3)", "(Garcés 1985, cap. 3)", GARCES, "3"),
    ("(Veldhorn 3)", "(Veldhorn 3)", VELDHORN, "3"),
    ('(Veldhorn, "Strategic" 3)', '(Veldhorn, "Strategic" 3)', VELDHORN, "3"),
    ('("Strategic Partnership" 3)', '("Strategic Partnership" 3)', VELDHORN, "3"),
    ("(Veldhorn [1990] 2001, 4)", "(Veldhorn [1990] 2001, 4)", VELDHORN, "4"),
    ("(Veldhorn, 2001, p. 1998)", "(Veldhorn, 2001, p. 1998)", VELDHORN, "1998"),
    ("(vgl. Veldhorn 2001 Bd. 2, S. 5)", "(vgl. Veldhorn 2001 Bd. 2, S. 5)", VELDHORN, "5"),
    ("as in [Vel01, p. 5]", "[Vel01, p. 5]", VELDHORN, "5"),
    ("see [MS99b]", "[MS99b]", MUELLNER_B, ""),
]


@pytest.mark.parametrize(("text", "span", "meant", "locator"), ONE_MEANING)
def test_one_meaning(text: str, span: str, meant: int, locator: str) -> None:
    """Author-date, name and page, and labels of many languages name one entry, with the locator."""
    ties = citations_in(text, (), SHELF)
    assert [text[tie.span.start : tie.span.end] for tie in ties] == [span]
    (cite,) = ties[0].cites
    assert [one.entry for one in cite.candidates] == [meant]
    assert (cite.locator.value if cite.locator else "") == locator
    if cite.locator:
        assert text[cite.locator.span.start : cite.locator.span.end] == locator


def test_several_works_in_one_citation() -> None:
    """Each work between semicolons is a cite of its own; *ibid.* means the one before it."""
    text = "(see Smithson et al., 2005; Doering, 2006b; cf. ibid., 7)"
    (tie,) = citations_in(text, (), SHELF)
    assert tie.entries == (SMITHSON, DOERING_B)
    assert [cite.prefix for cite in tie.cites] == ["see", "", "cf."]
    assert tie.cites[2].how is How.BACK
    assert [one.entry for one in tie.cites[2].candidates] == [DOERING_B]
    assert tie.cites[2].locator is not None
    assert tie.cites[2].locator.value == "7"


def test_letters_in_one_breath() -> None:
    """``2006a, b`` cites two works."""
    (tie,) = citations_in("(Doering 2006a, b)", (), SHELF)
    assert tie.entries == (DOERING_A, DOERING_B)


AMBIGUOUS = [
    ("(Smithers 2010)", {SMITHERS_B, SMITHERS_C}, "2 entries fit."),
    ("(Doering 2006)", {DOERING_A, DOERING_B}, "lacks the letter"),
    ("(Smithers 2011)", {SMITHERS_B, SMITHERS_C}, "The year differs by one: 2011 and 2010."),
    ("(Veldhorn 2002)", {VELDHORN}, "The year differs by one: 2002 and 2001."),
    ("(Veldhorn 2007)", {VELDHORN}, "The year differs in one figure"),
    ("(Veldhorn and Nemo 2001)", {VELDHORN}, "is not among the entry's authors"),
    ("(Kermanian, 2005) (Veldhorn 2001)", {KERMANIAN}, "stands in another script"),
    ("(دورینگ، ۲۰۰۶b)", {DOERING_B}, "stands in another script"),
    ("по Доерингу (2006a)", {DOERING_A}, "stands in another script"),
    ("(Veldhorn n.d.)", {VELDHORN}, "without a date"),
    ("(Veldhorn et al. 2001)", {VELDHORN}, "further authors"),
]


@pytest.mark.parametrize(("text", "meant", "reason"), AMBIGUOUS)
def test_nothing_is_settled_silently(text: str, meant: set[int], reason: str) -> None:
    """Where entries fit alike all are given, and where something does not fit it is said."""
    cite = citations_in(text, (), SHELF)[0].cites[0]
    assert {one.entry for one in cite.candidates} == meant
    assert all(any(reason in said for said in one.reasons) for one in cite.candidates)
    assert cite.confidence < 0.9


def test_a_work_that_the_list_lacks() -> None:
    """A plain citation without an entry is shown with a doubt; dates and tables are none."""
    text = "(Veldhorn 2001) (Nemo 2004) (March 2001) (in 2001) (see Table 2001)"
    ties = citations_in(text, (), SHELF)
    assert [text[tie.span.start : tie.span.end] for tie in ties] == [
        "(Veldhorn 2001)",
        "(Nemo 2004)",
    ]
    assert not ties[1].entries
    assert ties[1].cites[0].doubt


def test_brackets_that_are_no_citations() -> None:
    """A bracket over paragraphs, and an initial, cite nothing."""
    text = "(Veldhorn\n\n2001) and A (2001), B (2001)"
    names = [entry("A. Title. 2001", "A", year=2001, title="Title"), *SHELF]
    assert citations_in(text, (), names) == ()


def test_citations_of_another_list() -> None:
    """Where no citation by name and year finds an entry, none is claimed to lack one."""
    assert citations_in("(Nemo 2004) (ibid., 3)", (), SHELF) == ()


def test_a_page_that_looks_like_a_year() -> None:
    """A second number of four figures is a year only if the author has a work of it."""
    (tie,) = citations_in("(Veldhorn 2001, 1998)", (), SHELF)
    (cite,) = tie.cites
    assert cite.locator is not None
    assert cite.locator.value == "1998"


def numbered(count: int) -> list:
    """A list that prints its numbers."""
    return [
        entry(f"[{n}] Author{n}. Title.", f"Author{n}, A", year=1900 + n)
        for n in range(1, count + 1)
    ]


NUMBERS = [
    ("x [12].", [[11]], ""),
    ("x [3, 5–8].", [[2], [4], [5], [6], [7]], ""),
    ("x [12, p. 45].", [[11]], "45"),
    ("x [12, с. 45; 3].", [[11], [2]], ""),
    ("x ［3］ y", [[2]], ""),
    ("x [5, т. 2, с. 7].", [[4]], "7"),
    ("x [2]–[4].", [[1], [2], [3]], ""),
    ("word³ and more.⁴,⁵", [[2], [3], [4]], ""),
]


@pytest.mark.parametrize(("text", "meant", "locator"), NUMBERS)
def test_numbers(text: str, meant: list[list[int]], locator: str) -> None:
    """Numbers in brackets and raised ones name the entries that bear them."""
    cites = [cite for tie in citations_in(text, (), numbered(20)) for cite in tie.cites]
    assert [[one.entry for one in cite.candidates] for cite in cites] == meant
    if locator:
        assert cites[0].locator is not None
        assert cites[0].locator.value == locator


def test_what_is_no_number() -> None:
    """Years, intervals from nought, areas and numbers beyond the list are no citations."""
    text = "[1995] [0, 1] 5 km² 10³ [sic] [99]"
    assert citations_in(text, (), numbered(20)) == ()


def test_two_lists_with_one_numbering() -> None:
    """A number borne twice has two candidates."""
    (tie,) = citations_in("x [2].", (), [*numbered(3), *numbered(3)])
    assert [one.entry for one in tie.cites[0].candidates] == [1, 4]
    assert tie.ambiguous


def test_note_marks_count_a_list() -> None:
    """Marks such as (1) are citations of a numbered list, unless the text has notes of its own."""
    text = "It was sold. (1)"
    mark = Inline(InlineKind.NOTE_MARK, Span(13, 16))
    (tie,) = citations_in(text, (), numbered(3), inlines=[mark])
    assert (tie.entries, tie.cites[0].how) == ((0,), How.NOTE_MARK)
    notes = [Block(BlockKind.NOTE, Span(0, 3))]
    assert citations_in(text, notes, numbered(3), inlines=[mark]) == ()


def test_marks_whose_raising_was_lost() -> None:
    """Numbers glued to words are marks where they count up and reach half of the list."""
    text = "It was sold.1 Then bought,2,3 and sold4 again (see Fig.5). More.1,4–6 End."
    ties = citations_in(text, (), numbered(7))
    assert [tie.entries for tie in ties] == [(0,), (1, 2), (3,), (0, 3, 4, 5)]
    assert (
        citations_in("It was sold.1 In COVID19 and vol.3 and MP3 players.", (), numbered(7)) == ()
    )


def test_glued_numbers_that_are_no_marks() -> None:
    """Numbers far ahead of the count, and those of figures and volumes, are none."""
    text = "One.1 Two.2 The gene alpha7 and Fig.3 here. Three.3 Four.4"
    ties = citations_in(text, (), numbered(7))
    assert [text[tie.span.start - 1 : tie.span.end] for tie in ties] == [".1", ".2", ".3", ".4"]
    assert text[ties[2].span.start - 6] == "T"


def test_a_list_without_numbers() -> None:
    """Numbers count its entries only where names do not cite it."""
    (tie,) = citations_in("x [2].", (), SHELF)
    assert tie.entries == (1,)
    assert tie.confidence <= 0.8
    assert [tie.entries for tie in citations_in("(Veldhorn 2001) over [1, 2].", (), SHELF)] == [
        (0,)
    ]


def test_the_list_does_not_cite_itself() -> None:
    """Nothing is found in references, code, apparatus and what is left out."""
    text = "(Veldhorn 2001) (Veldhorn 2001) (Veldhorn 2001)"
    blocks = [Block(BlockKind.REFERENCE, Span(0, 15)), Block(BlockKind.PARAGRAPH, Span(16, 47))]
    ties = citations_in(text, blocks, SHELF, leaving_out=[Span(32, 47)])
    assert [tie.span for tie in ties] == [Span(16, 31)]


def test_a_dash_repeats_the_author() -> None:
    """An entry that begins with a dash is cited by the author of the one before."""
    entries = [
        entry("Veldhorn, Ada. 2001. One.", "Veldhorn, Ada", year=2001),
        entry("———. 2004. Two.", "———", year=2004),
    ]
    (tie,) = citations_in("(Veldhorn 2004)", (), entries)
    assert tie.entries == (1,)


def test_an_entry_that_was_not_understood() -> None:
    """It is found by its first words and the year in it, less surely."""
    raw = "Zorlok Q ::: 1987 ?? somewhere"
    lost = replace(entry(raw), literal=True, item={"type": "document", "title": raw})
    (tie,) = citations_in("(Zorlok 1987)", (), [lost])
    assert tie.entries == (0,)
    assert tie.confidence < 0.8


PIECES = st.sampled_from(
    ["(", ")", "[", "]", "Veldhorn", "Smithers", " ", ", ", "2001", "1999a", "; ", "ibid.", "همان", "۱۳۸۴",
     "کرمانیان", "汪明川", "（", "）", "ders.", "op. cit.", "3–5", "p. ", "\n", "و", "\u200f", "🙂", "\ud800",
     "³", '"']
)  # fmt: skip


@given(st.lists(PIECES, max_size=60).map("".join))
def test_spans_hold(text: str) -> None:
    """Whatever the text: ties are in order and apart, cites and locators lie in the text."""
    ties = citations_in(text, (), SHELF)
    for before, after in pairwise(ties):
        assert before.span.end <= after.span.start
    for tie in ties:
        assert Span(0, len(text)).covers(tie.span)
        for cite in tie.cites:
            assert 0 <= cite.span.start <= cite.span.end <= tie.span.end
            assert sum(one.confidence for one in cite.candidates) <= 1
            if cite.locator:
                span = cite.locator.span
                assert cite.locator.value == text[span.start : span.end]


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    """No text makes it raise anything."""
    citations_in(text, (), SHELF)
