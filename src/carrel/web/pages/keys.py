"""The keys: one table from which the controls, the bar and the help take theirs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the reader's and what it does.

    ``press`` is what ``KeyboardEvent.key`` says, ``shown`` how it is written for people.
    """

    press: str
    does: str
    shown: str = ""

    @property
    def label(self) -> str:
        """How the key is written on the page."""
        return self.shown or self.press.upper()


READING = {
    "previous": Key("ArrowLeft", "the page before", "←"),
    "next": Key("ArrowRight", "the next page", "→"),
    "contents": Key("o", "contents"),
    "within": Key("/", "search within this work", "/"),
    "hit": Key("n", "the next place found (Shift for the one before)"),
    "place": Key(".", "the next mark on the page (comma for the one before)", "."),
    "overview": Key("i", "overview of the work"),
    "larger": Key("+", "larger text", "+"),
    "smaller": Key("-", "smaller text", "−"),
    "theme": Key("t", "light, sepia, dark, or as the system has it"),
    "full": Key("f", "full screen"),
    "print": Key("p", "print"),
}
PASSAGE = {
    "choose": Key("m", "choose a passage word by word (mark mode)"),
    "highlight": Key("h", "highlight in the colour you used last"),
    "colors": Key("1", "highlight in a colour: 1 yellow to 8 red", "1 – 8"),
    "note": Key("a", "add a note to the passage, or to the work when none is chosen"),
    "cite": Key("q", "quote and cite the passage, or else the page, to the clipboard"),
    "code": Key("c", "code the passage: a claim of the active study"),
    "look-up": Key("l", "look up the passage, or a word you type"),
    "copy": Key("y", "copy the words alone"),
    "delete": Key("x", "take the mark away"),
}
DESK = {
    "save": Key("s", "save to the active project, or take it out again"),
    "notes": Key("b", "notes beside the text"),
    "project": Key("j", "project items beside the text"),
    "claims": Key("k", "claims of the active study beside the text"),
    "references": Key("r", "references of the work beside the text"),
    "citing": Key("e", "citations in every style beside the text"),
    "tap": Key("w", "first word, last word: tap or click to choose a passage"),
    "undo": Key("u", "undo what was done last"),
    "help": Key("?", "this help", "?"),
    "escape": Key("Escape", "close the innermost thing and go back to the text", "Esc"),
}
MARK_MODE = (
    ("← →", "word by word"),
    ("↑ ↓", "to the line above or below"),
    ("Home End", "to the start or the end of the paragraph"),
    ("Enter or Space", "set the first word, then the last"),
    ("Esc", "leave the mark mode"),
)
CODING = {
    "lit": Key("Tab", "take the suggestion that is lit, and go on to the next field", "Tab"),
    "direction": Key("+", "together, neither, apart; the keyboard goes on to strength", "+ 0 −"),
    "degree": Key("1", "strength, then certainty: + 2 3 fills all three", "1 2 3"),
    "save": Key("Enter", "save the claim (Shift for a new line in the note)", "Enter"),
    "leave": Key("Escape", "close the form; what was typed stays as a draft", "Esc"),
}
REFERENCES = {
    "next": Key("ArrowDown", "the next entry (↑ for the one before)", "↓"),
    "correct": Key("Enter", "correct the entry; Enter again keeps it", "Enter"),
    "seen": Key("v", "it is right; on to the next that needs a look"),
    "into": Key("g", "into the active project, or out of it again"),
    "go": Key("z", "show it in the text"),
    "join": Key("+", "join it with the next entry", "+"),
    "out": Key("d", "it is no reference"),
}
GROUPS: Mapping[str, Mapping[str, Key]] = {
    "Reading": READING,
    "A passage": PASSAGE,
    "The form of a claim": CODING,
    "An entry of a reference list": REFERENCES,
    "The desk": DESK,
}
KEYS: Mapping[str, Key] = {**READING, **PASSAGE, **DESK}
