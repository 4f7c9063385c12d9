"""Records of claims come back as they were written, and a change is taken back out of one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carrel.annotations.annotation import Selector, TextQuoteSelector
from carrel.store.study_json import claim_from_json, claim_to_json
from carrel.store.taking_back import Overtaken, taken_back
from carrel.study.claim import Claim, CodedPassage, Condition, Horizon, Modality
from carrel.study.when import When
from carrel.values.span import Span

WHENS = st.builds(
    When,
    st.text(),
    st.text(),
    st.none() | st.floats(-5000, 3000),
    st.none() | st.floats(-5000, 3000),
    st.booleans(),
)
SELECTORS = st.builds(
    Selector,
    st.builds(Span, st.integers(0, 10**9), st.integers(0, 10**9)),
    st.builds(TextQuoteSelector, st.text(), st.text(), st.text()),
)
CLAIMS = st.builds(
    Claim,
    st.text(),
    st.lists(st.builds(CodedPassage, st.text(), st.text(), SELECTORS)).map(tuple),
    st.text(),
    st.text(),
    st.text(),
    WHENS,
    st.text(),
    st.text(),
    st.sampled_from((-1, 0, 1)),
    st.integers(1, 3),
    st.integers(1, 3),
    st.sampled_from(Modality),
    st.sampled_from(Horizon),
    st.booleans(),
    st.none() | st.builds(Condition, st.text(), st.text(), st.sampled_from((-1, 1))),
    st.text(),
    st.text(st.characters(codec=None)),
)


@given(CLAIMS)
def test_a_record_is_read_back_as_it_was_written(claim: Claim) -> None:
    """Whatever a claim holds, half characters too, its record gives it back."""
    assert claim_from_json(claim_to_json(claim)) == claim


def by_key(entries: list[list[object]]) -> dict[object, object]:
    """Pairs as a mapping."""
    return {key: value for key, value in entries}  # noqa: C416 - tells pairs from lists


ENTRIES = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 2)).map(
    lambda pairs: [[key, value] for key, value in pairs.items()]
)


@given(ENTRIES, ENTRIES)
def test_taking_back_at_once_gives_the_record_before(
    before: list[list[object]], after: list[list[object]]
) -> None:
    """Where nothing came between, a change taken back leaves no trace."""
    record = {"reliability": after, "seed": 1}
    assert taken_back(record, {"reliability": before}, {"reliability": after}) == {
        "reliability": before,
        "seed": 1,
    }


@given(ENTRIES, ENTRIES, ENTRIES)
def test_taking_back_touches_only_what_was_changed(
    before: list[list[object]], after: list[list[object]], now: list[list[object]]
) -> None:
    """Entries that the change did not touch stay as they are now, or nothing is taken back."""
    old, new, there = map(by_key, (before, after, now))
    try:
        record = taken_back({"reliability": now}, {"reliability": before}, {"reliability": after})
    except Overtaken:
        assert any(
            new.get(key) != old.get(key) and there.get(key) != new.get(key) for key in "abcdef"
        )
        return
    back = by_key(record["reliability"])
    untouched = [key for key in "abcdef" if old.get(key) == new.get(key)]
    if now != after:
        assert [back.get(key) for key in untouched] == [there.get(key) for key in untouched]
