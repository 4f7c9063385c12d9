"""What kind of work an entry is of, told by the fields it has and by telling words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast

_GENRES = {
    "j": "article-journal", "m": "book", "d": "thesis", "c": "paper-conference", "n": "article-newspaper",
    "r": "report", "p": "patent", "s": "standard", "eb/ol": "webpage", "j/ol": "article-journal",
    "m/ol": "book", "db/ol": "dataset", "db": "dataset", "a": "chapter", "g": "collection",
    "z": "document", "cp/dk": "software",
}  # fmt: skip
_KINDS = (
    (
        "thesis",
        re.compile(
            r"\b(?:diss|dissertation|thesis|thèse|tesis?|tesina|tese|dissertação|habil|habilitation|"
            r"trabajo de grado|trabalho de conclusão|habilitationsschrift|"
            r"ph\.?\s?d|m\.?\s?a\. thesis|magisterarbeit|masterarbeit|diplomarbeit|bachelorarbeit|mémoire|"
            r"автореф|дис|диссертация|канд|докт)\b|"
            r"پایان[‌ ]?نامه|رساله|رسالة|أطروحة|مذكرة|ماجستير|دكتوراه|博士|[硕碩]士|[学學]位|학위",
            re.IGNORECASE,
        ),
    ),
    ("patent", re.compile(r"\bpatent|патент|专利|특허", re.IGNORECASE)),
    ("dataset", re.compile(r"\bdata\s?sets?\b|\bdatensatz\b|数据集", re.IGNORECASE)),
    (
        "report",
        re.compile(
            r"\b(?:(?:tech(?:nical|\.)?|research|working|discussion|policy|final|annual|occasional)\s+"
            r"(?:report|rep|paper|brief|memo(?:randum)?)|report|arbeitspapier|white ?paper|abschlussbericht|rapport)\b"
            r"|отч[её]т|препринт|گزارش|تقرير",
            re.IGNORECASE,
        ),
    ),
    (
        "manuscript",
        re.compile(
            r"\b(?:manuscript|manuskript|unpublished|unveröffentlicht|рукопись|нусха)\b",
            re.IGNORECASE,
        ),
    ),
)
_CONFERENCE = re.compile(
    r"\b(?:proc(?:eedings|\.)?|conf(?:erence|\.)?|symposium|workshop|congress|kongress|tagung|tagungsband|"
    r"congresso|congreso|colloque|конференци\w*|конгресс\w*|симпозиум\w*|материалы|همایش|کنفرانس|مؤتمر)\b"
    r"|会议|论文集|学会|대회|학술대회",
    re.IGNORECASE,
)
_NEWSPAPER = re.compile(
    r"\b(?:times|post|daily|herald|tribune|gazette|guardian|zeitung|telegraph|observer|frankfurter allgemeine|"
    r"new york times|le monde|el país|la repubblica|corriere|süddeutsche|известия|правда|коммерсант(?:ъ)?|газета|"
    r"روزنامه|کیهان|همشهری|جريدة|صحيفة|الأهرام)\b|[^学學][报報](?:$|[^告])|新聞|신문|일보",
    re.IGNORECASE,
)
_PROCEEDINGS_JOURNAL = re.compile(
    r"\b(?:national academy|royal society|american|ieee (?!conf)|transactions)\b", re.IGNORECASE
)
_CASE = re.compile(
    r"\w\s+v(?:s)?\.?\s+[A-Z]\w|\b(?:BVerfG|BGH|EuGH|BVerwG|U\.\s?S\.\s?\d)\b|\bCase C-\d"
)
_LAW = re.compile(
    r"\b(?:BGBl|Pub\.\s?L|U\.?S\.?C|Stat)\.?\s|\bFederal Law\b|\b\w+ Act(?: of)?,? \d{4}\b|федеральный закон|"
    r"\b(?:Regulation|Directive|Verordnung|Richtlinie) \((?:EU|EG|EC|EWG)\)|قانون|法律|"
    r"^(?:Lei|Ley|Loi|Legge|Decreto(?:-lei|-ley)?|Décret|Gesetz)\s(?:\w+\s){0,2}n?[.ºo°r]*\s?\d",
    re.IGNORECASE,
)
_REPORTER = re.compile(
    r"(?:U\.\s?S\.|S\.\s?Ct\.|F\.(?:\s?Supp\.)?(?:\s?[23]d)?|[A-Z]\.(?:[A-Z]\.)?\s?[23]d|BVerfGE|BGHZ|BGHSt|BVerwGE|"
    r"E\.?C\.?R\.?|A\.?C\.?|Q\.?B\.?|W\.?L\.?R\.?|E\.?R\.?)(?:\s*\(.*\))?"
)
_TREATIES = re.compile(r"\bU\.?N\.?T\.?S\b|\bTreaty Series\b|\bI\.?L\.?M\b")
_GAZETTE = re.compile(
    r"\bDiário Oficial\b|\bBolet[íi]n Oficial\b|\bDiario Oficial\b|\bGazzetta Ufficiale\b|\bJournal [Oo]fficiel\b|"
    r"\bBundesgesetzblatt\b|\bBGBl\b|\bOfficial Journal\b|\bFederal Register\b|\bAmtsblatt\b"
)


def type_of(item: Mapping[str, object], genre: str) -> str:
    """The CSL type of an item by its variables; ``document`` where nothing tells."""
    telling = _by_genre(genre)
    if telling:
        return telling
    title, container = str(item.get("title") or ""), str(item.get("container-title") or "")
    if container and "genre" not in item:
        return _of_law(item, title, container) or _inside(item, container)
    words = " ".join(str(item.get(each) or "") for each in ("note", "medium", "number"))
    told = next((kind for kind, shape in _KINDS if shape.search(f"{genre} {words}")), "")
    if told:
        return told
    return _inside(item, container) if container else _alone(item, title)


def is_genre_mark(written: str) -> bool:
    """Whether words are a mark of GB/T 7714: J, M, D, EB/OL."""
    return written.isascii() and bool(_by_genre(written))


def _by_genre(genre: str) -> str:
    """The mark of GB/T 7714, such as [J] and [M]."""
    return _GENRES.get(genre.strip(" []［］.()（）").casefold(), "") if genre else ""


def _inside(item: Mapping[str, object], container: str) -> str:
    if "event-title" in item or _CONFERENCE.search(container):
        return (
            "article-journal"
            if "issue" in item and _PROCEEDINGS_JOURNAL.search(container)
            else "paper-conference"
        )
    if "editor" in item or "ISBN" in item:
        return "chapter"
    numbered = "volume" in item or "issue" in item
    if "publisher" in item or "publisher-place" in item:
        return "article-journal" if "issue" in item or "ISSN" in item else "chapter"
    if not numbered and (_NEWSPAPER.search(container) or _has_day(item)):
        return "webpage" if "URL" in item and "page" not in item else "article-newspaper"
    if not numbered and "page" not in item and "URL" in item and "DOI" not in item:
        return "webpage"
    return "article-journal"


def _of_law(item: Mapping[str, object], title: str, container: str) -> str:
    """The kind of what stands in a reporter of cases, a series of treaties or a gazette."""
    if "author" not in item and _CASE.search(title) and _REPORTER.fullmatch(container):
        return "legal_case"
    if _TREATIES.search(container):
        return "treaty"
    return "legislation" if _GAZETTE.search(container) and _LAW.search(title) else ""


def _has_day(item: Mapping[str, object]) -> bool:
    """Whether the work appeared on a day: then it is one of a newspaper."""
    issued = item.get("issued")
    parts = cast("Mapping[str, list[list[int]]]", issued).get("date-parts") if issued else None
    return bool(parts) and len(parts[0]) > 2  # noqa: PLR2004 - year, month and day


def _alone(item: Mapping[str, object], title: str) -> str:
    if "author" not in item and _CASE.search(title):
        return "legal_case"
    if "publisher" not in item and "editor" not in item and _LAW.search(title):
        return "legislation"
    if "archive" in item:
        return "article" if "arxiv" in str(item["archive"]).casefold() else "manuscript"
    if "event-title" in item:
        return "paper-conference"
    if "publisher" in item or "ISBN" in item or "edition" in item or "publisher-place" in item:
        numbered = "number" in item and not item.keys() & {"ISBN", "collection-title", "edition"}
        return "report" if numbered else "book"
    if "volume" in item and "page" in item:
        return "article-journal"
    if "URL" in item:
        return "webpage"
    if "number" in item:
        return "report"
    return "book" if "number-of-pages" in item or "editor" in item else "document"
