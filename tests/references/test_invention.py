"""Invented references: the same for a seed, and every label on the words of its field."""

from __future__ import annotations

import hashlib
from random import Random

import pytest

pytest.importorskip("faker")

from carrel.references.labels import LABELS
from training.invention import references
from training.invention.grammar import NUMERALS, grammar, languages
from training.invention.hand_styles import hand_styles
from training.invention.sheet import draw_sheet, write_reference
from training.invention.works import KINDS, work


def test_the_same_seed_gives_the_same_references() -> None:
    """A seed gives the same bytes each time, and another seed other ones."""
    first, again, other = (
        hashlib.sha256(repr(list(references(seed, 60))).encode()).hexdigest() for seed in (7, 7, 8)
    )
    assert first == again
    assert first != other


def test_a_shorter_count_is_the_beginning_of_a_longer_one() -> None:
    """How many are asked for changes nothing in those that come first."""
    assert list(references(3, 25)) == list(references(3, 80))[:25]


def test_stretches_are_in_order_and_hold_something() -> None:
    """Stretches do not overlap, have a label that exists, and neither begin nor end with a space."""
    for one in references(11, 400):
        end = 0
        for stretch in one.stretches:
            words = one.text[stretch.start : stretch.end]
            assert stretch.start >= end, one
            assert words, one
            assert words == words.strip(), one
            assert stretch.label in LABELS, one
            end = stretch.end
        assert end <= len(one.text)


def test_the_processor_and_hand_made_styles_both_write() -> None:
    """CSL styles and templates each write their share, in many languages."""
    found = list(references(2, 700))
    styles = {one.style.partition(" ")[0] for one in found}
    assert styles & {one.name for one in hand_styles()}
    assert styles - {one.name for one in hand_styles()}
    assert len({one.language for one in found}) >= 8


def test_every_hand_made_style_writes_every_kind() -> None:
    """No template is left half open, whatever is drawn, and no field of a work is without a label."""
    rng = Random(1)  # noqa: S311 - a seed
    for style in hand_styles():
        language = next(tag for tag in style.languages if tag in languages())
        sheet = draw_sheet(style, language, rng)
        for kind in KINDS:
            one = work(language, kind, rng)
            text, stretches = write_reference(one, sheet)
            assert not set(text) & set("⟦⟧⟨⟩{}|"), (style.name, text)
            assert stretches, (style.name, kind, one)


def test_a_word_of_every_grammar_is_known() -> None:
    """Every symbol that a grammar refers to is there: each alternative can be filled."""
    for language in languages():
        found = grammar(language)
        known = found.symbols.keys() | set(NUMERALS) | {"person", "surname"}
        for symbol, alternatives in found.symbols.items():
            for parts in alternatives:
                for name in parts[1::2]:
                    assert name[0].lower() + name[1:] in known, (language, symbol, name)


def test_a_label_holds_the_words_of_its_field() -> None:
    """In hand-made styles the title and the publisher stand under their labels letter by letter."""
    rng = Random(4)  # noqa: S311 - a seed
    marks = str.maketrans("", "", "“”„‟‘’‚«»‹›\"'`´ ")
    for style in hand_styles():
        language = next(tag for tag in style.languages if tag in languages())
        sheet = draw_sheet(style, language, rng)
        one = work(language, "book", rng)
        text, stretches = write_reference(one, sheet)
        for label in ("title", "publisher"):
            found = [text[s.start : s.end] for s in stretches if s.label == label]
            if found:
                assert found[0].translate(marks) == one.texts[label].translate(marks), text
