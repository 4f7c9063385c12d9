"""Words that a reading room or a web site puts around a text.

Each table is a list of shapes, not of one site's pages: what is asked of a visitor (sign up, log
in, accept), what a button does (share, print, cite, save), how a site speaks of itself and of
its reader (``our members``, ``your browser``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain, islice

_THING = r"(?:article|page|book|chapter|document|passage|text|story|paper|item|publication|work)"

_STRONG = (
    # paying and belonging
    rf"(?:rest|remainder) of (?:this|the) {_THING} is (?:only |exclusively )?(?:available|reserved|locked|for)\b",
    (
        r"\bavailable (?:only |exclusively )?to (?:our |all )?(?:active |paying |paid |registered |premium )*"
        r"(?:members|subscribers|users)"
    ),
    r"\bsign up (?:now|today|here|free|for|to)\b",
    r"\b(?:sign|log) ?in (?:now|here|to|with|or|via|through)\b",
    r"\b(?:log|sign) ?in\.?$",
    r"\balready (?:a (?:member|subscriber|user)|registered|subscribed|have an account)",
    r"\b(?:not|become) a (?:member|subscriber)\b",
    r"\bcreate (?:an?|your)(?: free)? account\b",
    r"\b(?:free|day|month)[, -]+(?:\d+[- ]?\w+ )?trial\b",
    r"\bsubscribe (?:now|today|here|to (?:our|the|this|read|continue))\b",
    r"\b(?:full|unlimited|instant|institutional) access\b",
    r"\bforgot(?:ten)? (?:your )?(?:password|username)\b",
    r"\b(?:buy|rent|purchase|order) this\b",
    r"\badd to (?:cart|basket|bag|favou?rites|my|your|list|shelf|library|project)\b",
    # law and housekeeping
    r"\bwe use cookies\b|\bcookie (?:policy|settings|preferences|notice)\b|\baccept (?:all )?cookies\b",
    r"^(?:©|\(c\)|copyright)[^.]*\. all rights reserved\.?$",
    r"\benable javascript\b|\bjavascript (?:is|must be)\b|\byour browser (?:does|is|has|must)\b",
    r"\bskip to (?:main |the )?content\b|\bback to (?:the )?top\b",
    # what buttons do
    rf"^(?:cite|share|print|save|download|export|e-?mail|bookmark|report|rate|like) (?:this|the) (?:full )?{_THING}\b",
    rf"^(?:cited|citing|related|recommended|similar|suggested) {_THING}s?$",
    r"\bsave to (?:\w+ ){0,2}(?:project|library|list|folder|shelf|collection|account)\b",
    rf"\b(?:go|return|back) to (?:the )?(?:{_THING} )?(?:overview|search results|results|table of contents)\b",
    r"\b(?:add|write|post|leave) (?:a |your )(?:new )?(?:note|comment|review|bookmark|highlight)\b",
    rf"\bnotes for this {_THING}\b|^project items?$|^(?:my|your) projects?$",
    r"^share (?:this|on|via|with)\b|\bfollow us\b|\bjoin our\b|\bour newsletter\b",
    r"\btext size\b|^full[ -]?screen$|^(?:smaller|larger)(?: text)?$|^font size\b",
    rf"^search within(?: this {_THING})?$|^look up(?: a word.*)?$|\bmatching results\b",
    r"^(?:loading|please wait|one moment)\b",
    r"\bprint this\b|\bprint more than\b|\bdownload (?:pdf|citation|as)\b",
    # the site speaking to its visitor
    r"^ok(?:ay)?,? got it\b|^got it!?$",
    r"^(?:thanks|thank you) for (?:visiting|trying|using|subscribing|signing|joining)\b",
    r"^welcome to (?:the new|our)\b|^welcome back\b",
    r"\bare you sure you want to\b",
    r"\bclick or tap\b|\btap or click\b|\bclick here\b|\bclick (?:on )?the\b",
    r"\byour (?:work|changes|progress|session) will be lost\b|\byour session\b",
    r"\bplease (?:submit|enter|try again|log ?in|sign ?in|register|wait|select|check your)\b",
    r"\b(?:our|active) (?:members|subscribers)\b",
    r"\bad-free\b|^advertis(?:ement|ing)$|^sponsored(?: content)?$",
    # other languages of the library
    r"\bjetzt (?:registrieren|anmelden|abonnieren|kostenlos)\b|\bbereits (?:registriert|mitglied|abonnent)\b",
    r"\bartikel (?:teilen|drucken|merken|empfehlen)\b|^(?:datenschutz(?:erklärung)?|impressum|nutzungsbedingungen)$",
    r"\bs'inscrire\b|\bs'abonner\b|\bdéjà (?:abonné|inscrit|membre)\b|^mentions légales$",
    r"\bpartager (?:cet article|sur)\b|\bréservé aux abonnés\b|\bimprimer (?:cet article|cette page)\b",
    r"\b(?:iniciar sesión|regístrese|suscríbase)\b|\baviso legal\b|\bpolítica de (?:privacidad|cookies)\b",
    r"\bполитика конфиденциальности\b|\bвсе права защищены\b|\b(?:войти|зарегистрироваться)$",
    r"\bподписаться на\b|\bпользовательское соглашение\b|^поделиться\b|^версия для печати$",
    r"تمامی حقوق|کلیه حقوق|جميع الحقوق محفوظة|حریم خصوصی|سياسة الخصوصية",
    r"^(?:ورود|ثبت نام|عضویت|ورود / ثبت نام|تسجيل الدخول|اشتراک گذاری|اشتراک‌گذاری|نسخه چاپی)$",
)

_WEAK = (
    r"\bour (?:users?|site|website|publishers?|readers|research tools?|books|articles)\b",
    r"\bour (?:app|service|platform|collection|partners)\b",
    r"\byour (?:favou?rite|device|account|password|email|subscription|library card|institution|notes|highlights)\b",
    r"\bcopyrighted material\b|\bunlawful distribution\b|\bfor any inconvenience\b",
    r"\btouch ?screen\b|\bany sized? device\b|\bresponsive\b|\bonline (?:reading|experience)\b",
    r"\bhighlights?\b|\bselect text\b|\bcitation styles?\b|\bresearch tools?\b|\bcitations? (?:is|are)\b",
    r"\byou (?:must|can|may|will) (?:now )?\b|\bthis (?:web ?page|web ?site|limitation|feature)\b|\bweb ?page\b",
    r"\bwhy can't i\b|\bhere's how\b|\bhow do i\b|\bfull functionality\b|\bhas been updated\b",
    r"\b(?:dictionary|thesaurus|bibliography creation)\b|\bentire collection\b|\bfree\b|\bcontact us\b",
)

_MENU = frozenset(
    """
    home|menu|search|advanced search|browse|books|journals|magazines|newspapers|encyclopedia|topics|
    subjects|about|about us|contact|contact us|help|faq|faqs|support|login|log in|log out|logout|
    sign in|sign out|sign up|register|subscribe|my account|account|settings|profile|my library|
    library|share|tweet|email|e-mail|print|save|cite|download|download pdf|pdf|export|bookmark|like|
    facebook|twitter|linkedin|instagram|youtube|whatsapp|telegram|pinterest|reddit|rss|next|previous|
    next page|previous page|close|cancel|ok|back|more|read more|show more|see all|view all|dictionary|
    thesaurus|highlights|notes|citations|projects|overview|contents|comments|related articles|
    most read|most popular|trending|latest|archive|archives|sitemap|site map|careers|press|privacy|
    terms|terms of use|terms of service|terms and conditions|privacy policy|
    privacy notice|cookies|accessibility|advertise|copyright|language|english|smaller|larger|zoom in|zoom out|
    full screen|fullscreen|start|suche|anmelden|abmelden|registrieren|hilfe|kontakt|impressum|teilen|
    drucken|merken|startseite|accueil|recherche|connexion|aide|partager|imprimer|inicio|buscar|ayuda|
    главная|поиск|войти|помощь|контакты|о нас|меню|خانه|جستجو|ورود|تماس با ما|درباره ما|صفحه اصلی
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)

_STRONG_SHAPE = re.compile("|".join(f"(?:{shape})" for shape in _STRONG), re.IGNORECASE)
_WEAK_SHAPE = re.compile("|".join(f"(?:{shape})" for shape in _WEAK), re.IGNORECASE)
_WITHHELD = re.compile(
    rf"(?:rest|remainder) of (?:this|the) {_THING} is|to (?:continue|keep) reading|to read the (?:full|rest|whole)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^[•‣◦▪●∙*\-–—>»|\s]+|[»›>|\s]+$")
_LOOKED_AT = 800


def speaks_as_site(words: str) -> bool:
    """Whether the words hold a phrase that sites use and texts hardly do."""
    return bool(_STRONG_SHAPE.search(_bare(words)))


def phrases_of_site(words: str, most: int = 2) -> int:
    """How many phrases of sites there are, the weak ones included, counted up to ``most``."""
    bare = _bare(words)
    found = chain(_WEAK_SHAPE.finditer(bare), _STRONG_SHAPE.finditer(bare))
    return sum(1 for _ in islice(found, most))


def site_warnings(site: Iterable[str]) -> tuple[str, ...]:
    """What a reader should know from the site's words: that the rest of the text is withheld."""
    if any(_WITHHELD.search(_bare(words)) for words in site):
        return (
            (
                "The site shows only the beginning of this text; the rest is kept for its members and "
                "is not in this file."
            ),
        )
    return ()


def is_menu_label(words: str) -> bool:
    """Whether the words are a menu entry or a button and nothing more."""
    return _bare(words).rstrip("!.:…").casefold() in _MENU


def _bare(words: str) -> str:
    return _BULLET.sub("", " ".join(words[:_LOOKED_AT].split())).replace("’", "'")
