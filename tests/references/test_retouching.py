from __future__ import annotations

import re
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrel.references.items.retouching.phrases import any_of, signs_of
from carrel.references.items.retouching.retouches import RETOUCHES, retouched
from carrel.references.labels import LABELS
from carrel.references.mended import untouched
from carrel.references.mending.entries import mend_list
from carrel.references.reference import Field
from carrel.values.span import Span
from tests.references.models import order_model


def labelled(text: str, *pieces: tuple[str, str]) -> tuple[Field, ...]:
    """Fields for pieces of a text, each the first of its kind behind the one before."""
    made: list[Field] = []
    at = 0
    for label, words in pieces:
        start = text.index(words, at)
        at = start + len(words)
        made.append(Field(label, words, Span(start, at), (), 0.9))
    return tuple(made)


class Case(NamedTuple):
    """An entry as the chain reads it; what the retouch of a name makes of it."""

    name: str
    text: str
    said: tuple[tuple[str, str], ...]
    better: tuple[tuple[str, str], ...]


CASES = (
    Case(
        "sort of work",
        "Roca P. La luz del faro [tesis doctoral]. Lima: Alba; 2001.",
        (("author", "Roca P"), ("title", "La luz del faro [tesis doctoral]"), ("issued", "2001")),
        (("title", "La luz del faro"), ("genre", "tesis doctoral")),
    ),
    Case(
        "sort of work",
        "Roe, R. (2001). On Balance (Working Paper No. 12). Oslo.",
        (("issued", "2001"), ("title", "On Balance (Working Paper No. 12)")),
        (("title", "On Balance"), ("genre", "Working Paper"), ("number", "12")),
    ),
    Case(
        "sort of work",
        "Roca P. La luz [Internet]. 2001",
        (("author", "Roca P"), ("title", "La luz [Internet]"), ("issued", "2001")),
        (("title", "La luz"),),
    ),
    Case(
        "designation",
        "Нов А. Основы дела : учеб. пособие. М., 2001.",
        (("title", "Основы дела : учеб. пособие"),),
        (("title", "Основы дела"),),
    ),
    Case(
        "volume behind",
        "Roe, R. Knots and Nets, vol. 21. Oslo, 2001.",
        (("author", "Roe, R."), ("title", "Knots and Nets, vol. 21"), ("issued", "2001")),
        (("title", "Knots and Nets"), ("volume", "21")),
    ),
    Case(
        "body before",
        "Ministry of Glass. Report of the Year. Oslo, 2001.",
        (("title", "Ministry of Glass. Report of the Year"), ("issued", "2001")),
        (("author", "Ministry of Glass"), ("title", "Report of the Year")),
    ),
    Case(
        "dated body",
        "Verband für Glas. (2001). Leitlinien.",
        (("title", "Verband für Glas"), ("issued", "2001"), ("title", "Leitlinien")),
        (("author", "Verband für Glas"), ("title", "Leitlinien")),
    ),
    Case(
        "dated body",
        "4. Society of Walls. 2016. On the Walls of Oslo. Oslo.",
        (
            ("citation-number", "4"),
            ("title", "Society of Walls"),
            ("issued", "2016"),
            ("title", "On the Walls"),
        ),
        (("author", "Society of Walls"), ("title", "On the Walls")),
    ),
    Case(
        "person before",
        'Ann Roe "On the Walls of Oslo." Journal of Stone (2001)',
        (("title", 'Ann Roe "On the Walls of Oslo'), ("issued", "2001")),
        (("author", "Ann Roe"), ("title", "On the Walls of Oslo")),
    ),
    Case(
        "translator",
        "Roe, R. On Walls. Trans. Poe, Ann. Oslo: Dun, 2001.",
        (("author", "Roe, R."), ("title", "On Walls"), ("editor", "Poe, Ann")),
        (("translator", "Poe, Ann"),),
    ),
    Case(
        "quoted publisher",
        "Нов А. Основы дела. М.: Изд-во «Север», 2001.",
        (("title", "Основы дела"), ("publisher", "Изд-во"), ("container-title", "Север")),
        (("publisher", "Изд-во «Север»"),),
    ),
    Case(
        "second half",
        "R. Roe, La bottega. Mestieri e consumi, Bari, Edizioni Alba, 1992, p. 47.",
        (
            ("author", "R. Roe"),
            ("title", "La bottega"),
            ("container-title", "Mestieri e consumi"),
            ("publisher-place", "Bari"),
            ("page", "47"),
        ),
        (("title", "La bottega. Mestieri e consumi"), ("page", "47")),
    ),
    Case(
        "day seen",
        "Roe, R. (2001). La torre. Recuperado el 5 de abril de 2017, de http://a.org",
        (("issued", "2001"), ("title", "La torre"), ("container-title", "Recuperado el")),
        (("accessed", "5 de abril de 2017"),),
    ),
    Case(
        "day seen",
        "Roe R. La torre. Faro. 2012 [citado 2013 Abr 10]; 3: 4",
        (("title", "La torre"), ("issued", "2012")),
        (("accessed", "2013 Abr 10"),),
    ),
    Case(
        "day seen",
        "Portal (2008), Cold Peace, Date of Visit to Site1397/2/4",
        (
            ("issued", "2008"),
            ("title", "Cold Peace, Date of Visit to Site1397"),
            ("number", "/2/4"),
        ),
        (("title", "Cold Peace"), ("accessed", "1397/2/4")),
    ),
    Case(
        "number and date",
        "R. Roe, Wem gehört er?, in: Die Schau, Nr. 38 v. 19.9.1985, S. 14.",
        (("title", "Wem gehört er?"), ("issued", "38 v. 19.9.1985")),
        (("issue", "38"), ("issued", "19.9.1985")),
    ),
    Case(
        "edition behind",
        "Roe, R. (1378), Russian Federation, First Printing, Tehran",
        (("issued", "1378"), ("title", "Russian Federation, First Printing")),
        (("title", "Russian Federation"), ("edition", "First Printing")),
    ),
    Case(
        "month and year",
        "Roe, R. Thinking. Farvardin95.",
        (("title", "Thinking"), ("volume", "Farvardin95")),
        (("issued", "Farvardin95"),),
    ),
    Case(
        "site behind",
        "Karami (1393), Why did he meet them? Tabnak site, Tehran",
        (("issued", "1393"), ("title", "Why did he meet them? Tabnak site")),
        (("title", "Why did he meet them?"), ("container-title", "Tabnak site")),
    ),
    Case("same author", "———. 2008. Of Walls.", (("issued", "2008"),), (("author", "———"),)),
    Case(
        "same author",
        "[2] Ders. (2003): Die Wand",
        (("citation-number", "2"), ("issued", "2003")),
        (("author", "Ders"),),
    ),
    Case(
        "same author",
        "———, and Ann Roe. Doors",
        (("author", "Ann Roe"),),
        (("author", "———, and Ann Roe"),),
    ),
    Case("same author", "––, „Die Wand“, 2003", (("title", "Die Wand"),), (("author", "––"),)),
    Case(
        "first year",
        "Roe, R. (1950) [1902] On Walls. Oslo",
        (("issued", "1950"), ("title", "1902] On Walls")),
        (("issued", "1950"), ("original-date", "1902"), ("title", "On Walls")),
    ),
    Case(
        "quotation closed",
        "Heymann, S. (2010), “A Region’s Long Relations”. Working Group on Regions, 4.",
        (
            ("author", "Heymann, S."),
            ("title", "A Region’s Long Relations”. Working Group on Regions"),
            ("volume", "4"),
        ),
        (("title", "A Region’s Long Relations"), ("container-title", "Working Group on Regions")),
    ),
)

STILL = (
    (
        "Oslo Daily News. 2016. On the Walls of Oslo. Oslo.",
        (("container-title", "Oslo Daily News"), ("issued", "2016"), ("title", "On the Walls")),
    ),  # a journal before a date is none of its authors
    (
        "Roe, R. On Walls. Journal of Stone. Oslo, 1992.",
        (
            ("title", "On Walls"),
            ("container-title", "Journal of Stone"),
            ("publisher-place", "Oslo"),
        ),
    ),  # stops part the fields, and no halves of a title
    (
        "Doe, J. (2001), Retrieved memories: a reader, Oslo: Norton, accessed 5 May 2009.",
        (
            ("author", "Doe, J."),
            ("issued", "2001"),
            ("title", "Retrieved memories: a reader"),
            ("publisher-place", "Oslo"),
            ("publisher", "Norton"),
            ("accessed", "5 May 2009"),
        ),
    ),  # words of a title that also tell of a day
    (
        "— Foreign Policy Concept. 2016.",
        (("title", "Foreign Policy Concept"),),
    ),  # a bullet is no author
    ("— Doe, J. (2001)", (("author", "Doe, J."),)),  # a bullet before a name is none of it
    (
        "Roe, R. What next? On the tides of spring. 2001.",
        (("title", "What next? On the tides of spring"), ("issued", "2001")),
    ),  # a question within a title
    (
        "Roe, R. Les ponts (XIIe siècle). 2001.",
        (("title", "Les ponts (XIIe siècle)"), ("issued", "2001")),
    ),  # a bracket of the title
)
"""Entries that are read rightly, however much they look like those above."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.name}: {case.text[:20]}")
def test_plain_mistakes(case: Case) -> None:
    """What the words of an entry say plainly puts its fields right, and no other retouch does."""
    said = [labelled(case.text, *case.said)]
    without = [retouch for retouch in RETOUCHES if retouch.name != case.name]
    assert _lacking(case, *retouched([untouched(case.text)], said)) == []
    assert _lacking(case, *retouched([untouched(case.text)], said, without)) != []


def _lacking(case: Case, read: tuple[Field, ...]) -> list[tuple[str, str]]:
    assert all(case.text[field.span.start : field.span.end] == field.text for field in read)
    told = [(field.label, field.text) for field in read]
    return [piece for piece in case.better if piece not in told]


def test_every_retouch_has_a_case() -> None:
    """No retouch stands untested; the two that take a list or take something away are tested below."""
    assert {retouch.name for retouch in RETOUCHES} == {
        *(case.name for case in CASES),
        "telling",
        "broken line",
    }


@pytest.mark.parametrize(
    ("text", "label", "words"),
    [
        (
            "Roe, R. (2001). La torre. Verfügbar unter http://a.org",
            "container-title",
            "Verfügbar unter",
        ),
        ("Roe, R.: Die Wand. Zugl.: Passau, Univ., Diss., 2005.", "publisher", "Zugl."),
        ("Roe 2007&#160;– A harbour", "issued", "&"),
    ],
)
def test_fields_that_say_nothing(text: str, label: str, words: str) -> None:
    """Marks alone, and words for what would follow, are no field."""
    said = [labelled(text, (label, words))]
    without = [retouch for retouch in RETOUCHES if retouch.name != "telling"]
    assert retouched([untouched(text)], said) == ((),)
    assert retouched([untouched(text)], said, without) == tuple(said)


def test_a_line_that_was_broken_on_purpose() -> None:
    """A short line ends a title where the next begins with a body's name; a full line does not."""
    raws = [
        "Doe, J. 2001. A title that runs on to the very end of this line of the list\nand beyond it.",
        "Roe, R. 2002. The way to isolation\nGerman Institute for Security Affairs.",
        "Roe, R. 2003. The way that leads to isolation and out again, as told by the\nInstitute for Affairs.",
    ]
    entries = mend_list(raws, order_model)
    title = "The way to isolation German Institute for Security Affairs"
    long = entries[2].text[14:-1]
    said = [
        (),
        labelled(entries[1].text, ("title", title)),
        labelled(entries[2].text, ("title", long)),
    ]
    read = retouched(entries, said)
    assert [(field.label, field.text) for field in read[1]] == [
        ("title", "The way to isolation"),
        ("publisher", "German Institute for Security Affairs"),
    ]
    assert read[2] == said[2]
    without = [retouch for retouch in RETOUCHES if retouch.name != "broken line"]
    assert retouched(entries, said, without)[1] == said[1]


@pytest.mark.parametrize(
    ("text", "said"),
    STILL,
    ids=lambda one: one[:20] if isinstance(one, str) else "",
)
def test_sound_fields_stay(text: str, said: tuple[tuple[str, str], ...]) -> None:
    """Where nothing is plainly wrong, nothing is changed."""
    fields = labelled(text, *said)
    assert retouched([untouched(text)], [fields]) == (fields,)


def test_a_made_field_is_as_sure_as_what_it_was_made_of() -> None:
    """A piece is as sure as its field, two joined as the less sure, a missed one as its neighbours."""
    text = "Roe, R. Knots, vol. 21. Oslo, 2001. Retrieved on 5 May 2009."
    title = Field("title", "Knots, vol. 21", Span(8, 22), (), 0.7)
    place = Field("publisher-place", "Oslo", Span(24, 28), (), 0.4)
    (read,) = retouched([untouched(text)], [(title, place)])
    sure = {field.label: field.confidence for field in read}
    assert sure == {"title": 0.7, "volume": 0.7, "publisher-place": 0.4, "accessed": 0.4}


SURENESS = st.floats(0, 1)


@given(
    st.text('Ab (1393) Retrieved on 2001? by,"”\n', max_size=80),
    st.lists(
        st.tuples(st.integers(0, 80), st.integers(1, 20), st.sampled_from(LABELS), SURENESS),
        max_size=5,
    ),
)
def test_fields_stay_in_the_text(raw: str, places: list[tuple[int, int, str, float]]) -> None:
    """No input raises; every field is a stretch of the text, they do not overlap, none grows surer."""
    (mended,) = mend_list([raw], order_model)
    said: list[Field] = []
    for start, size, label, sure in sorted(places):
        end = min(start + size, len(mended.text))
        if start < end and (not said or said[-1].span.end <= start):
            said.append(Field(label, mended.text[start:end], Span(start, end), (), sure))
    (read,) = retouched([mended], [tuple(said)])
    ends = 0
    for field in read:
        assert mended.text[field.span.start : field.span.end] == field.text
        assert field.span.start >= ends
        assert field.confidence in {0.0, *(each.confidence for each in said)}
        ends = field.span.end


def test_phrases() -> None:
    """A table says what may be left out, what may stand for what, and where a number or a word stands."""
    table = {"en": "date of visit/access (to) (the), N ed", "de": "zugriff (am)"}
    pattern = re.compile(any_of(table), re.IGNORECASE)
    for said in (
        "Date of visit",
        "date of access to",
        "date of visit  the",
        "3rd ed.",
        "Zugriff am",
    ):
        assert pattern.fullmatch(said), said
    for said in ("date of", "visit", "ed", "Zugriffam Ende", "third ed"):
        assert not pattern.fullmatch(said), said
    assert pattern.search("updated of visits") is None
    assert signs_of(table) == ("access", "ed", "visit", "zugriff")
