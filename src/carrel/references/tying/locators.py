"""Locators in citations: ``, S. 4 ff.``, ``: 3–5``, ``, с. 45``, ``، ص ۱۲``, ``第5页``."""

from __future__ import annotations

import re

from carrel.references.tie import Locator
from carrel.values.span import Span

_TERMS = {
    "page": r"pages?|pgs?\.|pp?\.|pp?(?=\s?\d)|págs?\.|pags?\.|Seiten?|SS?\.|S(?=\s?\d)|str\.|стр\.|[СсCc]{1,2}\."
    r"|[сc](?=\s?\d)|σσ?\.|ص\s?\.?\s?ص\s?\.?|صص\.?|صفحات|صفحه|الصفحة|صفحة|ص\.?|blz\.|bls\.|sid\.|ss?\.|s\.?(?=\s?\d)"
    r"|old\.|o\.(?=\s?\d)|lk\.|lpp\.|псс?\.|עמ['׳]|页|頁|쪽|면|f{1,2}\.(?=\s?\d)",
    "chapter": r"chapters?|chaps?\.|ch\.|caps?\.|Kap\.|Kapitel|глава|гл\.|فصل|الفصل|章",
    "volume": r"vols?\.|Bd\.|Bde\.|tomes?|t\.(?=\s?\d)|т\.|том|جلد|ج\.?(?=\s?\d)|卷",
    "section": r"§{1,2}|sections?|secs?\.|Abschn\.|Abschnitt|الباب|بخش|разд\.",
    "paragraph": r"¶{1,2}|paras?\.|Abs\.|Rn\.|Rdnr?\.|абз\.|بند",
    "note": r"nn?\.(?=\s?\d)|fn\.|notes?|Anm\.|Fn\.|прим\.|پاورقی|هامش",
    "figure": r"figs?\.|figures?|Abb\.|рис\.|شکل|الشكل|图",
    "table": r"tabs?\.|tables?|Tab\.|табл\.|جدول|الجدول|表",
    "verse": r"vv?\.(?=\s?\d)|verses?",
    "line": r"ll?\.(?=\s?\d)|lines?|Z\.",
    "folio": r"fols?\.|л\.|Bl\.",
    "column": r"cols?\.|Sp\.|стб\.",
    "part": r"parts?|pts?\.|Teil|ч\.",
    "book": r"books?|bks?\.|кн\.",
    "appendix": r"app\.|appendix|Anhang|прил\.",
}
_LABELS = "|".join(f"(?P<{label}>{terms})" for label, terms in _TERMS.items())
_ROMAN = r"(?=[ivxlc])[ivxlc]{1,7}\b|(?=[IVXLC])[IVXLC]{1,7}\b"
_ONE = rf"(?:[A-Z]{{1,2}}-?\d{{1,4}}|\d{{1,6}}(?:\.\d{{1,3}})*[a-z]?(?![^\W\u2e80-\U0003ffff])|{_ROMAN})"
_FOLLOWING = (
    r"(?:\s?(?:ff?\b\.?|sqq?\b\.?|и\s+след\.|и\s+сл\.|et\s+(?:seq|suiv)\.?|n\.?\s?\d{1,3}\b"
    r"|به بعد|وما بعدها|起|以下))?"
)
_RANGE = rf"{_ONE}(?:\s?[-–—‑−/]\s?{_ONE})?{_FOLLOWING}"
_LIST = rf"{_RANGE}(?:\s?(?:,|،|、|&|and|und|et|и|و)\s?{_RANGE})*"
_START = r"\s*\.?[,،、，:：;]?\s*(?:(?:at|on|auf|hier|here|esp\.|bes\.|insb\.|dort)\s+)?"
_LOCATOR = re.compile(
    rf"(?P<start>{_START})(?:(?:第\s?)?(?P<before>{_LABELS})?\s*(?P<value>{_LIST})\s?(?P<unit>页|頁|쪽|면|章|卷)?)"
)
_CJK = {"页": "page", "頁": "page", "쪽": "page", "면": "page", "章": "chapter", "卷": "volume"}


def locator_at(text: str, plain: str, within: Span, *, bare: bool = True) -> Locator | None:
    """The locator at the beginning of a stretch, behind at most one mark of punctuation.

    ``plain`` is ``text`` with ASCII digits. Without a label word a number counts as a page, and
    only where ``bare`` allows it.
    """
    match = _LOCATOR.match(plain, *within)
    if match is None or not (bare or match["before"] or match["unit"]):
        return None
    label = next((name for name in _TERMS if match[name]), _CJK.get(match["unit"] or "", "page"))
    span = Span(*match.span("value"))
    return Locator(label, text[span.start : span.end], plain[span.start : span.end], span)
