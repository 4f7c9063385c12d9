"""Made-up entries for the tests of ties and matches; their persons and works do not exist."""

from __future__ import annotations

from typing import Any

from carrel.references.mended import untouched
from carrel.references.reference import Reference


def entry(raw: str, *authors: str, year: int = 0, title: str = "", **more: Any) -> Reference:
    """An entry that was read: authors as ``Family, Given``, or a literal name without a comma."""
    item: dict[str, Any] = {"type": "book", "author": [_name(author) for author in authors]}
    if title:
        item["title"] = title
    if year:
        item["issued"] = {"date-parts": [[year]]}
    return Reference(untouched(raw), (), item | more, 0.9)


def _name(written: str) -> dict[str, str]:
    family, comma, given = written.partition(", ")
    return {"family": family, "given": given} if comma else {"literal": written}


SHELF = (
    entry(
        "Veldhorn, Ada. 2001. The Strategic Partnership of Ruritania and Graustark.",
        "Veldhorn, Ada",
        year=2001,
        title="The Strategic Partnership of Ruritania and Graustark",
    ),
    entry(
        "Müllner, K., Schmidtke, P. 1999a. Wege.",
        "Müllner, K.",
        "Schmidtke, P.",
        year=1999,
        title="Wege",
    ),
    entry(
        "Müllner, K., Schmidtke, P. 1999b. Umwege.",
        "Müllner, K.",
        "Schmidtke, P.",
        year=1999,
        title="Umwege",
    ),
    entry(
        "Smithson, A., Joneson, B., Doering, C. (2005). Tides.",
        "Smithson, A.",
        "Joneson, B.",
        "Doering, C.",
        year=2005,
        title="Tides",
    ),
    entry("Doering, J. 2006a. Salt.", "Doering, J.", year=2006, title="Salt"),
    entry("Doering, J. 2006b. Foam.", "Doering, J.", year=2006, title="Foam"),
    entry(
        "Ванюков И. И. Книга о льде. М., 2003.", "Ванюков, И. И.", year=2003, title="Книга о льде"
    ),
    entry(
        "کرمانیان، جهان (۱۳۸۴). روابط دو کرانه.",
        "کرمانیان, جهان",
        title="روابط دو کرانه",
        issued={"date-parts": [[1384]], "calendar": "persian"},
    ),
    entry("汪明川. 河流志 [M]. 2003.", "汪, 明川", year=2003, title="河流志"),
    entry("Smithers, B. 2010. Xylem.", "Smithers, B.", year=2010, title="Xylem"),
    entry("Smithers, C. 2010. Yarrow.", "Smithers, C.", year=2010, title="Yarrow"),
    entry("van der Bergh, H. 2012. Zeeland.", "van der Bergh, H.", year=2012, title="Zeeland"),
    entry(
        "Graustark Water Organization. 2015. Report.",
        "Graustark Water Organization",
        year=2015,
        title="Report",
    ),
    entry("Garcés Marqués, G. 1985. Ríos.", "Garcés Marqués, G.", year=1985, title="Ríos"),
)
"""A list in which there are two Smithers of one year, and letters after years."""
VELDHORN, MUELLNER_A, MUELLNER_B, SMITHSON, DOERING_A, DOERING_B, VANYUKOV = range(7)
KERMANIAN, WANG, SMITHERS_B, SMITHERS_C, BERGH, WATER, GARCES = range(7, 14)
