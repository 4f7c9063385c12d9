"""One name: order of its parts, particles, initials, scripts written without spaces.

CSL 1.0.2, Name-part Order and "Name": demote-non-dropping-particle, initialize,
initialize-with, initialize-with-hyphen, name-as-sort-order, sort-separator.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from carrel.csl.amendment import BARE_INITIALS, FULL
from carrel.csl.styles.elements import PLAIN, Look
from carrel.csl.text.rich_text import parse_rich
from carrel.csl.text.tree import NAME, Node, dress

if TYPE_CHECKING:
    from collections.abc import Mapping

    from carrel.csl.items.particles import NameValue
    from carrel.csl.rendering.frame import Frame
    from carrel.csl.text.tree import Content

_SPACELESS = re.compile(
    "[\u2e80-\u2fff\u3040-\u30ff\u31f0-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)
WITHOUT_SPACES = re.compile("[\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
"""A letter of a script that has no space between words: Han and kana."""
# Languages in which citeproc-js too lets no line end between a particle and its name.
_CLINGING = ("cs-", "fr-", "ru-")
_LEANING = ("'", "’", "-", "\u2010")
_WORDS = re.compile(r"\s+")
_LONGEST_GIVEN = 300
TWO = 2
_HYPHENS = re.compile(r"-(?![^<]*>)")
# A period before a small letter ends a word: "C.b." is C and b.
_BEFORE_SMALL = re.compile(r"(?<=\.)(?=[a-zà-öø-ÿ])")
_ROMAN = re.compile("[A-Za-z\u00c0-\u024f]")
_TAGGED = re.compile(r"((?:<[^<>/]+>)*)(.*?)((?:</[^<>]+>)*)")


def write_name(
    name: NameValue,
    options: Mapping[str, str],
    looks: Mapping[str, Look],
    frame: Frame,
    *,
    inverted: bool,
    level: int,
) -> Node:
    """Give the node of one name; `inverted` puts the family first with the sort separator."""
    if name.literal:
        # CSL 1.0.2, Name-part Formatting: affixes surround the parts of a personal name.
        look = looks.get("family", PLAIN)._replace(prefix="", suffix="")
        literal = dress(frame.cased(parse_rich(name.literal), look), look)
        return Node(frame.isolated((literal,)), NAME, data=name)
    if not name.family:
        return Node(frame.isolated(_alone(name, looks.get("given", PLAIN), frame)), NAME, data=name)
    form = options.get("form", "long")
    if level and form == "short":
        form = "long"
    given = _given(name, options, level)
    mark = options.get("initialize-with")
    if mark is not None and "." not in mark:
        # Where initials take no period, "Jr." takes none either.
        name = name._replace(suffix=name.suffix.replace(".", ""))
    family_look, given_look = looks.get("family", PLAIN), looks.get("given", PLAIN)
    parts = _Parts(name, given, family_look, given_look, frame)
    if _is_static(name):
        children = parts.static(form)
    elif is_spaceless(name.family) and not _ROMAN.search(name.family):
        children = parts.spaceless(form)
    elif inverted and (form != "short" or _demotes(frame)):
        separator = options.get("sort-separator", ", ")
        children = parts.inverted(separator, form, demoted=_demotes(frame))
    elif form == "short":
        children = parts.short()
    else:
        children = parts.straight()
    return Node(frame.isolated(children), NAME, data=name)


def _alone(name: NameValue, look: Look, frame: Frame) -> tuple[Content, ...]:
    """Write a given name that is all there is: in full, even where the family alone is shown."""
    look = look._replace(prefix="", suffix="")
    return spaced(name.non_dropping or None, dress(frame.cased(parse_rich(name.given), look), look))


def _is_static(name: NameValue) -> bool:
    """Tell whether the order of a name is always that of family and given name.

    Names of scripts without spaces are so, but for the space, if the given one is in Latin letters.
    """
    if name.static:
        return not is_spaceless(name.family)
    mixed = is_spaceless(name.family) and not _ROMAN.search(name.family)
    return mixed and _ROMAN.search(name.given) is not None


def _demotes(frame: Frame) -> bool:
    """Tell whether the non-dropping particle of an inverted name goes behind it."""
    asked = frame.context.style.options.get("demote-non-dropping-particle", "display-and-sort")
    return asked == "display-and-sort" or (frame.sorting and asked != "never")


class _Parts:
    """The parts of one name, dressed, to be put in one of the orders."""

    def __init__(
        self, name: NameValue, given: str, family_look: Look, given_look: Look, frame: Frame
    ) -> None:
        self.name = name
        self.given = given
        self.family_look = family_look
        self.given_look = given_look
        self.frame = frame

    def _family(self, text: str) -> Content | None:
        return self._formatted(text, self.family_look)

    def _given(self, text: str) -> Content | None:
        return self._formatted(text, self.given_look)

    def _formatted(self, text: str, look: Look) -> Content | None:
        if not text:
            return None
        children = parse_rich(text)
        if look is not PLAIN:
            children = self.frame.cased(children, look)
        if not children:
            return None
        if len(children) == 1 and not look.formatting:
            return children[0]
        return Node(children, formatting=look.formatting)

    def _together(self, *parts: Content | None) -> tuple[Content, ...]:
        """Put particles before the family."""
        found = spaced(*parts)
        if self.frame.sorting and len(found) == TWO:
            # An elided particle is a word of its own among names: d’Wander before de’ Frinkle.
            return found[0], " ", found[1]
        clings = len(found) > 1 and not self.frame.sorting
        if clings and self.frame.locale.tag.startswith(_CLINGING):
            return tuple("\u00a0" if one == " " else one for one in found)
        return found

    @staticmethod
    def _affixed(parts: tuple[Content, ...], look: Look) -> tuple[Content, ...]:
        if look.prefix or look.suffix:
            return (Node(parts, prefix=look.prefix, suffix=look.suffix),)
        return parts

    def short(self) -> tuple[Content, ...]:
        name = self.name
        family = self._together(self._family(name.non_dropping), self._family(name.family))
        return self._affixed(family, self.family_look)

    def straight(self) -> tuple[Content, ...]:
        name = self.name
        separator = ", " if name.comma_suffix else " "
        family = self._together(
            self._given(name.dropping), self._family(name.non_dropping), self._family(name.family)
        )
        if name.suffix:
            family = (*family, separator, *parse_rich(name.suffix))
        given = self._given(self.given)
        if given is None:
            return self._affixed(family, self.family_look)
        left = self._affixed((given,), self.given_look)
        return (*left, " ", *self._affixed(family, self.family_look))

    def static(self, form: str) -> tuple[Content, ...]:
        """The family first and no separator, as in names that are always so ordered."""
        family = self._together(
            self._family(self.name.non_dropping), self._family(self.name.family)
        )
        given = None if form == "short" else self._given(self.given)
        return family if given is None else (*family, " ", given)

    def inverted(self, separator: str, form: str, *, demoted: bool) -> tuple[Content, ...]:
        name = self.name
        if form == "short":
            name = name._replace(dropping="", suffix="")
        particle = self._family(name.non_dropping)
        ahead = None if demoted else particle
        behind = particle if demoted else None
        together = self._together(ahead, self._family(name.family))
        family = self._affixed(together, self.family_look)
        children: list[Content] = [*family]
        shown = self._given(self.given if form != "short" else "")
        particles = spaced(self._given(name.dropping), behind)
        if self.frame.sorting:
            # CSL 1.0.2, Name-part Order: particles weigh more than given names in sorting.
            given = spaced(*particles, shown)
        else:
            given = () if shown is None else (shown,)
            # A given name does not lean on what follows it, whatever mark it ends with.
            given = (*given, " ", *particles) if given and particles else (*given, *particles)
        if given:
            children += [separator, *self._affixed(given, self.given_look)]
        if name.suffix:
            children += [separator, *parse_rich(name.suffix)]
        return tuple(children)

    def spaceless(self, form: str) -> tuple[Content, ...]:
        """Chinese, Japanese and Korean: family before given, nothing between."""
        family = spaced(self._family(self.name.family))
        given = self._given(self.name.given)
        return family if form == "short" or given is None else (*family, given)


def is_spaceless(text: str) -> bool:
    """Tell whether a name is in a script that writes names without spaces (Han, kana, hangul)."""
    return not text.isascii() and _SPACELESS.search(text) is not None


def spaced(*parts: Content | None) -> tuple[Content, ...]:
    """Put spaces between parts, except after an elided particle: d'Aubignac, al-One."""
    found: list[Content] = []
    for part in parts:
        if part is None:
            continue
        if found and not _leans(_text_end(found[-1])):
            found.append(" ")
        found.append(part)
    return tuple(found)


def _leans(particle: str) -> bool:
    """Tell whether no space follows; "de'" is "dei" cut short, and stands alone: de' Medici."""
    return particle.endswith((*_LEANING, " ")) and particle.lower() not in {"de'", "de’"}


def _text_end(content: Content) -> str:
    while not isinstance(content, str):
        if not content.children:
            return ""
        content = content.children[-1]
    return content


def _given(name: NameValue, options: Mapping[str, str], level: int) -> str:
    mark = options.get("initialize-with")
    if mark is None and level == BARE_INITIALS and options.get("form") == "short":
        mark = ""
    if mark is None:
        return name.given
    hyphen = options.get("initialize-with-hyphen", "true") != "false"
    whole = level == FULL or options.get("initialize", "true") == "false"
    return initials(name.given, mark, hyphen=hyphen, whole=whole)


@lru_cache(maxsize=4096)
def initials(given: str, mark: str, *, hyphen: bool = True, whole: bool = False) -> str:
    """Shorten given names to initials, each followed by `mark`.

    With `whole`, only what is an initial or abbreviation already takes the mark, and other names
    stay. Words that begin in lower case ("de") or with no letter always stay. `hyphen` keeps that
    of double names.
    """
    if is_spaceless(given) or len(given) > _LONGEST_GIVEN:
        return given
    if not whole and not _tags_apart(given.strip())[1][:1].isalpha():
        # What begins with a mark or a figure is no name that could be shortened.
        return given
    if not hyphen:
        given = _HYPHENS.sub(" ", given)
    if not whole:
        given = _BEFORE_SMALL.sub(" ", given)
    written = ""
    for word in _WORDS.split(given.replace("\u00a0", " ").strip()):
        short = _shortened(word, mark, whole=whole)
        if short is None:
            # A word left whole stands between spaces whatever the mark is.
            written = f"{written.rstrip()} {word} "
        else:
            written += short
    return re.sub(r"\s+", " ", written).strip()


def _shortened(word: str, mark: str, *, whole: bool) -> str | None:
    """Shorten one word, perhaps a double name; None if it stays whole."""
    pieces: list[tuple[str, bool]] = []
    for part in _HYPHENS.split(word):
        opening, core, closing = _tags_apart(part)
        if pieces and not whole and core[:1].islower():
            # The other half of one name in romanised Korean or Chinese: Min-jun is M.
            continue
        shorts = _abbreviations(core, whole=whole)
        if shorts is None and (pieces or whole):
            pieces.append((part, False))
        elif shorts is None:
            return None
        elif shorts:
            joined = "".join(short + mark for short in shorts)
            pieces.append((f"{opening}{joined.rstrip()}{closing}", True))
    if pieces and not any(shortened for _, shortened in pieces):
        return None
    space = " " if mark.endswith(" ") else ""
    written = ""
    for place, (text, shortened) in enumerate(pieces):
        # Of a name that is not initialized "J.-L." stands as two abbreviations, as in citeproc-js.
        apart = whole and shortened and place and pieces[place - 1][1] and not text[0].islower()
        written += f"{(space if apart else '-') if place else ''}{text}"
    return written + space if pieces else ""


def _tags_apart(part: str) -> tuple[str, str, str]:
    match = _TAGGED.fullmatch(part)
    return ("", part, "") if match is None else (match[1], match[2], match[3])


def _abbreviations(core: str, *, whole: bool) -> list[str] | None:
    """Give the initials and abbreviations of a word without their periods; None for none.

    What a period ends is an abbreviation and kept: "Ph.M.E." is Ph, M and E. Capitals at the head
    of a word that goes on small are one initial: "YUri" is Yu.
    """
    *ended, last = core.split(".")
    if not ended and not _begins_name(last):
        return None
    if not whole and core[:1].islower():
        return None
    if whole and len(last) > 1:
        return None
    capitals = next((at for at, one in enumerate(last) if not one.isupper()), 0)
    digraph = capitals > 1 and last[capitals].islower()
    initial = last[:capitals].capitalize() if digraph else last[:1].upper()
    return [one for one in (*ended, initial) if one]


def _begins_name(word: str) -> bool:
    """Tell whether a word has an initial: it begins with a letter, and no small one."""
    return not word or (word[0].isalpha() and unicodedata.category(word[0]) in {"Lu", "Lt", "Lo"})
