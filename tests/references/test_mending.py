from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.references.emitted import LATIN
from carrel.references.mended import Mended
from carrel.references.mending.entries import mend_list
from carrel.references.mending.unscrambling import BLANK, ways
from carrel.references.reading import parsed, read_list
from carrel.values.partial_date import date_from_csl
from tests.references.models import field_model, order_model
from training.damage import SCRAMBLES, damaged_list

GOOD = (
    "1. Doe, Jane (2011), Soft balancing in theory, Journal of Peace, Vol. 4, No. 7, pp. 23-45.",
    "2. Roe, Richard (1999), The making of alliances. New York: Norton.",
    "3. Poe, Ann, and John Moe (2005), “Why states wait,” World Politics 12(3): 101–130.",
    "4. Coe, Peter (2016), A short history of the Caspian, 2nd ed., London: Routledge.",
    "5. Loe, Mary (2008), Neighbours and rivals, in: P. Hoe (ed.), Regions, Oxford: OUP, pp. 1-20.",
)
PERSIAN = (
    "۱- باقری، علی (۱۳۹۳)، روابط ایران و روسیه، تهران: انتشارات دانشگاه.",
    "۲- امیدی، حسن (۱۳۹۰)، چالش‌های سیاست خارجی، فصلنامه مطالعات، سال ۴، شماره ۷.",
    "۳- رضایی، محمد (۱۳۸۷)، نظریه موازنه، مجله سیاست، دوره ۲، ص ۲۳-۴۵.",
)


def mended_list(raws: Sequence[str]) -> tuple[Mended, ...]:
    """The entries mended as a list is that is read."""
    return mend_list(raws, order_model, lambda asked: parsed(asked, field_model()))


def texts(raws: Sequence[str]) -> list[str]:
    """The mended words of a list, white space folded."""
    return [" ".join(mended.text.split()) for mended in mended_list(raws)]


def origins_hold(mended: Mended) -> bool:
    """Whether each character stands where its origin says, or takes the place of one there."""
    inside = all(0 <= origin < len(mended.raw) for origin in mended.origins)
    return inside and len(mended.origins) == len(mended.text)


def test_a_good_list_is_left_alone() -> None:
    """Entries that need nothing come back as they came, with no operation."""
    for mended in mended_list(GOOD):
        assert (mended.text, mended.operations) == (mended.raw, ())
        assert mended.origins == tuple(range(len(mended.raw)))


@pytest.mark.parametrize("kind", ["runs-reversed", "number-last", "punctuation-first"])
def test_lines_out_of_order_are_put_right(kind: str) -> None:
    """What right-to-left extraction does to Latin entries is undone, and named."""
    damaged = [SCRAMBLES[kind](entry) for entry in GOOD]
    assert ["".join(text.split()) for text in texts(damaged)] == [
        "".join(entry.split()) for entry in GOOD
    ]
    assert all(mended.operations for mended in mended_list(damaged))


@pytest.mark.parametrize(
    "kind", ["digit runs", "number runs", "item last", "marks first", "words backwards"]
)
def test_emitted_lines_are_put_right(kind: str) -> None:
    """Another generator's orders are undone too: ranges taken apart, marks moved with a number."""
    rng = Random(4)  # noqa: S311 - it draws no secrets
    damaged = [LATIN[kind](entry, rng).strip() for entry in GOOD]
    assert ["".join(text.split()) for text in texts(damaged)] == [
        "".join(entry.split()) for entry in GOOD
    ]


@pytest.mark.parametrize("kind", ["visual", "words-reversed", "runs-reversed"])
def test_persian_lines_are_put_right(kind: str) -> None:
    """Letters, words or runs of a Persian list that came from the left are turned round."""
    assert [t.replace(" ", "") for t in texts([SCRAMBLES[kind](entry) for entry in PERSIAN])] == [
        entry.replace(" ", "") for entry in PERSIAN
    ]


def test_only_some_lines_are_damaged() -> None:
    """In a mixed list the good entries stay and the damaged ones are restored."""
    mixed = [SCRAMBLES["runs-reversed"](e) if n % 2 else e for n, e in enumerate(GOOD)]
    mended = mended_list(mixed)
    assert [one.operations for one in mended[::2]] == [(), (), ()]
    assert [one.text.replace(" ", "") for one in mended] == [e.replace(" ", "") for e in GOOD]


def entries_of_the_sample(shared: Path) -> list[list[str]]:
    """The entries of both lists of the sample, cut at the lines that bear a number or a dash."""
    lines = (shared / "samples/iran-russia-abstract.txt").read_text(encoding="utf-8")
    starts = re.compile(r"\((\d{1,2})$| 9$|^- ?\w")
    entries: list[list[str]] = []
    for line in filter(str.strip, lines[lines.index("), Structural") :].splitlines()):
        if starts.search(line):
            entries.append([])
        entries[-1].append(line)
    return entries


def test_the_sample_is_put_in_order(shared: Path) -> None:
    """Each entry of both lists of the sample begins with its number or dash and its author."""
    entries = entries_of_the_sample(shared)
    assert (len(entries[:21]), len(entries[21:])) == (21, 12)
    first = texts(["\n\n".join(entry) for entry in entries[:21]])
    assert [int(re.match(r"\d+", text)[0]) for text in first] == list(range(1, 22))  # pyright: ignore[reportOptionalSubscript]
    assert sum(bool(re.search(r"\((?:13|19|20)\d\d", text)) for text in first) == 20
    second = texts(["\n\n".join(entry) for entry in entries[21:]])
    assert all(re.match(r"(?:\d )?\d?-? ?\w", text) for text in second)


def test_the_sample_is_read(shared: Path) -> None:
    """Every entry has authors, a year and a title, and every year of the 1300s its calendar."""
    entries = entries_of_the_sample(shared)
    lists = (entries[:21], entries[21:])
    read = [
        one
        for each in lists
        for one in read_list(["\n\n".join(e) for e in each], field_model(), order_model)
    ]
    years = [date_from_csl(one.item.get("issued") or {}) for one in read]  # pyright: ignore[reportArgumentType]
    whole = [one for one in read if one.item.get("author") and one.item.get("title")]
    assert len(whole) >= 32
    assert sum(year.year is not None for year in years) >= 32
    solar = [year.year for year in years if year.calendar == "persian"]
    assert sorted(year for year in solar if year) == [
        1378,
        1392,
        1393,
        1393,
        1395,
        1395,
        1396,
        1396,
    ]
    assert all((year.year or 0) > 1450 for year in years if year.year and not year.calendar)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("the ﬁrst ﬂoor of the oﬃce", "the first floor of the office"),
        ("Heydmann , Steven", "Heydmann, Steven"),
        ("Mason, Robert .2014 .The politics", "Mason, Robert. 2014. The politics"),
        ("Széll Z,, Sréter T,, Moe K", "Széll Z, Sréter T, Moe K"),
        ("the interna-\ntional order", "the international order"),
        ("Iran-\nRussia relations", "Iran-Russia relations"),
        ("Vor- \nund Nachteile", "Vor- und Nachteile"),
        ("pp. 221-\n246", "pp. 221-246"),
        ("http://a.example/foreign-\npolicy/official", "http://a.example/foreign-policy/official"),
        (
            "(http:// www. a.example/ b-c/official- d/ 25).",
            "(http://www.a.example/b-c/official-d/25).",
        ),
        (
            "S. 125\u00ad140, di\u00adver and inter\u00ad\nnational",
            "S. 125-140, diver and international",
        ),
        ("zero\u200bwidth and\xa0no-break", "zerowidth and no-break"),
        ("J o u r n a l of Peace", "Journal of Peace"),
        ("History ofParis and McMillan", "History of Paris and McMillan"),
        ("Dorigo, Venezia, Milano ig83", "Dorigo, Venezia, Milano 1983"),
        ("risk (2OO7) pp. 2l9 - 24O.", "risk (2007) pp. 219 - 240."),
        ("CO2 and H2O in 1l", "CO2 and H2O in 1l"),
        ("em 1765-1853. O Estado", "em 1765-1853. O Estado"),
        ("a meta- analysis of Vor- und Nachteile", "a meta-analysis of Vor- und Nachteile"),
        ("Federation 0New Age Cooperation), 2nd ed.", "Federation (New Age Cooperation), 2nd ed."),
        ("the text .. Tehran .", "the text. Tehran."),
        ("a deﬁ nition of ﬁ ve oﬃ ces", "a definition of five offices"),
        ("ﻋﻠﻲ", "علي"),
        ("ﻣﯽ‌ﺭﻭﺩ", "می‌رود"),
        ("Itâ€™s a rÃ©sumÃ©, 12â€“15", "It’s a résumé, 12–15"),
        ("ÐšÐ°Ñ€Ð°Ð¼Ð¸, MÃ¼ller", "Карами, Müller"),
        ("L’Été, Ã la carte", "L’Été, Ã la carte"),
        ("Roe, R. Title. London, 200B.", "Roe, R. Title. London, 2008."),
        ("Roe, R. Title (19S6).", "Roe, R. Title (1956)."),
        ("Roe, R. (1999b), 200B.", "Roe, R. (1999b), 200B."),
        ("0¼", "0¼"),
        ("Doe, Roe 2021O. Doe, A start, 2021.", "Doe, Roe 2021O. Doe, A start, 2021."),
        ("باقری، علی (۱۳۹۳)", "باقری، علی (۱۳۹۳)"),
        ("دولت‌آبادی", "دولت‌آبادی"),
    ],
)
def test_other_damage(raw: str, text: str) -> None:
    """Ligatures, hyphens at line ends, spaces, doubled marks, forms of letters; digits stay."""
    (mended,) = mended_list([raw])
    assert mended.text == text
    assert origins_hold(mended)


def test_blanks_are_as_in_the_list() -> None:
    """A blank that was lost behind a mark is put in where the list has it, and nowhere else."""
    lost = [
        "Doe, J. The end. Oxford: Press,2001.",
        "Roe, R. A start.The middle, Paris: Seuil, 1999.",
    ]
    assert texts(lost) == [
        "Doe, J. The end. Oxford: Press, 2001.",
        "Roe, R. A start. The middle, Paris: Seuil, 1999.",
    ]
    tight = ["Doe,J. The end,2001.", "Roe,R. A start,Paris,1999."]
    assert texts(tight) == tight


def test_a_blank_before_semicolons_alone_is_meant() -> None:
    """``Muñoz ; Yáñez`` stays as it is set where commas stand close."""
    raw = "A. Muñoz ; B. Yáñez, La historia, Madrid, 1999."
    assert texts([raw]) == [raw]
    assert texts(["A. Muñoz ; B. Yáñez , La historia."]) == ["A. Muñoz; B. Yáñez, La historia."]


def test_colons_follow_commas() -> None:
    """A blank before a colon goes where commas have one too, and stays where it is the style."""
    loose = ["Doe , J. The end : a tale , Oxford , 2001.", "Roe , R. Paris : Seuil, 1999."]
    assert texts(loose) == ["Doe, J. The end: a tale, Oxford, 2001.", "Roe, R. Paris: Seuil, 1999."]
    style = ["Doe, J. The end : a tale, Oxford, 2001.", "Roe, R. Paris : Seuil, 1999."]
    assert texts(style) == style


def test_an_entry_that_opens_otherwise_is_looked_at() -> None:
    """In a list with bullets a line without one, whose words come from the left, is turned."""
    entries = [f"• {entry.split('- ')[1]}" for entry in (*PERSIAN, *PERSIAN)]
    damaged = [*entries[:5], SCRAMBLES["words-reversed"](entries[5])]
    assert [t.replace(" ", "") for t in texts(damaged)] == [e.replace(" ", "") for e in entries]


def test_a_roman_number_before_a_year_is_no_year() -> None:
    """``II2022`` is not made a number of six digits."""
    raw = "Doe, J. y Sars, M. II2022 «Remote sensing», Adv. Mater. 65: 1102-1107."
    assert texts([raw]) == [raw]


def test_markup_is_no_damage() -> None:
    """A list of records in markup has no order of a page, and stays as it is."""
    raws = [f"<cite|book|title=Rivers {n} |authors=Doe, J. |year=199{n} >" for n in range(9)]
    assert texts(raws) == raws


def test_real_hyphens_stay() -> None:
    """A hyphen that the word has elsewhere in the list is kept when a line breaks at it."""
    raws = ["Doe, J. On self-determination", "Roe, R. The right of self-\ndetermination"]
    assert texts(raws)[1].endswith("self-determination")


@given(st.lists(st.text(max_size=120), max_size=6))
def test_origins_are_right(raws: list[str]) -> None:
    """No text raises; each kept character stands in the raw text at its origin."""
    for raw, mended in zip(raws, mended_list(raws), strict=True):
        assert mended.raw == raw
        assert origins_hold(mended)
        if mended.text == raw:
            assert mended.operations == ()


@given(st.text("Abc 12,.()-\n", max_size=80))
def test_an_order_loses_nothing(line: str) -> None:
    """Each way to undo keeps every character once, and adds blanks at most."""
    for way in ways(line):
        assert sorted(at for at in way.order if at != BLANK) == list(range(len(line)))


@given(st.randoms(use_true_random=False), st.sampled_from([GOOD, PERSIAN]))
def test_one_way_undoes_the_generator(rng: Random, entries: tuple[str, ...]) -> None:
    """Among the ways to read a damaged line is the line as it was."""
    for entry in damaged_list(entries, rng):
        for line, damaged in zip(entry.lines, entry.damaged, strict=True):
            assert "".join(line.split()) in {
                "".join(way.of(damaged).split()) for way in ways(damaged)
            }


@pytest.mark.parametrize("raw", ["\ud800 (1999", "\x00\x00, 12(", "9" * 5000, "(" * 5000, " " * 99])
def test_odd_texts(raw: str) -> None:
    """Lone surrogates, NUL, digits and brackets without end are mended to something."""
    assert origins_hold(mended_list([raw, raw])[0])


def test_a_line_of_a_megabyte() -> None:
    """What is past any sound size is left in its order."""
    raw = "), Title without end 2011- Omidi, Ali (1 " * 25_000
    assert len(mended_list([raw])[0].text) == len(raw.strip()) or mended_list([raw])[0].text
