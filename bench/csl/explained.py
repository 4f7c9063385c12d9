"""Why Carrel and citeproc-js differ, by the sentence of the specification that decided.

Most reasons undo one kind of difference in both texts: if nothing of it is left, that was the
reason. What they undo is narrow, so that no fault hides behind them. That we show less of names or
titles is right only where our cites are told apart all the same, and that is looked up. What is left
over is unexplained. The manual has the same reasons with examples (`docs/manual/csl.md`, "Where
citeproc-js writes otherwise").
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from typing import NamedTuple

_TOKEN = re.compile(r"<[^>]*>|\w+|\s+|.", re.DOTALL)
_LESS = frozenset(("et", "al", "al.", "and", ",", ".", " ", ""))
_MARK = "———"
# The head of an entry, up to its title or the role of the names.
_HEAD = re.compile(r"^[^“<]*?(?=[.,] (?:“|<i>|translator))")
EVENT = "Appendix IV: event is a deprecated variant of event-title"
LESS = "Disambiguation, Choose: what is added is added to ambiguous cites; ours are told apart"
GROUPED = "Reference Grouping: the mark replaces names that also occur in the preceding entry"


class Reason(NamedTuple):
    """A reason: its words, and what makes two texts alike that differ in nothing else."""

    words: str
    undo: Callable[[str], str]


def _without(pattern: str, left: str = "") -> Callable[[str], str]:
    found = re.compile(pattern)
    return lambda text: found.sub(left, text)


def _in_one_order(text: str) -> str:
    """The cites of a citation in one order, without what a person wrote before the first."""
    bare = re.sub(r"^\((?:see |cf\. )?|\)$", "", text)
    return "; ".join(sorted(bare.split("; ")))


REASONS = (
    Reason(
        "Formatting: it sets the font style, of every script",
        _without(r"<i>([\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af ]+)</i>", r"\1"),
    ),
    Reason(EVENT, _without(r" presented at [^,<]*,")),
    Reason(
        "Cite Grouping: cites that show the same names; one without names is in no group",
        _without(r";(?= \d{4}[a-z]?\b)", ","),
    ),
    Reason(
        "Cite Grouping: the delimiter within a group is a comma unless the style has one",
        _without(r";(?= (?:see )?(?:\d{4})?[a-z]\b)", ","),
    ),
    Reason("Display: a space at the end of a block is not seen", _without(r" (?=\s*</div>)")),
    Reason("A question mark takes no full stop", _without(r"(?<=[?!]</i>)\.")),
    Reason("Cite Grouping: what is rendered is compared, titles too", _in_one_order),
    Reason("Layout: the delimiter is for cites within a citation", _without(r"(?<=\d); (?=\d)")),
    Reason(
        "Hyphenation of Initialized Names: J.-L. is the default",
        _without(r"(?<=\b\w\.)-(?=\w\.)", " "),
    ),
    Reason(
        "Locale options, punctuation-in-quote: it is for commas and periods",
        _without(r";”", "”;"),
    ),
    Reason("A note begins with a capital", lambda text: text[:1].lower() + text[1:]),
    Reason(
        "Disambiguation: names are ambiguous that differ when initials are added",
        _without(r"(?<![\w.])[A-Z]\. (?=[A-Z])"),
    ),
)


def explain(ours: str, theirs: str, *, told_apart: bool) -> str:
    """The words of the reason why two texts differ; "" if there is none.

    `told_apart` says that no other item's cite reads as those do that are compared.
    """
    for reason in REASONS:
        if reason.undo(ours) == reason.undo(theirs):
            return reason.words
    if told_apart and _is_less(ours, theirs):
        return LESS
    grouped = ours.startswith(_MARK) or theirs.startswith(_MARK)
    return GROUPED if grouped and _HEAD.sub("", ours) == _HEAD.sub("", theirs) else ""


def _is_less(ours: str, theirs: str) -> bool:
    """Whether we have nothing that they have not, "et al." apart."""
    mine, others = _TOKEN.findall(ours), _TOKEN.findall(theirs)
    matcher = difflib.SequenceMatcher(None, mine, others, autojunk=False)
    changes = [(mine[a:b], kind) for kind, a, b, _, _ in matcher.get_opcodes() if kind != "equal"]
    added = any(one.isalpha() for one in set(others) - set(mine))
    return added and all(kind != "delete" and _LESS.issuperset(piece) for piece, kind in changes)
