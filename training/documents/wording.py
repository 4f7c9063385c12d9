"""Words that invented documents need in each language: small words, and the names of sections."""

from __future__ import annotations

LOCALES = {
    "en": "en_US",
    "de": "de_DE",
    "fr": "fr_FR",
    "es": "es_ES",
    "it": "it_IT",
    "pt": "pt_BR",
    "nl": "nl_NL",
    "pl": "pl_PL",
    "cs": "cs_CZ",
    "ru": "ru_RU",
    "uk": "uk_UA",
    "el": "el_GR",
    "tr": "tr_TR",
    "sv": "sv_SE",
    "fa": "fa_IR",
    "ar": "ar_AA",
    "he": "he_IL",
    "zh": "zh_CN",
    "ja": "ja_JP",
    "ko": "ko_KR",
}
"""Languages, and the locale of Faker that knows their words and names."""
SMALL_WORDS = {
    "en": (
        "the the the of of and and to to a in in that is was for with as by on not it its this "
        "which are from"
    ),
    "de": (
        "der der die die das und und in in zu den von mit ist im des sich auf für nicht als "
        "auch es an dass ein eine"
    ),
    "fr": (
        "le la les de de des et et à un une en que qui dans pour par sur est au ne pas se plus "
        "il elle ce"
    ),
    "es": ("el la los las de de que y y en en un una por con para su se no es del al lo como más"),
    "it": (
        "il la i le di di che e e in in un una per con del della si non è al dei sono da come più"
    ),
    "pt": ("o a os as de de que e e em um uma por com para se não é do da no na ao mais como"),
    "nl": (
        "de de het het van van en en in een dat is op te voor met zijn niet aan er om als ook door"
    ),
    "pl": "i i w w na z do się nie że jest to o jak za po od dla przez który oraz a ale są",
    "ru": "и и в в на не что с по к как из от за для это его о но при также или был была",
    "fa": "و و در در به به از از که این را با است برای آن یک بر تا می شود نیز هم",
    "ar": "في في من من على إلى أن و و هذا هذه التي الذي عن مع بين كان ما لا كما",
    "zh": "的 的 的 是 在 和 了 有 与 对 为 中 不 也 以 及",
}
REFERENCES = {
    "en": (
        "References|REFERENCES|Bibliography|Works Cited|Literature|Literature Cited|Sources|"
        "Selected Bibliography|References and Notes|List of References"
    ),
    "de": (
        "Literatur|Literaturverzeichnis|LITERATUR|Bibliographie|Literaturangaben|Bibliografie|"
        "Quellen- und Literaturverzeichnis|Literatur und Quellen|Verwendete Literatur|"
        "Zitierte Literatur"
    ),
    "fr": (
        "Références|Bibliographie|RÉFÉRENCES BIBLIOGRAPHIQUES|Références bibliographiques|"
        "Ouvrages cités"
    ),
    "es": "Referencias|Bibliografía|Referencias bibliográficas|BIBLIOGRAFÍA|Obras citadas",
    "it": "Bibliografia|Riferimenti bibliografici|BIBLIOGRAFIA|Opere citate",
    "pt": "Referências|Bibliografia|Referências bibliográficas|REFERÊNCIAS",
    "nl": "Literatuur|Bibliografie|Referenties|LITERATUUR",
    "pl": "Bibliografia|Literatura|Wykaz literatury",
    "cs": "Literatura|Seznam literatury|Použitá literatura",
    "ru": "Литература|Список литературы|ЛИТЕРАТУРА|Источники",
    "uk": "Література|Список використаних джерел",
    "el": "Βιβλιογραφία",
    "tr": "Kaynakça|KAYNAKLAR|Kaynaklar",
    "sv": "Referenser|Litteratur|Källor",
    "fa": "منابع|فهرست منابع|منابع و مآخذ|کتابنامه",
    "ar": "المراجع|المصادر والمراجع|قائمة المراجع",
    "he": "ביבליוגרפיה|מקורות",
    "zh": "参考文献|文献",
    "ja": "参考文献|引用文献",
    "ko": "참고문헌",
}
"""Names of reference lists."""
AFTER = {
    "en": (
        "Appendix|Appendix A: Questionnaire|Appendix 1|APPENDIX|Appendices|About the author|"
        "About the authors|Acknowledgements|Acknowledgments|Notes on contributors|Note on the author|"
        "Annex|Annex 2|Author biography|Biographical note|Author information|Contact|Correspondence|"
        "Funding|Declaration of conflicting interests|Data availability|Supplementary material|"
        "List of tables|Endnotes|Interviews"
    ),
    "de": (
        "Anhang|Anhang 1|ANHANG|Anhänge|Zum Autor|Zur Autorin|Zu den Autoren|Danksagung|Dank|"
        "Anhang A: Fragebogen|Autorenangaben|Über die Autorin|Über den Autor|Autoreninformation|"
        "Angaben zum Autor|Anschrift des Verfassers|Korrespondenzadresse|Kontakt|Hinweis|Impressum|"
        "Abbildungsverzeichnis|Tabellenverzeichnis|Autorinnen und Autoren"
    ),
    "fr": "Annexe|Annexes|Remerciements|L’auteur|Résumé",
    "es": "Anexo|Anexos|Agradecimientos|Sobre el autor",
    "it": "Appendice|Allegati|Ringraziamenti|L’autore",
    "ru": "Приложение|Приложение 1|Благодарности|Об авторе|Сведения об авторах",
}
"""Names of what may follow a list."""
SECTIONS = {
    "en": (
        "Introduction|Methods|Data|Results|Discussion|Conclusion|Theory|Background|"
        "Previous research"
    ),
    "de": (
        "Einleitung|Methode|Daten|Ergebnisse|Diskussion|Fazit|Theorie|Stand der Forschung|Ausblick"
    ),
}
DIVISIONS = {
    "en": (
        "Primary Sources|Secondary Sources|Books|Articles|Archives|Unpublished sources|Newspapers|"
        "Internet sources|Laws and Regulations|Monographs|Further Reading"
    ),
    "de": (
        "Primärliteratur|Sekundärliteratur|Monographien|Aufsätze|Quellen|Ungedruckte Quellen|"
        "Gedruckte Quellen|Zeitungen|Internetquellen|Archivalien|Gesetze|Darstellungen"
    ),
}
"""Names of parts of a list."""
PLACES = ("Berlin", "London", "New York, NY", "Frankfurt a. M.", "Paris", "Cambridge, MA", "Wien")
