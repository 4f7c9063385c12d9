"""Script, direction and a guess at the language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrel.language.scripts import direction_of, guess_language, script_of

SENTENCES = {
    "en": "The harbour was rebuilt twice and the ledgers of the office tell of it in full.",
    "de": "Der Hafen wurde zweimal erneuert, und die Bücher des Amtes erzählen davon nicht wenig.",
    "fr": "Le port fut rebâti deux fois et les registres de la ville en parlent dans le détail.",
    "es": "El puerto fue reconstruido dos veces y los libros de la oficina lo cuentan con detalle.",
    "it": "Il porto fu ricostruito due volte e i registri della città ne parlano con una certa cura.",
    "ru": "Гавань была дважды перестроена, и об этом рассказывают книги конторы.",
    "uk": "Гавань двічі перебудовували, і про це розповідають її книги.",
    "fa": "بندر دو بار بازسازی شد و دفترهای اداره از آن می‌گویند.",
    "ar": "أعيد بناء الميناء مرتين، وتروي دفاتر المكتب ذلك.",
    "el": "Το λιμάνι ξαναχτίστηκε δύο φορές.",
    "he": "הנמל נבנה מחדש פעמיים.",
    "zh": "港口重建过两次，账簿上都有记载。",
    "ja": "港は二度にわたって建て直された。",
    "ko": "항구는 두 번 다시 지어졌다.",
}


@pytest.mark.parametrize("tag", SENTENCES)
def test_a_sentence_tells_its_language(tag: str) -> None:
    """One sentence is enough."""
    assert guess_language(SENTENCES[tag]) == tag


@pytest.mark.parametrize("text", ["", "12 34", "Xyz qrs", "…"])
def test_nothing_is_claimed_where_nothing_tells(text: str) -> None:
    """Too little text has no language."""
    assert guess_language(text) == ""


def test_direction_follows_the_tag_and_then_the_letters() -> None:
    """Arabic and Hebrew script run from right to left, whatever stands among them."""
    assert direction_of(SENTENCES["fa"]) == direction_of(SENTENCES["he"]) == "rtl"
    assert direction_of("See " + SENTENCES["ar"]) == "rtl"
    assert direction_of(SENTENCES["ar"], "en-GB") == "ltr"
    assert direction_of("words", "fa-IR") == "rtl"
    assert script_of("Москва and") == "Cyrl"


@given(st.text())
def test_any_text_has_a_direction(text: str) -> None:
    """No text raises anything."""
    assert direction_of(text) in {"ltr", "rtl"}
    guess_language(text)
