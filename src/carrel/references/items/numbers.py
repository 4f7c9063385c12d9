"""Volume, issue, pages, edition: the bare number without the words that name it."""

from __future__ import annotations

import re

from carrel.language.digits import in_ascii_digits

_VOLUME = (
    r"vol(?:ume|s|umen)?|voi|v|bd|bde|band|bände|jg|jahrg(?:ang)?|t|tom[eio]?|tomo|т|том|rocznik|roč|année|anno|"
    r"año|ano|cilt|جلد|ج|دوره|سال|المجلد|مجلد|السنة|第"
)
_ISSUE = (
    r"no|nr|n|nos|num|núm|issue|iss|number|h|heft|ht|n[°ºo]|№|вып(?:уск)?|z|zesz|č|číslo|sayı|fasc|fascicule|"
    r"fasz|شماره|ش|العدد|عدد|ع|пол"
)
_PAGE = r"pp?|pages?|pgs?|s(?=[.\s])|ss|seiten?|págs?|pags?|с(?=[.\s])|стр|cc|str|sid|sidor|σσ?|صص?|ص|صفحات|صفحه"
_HEAD = {
    "volume": re.compile(rf"^[\s(\[]*(?:(?:{_VOLUME})\b\.?|第)[\s.:]*(?=[\w(\[])", re.IGNORECASE),
    "issue": re.compile(
        rf"^[\s(\[]*(?:(?:{_ISSUE})(?![^\W\d_])\.?|第)[\s.:]*(?=[\w(\[])", re.IGNORECASE
    ),
    "page": re.compile(rf"^[\s(\[:,]*(?:{_PAGE})(?![^\W\d_])[\s.:]*(?=\S)", re.IGNORECASE),
}
_BOTH = re.compile(
    rf"^(?P<volume>[^\s(),;:/]+(?:\s?[-–/]\s?\w+)?)\s*(?:[(\[]\s*(?:(?:{_ISSUE})(?![^\W\d_])[\s.]*)?(?P<issue>[^()\[\]]+)[)\]]"
    rf"|[\s,;:/.]+(?:{_ISSUE})(?![^\W\d_])[\s.:]*(?P<named>[^\s,;]+(?:\s?[-–/]\s?\w+)?)"
    r"|\s*[/:]\s*(?P<slashed>\d+)|,\s*(?P<second>\d+))\s*[.,:;]*\s*$",
    re.IGNORECASE,
)
_COUNT_OF_VOLUMES = re.compile(
    r"^\s*(\d+|\w+)\s+(?:vols?|volumes|bde|bände|tomes|tomos|tt|voli?|т)\b\.?\s*$", re.IGNORECASE
)
_COUNT_OF_PAGES = re.compile(
    rf"^\s*(?:[xvilc]+\s*[,+]\s*)?(\d+)\s*(?:{_PAGE}|页|頁|쪽|σελ)(?![^\W\d_])\.?\s*$",
    re.IGNORECASE,
)
_PAGES = re.compile(
    r"[A-Za-z]{0,3}\.?\d[\w.:]*(?:\s*[-–—‐‑−－/]+\s*[A-Za-z]{0,3}\.?\d[\w.:]*)?(?:\s*[,;&+]\s*[A-Za-z]?\d[\w.:]*(?:\s*[-–—‐‑−]+\s*[A-Za-z]?\d\w*)?)*"
)
_ROMAN_PAGES = re.compile(r"\b[ivxlcIVXLC]+\s*[-–—‐]\s*[ivxlcIVXLC\d]+\b")
_RANGE = re.compile(r"\d\s*[-–—‐‑−－]+\s*\w")
_EDITION = re.compile(
    r"^\s*(\d+(?:st|nd|rd|th|ª|º|a|e|ème|er|re|de|ste|\.)?|第?\d+)[\s.,-]*(?:(?:rev(?:ised|\.)?|updated|enl(?:arged|\.)?|durchges|überarb)[\s.,]*)*"
    r"(?:ed(?:ition|n|s|\.)?|aufl(?:age|\.)?|éd(?:ition|\.)?|edi[cz](?:ión|ione|ão)|изд(?:ание|\.)?|版|druk|wyd|vyd|uppl|печать|판)?[\s.,]*$",
    re.IGNORECASE,
)
_EDITION_WORD = re.compile(
    r"[\s,]*\b(?:ed(?:ition|n|s)?|aufl(?:age)?|éd(?:ition)?|edi(?:ción|zione|ção)|издание|изд|printing|چاپ|ویرایش|الطبعة|ط)\b[\s.,]*",
    re.IGNORECASE,
)
_EDGES = " \t\n.,;:()[]"


def without_word(label: str, written: str) -> str:
    """The value without the word before it: ``Vol. 12,`` to ``12``."""
    head = _HEAD[label].match(written)
    return _unwrapped(written[head.end() :] if head else written)


def _unwrapped(written: str) -> str:
    """Without punctuation around it, and without brackets that hold the whole or have no partner."""
    bare = written.strip(" \t\n.,;:")
    while bare and ((bare[0] in "([") != (bare[-1] in ")]") or bare[0] in "(["):
        inside = bare[1:] if bare[0] in "([" else bare
        closes = bare[-1] in ")]" and (bare[0] in "([" or "(" not in bare)
        shorter = (inside[:-1] if closes else inside).strip(" .,;:")
        if shorter == bare:
            break
        bare = shorter
    return bare


def volume_in(written: str) -> dict[str, str]:
    """Volume, and issue where it stands with it: ``45(3)``, ``Jg. 12, H. 3``, ``2 vols.``."""
    count = _COUNT_OF_VOLUMES.match(written)
    if count is not None:
        return {"number-of-volumes": count[1]}
    head = _HEAD["volume"].match(written)
    rest = (written[head.end() :] if head else written).strip(" \t\n,;:[")
    both = _BOTH.match(rest)
    if both is not None:
        issue = both["issue"] or both["named"] or both["slashed"] or both["second"]
        return _filled(volume=both["volume"].strip(_EDGES), issue=issue.strip(_EDGES))
    issue = _HEAD["issue"].match(written)
    if issue is not None and head is None:
        return _filled(issue=without_word("issue", written))
    return _filled(volume=rest.strip(_EDGES))


def _filled(**values: str) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}


def pages_in(written: str) -> dict[str, str]:
    """Pages, or how many there are: ``pp. 23–45`` to ``23–45``, ``259 p.`` to a number of pages."""
    count = _COUNT_OF_PAGES.match(in_ascii_digits(written))
    if count is not None:
        return {"number-of-pages": written[count.start(1) : count.end(1)]}
    bare = without_word("page", written)
    text = in_ascii_digits(bare)
    every = list(_PAGES.finditer(text)) or list(_ROMAN_PAGES.finditer(text))
    found = next((one for one in every if _RANGE.search(one.group())), every[0] if every else None)
    if found is None:
        return _filled(page=bare)
    value = bare[found.start() : found.end()].rstrip(".:")
    return _filled(page=value)


def edition_in(written: str) -> str:
    """The number of an edition, or its words: ``2nd ed.`` to ``2nd``, ``First Edition`` to ``First``."""
    text = in_ascii_digits(written)
    number = _EDITION.match(text)
    if number is not None:
        return written[number.start(1) : number.end(1)].rstrip(".")
    word = _EDITION_WORD.search(written)
    if word is None:
        return written.strip(_EDGES)
    before, after = written[: word.start()].strip(_EDGES), written[word.end() :].strip(_EDGES)
    return written.strip(_EDGES) if before and after else before or after or written.strip(_EDGES)
