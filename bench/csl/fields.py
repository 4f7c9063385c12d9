"""What items of each type carry: fields with the share of items that have them."""

from __future__ import annotations

_WEB = {"URL": 0.9, "accessed": 0.6}
_LAW = {
    "number": 0.6,
    "section": 0.4,
    "container-title": 0.6,
    "volume": 0.4,
    "page": 0.4,
    "URL": 0.3,
}
_BOOK = {"publisher": 0.95, "publisher-place": 0.8, "edition": 0.12, "volume": 0.08,
         "collection-title": 0.15, "collection-number": 0.1, "ISBN": 0.5, "DOI": 0.1,
         "number-of-pages": 0.2, "translator": 0.08, "editor": 0.06, "original-date": 0.05,
         "number-of-volumes": 0.04, "title-short": 0.15, "URL": 0.1}  # fmt: skip
_PART = {"container-title": 0.98, "editor": 0.75, "page": 0.85, "publisher": 0.95, "DOI": 0.2,
         "publisher-place": 0.8, "edition": 0.06, "volume": 0.1, "chapter-number": 0.05,
         "translator": 0.05, "container-author": 0.04, "collection-title": 0.1, "title-short": 0.1}  # fmt: skip
_ARTICLE = {"journal": 0.99, "volume": 0.93, "issue": 0.75, "page": 0.9, "DOI": 0.6, "ISSN": 0.3,
            "URL": 0.15, "title-short": 0.1, "status": 0.01, "number": 0.02}  # fmt: skip
_FILM = {"director": 0.8, "publisher": 0.7, "medium": 0.4, "URL": 0.3, "number": 0.1, "genre": 0.2}
_PAPER = {"archive": 0.5, "archive_location": 0.4, "archive-place": 0.4, "genre": 0.3,
          "publisher": 0.3, "publisher-place": 0.3}  # fmt: skip

FIELDS: dict[str, dict[str, float]] = {
    "article-journal": _ARTICLE,
    "book": _BOOK,
    "chapter": _PART,
    "paper-conference": {**_PART, "event-title": 0.6, "event-place": 0.5, "event-date": 0.3},
    "thesis": {"school": 0.97, "genre": 0.7, "publisher-place": 0.4, "URL": 0.3, "number": 0.05},
    "report": {"publisher": 0.9, "publisher-place": 0.5, "number": 0.6, "genre": 0.5, "URL": 0.5,
               "collection-title": 0.2, "DOI": 0.2},
    "webpage": {**_WEB, "container-title": 0.8, "publisher": 0.1},
    "article-newspaper": {"container-title": 1, "page": 0.4, "section": 0.3, "URL": 0.5,
                          "edition": 0.05, "publisher-place": 0.1, "accessed": 0.2},
    "article-magazine": {"container-title": 1, "page": 0.6, "volume": 0.4, "issue": 0.4, "URL": 0.3},
    "entry-encyclopedia": {**_PART, "edition": 0.3, "URL": 0.3},
    "legal_case": {"container-title": 1, "volume": 0.9, "page": 0.9, "authority": 0.8, "number": 0.3},
    "legislation": _LAW,
    "article": {"publisher": 0.5, "number": 0.5, "DOI": 0.4, "URL": 0.5, "genre": 0.2, "status": 0.2},
    "bill": {**_LAW, "authority": 0.3, "chapter-number": 0.2},
    "broadcast": {**_FILM, "container-title": 0.6},
    "classic": {"translator": 0.6, "publisher": 0.5, "volume": 0.3},
    "collection": _PAPER,
    "dataset": {"publisher": 0.8, "DOI": 0.6, "version": 0.5, "URL": 0.3, "genre": 0.1},
    "document": {"publisher": 0.3, "URL": 0.3, "genre": 0.2, "note": 0.1},
    "entry": {"container-title": 0.9, "URL": 0.4, "publisher": 0.4},
    "entry-dictionary": {**_PART, "edition": 0.2, "URL": 0.3},
    "event": {"event-place": 0.6, "event-date": 0.5, "URL": 0.3},
    "figure": {"container-title": 0.5, "page": 0.3, "URL": 0.3},
    "graphic": {"medium": 0.7, "publisher-place": 0.4, "archive": 0.4, "publisher": 0.2},
    "hearing": {**_LAW, "authority": 0.5, "event-title": 0.2, "chair": 0.1},
    "interview": {"interviewer": 0.8, "medium": 0.3, "container-title": 0.3, "URL": 0.2},
    "manuscript": _PAPER,
    "map": {"publisher": 0.6, "publisher-place": 0.5, "medium": 0.2, "genre": 0.1},
    "motion_picture": _FILM,
    "musical_score": {"composer": 0.5, "publisher": 0.8, "publisher-place": 0.6, "medium": 0.2},
    "pamphlet": {"publisher": 0.6, "publisher-place": 0.6},
    "patent": {"number": 0.95, "authority": 0.4, "submitted": 0.3, "publisher-place": 0.2},
    "performance": {"event-place": 0.5, "publisher": 0.3, "event-date": 0.4},
    "periodical": {"publisher": 0.6, "volume": 0.4, "issue": 0.4, "ISSN": 0.5},
    "personal_communication": {"recipient": 0.5, "genre": 0.2},
    "post": {**_WEB, "container-title": 0.7, "genre": 0.2},
    "post-weblog": {**_WEB, "container-title": 0.9},
    "regulation": _LAW,
    "review": {**_ARTICLE, "reviewed-author": 0.4},
    "review-book": {**_ARTICLE, "reviewed-author": 0.7},
    "software": {"publisher": 0.6, "version": 0.7, "URL": 0.6, "DOI": 0.2},
    "song": {"composer": 0.3, "publisher": 0.6, "container-title": 0.5, "medium": 0.4},
    "speech": {"event-title": 0.7, "event-place": 0.6, "genre": 0.2, "URL": 0.1},
    "standard": {"number": 0.9, "publisher": 0.7, "authority": 0.4, "URL": 0.3},
    "treaty": {"volume": 0.3, "container-title": 0.4, "page": 0.3, "URL": 0.2, "references": 0.1},
}  # fmt: skip
_COMMON = {
    "article-journal": 36, "book": 18, "chapter": 13, "paper-conference": 7, "report": 5,
    "webpage": 5, "thesis": 3, "article-newspaper": 3, "article-magazine": 1.5,
    "entry-encyclopedia": 1, "legal_case": 1, "legislation": 1,
}  # fmt: skip
WEIGHTS: dict[str, float] = {kind: _COMMON.get(kind, 0.2) for kind in FIELDS}
"""How common each type is, in per cent."""
