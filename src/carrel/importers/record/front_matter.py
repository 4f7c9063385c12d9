"""What stands before the text: title, byline, authors, abstract, keywords."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from carrel.importers.record.byline import byline_in, field_in, repeats
from carrel.importers.record.dates import date_in_words
from carrel.importers.record.names import looks_like_name, names_in
from carrel.importers.record.said import Said
from carrel.importers.structure.paragraphs import is_item, is_rule
from carrel.importers.structure.part import Part
from carrel.importers.structure.site_words import is_menu_label, speaks_as_site
from carrel.language.section_names import Section, label_of, section_named
from carrel.library.work import Origin
from carrel.values.name import Name
from carrel.values.span import Span

_REACH = 60
_TITLE_WORDS = 25
_TITLE_LINES = 3
_BULLET = re.compile(r"[•‣◦▪●∙*+\-–—]\s*|\(?\d{1,3}[.)]\s+")
_KEYWORD = re.compile(r"[^,;،؛•·|\n、]+")
_CHAPTER = re.compile(
    r"(?:chapter|part|book|section|volume|kapitel|teil|chapitre|capítulo|"
    r"глава|часть|فصل|بخش)\s+"
    r"(?:\d+|[ivxlc]+|one|two|three|first|[^\W\d_]+ый|[^\W\d_]+)\b[.:]?\s*$",
    re.IGNORECASE,
)
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]+[^\s\"<>.,;)\]]")
_PLACE = re.compile(
    r"@|\b(?:universit|institut|department|college|school of|faculty|academy|centre|center)|"
    r"университет|институт|دانشگاه|پژوهشگاه|جامعة",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """``said`` are the values with their places; positions count parts.

    ``title`` are the parts that are the title, ``own`` all parts known to be the text's own,
    ``lines`` bylines, lists of authors and labelled lines, ``site`` bylines that carry a site's
    words, ``repeated`` what a site is apt to say again (folded, case-folded).
    """

    said: tuple[Said, ...] = ()
    title: tuple[int, ...] = ()
    own: frozenset[int] = frozenset()
    lines: frozenset[int] = frozenset()
    site: frozenset[int] = frozenset()
    repeated: frozenset[str] = frozenset()


def front_matter(parts: Sequence[Part]) -> FrontMatter:
    """Read what stands before the text."""
    head = parts[:_REACH]
    abstract = _abstract(head)
    keywords = _keywords(head)
    labelled = list((abstract[1] if abstract else ()) or (keywords[1] if keywords else ()))
    before = labelled[0] if labelled else _first_prose(head)
    title = _title(head[:before], named_below=bool(labelled), more=parts[before:])
    bylines, site = _bylines(head[: before + 1])
    listed = (
        _listed_authors(head[:before], title) if labelled or _placed(head[:before]) else ((), ())
    )
    authors = _authors_of(bylines) or _authors_of(listed[0])
    site |= {
        i for i in range(before) if i not in title and site and repeats(head[i].folded, authors)
    }
    said = [*_fields(head[: before + 1]), *_title_said(head, title), *bylines, *listed[0]]
    said += [one[0] for one in (abstract, keywords) if one]
    said += _doi(head[: before + 1])
    own = {
        *title,
        *listed[1],
        *(abstract[1] if abstract else ()),
        *(keywords[1] if keywords else ()),
    }
    words = " ".join(head[i].folded for i in title).casefold()
    lines = {
        i for i in range(before) if byline_in(head[i].text, 0) or field_in(head[i].text, 0)
    } | set(listed[1])
    return FrontMatter(
        tuple(said),
        title,
        frozenset(own),
        frozenset(lines),
        frozenset(site),
        frozenset({words} - {""}),
    )


def _first_prose(head: Sequence[Part]) -> int:
    prose = (i for i, part in enumerate(head) if part.is_prose and not speaks_as_site(part.text))
    return next(prose, len(head))


def _title(head: Sequence[Part], *, named_below: bool, more: Sequence[Part]) -> tuple[int, ...]:
    """The parts that are the title: the first short words set apart, if they can be one."""
    for i in _title_places(head):
        part = head[i]
        if named_below and _names_a_person(part):
            continue
        if not _can_be_title(part):
            return ()
        group = _group_at(head, i)
        follows = [*head[group[-1] + 1 :], *more] if group else []
        if any(after.words > LEAST_BODY or after.is_sentence for after in follows[:_REACH]):
            return group
        return ()
    return ()


def _names_a_person(part: Part) -> bool:
    """Whether a line is a name; without capitals, only a bullet can tell it from a title."""
    bare = _BULLET.sub("", part.folded, count=1)
    return looks_like_name(bare) and (bare[0].isupper() or is_item(part.text))


def _title_places(head: Sequence[Part]) -> list[int]:
    """Where a title may stand, the likeliest place first: right above the byline, else at the top."""
    bylines = [i for i, part in enumerate(head) if byline_in(part.text, 0)]
    open_places = [
        i
        for i, part in enumerate(head)
        if i not in bylines and not _is_furniture(part) and not field_in(part.text, 0)
    ]
    above = [i for i in open_places if bylines and i < bylines[0] and _can_be_title(head[i])]
    while len(above) > 1 and above[-2] == above[-1] - 1 and head[above[-1]].gap == 1:
        above.pop()
    return above[-1:] or open_places


LEAST_BODY = 11


def _is_furniture(part: Part) -> bool:
    return is_rule(part.text) or is_menu_label(part.text) or speaks_as_site(part.text)


def _can_be_title(part: Part) -> bool:
    bare = part.folded.rstrip("*_ ")
    return (
        part.words <= _TITLE_WORDS
        and 0 < len(bare) <= 250  # noqa: PLR2004 - the longest titles of articles
        and bare[-1] not in ".,;:،؛"
        and not is_item(part.text)
        and section_named(bare) is None
        and _CHAPTER.match(bare) is None
        and any(letter.isalpha() for letter in bare)
        and not part.text[:1].islower()
        and date_in_words(bare.rpartition(",")[2]) is None
    )


def _group_at(head: Sequence[Part], first: int) -> tuple[int, ...]:
    """The title's lines: up to three that follow one another, with a blank line after them."""
    group = [first]
    for i in range(first + 1, min(first + _TITLE_LINES + 1, len(head))):
        part = head[i]
        if part.gap > 1 or part.new_page or byline_in(part.text, 0) or _is_furniture(part):
            return tuple(group)
        if not part.is_label or is_rule(part.text) or field_in(part.text, 0):
            break
        group.append(i)
    last = group[-1]
    ends = last + 1 >= len(head) or head[last + 1].gap > 1 or is_rule(head[last + 1].text)
    return tuple(group) if ends and len(group) <= _TITLE_LINES else ()


def _title_said(head: Sequence[Part], title: tuple[int, ...]) -> tuple[Said, ...]:
    if not title:
        return ()
    span = Span(head[title[0]].span.start, head[title[-1]].span.end)
    words = " ".join(" ".join(head[i].text.split()) for i in title).strip("#*_= ")
    return (Said("title", words, Origin.TEXT, span),)


def _bylines(head: Sequence[Part]) -> tuple[list[Said], set[int]]:
    said: list[Said] = []
    site: set[int] = set()
    for i, part in enumerate(head):
        line = byline_in(part.text, part.span.start)
        if line is None and i and head[i - 1].folded.casefold().strip(" :") in {"by", "von", "par"}:
            line = byline_in(f"by {part.text}", part.span.start - len("by "))
        if line is not None:
            said.extend(line.said)
            if line.has_site_words:
                site.add(i)
    return said, site


def _authors_of(said: Sequence[Said]) -> tuple[Name, ...]:
    return tuple(
        Name(**{key.replace("-", "_"): value for key, value in name.items()})
        for one in said
        if one.variable == "author"
        for name in one.value
    )


def _placed(head: Sequence[Part]) -> bool:
    """Whether an affiliation or an e-mail address stands among the first lines."""
    return any(part.words <= _TITLE_WORDS and _PLACE.search(part.text) for part in head)


def _listed_authors(
    head: Sequence[Part], title: tuple[int, ...]
) -> tuple[tuple[Said, ...], tuple[int, ...]]:
    """Authors that stand one to a line, or several on one line, between title and abstract."""
    names: list[Name] = []
    places: list[int] = []
    first = title[-1] + 1 if title else 0
    for i in range(first, len(head)):
        bare = _BULLET.sub("", head[i].folded, count=1).strip()
        if _PLACE.search(bare):
            continue
        if (looks_like_name(bare) and "," not in bare) or _all_names(bare):
            names.extend(names_in(bare))
        else:
            continue
        places.append(i)
    if not names:
        return (), ()
    span = Span(head[places[0]].span.start, head[places[-1]].span.end)
    value = [name.to_csl() for name in names]
    return (Said("author", value, Origin.TEXT, span),), tuple(places)


def _all_names(line: str) -> bool:
    if is_item(line) or len(line) > 400 or not re.search(r"[,;&،؛]| and | و ", line):  # noqa: PLR2004
        return False
    names = names_in(line)
    return len(names) > 0 and all(looks_like_name(name.in_order) for name in names)


def _abstract(head: Sequence[Part]) -> tuple[Said, tuple[int, ...]] | None:
    for i, part in enumerate(head):
        label = label_of(part.text)
        if label and label[0] is Section.ABSTRACT and part.words > LEAST_BODY:
            return _said_of("abstract", part, label[1]), (i,)
        if section_named(part.folded) is Section.ABSTRACT and i + 1 < len(head):
            return _abstract_below(head, i)
    return None


def _abstract_below(head: Sequence[Part], at: int) -> tuple[Said, tuple[int, ...]] | None:
    end = at + 1
    while end < len(head) and not (
        head[end].is_label or section_named(head[end].folded) or label_of(head[end].text)
    ):
        end += 1
    if end == at + 1:
        return None
    span = Span(head[at + 1].span.start, head[end - 1].span.end)
    words = "\n\n".join(_unwrapped(part.text) for part in head[at + 1 : end])
    return Said("abstract", words, Origin.TEXT, span), tuple(range(at, end))


def _keywords(head: Sequence[Part]) -> tuple[Said, tuple[int, ...]] | None:
    for i, part in enumerate(head):
        label = label_of(part.text)
        at, places = (label[1], (i,)) if label and label[0] is Section.KEYWORDS else (0, ())
        if not places and i and section_named(head[i - 1].folded) is Section.KEYWORDS:
            places = (i - 1, i)
        if places and (words := _keyword_list(part.text[at:])):
            span = Span(part.span.start + at, part.span.end)
            return Said("keyword", ", ".join(words), Origin.TEXT, span), places
    return None


def _keyword_list(text: str) -> list[str]:
    pieces = (" ".join(found.split()) for found in _KEYWORD.findall(text))
    return [bare for piece in pieces if (bare := piece.strip(" .。"))]


def _said_of(variable: str, part: Part, at: int) -> Said:
    span = Span(part.span.start + at, part.span.end)
    return Said(variable, _unwrapped(part.text[at:]), Origin.TEXT, span)


def _unwrapped(text: str) -> str:
    """The words with line breaks become spaces; every other character as it came."""
    return re.sub(r"[ \t]*\n[ \t]*", " ", text)


def _fields(head: Sequence[Part]) -> list[Said]:
    return [said for part in head if (said := field_in(part.text, part.span.start))]


def _doi(head: Sequence[Part]) -> list[Said]:
    for part in head:
        found = _DOI.search(part.text[:1000])
        if found is not None:
            span = Span(part.span.start + found.start(), part.span.start + found.end())
            return [Said("DOI", found.group(), Origin.TEXT, span)]
    return []
