"""References written for other programs."""

from __future__ import annotations

import json
import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from carrel.exchange.bibtex import write_bibtex
from carrel.exchange.csl_json import write_csl_json
from carrel.exchange.ris import write_ris

ARTICLE: dict[str, Any] = {
    "id": "jalali2001",
    "type": "article-journal",
    "author": [
        {"family": "Jalali", "given": "Ali A."},
        {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van", "suffix": "Jr."},
        {"literal": "Barnes and Noble"},
    ],
    "title": "Arms & {Oil}: 50% of_it",
    "container-title": "Parameters",
    "issued": {"date-parts": [[2001, 12, 3]]},
    "volume": "31",
    "issue": "4",
    "page": "95–111",
    "DOI": "10.1/a_b%c",
    "URL": "https://example.org/a_{b}",
    "accessed": {"date-parts": [[2020, 1, 2]]},
}
PERSIAN: dict[str, Any] = {
    "id": "امیدی1393",
    "type": "book",
    "author": [{"family": "امیدی", "given": "علی"}],
    "title": "ایران و روسیه",
    "issued": {"date-parts": [[1393]], "calendar": "persian"},
    "publisher": "نشر نی",
}


def test_an_article_in_bibtex() -> None:
    """Names in the form von Last, Jr, First; special signs escaped, addresses letter by letter."""
    assert write_bibtex([ARTICLE]) == (
        "@article{jalali2001,\n"
        "  author = {Jalali, Ali A. and van Gogh, Jr., Vincent and {Barnes and Noble}},\n"
        "  title = {{Arms \\& \\{Oil\\}: 50\\% of\\_it}},\n"
        "  journal = {Parameters},\n"
        "  year = {2001},\n"
        "  month = dec,\n"
        "  date = {2001-12-03},\n"
        "  urldate = {2020-01-02},\n"
        "  pages = {95--111},\n"
        "  volume = {31},\n"
        "  number = {4},\n"
        "  doi = {10.1/a_b%c},\n"
        "  url = {https://example.org/a_%7Bb%7D},\n"
        "}\n"
    )


def test_a_year_of_another_calendar_stays_as_the_source_counts_it() -> None:
    """1393 is written as 1393, and nothing claims that it is a Gregorian date."""
    bibtex, ris = write_bibtex([PERSIAN]), write_ris([PERSIAN])
    assert "year = {1393}" in bibtex
    assert "date =" not in bibtex
    assert "PY  - 1393\r\n" in ris


def test_an_article_in_ris() -> None:
    """Each name on a line of its own; pages apart; from TY to ER in CR LF."""
    lines = write_ris([ARTICLE]).split("\r\n")
    assert lines[0] == "TY  - JOUR"
    assert lines[1:4] == [
        "AU  - Jalali, Ali A.",
        "AU  - van Gogh, Vincent, Jr.",
        "AU  - Barnes and Noble",
    ]
    assert {"SP  - 95", "EP  - 111", "PY  - 2001", "DA  - 2001/12/03"} <= set(lines)
    assert lines[-3:] == ["ER  - ", "", ""]


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
items = st.fixed_dictionaries(
    {"id": words, "type": st.sampled_from(["book", "chapter", "thesis", "x"])},
    optional={
        "title": words,
        "publisher": words,
        "page": words,
        "URL": words,
        "author": st.lists(st.fixed_dictionaries({"family": words, "given": words}), max_size=2),
        "issued": st.one_of(
            st.just({"literal": "n.d."}),
            st.builds(lambda y: {"date-parts": [[y]]}, st.integers(-500, 3000)),
        ),
    },
)


@given(st.lists(items, max_size=4))
def test_no_value_breaks_out_of_its_entry(given_items: list[dict[str, Any]]) -> None:
    """Braces balance, keys are unique but for case, and there are as many entries as items."""
    written = write_bibtex(given_items)
    depth = 0
    for sign in re.sub(r"\\[{}]", "", written):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0
    keys = re.findall(r"^@[a-z]+\{([^,]*),$", written, flags=re.MULTILINE)
    assert len(keys) == len({key.casefold() for key in keys}) == len(given_items)


@given(st.lists(items, max_size=4))
def test_a_value_never_begins_a_line_of_its_own(given_items: list[dict[str, Any]]) -> None:
    """Every line of RIS begins with a tag of ours, whatever the values hold."""
    lines = write_ris(given_items).split("\r\n")
    assert all(re.match(r"[A-Z][A-Z0-9]  - |$", line) for line in lines)
    assert sum(line.startswith("TY  - ") for line in lines) == len(given_items)


@given(st.lists(items, max_size=4))
def test_csl_json_comes_back(given_items: list[dict[str, Any]]) -> None:
    """What is written is read as the same items."""
    assert json.loads(write_csl_json(given_items)) == given_items
