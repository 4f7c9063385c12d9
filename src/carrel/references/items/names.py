"""The persons and bodies of a list of names, as it is written in an entry.

Every part of a name is a piece of what was written. "et al." names nobody and makes no name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from carrel.language.name_words import AND, BODY_LINKS, WEAK_BODIES
from carrel.references.items.east_asian_names import is_east_asian
from carrel.references.items.person import (
    inverted,
    is_acronym,
    is_body,
    is_given_name,
    is_initials,
    is_loud_family_first,
    is_suffix,
    person,
    trimmed,
)
from carrel.values.name import Name

_LONGEST = 20_000
_OTHERS = re.compile(
    r"[\s,;(\[&]*(?:\b(?:and|und|et|y|e|и|و)\s+)?("
    r"\bet\.?\s*al(?:ii|iae|ia)?\b\.?|\bet\s+coll\b\.?|\band\s+others\b|\band\s+colleagues\b"
    r"|\bu\.\s*a\.(?:\s*m\.)?|\bund\s+andere\b|\by\s+otros\b|\be\s+outros\b|\be\s+altri\b"
    r"|\bm\.?\s*fl\.|\bi\s+in\.|\ba\s+kol\.|\bи\s+др\.?|\bи\s+соавт\.?|\bта\s+ін\.?|\bve\s+diğerleri\b|\bvd\."
    r"|و\s*دیگران|و\s*همکاران|وآخرون|و\s*آخرون|و\s*آخرین|等人?(?![\u4e00-\u9fff]{2})|ほか|他$|외(?:\s*\d+인)?$|…|\.\.\."
    r")[\s\])]*",
    re.IGNORECASE,
)
_OTHERS_SIGNS = (
    "t al", "t. al", "etal", "t  al", "et coll", "and other", "and coll", "otros", "outros", "altri", "und ander",
    "u. a", "u.a", "u.  a", "fl.", "i in", "a kol", "и др", "соавт", "та ін", "diğer", "vd.",
    "دیگر", "همکار", "خر", "等", "ほか", "他", "외", "…", "...",
)  # fmt: skip
_TAIL = 40
_ROLE = (
    r"(?:co-?)?eds?|editors?|edit|edn?s?|hrsgg?|hgg?|herausgeber(?:in|innen)?|hsg|bearb|comps?|orgs?|"
    r"organizadore?s?|coords?|dirs?|cur|éds?|red|ред|отв\.\s*ред|сост|пер|trans(?:l|lator)?s?|übers|trad|"
    r"ویراستار(?:ان)?|مترجم(?:ان)?|گردآورنده|محرر|مترجم|主编|主編|编著|編著|编|編|著|译|譯|訳|監修|저|편|역|엮음|옮김"
)
_ROLE_AFTER = re.compile(
    rf"\s*[,;]?\s*(?:[(\[]\s*((?:{_ROLE})\.?)\s*[)\]]\.?"
    rf"|((?<=[\s,.)])(?:{_ROLE})\.?|(?:主编|主編|编著|編著|编|編|著|译|譯|訳)|a cura di)[\s,;:]*$)",
    re.IGNORECASE,
)
_ROLE_BEFORE = re.compile(
    r"[\s(\[]*(?:in\s*:|in|edited\s+by|eds?\.?\s+by|eds?\.|"
    r"(?:hrsg|hg)\.?\s*(?:v\.|von)|herausgegeben\s+von|"
    r"a\s+c(?:ura|\.)\s+di|éd(?:ité)?\.?\s+par|sous\s+la\s+dir(?:ection|\.)\s+d[e']|edi(?:ción|tado)\s+(?:de|por)|"
    r"org(?:anizado|\.)\s+por|под\s+(?:общ\.\s+)?ред(?:акцией|\.)|translated\s+by|trans(?:l)?\.(?:\s+by)?|"
    r"übers(?:etzt|\.)\s+v(?:on|\.)|trad(?:uit|ução|ucción|\.)\s+(?:par|por|de)|пер(?:евод|\.)(?:\s+с\s+\S+)?|"
    r"به\s+کوشش|ترجمه[‌ی]*|زیر\s+نظر|ترجمة|تحقيق|تحرير|إعداد|by)\s+(?=\S)",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\s*(?:[—–―‒⸺⸻]{1,8}|[-_]{2,}|(?:id|idem|ead|eadem|iid|ders|dies|derselbe|dieselben?|"
    r"он же|она же|они же|тот же|l'auteur|le même|la même|el mismo|lo stesso)\b\.?|همو|همان نویسنده|"
    r"المؤلف نفسه|同上|同著者|同)\s*[.,:;]*\s*",
    re.IGNORECASE,
)
_MARKS = re.compile(
    r"^[\s\d.\-–)(\[\]]*\d[\s.\-–)\]]+(?=\S)|[*†‡§¶∗⁎¹²³⁰-⁹]+|(?<=[^\W\d_.])\s?\d+\b|(?<=\.)\s\d+\b"
)
_STRONG = re.compile(r"\s*[;；؛]\s*|\s*[•|]\s*")
_STOPPED = re.compile(r"(?<=[^\W\d_]{3})\.\s+(?=[^\W\d_]{2,}[^.,]*,)")
_FAMILY_HEAD = re.compile(r"\s*(?:ابن|أبو|ابو|بن|آل)\s|\s*ال\w")
_WHOLE_GIVEN = re.compile(r"^\s*([^\s()،,]{4,})\s*\(([^\W\d_]+(?:[\s-][^\W\d_]+)?)\)\s*$")
# In Arabic "and" is a letter that the next word bears.
_BORNE_AND = re.compile(r"(?:\s+|(?<=[،,])\s*)و(?=ال|[^\W\d_]\.|أ|إ|بن\s)")
_LAST_BORNE_AND = re.compile(
    r"(?<=[،,])\s*و(?=[^\W\d_]{3,}[^،,]*(?:[،,][^،,]*)?$)(?!ليد|ائل|سام|فاء|داد|جيه|حيد|سيم|هبة|هيب)"
)
_BRACKETED_GIVEN = re.compile(r"\s*\(((?:[^\W\d_]{1,2}\.[-\s]?)+)\)")
_GROUP = re.compile(r"(?<=\S)\s*\([^()]* [^()]*\)\s*$")
_VARIOUS = re.compile(r"a\.?\s?a\.?\s?,?\s?v\.?\s?v\.?|various authors|autori vari", re.IGNORECASE)
_SLASH = re.compile(
    r"\s*/\s*(?=[^\W\d_])|(?:(?<=[^\W\d_.]{3})\s+|(?<=\.)\s*),?[-–—]\s+(?=[^\W\d_])"
)
_COMMA = re.compile(r"\s*[,،，、]\s*")
# A capital letter by itself is an initial: "Casey A R", "Harris E N".
_LETTERS = "|".join(sorted(word for word in AND if len(word) == 1 and word.isalpha()))
_LONGER = "|".join(sorted(re.escape(word) for word in AND if word not in _LETTERS.split("|")))
_SMALL_AND = re.compile(
    rf"\s+(?:{_LETTERS}|(?i:{_LONGER}))\s+|\s*&\s*|(?<=\S)\s+ו-",
)
_LOST_COMMA = re.compile(r"[^\W\d_]{3,}\s+[^\W\d_]{3,}")
_ALNUM = re.compile(r"[^\W_]")
_LEADING_AND = frozenset(
    (
        "and",
        "und",
        "et",
        "&",
        "y",
        "e",
        "en",
        "og",
        "och",
        "и",
        "та",
        "і",
        "و",
        "és",
        "ja",
        "și",
        "ve",
    )
)
_NATION = re.compile(r"[\[［(（〔][\u3400-\u9fff]{1,3}[\]］)）〕]")


class NamesRead(NamedTuple):
    """The names in order; the words that stand for others, for the same again, and for a role."""

    names: tuple[Name, ...]
    others: str = ""
    same: str = ""
    role: str = ""


class _Part(NamedTuple):
    """A piece between two commas: ``kind`` is one of I, P, S, W and M (see `_kind`)."""

    text: str
    kind: str
    joined: bool


@lru_cache(maxsize=8192)
def names_in(written: str, family_first: bool = False) -> NamesRead:  # noqa: FBT001, FBT002 - a cached call knows no keywords' order
    """Read a list of names in any of the usual forms and scripts.

    ``Smith, J. A., & Müller, K.``, ``J. A. Smith and L. de la Cruz``, ``SMITH JA, DOE B``,
    ``Smith, John; Doe, Ann``, ``Müller/Schmidt``, «باقری، علی», ``王小明, 李四``. What is too long
    for a list of names is one literal name. ``family_first`` says that the list of references
    puts the family name of every first author first, so that a comma may have been lost.
    """
    if len(written) > _LONGEST:
        return NamesRead((Name(literal=written),))
    same = _SAME.match(written)
    rest = f" {written[same.end() :].lstrip('/& ')}" if same else written
    if same and not rest.strip(" .,;:()[]"):
        return NamesRead((), "", same.group().strip())
    said, others, role = _without_words(rest)
    persons = (_checked(name, written) for name in _persons(said))
    names = tuple(name for name in persons if _ALNUM.search(name.in_order))
    if family_first and names and _LOST_COMMA.fullmatch(said.strip(" .,;:")):
        names = (_turned(names[0], said),)
    return NamesRead(names, others, same.group().strip() if same else "", role)


def _without_words(written: str) -> tuple[str, str, str]:
    """The names alone; the words for others; the words for a role."""
    role = ""
    before = _ROLE_BEFORE.match(written)
    if before is not None:
        role, written = before.group().strip(), written[before.end() :]
    # A role stands in brackets, or at the end.
    start = 0 if "(" in written or "[" in written else max(len(written) - _TAIL, 0)
    if (after := _ROLE_AFTER.search(written, start)) is not None:
        role = after.group(1) or after.group(2) or after.group().strip()
        written = _ROLE_AFTER.sub("", written)
    folded = written.casefold()
    others = _OTHERS.search(written) if any(sign in folded for sign in _OTHERS_SIGNS) else None
    if others is not None:
        written = f"{written[: others.start()]}, {written[others.end() :]}"
    names = _MARKS.sub("", written if written.isascii() else _NATION.sub("", written))
    if "(" in names:
        names = _GROUP.sub("", names) or names
        names = _WHOLE_GIVEN.sub(r"\1, \2", _BRACKETED_GIVEN.sub(r", \1", names))
    if "و" in names and "ی" not in names:
        names = _LAST_BORNE_AND.sub(" & ", _BORNE_AND.sub(" & ", names))
    return _without_and(names), others.group(1) if others else "", role


def _turned(name: Name, said: str) -> Name:
    """``Kolaei Goddess`` in a list of names like ``Karami, Jahangir``."""
    first, second = said.strip(" .,;:").split()
    return name if name.literal or is_given_name(first) else Name(family=first, given=second)


def _checked(name: Name, written: str) -> Name:
    """The name, if its parts stand in what was written; they do but for marks inside a name."""
    parts = (name.family, name.given, name.suffix, name.literal)
    if all(
        part in written for part in (*parts, name.dropping_particle, name.non_dropping_particle)
    ):
        return name
    return Name(literal=written.strip())


def _persons(said: str) -> list[Name]:
    bare = said.strip(" \t\n,;:，、；")
    if not bare:
        return []
    if _VARIOUS.fullmatch(bare):
        return [Name(literal=bare)]
    strong = [piece for piece in _STRONG.split(bare) if piece.strip(" ,&")]
    if len(strong) > 1:
        return [name for piece in strong for name in _of_one(piece)]
    for divider in (_SLASH, _STOPPED):
        pieces = [piece for piece in divider.split(bare) if piece.strip(" ,&")]
        if len(pieces) > 1 and not is_body(bare):
            return [name for piece in pieces for name in _between_commas(piece)]
    return _between_commas(bare)


def _of_one(piece: str) -> list[Name]:
    """What stands between two semicolons: one name as a rule, perhaps two with an "and"."""
    first, comma, second = piece.strip(" ,&").partition(",")
    if comma and "," not in second and not _SMALL_AND.search(second) and not is_suffix(second):
        return [inverted(_without_and(first), second)]
    return _between_commas(piece)


def _without_and(words: str) -> str:
    head, _, tail = words.strip().partition(" ")
    return tail.lstrip() if head.casefold() in _LEADING_AND and tail else words


def _between_commas(written: str) -> list[Name]:
    if is_east_asian(written):
        return _east_asian(written)
    if is_body(written):
        return _bodies(written)
    parts = _parts(written)
    names: list[Name] = []
    at = 0
    while at < len(parts):
        name, used = _next_name(parts, at)
        names.append(name)
        at += used
    return names


def _east_asian(written: str) -> list[Name]:
    pieces = re.split(r"\s*[,，、;；/／と和与]\s*|\s+및\s+", written)
    return [person(piece) for piece in pieces if piece.strip(" .．·,")]


def _bodies(written: str) -> list[Name]:
    """Bodies, apart from one another where each side of an "and" or a comma is one by itself."""
    for divider in (_COMMA, _SMALL_AND):
        pieces = [piece for piece in divider.split(written) if piece.strip()]
        if len(pieces) > 1 and all(_stands_alone(piece) for piece in pieces):
            return [name for piece in pieces for name in _between_commas(piece)]
    if (comma := _person_beside(written)) is not None:
        return comma
    return [Name(literal=trimmed(written))]


def _stands_alone(piece: str) -> bool:
    """Whether a piece is a whole name: of a person with initials, or of a body with its noun."""
    words = piece.split()
    if len(words) > 1 and any(is_initials(word) and "." in word for word in words):
        return True
    nouns = [word for word in words if word.casefold() not in WEAK_BODIES]
    whole = is_body(" ".join(nouns)) or is_acronym(piece.strip())
    return (
        whole and words[0].casefold() not in BODY_LINKS and words[-1].casefold() not in BODY_LINKS
    )


def _person_beside(written: str) -> list[Name] | None:
    """``Smith, J. and World Bank``: a person on one side of the last "and", a body on the other."""
    joints = list(_SMALL_AND.finditer(written))
    for joint in joints:
        left, right = written[: joint.start()], written[joint.end() :]
        if is_body(left) == is_body(right):
            continue
        other = right if is_body(left) else left
        if any(is_initials(word.strip(",")) for word in other.split()):
            return [*_between_commas(left), *_between_commas(right)]
    return None


def _parts(written: str) -> list[_Part]:
    parts: list[_Part] = []
    pieces = [piece for piece in _COMMA.split(written) if piece.strip(" .&")]
    for number, piece in enumerate(pieces):
        for place, one in enumerate(_joined_by_and(piece, whole=not number and len(pieces) > 1)):
            text = _without_and(one) if not place and number else one
            parts.append(_Part(text, _kind(text), bool(place) or text != one))
    return parts


def _joined_by_and(piece: str, *, whole: bool) -> list[str]:
    """The names on the sides of "and".

    ``whole`` is for what stands before a first comma: there ``Ortega y Gasset`` is one name.
    """
    joint = _SMALL_AND.search(piece)
    if joint is None:
        return [piece]
    left, right = piece[: joint.start()], piece[joint.end() :]
    weak = joint.group().strip().casefold() in {"y", "i", "e"}
    if weak and whole and " " not in left and " " not in right and not is_initials(left):
        return [piece]
    if not left.strip(" .&") or not right.strip(" .&"):
        return [piece.strip(" &")]
    return [left, *_joined_by_and(right, whole=False)]


def _kind(part: str) -> str:
    """``I`` initials, ``P`` a whole name, ``S`` a suffix, ``W`` one word, ``M`` several words."""
    if is_suffix(part):
        return "S"
    words = part.split()
    short = [is_initials(word) or (word.islower() and len(words) > 1) for word in words]
    if all(short):
        return "P" if is_loud_family_first(words) else "I"
    if any(is_initials(word) for word in words):
        return "P"
    if len(words) == 1:
        return "W"
    loud = [word.isupper() for word in words]
    return "P" if any(loud) and not all(loud) else "M"


def _next_name(parts: list[_Part], at: int) -> tuple[Name, int]:
    """The name that begins with a part, and how many parts it takes."""
    here = parts[at]
    after = list(takewhile(lambda part: not part.joined, parts[at + 1 : at + 3]))
    kinds = "".join(part.kind for part in after)
    if kinds.startswith("SI"):
        return inverted(here.text, after[1].text, after[0].text), 3
    if _goes_with(parts, at, kinds):
        suffix = after[1].text if kinds[1:2] == "S" else ""
        return inverted(here.text, after[0].text, suffix), 3 if suffix else 2
    if kinds.startswith("S"):
        name = person(f"{here.text}")
        plain = (name.family, name.given, name.dropping_particle, name.non_dropping_particle)
        return (Name(*plain, after[0].text) if name.family else name), 2
    return person(here.text), 1


def _goes_with(parts: list[_Part], at: int, kinds: str) -> bool:
    """Whether the part after this one holds the given names to the family name here."""
    here, nearest = parts[at], kinds[:1]
    if nearest == "I":
        # "LI, X." but not "J. Li, X. Wu": initials alone are the given names of a family name.
        return here.kind in "WMI" or _is_capital_family(here.text)
    if kinds[1:] == "I":
        return False
    if nearest not in {"W", "M", "P"} or not kinds or here.kind not in "WM":
        return False
    if nearest == "P":
        return here.kind == "W" and is_given_name(parts[at + 1].text.split()[0])
    if here.kind == "W" and nearest == "W":
        return not _is_row_of_families(parts)
    if here.kind == "M" and _FAMILY_HEAD.match(here.text) is not None:
        return True
    if here.kind == "M" and nearest == "M":
        given = is_given_name(parts[at + 1].text.split()[0])
        return given and not is_given_name(here.text.split()[0])
    return True


def _is_capital_family(text: str) -> bool:
    return text.isupper() and "." not in text


def _is_row_of_families(parts: list[_Part]) -> bool:
    """``Marx, Engels and Lenin``: single words, and an odd number of them."""
    single = all(part.kind == "W" for part in parts)
    if not single or len(parts) % 2 == 0:
        return False
    return not any(is_given_name(part.text) for part in parts)
