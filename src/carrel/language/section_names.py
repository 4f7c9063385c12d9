"""The names that sections of scholarly texts bear, in the languages they are written in."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum


class Section(StrEnum):
    """A section that is told by its name."""

    ABSTRACT = "abstract"
    KEYWORDS = "keyword"
    REFERENCES = "references"
    NOTES = "notes"
    CONTENTS = "contents"
    BODY = "body"


_NAMES: dict[Section, str] = {
    Section.ABSTRACT: (
        "abstract|summary|zusammenfassung|kurzfassung|résumé|resumen|resumo|riassunto|sommario|"
        "аннотация|реферат|резюме|چکیده|الملخص|ملخص|özet|samenvatting|sammanfattning|streszczenie|"
        "摘要|要旨|초록"
    ),
    Section.KEYWORDS: (
        "keywords|key words|key-words|index terms|schlüsselwörter|schlagwörter|schlagworte|"
        "stichwörter|mots clés|mots-clés|palabras clave|palavras-chave|parole chiave|"
        "ключевые слова|واژگان کلیدی|کلیدواژه ها|کلیدواژه‌ها|کلید واژه ها|کلیدواژگان|"
        "الكلمات المفتاحية|كلمات مفتاحية|anahtar kelimeler|trefwoorden|nyckelord|słowa kluczowe|"
        "关键词|キーワード"
    ),
    Section.REFERENCES: (
        "references|reference list|list of references|bibliography|selected bibliography|"
        "select bibliography|works cited|works consulted|literature|literature cited|"
        "cited literature|sources|literatur|literaturverzeichnis|literaturangaben|quellen|"
        "quellenverzeichnis|bibliographie|bibliografie|références|références bibliographiques|"
        "referencias|referencias bibliográficas|bibliografía|bibliografia|referências|"
        "riferimenti bibliografici|список литературы|литература|библиография|источники|"
        "список источников|список использованной литературы|منابع|فهرست منابع|منابع و مآخذ|"
        "کتابنامه|المراجع|المصادر|المصادر والمراجع|kaynakça|kaynaklar|literatuur|"
        "referenser|källor|referanser|kirjallisuus|lähteet|参考文献|文献|참고문헌|"
        "references cited|references and notes|references and further reading|cited works|"
        "sources and bibliography|bibliographical references|bibliographic references|"
        "works cited and consulted|primary sources|secondary sources|secondary literature|"
        "verwendete literatur|zitierte literatur|literatur und quellen|quellen und literatur|"
        "quellen- und literaturverzeichnis|literatur- und quellenverzeichnis|literaturliste|"
        "literaturhinweise|literaturnachweis|literaturnachweise|primärliteratur|sekundärliteratur|"
        "ouvrages cités|bibliographie sélective|sources et bibliographie|obras citadas|"
        "bibliografía citada|lista de referencias|lista de referências|opere citate|"
        "bibliografia essenziale|bibliografia citata|referências bibliográficas|literatura|"
        "litteratur|litteraturliste|referenslista|irodalom|irodalomjegyzék|felhasznált irodalom|"
        "seznam literatury|použitá literatura|zoznam literatúry|popis literature|bibliografija|"
        "wykaz literatury|bibliografie selectivă|βιβλιογραφία|ביבליוגרפיה|מקורות|"
        "список использованных источников|список использованных источников и литературы|"
        "список литературы и источников|література|список використаних джерел|використана література|"
        "منابع فارسی|منابع انگلیسی|منابع لاتین|کتاب شناسی|کتابشناسی|قائمة المراجع|قائمة المصادر والمراجع|"
        "مراجع|مصادر|参考资料|引用文献|参考书目|參考文獻|引用書目|參考書目|참고 문헌|인용문헌|"
        "tài liệu tham khảo|daftar pustaka|บรรณานุกรม|संदर्भ|গ্রন্থপঞ্জি"
    ),
    Section.NOTES: (
        "notes|note|endnotes|end notes|footnotes|anmerkungen|fußnoten|endnoten|notes de fin|"
        "notas|notas al pie|noten|примечания|сноски|یادداشت ها|یادداشت‌ها|پی نوشت|پی‌نوشت|"
        "پی نوشت ها|پی‌نوشت‌ها|پانوشت|الهوامش|الحواشي|notlar|dipnotlar|przypisy|注释|注|注記"
    ),
    Section.CONTENTS: (
        "contents|table of contents|inhalt|inhaltsverzeichnis|table des matières|sommaire|"
        "índice|indice|содержание|оглавление|فهرست|فهرست مطالب|المحتويات|目录|目次"
    ),
    Section.BODY: (
        "introduction|conclusion|conclusions|preface|foreword|prologue|epilogue|appendix|"
        "acknowledgements|acknowledgments|discussion|results|methods|background|"
        "einleitung|einführung|schluss|fazit|vorwort|nachwort|anhang|avant-propos|préface|"
        "introducción|conclusión|conclusiones|введение|заключение|предисловие|приложение|"
        "مقدمه|نتیجه گیری|نتیجه‌گیری|پیشگفتار|المقدمة|مقدمة|الخاتمة|خاتمة|giriş|sonuç"
    ),
}
_SECTIONS = {name: section for section, names in _NAMES.items() for name in names.split("|")}
_NUMBER = re.compile(r"^(?:[#\s]*)(?:(?:\d+(?:\.\d+)*|[ivxlc]+)[.)]?\s+)?", re.IGNORECASE)
_LABELS = {
    section: re.compile(
        rf"(?:{'|'.join(sorted(map(re.escape, _NAMES[section].split('|')), key=len, reverse=True))})"
        r"\s*(?:[:.：]|\s[—–-]|—)\s*",
        re.IGNORECASE,
    )
    for section in (Section.ABSTRACT, Section.KEYWORDS)
}


def section_named(heading: str) -> Section | None:
    """The section a heading names, its number and a closing colon aside; ``None`` if no name is known."""
    if len(heading) > 60:  # noqa: PLR2004 - the longest name has 33 letters
        return None
    bare = _NUMBER.sub("", unicodedata.normalize("NFC", " ".join(heading.split())), count=1)
    return _SECTIONS.get(bare.casefold().strip(" :.*_#"))


def label_of(text: str) -> tuple[Section, int] | None:
    """The section named at the head of a paragraph (``Abstract. The …``) and where its words start."""
    for section, label in _LABELS.items():
        found = label.match(text)
        if found is not None:
            return section, found.end()
    return None


def begins_with_label(text: str) -> bool:
    """Whether a paragraph opens with ``Abstract:``, ``Key words:`` or their like."""
    return label_of(text) is not None
