"""Differences from citeproc-js where cites read alike: ``python -m bench.csl.tiny_alike``.

Small pools of items that share authors and years, in styles that differ in nothing but how they tell
cites apart. Both programs write all cites, or the bibliography. Printed is the share of pools that
come out otherwise, by what the style may add, with the smallest of those pools; and in how many of
them they tell fewer cites apart than we do.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from pathlib import Path
from random import Random
from typing import Any
from xml.sax.saxutils import quoteattr

from bench.csl.citeproc_js_cases import Peer, peer
from bench.csl.tiny_cut import cut, show
from bench.csl.tiny_styles import Found, ours
from carrel.csl.suite import Case

_RULES = (
    "by-cite",
    "by-cite",
    "all-names",
    "all-names-with-initials",
    "primary-name",
    "primary-name-with-initials",
)
_FAMILIES = ("Alder", "Birch", "Cedar", "Elm")
_GIVEN = ("Ann", "Al", "Bo", "Bo Cyd")
_HEAD = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text" default-locale="en-US">
<info><id>alike</id><title>Alike</title><updated>2020-01-01T00:00:00+00:00</updated></info>"""


def make_style(random: Random) -> tuple[str, str]:
    """A style, and what it may add in a word: names, given names by a rule, suffix, tests."""
    looks = {"et-al-min": random.choice("23"), "et-al-use-first": random.choice("112")}
    word: list[str] = []
    if random.random() < 0.7:
        looks["disambiguate-add-names"] = "true"
        word.append("names")
    if random.random() < 0.6:
        looks["disambiguate-add-givenname"] = "true"
        looks["givenname-disambiguation-rule"] = random.choice(_RULES)
        word.append(looks["givenname-disambiguation-rule"])
    rule = looks.get("givenname-disambiguation-rule", "")
    if random.random() < 0.4:
        looks["disambiguate-add-year-suffix"] = "true"
        word.append("suffix")
    tests = random.choice((0, 0, 1, 1, 1, 2))
    if tests:
        word.append(f"{tests} tests")
    # Without initialize-with there are no initials to add.
    looked = ('form="short" initialize-with="."', 'initialize-with="."', 'form="short"')
    name = random.choice(looked[: 2 if rule.endswith("initials") else 3])
    body = f'<names variable="author"><name {name} delimiter=", "/></names>'
    body += '<date variable="issued"><date-part name="year"/></date>' * random.choice((0, 1, 1))
    for variable in ("title", "publisher")[:tests]:
        body += f'<choose><if disambiguate="true"><text variable="{variable}"/></if></choose>'
    options = " ".join(f"{one}={quoteattr(value)}" for one, value in looks.items())
    sort = random.choice(("", '<sort><key variable="title"/></sort>'))
    entry = (
        '<group delimiter=" "><names variable="author"/><date variable="issued">'
        '<date-part name="year"/></date><text variable="title"/></group>'
    )
    layout = f'<group delimiter=" ">{body}</group>'
    text = (
        f'{_HEAD}<citation {options}><layout delimiter="; ">{layout}</layout></citation>'
        f"<bibliography>{sort}<layout>{entry}</layout></bibliography></style>"
    )
    return text, " + ".join(word) or "nothing"


def make_items(random: Random) -> list[dict[str, Any]]:
    """A pool: all begin with the same family name, and some have the very authors of another."""
    others = _FAMILIES[1 : random.choice((2, 3, 4))]
    given = _GIVEN[: random.choice((1, 2, 4))]
    years = (2001, 2001, 2002)[: random.choice((1, 1, 3))]
    items: list[dict[str, Any]] = []
    for place in range(random.choice((2, 3, 3, 4, 4, 5, 6, 7))):
        more = random.sample(others, random.randint(0, len(others)))
        authors = [{"family": one, "given": random.choice(given)} for one in (_FAMILIES[0], *more)]
        if items and random.random() < 0.4:
            authors = random.choice(items)["author"]
        items.append(
            {
                "id": f"ITEM-{place + 1}",
                "type": "book",
                "title": f"T{place + 1}",
                "publisher": f"P{random.choice('123')}",
                "author": authors,
                "issued": {"date-parts": [[random.choice(years)]]},
            }
        )
    return items


def make_case(seed: int) -> tuple[Case, str]:
    """A case of its own from a number, and what its style may add."""
    random = Random(seed)
    style, word = make_style(random)
    items = make_items(random)
    calls: list[Any] | None = None
    mode = random.choice(("citation", "citation", "bibliography"))
    if random.random() < 0.3:
        mode, calls = "citation", _calls([one["id"] for one in random.sample(items, len(items))])
    return Case(mode, style, items, None, calls, None, ""), word


def _calls(ids: list[str]) -> list[Any]:
    """One citation after another, each of one item."""
    return [
        [
            {
                "citationID": f"C{place}",
                "citationItems": [{"id": one}],
                "properties": {"noteIndex": 0},
            },
            [[f"C{earlier}", 0] for earlier in range(place)],
            [],
        ]
        for place, one in enumerate(ids)
    ]


def cites(text: str) -> list[str]:
    """The cites, without the marks of which citations the last call changed."""
    lines = (re.sub(r"^(?:>>|\.\.)\[\d+\] ", "", line) for line in text.split("\n"))
    return [one for line in lines for one in line.split("; ")]


def compare(number: int, case: Case, js: Peer, *, small: bool) -> Found | None:
    """Both answers if they differ; with `small`, of the case cut down."""

    def differs(one: Case) -> bool:
        if any(not item.get("author") for item in one.items):
            return False
        answer = js.answer(one)
        return not answer.error and cites(ours(one)) != cites(answer.text)

    if not differs(case):
        return None
    if small:
        case = cut(case, differs)
    return Found(number, case, ours(case), js.answer(case).text)


def main() -> None:
    """Compare, cut, gather, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seed", type=int, default=1, help="the first case's number")
    parser.add_argument("--count", type=int, default=500, help="how many cases")
    parser.add_argument("--peers", type=Path, required=True, help="the folder with the peers")
    parser.add_argument("--shown", type=int, default=1, help="how many of each kind of style")
    parser.add_argument("--only", default="", help="only styles that may add this")
    asked = parser.parse_args()
    times: Counter[str] = Counter()
    differing: dict[str, list[Found]] = defaultdict(list)
    with peer(asked.peers) as js:
        for number in range(asked.seed, asked.seed + asked.count):
            case, word = make_case(number)
            if asked.only and asked.only != word:
                continue
            times[word] += 1
            small = len(differing[word]) < asked.shown * 3
            found = compare(number, case, js, small=small)
            if found is not None:
                differing[word].append(found)
    total = sum(map(len, differing.values()))
    every = [one for members in differing.values() for one in members]
    fewer = sum(len({*cites(one.theirs)}) < len({*cites(one.ours)}) for one in every)
    print(f"{total} of {times.total()} differ ({total / max(1, times.total()):.2%})", end="; ")
    print(f"in {fewer} they tell fewer apart")
    for word, members in sorted(differing.items(), key=lambda one: -len(one[1])):
        print(f"\n== {word}: {len(members)} of {times[word]}")
        for one in sorted(members, key=lambda found: len(show(found.case)))[: asked.shown]:
            print(f"# {one.number} {one.case.mode}\n{show(one.case)}")
            print(f"we:   {one.ours}\nthey: {one.theirs}")


if __name__ == "__main__":
    main()
