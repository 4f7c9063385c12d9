"""Every encoding a scholar's file comes in is read, and what was guessed is said."""

from __future__ import annotations

import codecs

import pytest

from carrel.importers.decoding import decode
from carrel.importers.reading import read_bytes

TEXTS = {
    "ru": "Отношения между двумя странами в конце двадцатого века складывались непросто.",
    "uk": "Відносини між державами завжди були складними, і їхня історія це підтверджує.",
    "fa": "روابط دو کشور در سالهای پایانی قرن بیستم گسترش یافت و چند پیمان بسته شد.",
    "ar": "العلاقات بين البلدين شهدت تطورا كبيرا في نهاية القرن العشرين.",
    "de": "Die Beziehungen zwischen den Ländern waren früher größer als heute.",
    "fr": "Les relations étaient très étroites à l’époque où l’été finissait.",
    "pl": "Stosunki między państwami były zawsze trudne, a ich historia to potwierdza.",
    "el": "Οι σχέσεις μεταξύ των κρατών ήταν πάντα δύσκολες.",
    "he": "היחסים בין המדינות היו תמיד מורכבים וההיסטוריה מאשרת זאת.",
    "zh": "两国之间的关系一直很复杂，历史证明了这一点。我们认为这个问题很重要。",
    "ja": "両国の関係は常に複雑であり、歴史がそれを証明している。",
    "ko": "두 나라의 관계는 항상 복잡했으며 역사가 이를 증명한다.",
}
LEGACY = [
    ("ru", "cp1251"), ("ru", "koi8-r"), ("ru", "cp866"), ("ru", "iso8859-5"), ("uk", "cp1251"),
    ("fa", "cp1256"), ("ar", "cp1256"), ("ar", "iso8859-6"), ("de", "cp1252"), ("fr", "cp1252"),
    ("pl", "cp1250"), ("el", "cp1253"), ("he", "cp1255"), ("zh", "gb18030"),
    ("ja", "shift_jis"), ("ja", "euc_jp"), ("ko", "euc_kr"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "encoding"), LEGACY)
def test_a_legacy_encoding_is_recognised(language: str, encoding: str) -> None:
    """One sentence is enough to tell the encoding, and a warning names it."""
    data = TEXTS[language].encode(encoding, "ignore")
    decoded = decode(data)
    assert decoded.text == data.decode(encoding)
    assert "fits best" in decoded.warnings[0]


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8", "utf-8-sig", "utf-32"]
)
def test_unicode_is_recognised(language: str, encoding: str) -> None:
    """With and without a byte order mark, which is no part of the text."""
    imported = read_bytes(TEXTS[language].encode(encoding), "a.txt")
    assert imported.document.text == TEXTS[language]


def test_a_mark_settles_the_encoding() -> None:
    """Where the file says its encoding there is no warning of a guess."""
    for mark, encoding in ((codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF8, "utf-8")):
        assert decode(mark + TEXTS["ru"].encode(encoding)).warnings == ()


def test_a_page_says_its_own_encoding() -> None:
    """``<meta charset>`` stands before any guess."""
    page = f"<html><head><meta charset=windows-1251></head><body><p>{TEXTS['ru']}"
    imported = read_bytes(page.encode("cp1251"), "a.html")
    assert imported.document.text == TEXTS["ru"]
    assert not any("fits best" in warning for warning in imported.warnings)


def test_stray_bytes_in_utf8_are_kept_and_told() -> None:
    """Bytes that are not UTF-8 become the letters they are in Windows-1252; none is lost."""
    data = "Größe und Güte und Maß der Dinge\nund dann noch é".encode() + b" caf\xe9 \x81 end"
    decoded = decode(data)
    assert decoded.text.endswith("é café \x81 end")
    assert "2 bytes are not UTF-8" in decoded.warnings[0]
    assert "line 2" in decoded.warnings[0]


@pytest.mark.parametrize("at", [17, 18])
def test_a_zero_character_does_not_turn_a_text_into_another_script(at: int) -> None:
    """Few bytes that are all ASCII but for a zero byte are no East Asian text in UTF-16."""
    text = "Doe, Jane (1999).\0\0 A Shelf of One's Own. London: Carrel Press, 1999.\n"
    decoded = decode((text[:at] + text[at + 1 :]).encode())
    assert decoded.text.startswith("Doe, Jane (1999).\ufffd A Shelf")
    assert "zero" in decoded.warnings[0]


def test_a_half_character_at_the_end_is_told() -> None:
    """UTF-16 with an odd byte keeps the rest and says so."""
    decoded = decode("Some words.".encode("utf-16") + b"x")
    assert decoded.text == "Some words.\ufffd"
    assert "no letter" in decoded.warnings[0]
