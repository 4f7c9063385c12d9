"""What a reader types finds what stands in the text, in every script."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from carrel.search.matching import Matcher, word_numbers
from carrel.search.normal import normalise
from carrel.search.query_parsing import parse_query

NOT_FOUND: list[str] = []


def found(asked: str, text: str) -> list[str]:
    """The stretches of ``text`` in which the query ``asked`` is found."""
    tree = parse_query(asked).tree
    assert tree is not None
    normal = normalise(text)
    hits = Matcher(tree).hits(normal.words, normal.compounds)
    assert len(hits) == Matcher(tree).count(normal.words, normal.compounds)
    spans = [normal.source_span(*numbers) for numbers in word_numbers(normal.words, hits)]
    return [text[span.start : span.end] for span in spans]


WORDINGS = [
    # Latin
    ("capitals", "moscow", "MOSCOW and Moscow", ["MOSCOW", "Moscow"]),
    ("not inside a word", "iran", "the Iranian side", NOT_FOUND),
    ("possessive", "Moscow", "since Moscow's announcement", ["Moscow"]),
    ("possessive, curly", "Iran", "Iran’s need", ["Iran"]),
    ("possessive asked for", "Iran's", "Iran’s need", ["Iran’s"]),
    ("possessive without its sign", "Irans", "Iran's need", ["Iran's"]),
    ("one half of a compound", "Moscow", "the Moscow-Tehran alliance", ["Moscow"]),
    ("other half of a compound", "tehran", "the Moscow-Tehran alliance", ["Tehran"]),
    ("compound", "Moscow-Tehran", "the Moscow-Tehran alliance", ["Moscow-Tehran"]),
    ("compound for two words", "long-standing", "a long standing debt", ["long standing"]),
    ("two words for a compound", '"long standing"', "a long-standing debt", ["long-standing"]),
    ("hyphen asked for, none there", "co-operation", "cooperation", ["cooperation"]),
    ("hyphen there, none asked for", "cooperation", "co-operation", ["co-operation"]),
    ("no-break hyphen", "near-term", "a near‑term need", ["near‑term"]),
    ("cut at a line's end", "cooperation", "close coop-\neration", ["coop-\neration"]),
    ("compound cut at a line's end", "MoscowTehran", "Moscow-\nTehran", ["Moscow-\nTehran"]),
    ("three parts", "state-of-the-art", "a state of the art tool", ["state of the art"]),
    ("soft hyphens", "strategic", "a stra\u00adte\u00adgic need", ["stra\u00adte\u00adgic"]),
    ("soft hyphen at a line's end", "strategic", "stra\u00ad\ntegic", ["stra\u00ad\ntegic"]),
    ("ligature", "finance office", "the ﬁnance oﬃce", ["ﬁnance", "oﬃce"]),
    ("full-width letters", "nato", "ＮＡＴＯ", ["ＮＡＴＯ"]),
    ("accents in the text", "cafe", "le café", ["café"]),
    ("accents in the query", "naïve", "a naive view", ["naive"]),
    ("accents apart", "été", "e\u0301te\u0301", ["e\u0301te\u0301"]),
    ("German ß for ss", "strasse", "die Straße", ["Straße"]),
    ("German ss for ß", "Straße", "STRASSE", ["STRASSE"]),
    ("German capital ẞ", "große", "GROẞE", ["GROẞE"]),
    ("Turkish dotted capital", "istanbul", "İSTANBUL", ["İSTANBUL"]),
    ("Turkish dotless letter", "ısparta", "ISPARTA", ["ISPARTA"]),
    ("Polish and Danish strokes", "lodz kobenhavn", "Łódź København", ["Łódź", "København"]),
    ("Vietnamese", "viet nam duong", "Việt Nam Đường", ["Việt", "Nam", "Đường"]),
    ("ayn and hamza of scholars", "Quran Said", "the Qurʾān of Saʿīd", ["Qurʾān", "Saʿīd"]),
    ("elision", "homme", "l’homme", ["homme"]),
    ("abbreviation", "US", "the U.S. and the US", ["U.S", "US"]),
    ("number with comma", "1000", "some 1,000 men", ["1,000"]),
    ("number without comma", "1,000", "some 1000 men", ["1000"]),
    ("decimal point is no sentence's end", "3.5", "3.5 or 3, 5", ["3.5", "3, 5"]),
    ("raised note number", "Iran", "to Iran² and", ["Iran"]),
    ("lowered digit", "H2O", "H₂O", ["H₂O"]),
    ("web address", "example.com", "see example.com/x", ["example.com"]),
    ("line break in a phrase", '"arms sale"', "of arms\nsale", ["arms\nsale"]),
    ("no-break space", '"2 October"', "on 2\u00a0October", ["2\u00a0October"]),
    ("thin space and quotes", '"new spring"', "“new\u2009spring”", ["new\u2009spring"]),
    # Greek, Cyrillic
    ("Greek accents", "αθηναι", "αἱ Ἀθῆναι", ["Ἀθῆναι"]),
    ("Greek final sigma", "ΛΟΓΟΣ", "ὁ λόγος", ["λόγος"]),
    ("Greek iota below", "τω", "ἐν τῷ", ["τῷ"]),
    ("Russian ё for е", "елка", "Ёлка", ["Ёлка"]),
    ("Russian е for ё", "Пётр", "Петр", ["Петр"]),
    ("Russian й is not и", "мои", "мой дом", NOT_FOUND),
    ("Russian й in two parts", "мой", "мои\u0306 дом", ["мои\u0306"]),
    ("Russian stress", "Москва", "Москва\u0301", ["Москва\u0301"]),
    ("Ukrainian apostrophe left out", "пять", "п'ять п’ять", ["п'ять", "п’ять"]),
    # Arabic, Persian, Hebrew
    ("Arabic harakat", "محمد", "مُحَمَّد", ["مُحَمَّد"]),
    ("Arabic harakat asked for", "كِتَاب", "كتاب", ["كتاب"]),
    ("Arabic hamza", "احمد", "أحمد", ["أحمد"]),
    ("Arabic ta marbuta", "مدرسه", "مدرسة", ["مدرسة"]),
    ("Arabic alef maksura", "علي", "على", ["على"]),
    ("Arabic tatweel", "كتاب", "كـتـاب", ["كـتـاب"]),
    ("Arabic presentation forms", "لا", "ﻻ", ["ﻻ"]),
    ("Persian letters for Arabic ones", "ایران کتاب", "ايران كتاب", ["ايران", "كتاب"]),
    ("Persian he with ye", "خانهٔ", "خانۀ", ["خانۀ"]),
    ("Persian non-joiner left out", "میخواهم", "می‌خواهم", ["می‌خواهم"]),
    ("Persian non-joiner typed", "می‌خواهم", "میخواهم", ["میخواهم"]),
    ("Persian space for non-joiner", "می‌خواهم", "می خواهم", ["می خواهم"]),
    ("Persian plural", "کتاب", "کتاب‌ها", ["کتاب"]),
    ("Persian digits", "1380", "سال ۱۳۸۰", ["۱۳۸۰"]),
    ("Arabic digits", "۱۳۸۰", "سنة ١٣٨٠", ["١٣٨٠"]),
    ("right-to-left marks", "ایران", "\u200fایران\u200f", ["ایران"]),
    ("Hebrew points", "שלום", "שָׁלוֹם", ["שָׁלוֹם"]),
    ("Hebrew abbreviation", "צהל", 'צה"ל וצה״ל', ['צה"ל']),
    ("Hebrew hyphen", "תל אביב", "תל־אביב", ["תל", "אביב"]),
    # Scripts without spaces, Korean, India
    ("Chinese", "中国", "关于中国经济的报告", ["中国"]),
    ("Chinese, parted by a comma", "中国", "在途中，国家", NOT_FOUND),
    ("Chinese over a line's end", "中国", "关于中\n国经济", ["中\n国"]),
    ("Chinese with Latin", "GDP增长", "今年GDP增长了", ["GDP增长"]),
    ("Japanese", "経済", "日本の経済政策", ["経済"]),
    ("Japanese half-width kana", "ガラス", "ｶﾞﾗｽの", ["ｶﾞﾗｽ"]),
    ("Japanese voicing is kept", "かき", "かぎ", NOT_FOUND),
    ("Korean with a particle", "한국", "한국은", ["한국"]),
    ("Korean in letters", "한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8", None),
    ("Thai", "การเมือง", "ระบบการเมืองไทย", ["การเมือง"]),
    ("Thai vowel above is kept", "มอ", "มือ", NOT_FOUND),
    ("Hindi", "हिन्दी", "हिन्दी में", ["हिन्दी"]),
    ("Hindi vowel signs are kept", "हिन्द", "हिन्दी में", NOT_FOUND),
    ("Hindi digits", "2001", "२००१", ["२००१"]),
]


@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [pytest.param(asked, text, hits, id=name) for name, asked, text, hits in WORDINGS],
)
def test_a_wording_finds_what_a_reader_takes_for_the_same(
    asked: str, text: str, expected: list[str] | None
) -> None:
    """A query finds exactly these stretches of the text as it stands; ``None`` is all of it."""
    assert found(asked, text) == ([text] if expected is None else expected)


LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc"])
TEXTS = st.one_of(
    st.text(LETTERS, max_size=60),
    st.text(st.sampled_from("aàßİıéñ'’-. \n\u00ad\u200cکكيی۱1中国ガｶﾞмйё²ﬁ"), max_size=60),
)


@settings(deadline=None)
@given(TEXTS)
def test_bounds_lead_back_to_the_word(text: str) -> None:
    """Each word's stretch of the source, cut out, is the same word again."""
    normal = normalise(text)
    at = 0
    for number, form in enumerate(normal.forms):
        span = normal.source_span(number, number)
        assert at <= span.start < span.end <= len(text)
        assert normalise(text[span.start : span.end]).forms == (form,)
        at = span.end


@settings(deadline=None)
@given(TEXTS)
def test_what_is_normal_stays_so(text: str) -> None:
    """Comparable words are their own comparable form."""
    forms = normalise(text).forms
    assert normalise(" ".join(forms)).forms == forms


@settings(deadline=None)
@given(TEXTS, st.data())
def test_a_word_copied_from_the_text_is_found_there(text: str, data: st.DataObject) -> None:
    """Any row of words, copied as it stands and asked for as a phrase, is found where it stood."""
    normal = normalise(text)
    assume(normal.forms)
    first = data.draw(st.integers(0, len(normal.forms) - 1))
    last = data.draw(st.integers(first, len(normal.forms) - 1))
    span = normal.source_span(first, last)
    copied = text[span.start : span.end]
    assume(not set(copied) & set('"“„”«»「『」』*') and len(copied) <= 900)
    tree = parse_query(f'"{copied}"').tree
    assert tree is not None
    hits = Matcher(tree).hits(normal.words, normal.compounds)
    stretches = [normal.source_span(*place) for place in word_numbers(normal.words, hits)]
    assert any(stretch.meets(span) for stretch in stretches)
    for stretch in stretches:
        assert normalise(text[stretch.start : stretch.end]).key == normalise(copied).key


@settings(deadline=None)
@given(st.text(st.sampled_from("ab-' "), max_size=30), st.text(st.sampled_from("ab-"), min_size=1))
def test_a_hit_is_what_was_asked(text: str, asked: str) -> None:
    """What a hit covers reads, but for seams and spaces, as the query does."""
    wanted = normalise(asked).key
    assume(wanted)
    for stretch in found(f'"{asked}"', text):
        assert normalise(stretch).key == wanted
