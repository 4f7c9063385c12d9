from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrel.references.items.retouching import retouched
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


@pytest.mark.parametrize(
    ("text", "said", "better"),
    [
        (
            "Heymann, S. (2010), “A Region’s Long Relations”. Working Group on Regions, 4.",
            [
                ("author", "Heymann, S."),
                ("issued", "2010"),
                ("title", "A Region’s Long Relations”. Working Group on Regions"),
                ("volume", "4"),
            ],
            [
                ("author", "Heymann, S."),
                ("issued", "2010"),
                ("title", "A Region’s Long Relations"),
                ("container-title", "Working Group on Regions"),
                ("volume", "4"),
            ],
        ),
        (
            "Doe, J. (2001), On Balance, translated by Ann Roe, Oslo",
            [
                ("author", "Doe, J."),
                ("issued", "2001"),
                ("title", "On Balance, translated by Ann Roe"),
            ],
            [("title", "On Balance"), ("translator", "Ann Roe")],
        ),
        (
            "Roca P. La luz del faro [tesis doctoral]. Lima: Alba; 2001.",
            [
                ("author", "Roca P"),
                ("title", "La luz del faro [tesis doctoral]"),
                ("issued", "2001"),
            ],
            [("title", "La luz del faro"), ("genre", "tesis doctoral")],
        ),
        (
            "Roe, R. (2001). On Balance (Working Paper No. 12). Oslo.",
            [("issued", "2001"), ("title", "On Balance (Working Paper No. 12)")],
            [("title", "On Balance"), ("genre", "Working Paper"), ("number", "12")],
        ),
        (
            "Roca P. La luz [Internet]. 2001",
            [("author", "Roca P"), ("title", "La luz [Internet]"), ("issued", "2001")],
            [("title", "La luz")],
        ),
        (
            "Verband für Glas. (2001). Leitlinien.",
            [("title", "Verband für Glas"), ("issued", "2001"), ("title", "Leitlinien")],
            [("author", "Verband für Glas")],
        ),
        (
            "Ministry of Glass. Report of the Year. Oslo, 2001.",
            [("title", "Ministry of Glass. Report of the Year"), ("issued", "2001")],
            [("author", "Ministry of Glass"), ("title", "Report of the Year")],
        ),
        (
            "R. Roe, La torre, in “Il faro”, 3 (2001)",
            [("author", "R. Roe"), ("title", "La torre, in “Il faro"), ("issued", "2001")],
            [("title", "La torre"), ("container-title", "Il faro")],
        ),
        (
            "Roe, R. (2001). La torre. Recuperado el 5 de abril de 2017, de http://a.org",
            [("issued", "2001"), ("title", "La torre"), ("container-title", "Recuperado el")],
            [("accessed", "5 de abril de 2017")],
        ),
        (
            "Roe R. La torre. Faro. 2012 [citado 2013 Abr 10]; 3: 4",
            [("title", "La torre"), ("issued", "2012")],
            [("accessed", "2013 Abr 10")],
        ),
        (
            "Нов А. Основы дела : учеб. пособие. М.: Изд-во «Север», 2001.",
            [
                ("title", "Основы дела : учеб. пособие"),
                ("publisher", "Изд-во"),
                ("container-title", "Север"),
            ],
            [("title", "Основы дела"), ("publisher", "Изд-во «Север»")],
        ),
        (
            "Roe, R. Knots and Nets, vol. 21. Oslo, 2001.",
            [("author", "Roe, R."), ("title", "Knots and Nets, vol. 21"), ("issued", "2001")],
            [("title", "Knots and Nets"), ("volume", "21")],
        ),
        (
            "Roe R., Les ponts (XIIe siècle), Oslo, 2001.",
            [("title", "Les ponts"), ("container-title", "XIIe siècle)"), ("issued", "2001")],
            [("title", "Les ponts (XIIe siècle)")],
        ),
        (
            "Roe, R. On Walls. Trans. Poe, Ann. Oslo: Dun, 2001.",
            [("author", "Roe, R."), ("title", "On Walls"), ("editor", "Poe, Ann")],
            [("translator", "Poe, Ann")],
        ),
        (
            "R. Roe, La bottega. Mestieri e consumi, Bari, Edizioni Alba, 1992, p. 47.",
            [
                ("author", "R. Roe"),
                ("title", "La bottega"),
                ("container-title", "Mestieri e consumi"),
                ("publisher-place", "Bari"),
                ("page", "47"),
            ],
            [("title", "La bottega. Mestieri e consumi"), ("page", "47")],
        ),
        (
            "Roe, R. On Walls. Journal of Stone. Oslo, 1992.",
            [
                ("title", "On Walls"),
                ("container-title", "Journal of Stone"),
                ("publisher-place", "Oslo"),
            ],
            [("title", "On Walls"), ("container-title", "Journal of Stone")],
        ),
        (
            "Roe, R. (1950) [1902] On Walls. Verfügbar unter http://a.org",
            [
                ("issued", "1950"),
                ("title", "1902] On Walls"),
                ("container-title", "Verfügbar unter"),
            ],
            [("issued", "1950"), ("title", "On Walls")],
        ),
        (
            "R. Roe, Wem gehört er?, in: Die Schau, Nr. 38 v. 19.9.1985, S. 14.",
            [("title", "Wem gehört er?"), ("issued", "38 v. 19.9.1985")],
            [("issued", "19.9.1985")],
        ),
        (
            'Ann Roe "On the Walls of Oslo." Journal of Stone (2001)',
            [("title", 'Ann Roe "On the Walls of Oslo'), ("issued", "2001")],
            [("author", "Ann Roe"), ("title", "On the Walls of Oslo")],
        ),
        (
            "Concept of Walls. 2016. On the Walls of Oslo. Oslo.",
            [
                ("container-title", "Concept of Walls"),
                ("issued", "2016"),
                ("title", "On the Walls"),
            ],
            [("author", "Concept of Walls"), ("title", "On the Walls")],
        ),
        (
            "Oslo Daily News. 2016. On the Walls of Oslo. Oslo.",
            [("container-title", "Oslo Daily News"), ("issued", "2016"), ("title", "On the Walls")],
            [("container-title", "Oslo Daily News")],
        ),
        (
            "Doe, J. Of Shelves. Berlin/New York, 1925.",
            [("title", "Of Shelves"), ("publisher", "Berlin/New York"), ("issued", "1925")],
            [("publisher-place", "Berlin/New York")],
        ),
        (
            "Doe, J. Of Shelves. Paris: London, 1925.",
            [("publisher-place", "Paris"), ("publisher", "London"), ("issued", "1925")],
            [("publisher", "London")],
        ),
        (
            "Roe, R. (1393/11/1), What next? Harbour site",
            [
                ("author", "Roe, R."),
                ("issued", "1393"),
                ("issue", "11/1"),
                ("title", "What next?"),
                ("container-title", "Harbour site"),
            ],
            [("issued", "1393/11/1"), ("title", "What next?")],
        ),
        (
            "Roe, R. What next? Letters 2009/31/45.",
            [("title", "What next?"), ("issued", "2009"), ("volume", "31")],
            [("issued", "2009"), ("volume", "31")],
        ),
        (
            "Roe, R. Of tides. Rev. Cent. Asian Aff. 13 (4), 2001.",
            [("title", "Of tides"), ("container-title", "Rev. Cent. Asian Aff"), ("volume", "13")],
            [("container-title", "Rev. Cent. Asian Aff."), ("volume", "13")],
        ),
        (
            "Roe, R. Of tides. Rev. Asian Affairs. Oslo, 2001.",
            [("title", "Of tides"), ("container-title", "Rev. Asian Affairs")],
            [("container-title", "Rev. Asian Affairs")],
        ),
        (
            "Roe, R. Of tides. Quarterly of Asian Affairs. 13 (4), 2001.",
            [("title", "Of tides"), ("container-title", "Quarterly of Asian Affairs")],
            [("container-title", "Quarterly of Asian Affairs")],
        ),
        (
            "Roe, R. (1378), Russian Federation, First Printing, Tehran",
            [("issued", "1378"), ("title", "Russian Federation, First Printing")],
            [("title", "Russian Federation"), ("edition", "First Printing")],
        ),
        (
            "Ardestani, A. (2009), Iranian Foreign Relations, Tehran: Pelicans.",
            [
                ("issued", "2009"),
                ("container-title", "Iranian Foreign Relations"),
                ("publisher", "Pelicans"),
            ],
            [("title", "Iranian Foreign Relations")],
        ),
        (
            "Portal (2008), Cold Peace, Date of Visit to Site1397/2/4",
            [
                ("author", "Portal"),
                ("title", "Cold Peace, Date of Visit to Site1397"),
                ("number", "/2/4"),
            ],
            [("title", "Cold Peace"), ("accessed", "1397/2/4"), ("issued", "2008")],
        ),
        (
            "Roe, R. (2009), Iran and Russia (New Age Cooperation), Tehran",
            [
                ("title", "Iran and Russia"),
                ("collection-title", "New Age"),
                ("title", "Cooperation)"),
            ],
            [("title", "Iran and Russia (New Age Cooperation)")],
        ),
        (
            "Karami, (1393/11/1), Why did he meet them? Tabnak site, Tehran",
            [
                ("number", "1393/"),
                ("issue", "11/1"),
                ("title", "Why did he meet them? Tabnak site"),
            ],
            [
                ("issued", "1393/11/1"),
                ("title", "Why did he meet them?"),
                ("container-title", "Tabnak site"),
            ],
        ),
        (
            "Sasanian, The Consequences.” Strategic Thinking. Farvardin95.",
            [
                ("title", "The Consequences"),
                ("title", "Strategic Thinking"),
                ("volume", "Farvardin95"),
            ],
            [
                ("title", "The Consequences"),
                ("container-title", "Strategic Thinking"),
                ("issued", "Farvardin95"),
            ],
        ),
    ],
)
def test_plain_mistakes(
    text: str, said: list[tuple[str, str]], better: list[tuple[str, str]]
) -> None:
    """What the words of an entry say plainly corrects the labels of its fields."""
    (read,) = retouched([untouched(text)], [labelled(text, *said)])
    told = [(field.label, field.text) for field in read]
    assert [piece for piece in better if piece not in told] == []
    assert all(text[field.span.start : field.span.end] == field.text for field in read)


def test_a_line_that_was_broken_on_purpose() -> None:
    """A short line ends a title where the next begins with a body's name."""
    raws = [
        "Doe, J. 2001. A title that runs on to the very end of this line of the list\nand beyond it.",
        "Roe, R. 2002. The way to isolation\nGerman Institute for Security Affairs.",
    ]
    entries = mend_list(raws, order_model)
    title = "The way to isolation German Institute for Security Affairs"
    read = retouched(entries, [(), labelled(entries[1].text, ("title", title))])
    assert [(field.label, field.text) for field in read[1] if field.label != "issued"] == [
        ("title", "The way to isolation"),
        ("publisher", "German Institute for Security Affairs"),
    ]


def test_sound_fields_stay() -> None:
    """Where nothing is plainly wrong, nothing is changed."""
    text = "Doe, J. (2001), Retrieved memories: a reader, Oslo: Norton, accessed 5 May 2009."
    said = labelled(
        text,
        ("author", "Doe, J."),
        ("issued", "2001"),
        ("title", "Retrieved memories: a reader"),
        ("publisher-place", "Oslo"),
        ("publisher", "Norton"),
        ("accessed", "5 May 2009"),
    )
    assert retouched([untouched(text)], [said]) == (said,)


@given(
    st.text('Ab (1393) Retrieved on 2001? by,"”\n', max_size=80),
    st.lists(
        st.tuples(st.integers(0, 80), st.integers(1, 20), st.sampled_from(LABELS)), max_size=5
    ),
)
def test_fields_stay_in_the_text(raw: str, places: list[tuple[int, int, str]]) -> None:
    """No input raises; every field is a stretch of the text, and they do not overlap."""
    (mended,) = mend_list([raw], order_model)
    said: list[Field] = []
    for start, size, label in sorted(places):
        end = min(start + size, len(mended.text))
        if start < end and (not said or said[-1].span.end <= start):
            said.append(Field(label, mended.text[start:end], Span(start, end), (), 1.0))
    (read,) = retouched([mended], [said])
    ends = 0
    for field in read:
        assert mended.text[field.span.start : field.span.end] == field.text
        assert field.span.start >= ends
        ends = field.span.end


@pytest.mark.parametrize(
    ("text", "said", "authors"),
    [
        ("———. 2008. Of Walls.", [("issued", "2008")], ["———"]),
        ("[2] Ders. (2003): Die Wand", [("citation-number", "2"), ("issued", "2003")], ["Ders"]),
        ("———, and Ann Roe. Doors", [("author", "Ann Roe")], ["———, and Ann Roe"]),
        ("— Foreign Policy Concept. 2016.", [("title", "Foreign Policy Concept")], []),
        ("— Doe, J. (2001)", [("author", "Doe, J.")], ["Doe, J."]),
        ("Of Walls. 2008.", [("title", "Of Walls")], []),
    ],
)
def test_the_author_said_again(text: str, said: list[tuple[str, str]], authors: list[str]) -> None:
    """A long dash or a word for "the same" before the first field is the author; a bullet is none."""
    [better] = retouched(
        mend_list([text], order_model, lambda texts: [0.0] * len(texts)), [labelled(text, *said)]
    )
    found = [field for field in better if field.label == "author"]
    assert [field.text for field in found] == authors
    assert all(text[field.span.start : field.span.end] == field.text for field in found)
