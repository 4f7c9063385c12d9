"""Words that say plainly what stands beside them or around them, by language (see `phrases`)."""

from __future__ import annotations

from carrel.references.items.retouching.phrases import Phrases

SEEN: Phrases = {
    "en": "(last) access (date) (on), (last) accessed (on), (last) visited (on), (last) viewed (on), "
    "(last) retrieved (on), date of visit/access (to) (the) (site) (of)",
    "de": "(zuletzt) abgerufen (am), (letzter) zugriff (am)",
    "fr": "consulté le",
    "es": "consultado/consultada (el/em/a), consulta, recuperado el, citado (el)",
    "pt": "acesso em, acessado em/a, acedido em/a, recuperado em",
    "it": "consultato il, ultimo/ultima accesso/consultazione",
    "nl": "geraadpleegd (op)",
    "pl": "dostęp",
    "tr": "erişim (tarihi)",
    "ru": "дата обращения",
    "fa": "تاریخ دسترسی/بازدید/مراجعه (از/به) (سایت)",
    "ar": "تاريخ الزيارة/الاطلاع/الدخول",
}
"""Before the day on which a source was seen."""

THESES: Phrases = {
    "en": "(unpublished) (ph) (d/phd/doctoral/master's/master’s/bachelor's/bachelor’s) thesis/dissertation",
    "de": "(unveröff/unveröffentlichte) (phil) diss/dissertation/inaugural-dissertation, doktorarbeit, "
    "diplomarbeit, magisterarbeit, masterarbeit, bachelorarbeit, habilitationsschrift",
    "fr": "thèse, mémoire",
    "es": "tesis, tesina, trabajo de grado",
    "pt": "tese, dissertação, monografia, trabalho de conclusão",
    "it": "tesi",
    "nl": "proefschrift",
    "sv": "avhandling",
    "ru": "дис, автореф, диссертация",
    "fa": "پایان‌نامه, پایان نامه, پایاننامه, رساله",
    "ar": "رسالة, أطروحة",
}
REPORTS: Phrases = {
    "en": "(tech/technical/research) report/rep, working/discussion/policy/occasional/issue/staff/research "
    "paper/papers/brief/note",
    "de": "forschungsbericht/forschungsberichte, arbeitspapier/arbeitspapiere, "
    "diskussionspapier/diskussionspapiere",
    "fr": "rapport, document de travail",
    "es": "informe (técnico), documento/documentos de trabajo",
    "pt": "relatório (técnico), documento/documentos de trabalho, texto/textos para discussão",
    "it": "rapporto",
}
MEDIA: Phrases = {
    "en": "internet, online, on-line, cd-rom, cdrom, dvd, blog/weblog/webblog post",
    "de": "online-ressource, online ressource, elektronische ressource",
    "fr": "en ligne",
    "es": "en línea, recurso electrónico, entrada de blog, mensaje en un blog",
    "pt": "em linha, recurso eletrônico, homepage na internet, mensagem em blogue",
    "it": "risorsa elettronica",
    "ru": "электронный ресурс",
}
"""In brackets behind a title, what sort of work it is, or by what it was had."""

EDITIONS: Phrases = {
    "en": "first/second/third/fourth/fifth/revised/new/N (rev/revised) edition/printing/ed",
    "de": "N (W) (W) (W) aufl/auflage",
    "es": "N edición",
    "it": "N edizione",
    "pt": "N edição",
    "ru": "N издание/изд",
    "fa": "چاپ W",
    "ar": "الطبعة W",
}
"""Behind a title, which edition it is."""

DESIGNATIONS: Phrases = {
    "ru": "пер с W, в N т, (офиц) сайт, (электрон/электронный) (науч/научный) журн/журнал, "
    "(межвуз) сб (науч) ст/тр, учеб/учебное пособие, тез докл, дис, автореф",
}
"""What GOST 7.1 puts behind a title and a colon to say what it is."""

TRANSLATED: Phrases = {
    "en": "trans/transl/translated/translation (from) (W) (by)",
    "de": "übers/übersetzt/übersetzung (v/von)",
    "fr": "trad/traduit/traduction (de) (W) (par)",
    "es": "trad/traducción (de/por)",
    "it": "trad/traduzione/tradotto (it) (di/da)",
    "pt": "trad/tradução (de/por)",
    "ru": "пер/перевод (с) (W) (W)",
    "fa": "ترجمه (ی), ترجمهٔ, ترجمه‌ی, مترجم",
    "ar": "ترجمة",
}
"""Before a translator."""

LABEL_WORDS: Phrases = {
    "": "http, https, www, url",
    "en": "available (at/from/online) (at/from/online), retrieved (from), from",
    "de": "online (unter), verfügbar unter, abrufbar unter, zugl",
    "es": "recuperado (el/de/em), disponible en, obtenido de, extraído de, consultado en",
    "it": "disponibile (in/su), disponibile all’indirizzo, disponibile all'indirizzo",
    "pt": "disponível em, disponivel em",
    "fa": "شماره, تاریخ مراجعه/بازدید (به/از) (سایت)",
}
"""Words for what would follow: alone they say nothing."""
