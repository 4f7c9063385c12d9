"""Invented references: the same for a seed, and every label on the words of its field."""

from __future__ import annotations

import hashlib
from random import Random

import pytest

pytest.importorskip("faker")

from carrel.references.labels import LABELS
from training.invention import references
from training.invention.dates import write_date
from training.invention.grammar import NUMERALS, grammar, languages
from training.invention.hand_styles import hand_styles
from training.invention.sheet import draw_sheet, write_reference
from training.invention.works import KINDS, SHORT, Date, work


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
        for kind in (*KINDS, SHORT):
            one = work(language, kind, rng)
            text, stretches = write_reference(one, sheet)
            assert not set(text) & set("⟦⟧⟨⟩{}|"), (style.name, text)
            assert stretches, (style.name, kind, one)


def test_what_is_cited_again_is_no_record() -> None:
    """Short titles have neither year nor imprint, and no CSL style is given one."""
    for seed in range(40):
        one = work("it", SHORT, Random(seed))  # noqa: S311 - a seed
        assert not one.dates
        assert not one.texts.keys() - {"title", "page", "volume"}
        assert len(one.texts["title"].split()) <= 5
    assert SHORT not in KINDS


def test_who_is_cited_again_is_labelled() -> None:
    """The names before a short title are the author's, be they whole or the family name alone."""
    for seed in range(30):
        sheet = draw_sheet(
            next(one for one in hand_styles() if one.name == "notapie"),
            "it",
            Random(seed),  # noqa: S311 - a seed
        )
        one = work("it", SHORT, Random(seed))  # noqa: S311 - a seed
        text, stretches = write_reference(one, sheet)
        (author,) = [text[at.start : at.end] for at in stretches if at.label == "author"]
        assert one.names["author"][0].family.casefold() in author.casefold()


def test_an_issue_of_several_months_names_the_first_and_the_last() -> None:
    """What appears twice a year is dated by a stretch of months in its language, within the year."""
    assert write_date(Date("2008", 1, 3), "span", "", "pt") == "jan.-jun. 2008"
    assert write_date(Date("2008", 11, 7), "span", "", "pt") == "nov./dez. 2008"
    assert write_date(Date("2008"), "span", "", "pt") == "2008"


def test_editors_are_told_by_a_word() -> None:
    """Where only editors are named a word beside them says so, or their label is that of authors."""
    for one in references(19, 1500):
        labels = [stretch.label for stretch in one.stretches]
        if "editor" in labels and "author" not in labels:
            at = labels.index("editor")
            before = one.stretches[at - 1].end if at else 0
            behind = one.stretches[at + 1].start if at + 1 < len(labels) else len(one.text)
            beside = (
                one.text[before : one.stretches[at].start]
                + one.text[one.stretches[at].end : behind]
            )
            assert any(letter.isalpha() for letter in beside), one


def test_the_letter_of_a_year_is_a_part_of_it() -> None:
    """``2014a`` is one date, in whatever style."""
    for one in references(22, 900):
        for stretch in one.stretches:
            after = one.text[stretch.end : stretch.end + 2]
            if (
                stretch.label == "issued"
                and one.text[stretch.end - 1].isdigit()
                and after[:1].isascii()
            ):
                assert not (after[:1].islower() and not after[1:].isalnum()), one


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
