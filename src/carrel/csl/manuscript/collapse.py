"""Cite grouping and collapsing, on nodes: citation-number, year, year-suffix, ranges.

CSL 1.0.2, Cite Grouping and Cite Collapsing.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from carrel.csl.alphabets import LATIN_NAME, follows
from carrel.csl.manuscript.cites import with_affixes, without_names
from carrel.csl.rendering.page_range import EN_DASH
from carrel.csl.text.tree import (
    CITATION_NUMBER,
    DATE,
    LOCATOR,
    YEAR_SUFFIX,
    Node,
    between,
    find,
    formatted_alone,
    from_first,
    is_empty,
    plain,
    replace_first,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from carrel.csl.items.item import Cite
    from carrel.csl.manuscript.run import Run
    from carrel.csl.text.tree import Content

YEAR_RULES = frozenset(("year", "year-suffix", "year-suffix-ranged"))
_PARTED = frozenset(("year", "year-suffix-ranged"))
"""Rules under which the after-collapse-delimiter parts all groups."""
_LEAST_RANGE = 3
_TYPED_MARKS = frozenset(",.;")


class Written(NamedTuple):
    """A cite and its node; once collapsed, the delimiter that stands before it.

    `names` are those that the cite shows, or would show if its author were not suppressed;
    `movable` tells whether its citation number can be moved (see `carrel.csl.manuscript.renumbering`).
    """

    cite: Cite
    node: Node
    names: str = ""
    before: str | None = None
    collapsed: bool = False
    movable: bool = True


def groups_cites(options: Mapping[str, str]) -> bool:
    """Tell whether cites with the same names are brought together."""
    return options.get("collapse", "") in YEAR_RULES or "cite-group-delimiter" in options


def join_cites(written: Sequence[Written], run: Run) -> list[Content]:
    """Join the cites of a cluster with the delimiters that apply."""
    shown = [one for one in written if not is_empty(one.node) or one.cite.prefix or one.cite.suffix]
    options = run.citation.options
    rule = options.get("collapse", "")
    delimiter = run.citation.layout.delimiter
    if rule == "citation-number":
        shown = _number_ranges(shown, options.get("after-collapse-delimiter", delimiter), run)
    elif groups_cites(options):
        shown = _by_author(shown, rule, run)
    children: list[Content] = []
    for place, one in enumerate(shown):
        if place:
            children.append(between(_delimiter(shown[place - 1], one, delimiter)))
        children.append(with_affixes(one.node, one.cite))
    return children


def _delimiter(before: Written, one: Written, delimiter: str) -> str:
    """What a person wrote, if it ends or begins with a mark, takes the delimiter's place."""
    suffix = before.cite.suffix
    if delimiter and suffix[-1:] in _TYPED_MARKS:
        return " "
    if not suffix and one.cite.prefix[:1] in _TYPED_MARKS:
        return ""
    return delimiter if one.before is None else one.before


def _number_ranges(shown: list[Written], after: str, run: Run) -> list[Written]:
    numbers = run.context.citation_numbers
    result: list[Written] = []
    start = 0
    while start < len(shown):
        end = start + 1
        while end < len(shown) and _continues(shown[end - 1], shown[end], numbers):
            end += 1
        first = shown[start]
        if result and _located(result[-1]):
            # Behind "1 p. 5" a comma could part two pages; behind "1–3" it cannot.
            first = first._replace(before=after)
        if end - start >= _LEAST_RANGE:
            result += [first, shown[end - 1]._replace(before=EN_DASH)]
        else:
            result += [first, *shown[start + 1 : end]]
        start = end
    return result


def _continues(before: Written, one: Written, numbers: dict[str, int]) -> bool:
    # What a person wrote before the first number is no part of the range.
    bare = not (_says_more(before) or _burdened(one))
    numbered = find(one.node, CITATION_NUMBER) is not None
    return bare and numbered and numbers[one.cite.id] == numbers[before.cite.id] + 1


def _located(one: Written) -> bool:
    return bool(one.cite.locator) and find(one.node, LOCATOR) is not None


def _burdened(one: Written) -> bool:
    """Tell whether a cite says more than its number or year: its affixes, a printed locator."""
    return _located(one) or bool(one.cite.prefix or one.cite.suffix)


def _says_more(one: Written) -> bool:
    """Tell whether a cite says more after its number or year."""
    return _burdened(one._replace(cite=one.cite._replace(prefix="")))


def _by_author(shown: list[Written], rule: str, run: Run) -> list[Written]:
    options = run.citation.options
    delimiter = run.citation.layout.delimiter
    # Collapsed cites in running text are parted by a comma unless the style says otherwise.
    in_text = run.style.info.style_class == "in-text" and rule in YEAR_RULES
    grouped = options.get("cite-group-delimiter", delimiter)
    between = options.get("cite-group-delimiter", ", " if in_text else delimiter)
    after = options.get("after-collapse-delimiter", delimiter)
    suffix_delimiter = options.get("year-suffix-delimiter", grouped)
    result: list[Written] = []
    for members in _groups(shown, run):
        group = members
        if result and (result[-1].collapsed or rule in _PARTED):
            group[0] = group[0]._replace(before=after)
        if rule in YEAR_RULES:
            after_locator = options.get("after-collapse-delimiter", between)
            group = _without_repeated_names(group, between, after_locator)
        else:
            group[1:] = [one._replace(before=between) for one in group[1:]]
        if rule.startswith("year-suffix"):
            group = _suffixes(group, suffix_delimiter, run, ranged=rule.endswith("ranged"))
        result += group
    return result


def _without_repeated_names(
    group: list[Written], between: str, after_locator: str
) -> list[Written]:
    """Leave the names only at the first cite; a cite that was nothing but names goes.

    After a locator a comma may not tell a year from a page (Chicago 17, 15.30), so there the
    style's after-collapse-delimiter stands, if it has one.
    """
    collapsed = [group[0]]
    for one in group[1:]:
        bare = one.node if one.cite.suppress_author else without_names(one.node)
        if not is_empty(bare):
            delimiter = after_locator if collapsed[-1].cite.locator else between
            collapsed.append(one._replace(node=bare, before=delimiter, collapsed=True))
    return collapsed


def _groups(shown: list[Written], run: Run) -> list[list[Written]]:
    """Bring cites with the same names together, each group where its first cite stood.

    CSL 1.0.2, Cite Grouping: it "takes place after cite sorting". A style that does not sort
    leaves the order to whoever cites; there, only neighbours make a group. So do cites without
    names that begin with their date, or are alike but for their year suffixes.
    """
    sorts = bool(run.citation.keys) and not run.standalone
    collapses = run.citation.options.get("collapse", "") in YEAR_RULES
    groups: list[list[Written]] = []
    of_names: dict[str, list[Written]] = {}
    before = ""
    for one in shown:
        same = one.names or (_nameless(one) if collapses else "")
        if same and same == before:
            groups[-1].append(one)
        elif sorts and one.names in of_names:
            of_names[one.names].append(one)
        else:
            groups.append([one])
            if one.names:
                of_names[one.names] = groups[-1]
        before = "" if sorts and one.names else same
    return groups


def _nameless(one: Written) -> str:
    """Give what cites without names have in common if they make a group, else ""."""
    if _is_dated_first(one.node):
        return "\0"
    key = _year_key(one)
    return "\0".join(key) if key else ""


def _is_dated_first(content: Content) -> bool:
    if isinstance(content, str) or content.tag == DATE:
        return not isinstance(content, str)
    first = next((child for child in content.children if not is_empty(child)), "")
    return _is_dated_first(first)


def _suffixes(
    group: list[Written], delimiter: str, manuscript: Run, *, ranged: bool
) -> list[Written]:
    """Leave only the year suffix of cites whose year was just written, and their locators.

    A suffix that has more of its own stands after what parts the years: "2001a; b", but
    "2001a, b, p. 5".
    """
    result: list[Written] = []
    start = 0
    while start < len(group):
        end = start + 1
        while end < len(group) and _is_of_same_year(group[start], group[end]):
            end += 1
        run = [group[start]]
        for before, one in pairwise(group[start:end]):
            alone = not before.cite.suffix and not _burdened(one)
            run.append(_suffix_only(one, delimiter if alone else one.before))
        result += _suffix_ranges(run, manuscript) if ranged else run
        start = end
    return result


def _is_of_same_year(first: Written, one: Written) -> bool:
    """Tell whether two cites say the same but for names, year suffixes and locators."""
    key, other = _year_key(first), _year_key(one)
    if not (key and other and key[0] == other[0]):
        return False
    return key[1] == other[1] or bool(first.cite.locator or one.cite.locator)


def _year_key(one: Written) -> tuple[str, str] | None:
    """Give the text before and after the suffix of a cite without names; None for no suffix."""
    suffix = find(one.node, YEAR_SUFFIX)
    if suffix is None:
        return None
    bare = without_names(one.node)
    mark = suffix._replace(children=("\0",), prefix="", suffix="")
    marked, _ = replace_first(bare, lambda node: node.tag == YEAR_SUFFIX, lambda _: mark)
    before, _, after = plain(marked).partition("\0")
    return before, after


def _suffix_only(one: Written, delimiter: str | None) -> Written:
    suffix = find(one.node, YEAR_SUFFIX)
    node = one.node
    if suffix is not None:
        located = one.cite.locator and from_first(node, YEAR_SUFFIX, suffix)
        letters = (formatted_alone(child, YEAR_SUFFIX) for child in node.children)
        letter = next(filter(None, letters), suffix)
        node = located or node._replace(children=(letter,))
    return one._replace(node=node, before=delimiter, collapsed=True)


def _suffix_ranges(run: list[Written], manuscript: Run) -> list[Written]:
    letters = [plain(find(one.node, YEAR_SUFFIX)) for one in run]
    alphabets = [manuscript.context.alphabet_of(manuscript.items[one.cite.id]) for one in run]
    result: list[Written] = []
    start = 0
    while start < len(run):
        end = start + 1
        while (
            end < len(run)
            and _follows(letters[end - 1], letters[end], alphabets[end])
            and not (_says_more(run[end - 1]) or _burdened(run[end]))
        ):
            end += 1
        if end - start >= _LEAST_RANGE:
            result += [run[start], run[end - 1]._replace(before=EN_DASH)]
        else:
            result += run[start:end]
        start = end
    return result


def _follows(before: str, letter: str, alphabet: str) -> bool:
    if alphabet != LATIN_NAME:
        return follows(before, letter, alphabet)
    return (
        before[:-1] == letter[:-1]
        and bool(before and letter)
        and ord(letter[-1]) == ord(before[-1]) + 1
    )
