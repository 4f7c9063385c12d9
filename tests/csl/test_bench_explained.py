"""Rules: of what differs from citeproc-js, only what a sentence decides counts as explained."""

from __future__ import annotations

import pytest

from bench.csl.explained import LESS, explain


@pytest.mark.parametrize(
    ("ours", "theirs", "section"),
    [
        ("<i>日本</i>. 2016.", "日本. 2016.", "Formatting"),
        ("“T,” presented at the Congress, 2001.", "“T,” 2001.", "Appendix IV"),
        ("(“A”; Lee, 2001; “B”)", "(“A”; “B”; Lee, 2001)", "Cite Grouping"),
        ("(Lee 226, 234; 8)", "(Lee 226, 2348)", "Layout"),
        ("Hall, C.-H. 2001.", "Hall, C. H. 2001.", "Hyphenation"),
        ("(“T”; my translation)", "(“T;” my translation)", "Locale options"),
        ("(Lee 2005, p. 143; 2013)", "(Lee 2005, p. 143, 2013)", "Cite Grouping"),
        ("(Lee 1966b, 1966a, p. 3)", "(Lee 1966b; 1966a, p. 3)", "Cite Grouping"),
        ("Who?</i> 2001", "Who?</i>. 2001", "A question mark"),
        ("<div>Rome.</div>", "<div>Rome. </div>", "Display"),
        ("(R. Hill 1991)", "(Hill 1991)", "Disambiguation"),
        ("———, translator. “T.”", "Lee, Ann, translator. “T.”", "Reference Grouping"),
    ],
)
def test_each_reason_has_its_section(ours: str, theirs: str, section: str) -> None:
    """A reason holds for its own kind of difference, and names the section that decided."""
    assert explain(ours, theirs, told_apart=False).startswith(section)


def test_less_is_right_only_where_cites_are_told_apart() -> None:
    """Fewer names or no title: a fault, unless no other item's cite reads the same."""
    ours, theirs = "(Lee et al. 12)", "(Lee, Roe, et al., “T” 12)"
    assert explain(ours, theirs, told_apart=True) == LESS
    assert not explain(ours, theirs, told_apart=False)
    assert not explain(theirs, ours, told_apart=True)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Lee, A. 2001.", "Lee, A. 2002."),
        ("<i>Title</i>. 2016.", "Title. 2016."),
        ("Lee A., 2001.", "Lee A. 2001."),
        ("de Lee, 2001.", "de\u00a0Lee, 2001."),
        ("Lee. 2001.", "Lee.. 2001."),
        ("———. “T.” 2001.", "———. “T.” 2002."),
    ],
)
def test_all_else_stays_unexplained(ours: str, theirs: str) -> None:
    """What no reason undoes is a fault until someone has looked at it."""
    assert explain(ours, theirs, told_apart=True) == ""
