"""Which single-byte or East Asian encoding a text is in, when nothing says so.

Every candidate is decoded and judged: letters that are frequent in the languages it was made for
speak for it; signs that never stand in words, capitals inside words, and letters of two scripts
in one word speak against it.
"""

from __future__ import annotations

import re
from functools import cache

_FREQUENT = {
    "cp1252": "éèêàçùôîïëâûüöäßñóáíúãõåøæœ’“”–—‘…«»°§£©¿¡",
    "cp1250": "ąćęłńśźżáčďéěíňóřšťúůýžőűăâîșțŁŚŻČŠŽ„”–—…’",
    "cp1251": "оеаинтсрвлкмдпуяызбгйчюжхшцщэфіїєў«»–—№",
    "koi8-r": "оеаинтсрвлкмдпуяызбгйчюжхшцщэф",
    "cp866": "оеаинтсрвлкмдпуяызбгйчюжхшцщэф",
    "iso8859-5": "оеаинтсрвлкмдпуяызбгйчюжхшцщэф",
    "cp1256": "اليهنومرتدبسکگپچفعقحجشخصآطزضكأةىئذظثغژ،؛؟\u200c",
    "iso8859-6": "اليهنومرتدبسفعقحجشخصآطزضكأةىئذظثغ،؛؟",
    "cp1253": "αοιετσνηυρπκμλςωδγχθφβξζψάέίόύήώ",
    "cp1255": "יוהלאתרמבשנעדקחפכםטזגסצךןףץ",
    "cp1254": "ıişğüöçİŞĞÜÖÇâî’“”",
}
_RANK = {
    name: {sign: 1.0 - 0.75 * place / len(signs) for place, sign in enumerate(signs)}
    for name, signs in _FREQUENT.items()
}
for _name in ("cp1250", "cp1254"):  # where Windows-1252 has the letter too, it is the likelier
    for _sign in _RANK[_name].keys() & _RANK["cp1252"].keys():
        _RANK[_name][_sign] = 0.9 * min(_RANK[_name][_sign], _RANK["cp1252"][_sign])
_EAST_ASIAN = ("gb18030", "big5", "shift_jis", "euc_jp", "euc_kr")
_COMMON_HAN = frozenset(
    "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天"
    "這個來國說們為時過學對後會無當與關問點從東開發現經長動實業體機電話書車門員場間題見"
    "日本人大年出中生分前後間行会社者合立事部目的東京学"
)
_KANA = re.compile("[\u3041-\u30ff]")
_COMMON_HANGUL = frozenset(
    "이다는을의에가고를은하지로한도서사기자대인어정시리과나상일해보제부전수구주라그있들게"
)
_SAMPLE = 16_000
_WORD = re.compile(r"[^\W\d_]+")
_CAPITAL_WITHIN = re.compile(r"[a-zа-яёα-ωà-ÿ][A-ZА-ЯЁΑ-ΩÀ-Þ]")
_DENSE = 0.4
_NO_CHANCE = 0.2


def likeliest_encoding(data: bytes) -> str:
    """The Python name of the encoding that fits ``data`` (which is no UTF-8) best."""
    sample = _dense_sample(data)
    east = _east_asian(sample)
    if east:
        return east
    return max(_FREQUENT, key=lambda name: _fit(sample, name))


def _dense_sample(data: bytes) -> bytes:
    """The stretch of the file that begins just before its first byte beyond ASCII."""
    first = next((i for i, byte in enumerate(data) if byte > 0x7F), 0)  # noqa: PLR2004 - the last of ASCII
    start = max(0, data.rfind(b"\n", 0, first) + 1, first - _SAMPLE // 4)
    return data[start : start + _SAMPLE]


def _fit(sample: bytes, name: str) -> float:
    text = sample.decode(name, "replace")
    beyond = [sign for sign in text if sign > "\x7f"]
    rank = _RANK[name]
    score = sum(_worth(sign, rank) for sign in beyond)
    score -= 1.5 * len(_CAPITAL_WITHIN.findall(text))
    score -= sum(1.0 for word in _WORD.findall(text) if _mixes_scripts(word))
    return score / max(len(beyond), 1)


def _worth(sign: str, rank: dict[str, float]) -> float:
    known = rank.get(sign) or rank.get(sign.lower(), 0.0) * 0.6
    if known:
        return known
    if sign.isalpha():
        return -0.2
    if sign == "\xa0":
        return 0.0
    return -1.0 if sign == "\ufffd" or "\x80" <= sign <= "\x9f" else -0.5


@cache
def _script(sign: str) -> str:
    if sign <= "\u024f":
        return "Latn"
    return {0x03: "Grek", 0x04: "Cyrl", 0x05: "Hebr", 0x06: "Arab"}.get(ord(sign) >> 8, "")


def _mixes_scripts(word: str) -> bool:
    return len({_script(sign) for sign in word}) > 1


def _east_asian(sample: bytes) -> str:
    """A multi-byte encoding, when it decodes without a fault and gives common characters."""
    beyond = sum(1 for byte in sample if byte > 0x7F)  # noqa: PLR2004 - the last of ASCII
    if beyond < _DENSE * len(sample):
        return ""
    scores = {name: _common_share(sample, name) for name in _EAST_ASIAN}
    best = max(_EAST_ASIAN, key=lambda name: scores[name])
    return best if scores[best] > _NO_CHANCE else ""


def _common_share(sample: bytes, name: str) -> float:
    text = sample.decode(name, "ignore")
    faulty = len(sample) - len(text.encode(name, "ignore"))
    if not text or faulty > 4:  # noqa: PLR2004 - a sample may cut the first and the last character
        return 0.0
    return _share_of_common(text, name)


def is_east_asian(text: str) -> bool:
    """Whether common Chinese, Japanese or Korean characters make up a good part of a text."""
    return max(_share_of_common(text, name) for name in ("gb18030", "euc_kr")) > _NO_CHANCE


def _share_of_common(text: str, name: str) -> float:
    wide = [sign for sign in text if sign > "\x7f"]
    common = sum(1 for sign in wide if _is_common(sign, name))
    return common / max(len(wide), 1)


def _is_common(sign: str, name: str) -> bool:
    if name == "euc_kr":
        return sign in _COMMON_HANGUL
    return sign in _COMMON_HAN or bool(_KANA.match(sign))
