"""Alphabets that year suffixes are counted in.

Orders and omissions follow each language's own custom of lettering lists, as the W3C's "Ready-made
Counter Styles" gathers them: Russian leaves out ё, й, ъ, ы and ь; Arabic counts by the abjad.
"""

from __future__ import annotations

LATIN_NAME = "latin"
_ZERO_WIDTH_NON_JOINER = "\u200c"

ALPHABETS: dict[str, tuple[str, ...]] = {
    LATIN_NAME: tuple("abcdefghijklmnopqrstuvwxyz"),
    "persian": ("الف", *"بپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"),
    "arabic": tuple("أبتثجحخدذرزسشصضطظعغفقكلمنهوي"),
    "abjad": (*"أبجد", "هـ", *"وزحطيكلمنسعفصقرشتثخذضظغ"),
    "urdu": ("الف", *"بپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنوہی"),
    "cyrillic": tuple("абвгдежзиклмнопрстуфхцчшщэюя"),
    "ukrainian": tuple("абвгґдеєжзиіїйклмнопрстуфхцчшщюя"),
    "bulgarian": tuple("абвгдежзийклмнопрстуфхцчшщъюя"),
    "serbian": tuple("абвгдђежзијклљмнњопрстћуфхцчџш"),
    "macedonian": tuple("абвгдѓежзѕијклљмнњопрстќуфхцчџш"),
    "greek": tuple("αβγδεζηθικλμνξοπρστυφχψω"),
    "hebrew": tuple("אבגדהוזחטיכלמנסעפצקרשת"),
    "armenian": tuple("աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ"),
    "georgian": tuple("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"),
    "hindi": tuple("कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह"),
    "thai": tuple("กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"),
    "korean": tuple("가나다라마바사아자차카타파하"),
}
"""Each alphabet's letters in order, by its name; a letter may take more than one sign."""

_OF_LANGUAGE = {
    "fa": "persian",
    "ar": "abjad",
    "ur": "urdu",
    "ru": "cyrillic",
    "be": "cyrillic",
    "kk": "cyrillic",
    "ky": "cyrillic",
    "mn": "cyrillic",
    "uk": "ukrainian",
    "bg": "bulgarian",
    "sr": "serbian",
    "mk": "macedonian",
    "el": "greek",
    "he": "hebrew",
    "hy": "armenian",
    "ka": "georgian",
    "hi": "hindi",
    "th": "thai",
    "ko": "korean",
}
_JOINED = frozenset(("persian", "arabic", "abjad", "urdu"))


def alphabet_name(choice: str, tag: str) -> str:
    """Give the name of the alphabet chosen; "locale" is that of the language of a BCP 47 tag."""
    if choice != "locale":
        return choice
    language, *rest = tag.split("-")
    return LATIN_NAME if "Latn" in rest else _OF_LANGUAGE.get(language, LATIN_NAME)


def suffix_letters(number: int | None, name: str = LATIN_NAME) -> str:
    """Write a year suffix: 0 is a, 25 is z, 26 is aa, likewise in other alphabets; None is ""."""
    if number is None:
        return ""
    alphabet = ALPHABETS[name]
    letters: list[str] = []
    number += 1
    while number:
        number, place = divmod(number - 1, len(alphabet))
        letters.append(alphabet[place])
    # Letters that would be written as one word are kept apart.
    return (_ZERO_WIDTH_NON_JOINER if name in _JOINED else "").join(reversed(letters))


def follows(before: str, after: str, name: str = LATIN_NAME) -> bool:
    """Tell whether a suffix is the next one after another of the same length, as d after c."""
    alphabet = ALPHABETS[name]
    first, last = _apart(before, alphabet), _apart(after, alphabet)
    if first is None or last is None or first[0] != last[0]:
        return False
    return last[1] == first[1] + 1


def _apart(suffix: str, alphabet: tuple[str, ...]) -> tuple[str, int] | None:
    """Take the last letter off: what stands before it, and its place in the alphabet."""
    # The longest first, for one letter may end in another.
    for letter in sorted(alphabet, key=len, reverse=True):
        if suffix.endswith(letter):
            return suffix.removesuffix(letter), alphabet.index(letter)
    return None
