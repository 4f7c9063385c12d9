"""The words of citations in many languages: *see*, *et al.*, *and*, *ibid.*, *op. cit.*.

All are folded as `carrel.references.matching.folded_words` folds a text: lower case, without accents, the
Arabic and Persian forms of a letter as one, cut at points and hyphens.
"""

from __future__ import annotations

from collections.abc import Sequence

from carrel.references.matching.folded_words import words_in


def _set(written: str) -> frozenset[str]:
    return frozenset(word.form for word in words_in(written))


def _phrases(written: str) -> tuple[tuple[str, ...], ...]:
    cut = (tuple(word.form for word in words_in(phrase)) for phrase in written.split("|"))
    return tuple(sorted(dict.fromkeys(one for one in cut if one), key=len, reverse=True))


AND = _set("and & und et y e i и та és og och en ve ja a și se si o и و با ו και und with mit und")
"""What joins the last two names."""
AND_SIGNS = _set("和 与 與 及 と 과 와")

OTHERS = _phrases(
    "et al|et alii|et alia|et coll|u a|und andere|and others|and colleagues|and coworkers|& al"
    "|и др|и другие|с соавт|и соавт|і інші|та ін|и сар|i in|i wsp|wsp|a kol|és mtsai|m fl|m fl"
    "|ve diğ|ve diğerleri|vd|ve ark|ve arkadaşları|e outros|e altri|e al|y otros|y cols|y col"
    "|en anderen|e a|og andre|och andra|ym|jt|și alții|et autres|et collaborateurs"
    "|و همکاران|و دیگران|و آخرون|وآخرون|و آخرين|وآخرين|و غيرهم|وزملاؤه|ואחרים"
    "|等|等人|ら|他|ほか|外|등|외"
)
"""*And others*."""

PREFIXES = _set(
    "see cf compare e g also vgl siehe s auch u a z B dazu etwa so nach voir v cfr véase ver vid vide"
    " si veda cit quoted qtd in zit n zitiert cited after as by from for example instance further"
    " above below esp especially but contra pace following zob por patrz zie se jfr jf katso vrt"
    " см ср подробнее например цит по также об этом дивись див напр"
    " ر ک رک نک بنگرید به نگاه کنید نیز برای نمونه مثلا همچنین به نقل از نقلا عن انظر راجع ينظر قارن"
    " bkz krş ayrıca hkz lásd ld viz srov srv"
)
"""Words before the first name of a cite."""
PREFIX_SIGNS = _set("见 見 参见 參見 参照 引自 转引自 轉引自 例如 如")

IBID = _phrases(
    "ibid|ibidem|ib|ibd|ebd|ebenda|ebda|ivi|loc cit|l c|a a O|am angeführten Ort|там же|тамо же"
    "|тамсама|там само|همان|همانجا|همان جا|همان منبع|همان مأخذ|المرجع نفسه|المصدر نفسه|نفسه"
    "|نفس المرجع|نفس المصدر|id|idem|a g e|a g m|a g y|tamże|tamtéž|aynı eser|adı geçen eser"
    "|sst|aldaar|同上|同前|同書|上同|위와 같음|위의 책|שם|lc|aao"
)
"""*The work cited last*."""

SAME_PLACE = _phrases("loc cit|l c|همانجا|همان جا|lc")
"""*At the same place*: the locator is the same too."""

OPUS = _phrases(
    "op cit|opus cit|o c|op c|a a O|ouvr cité|ouvrage cité|art cit|art cité|cit|obra cit|ob cit"
    "|указ соч|указ раб|указ ст|цит соч|соч|пит соч|вказ праця|зазн праця"
    "|پیشین|منبع پیشین|مرجع سابق|المرجع السابق|المصدر السابق|مرجع سبق ذكره|مصدر سبق ذكره"
    "|a g e|adı geçen eser|i m|idézett mű|dz cyt|op cyt|a a o|anf arb|前引|前引书|前掲|前掲書|前揭"
    "|aao"
)
"""*The work of this author that was cited before*."""

SAME_AUTHOR = _phrases(
    "ders|dies|dieselbe|derselbe|dieselben|ds|idem|id|eadem|ead|eidem|iidem|той же|он же|она же|они же"
    "|його ж|همو|همان نویسنده|المؤلف نفسه|tenże|tegoż|taż|týž|ugyanő|o mismo|el mismo|lo stesso|le même"
    "|同氏|同著者"
)
"""*The author cited last*."""

NO_DATE = _phrases(
    "n d|nd|no date|o J|o D|ohne Jahr|s d|s f|sine anno|s a|b d|б г|без года|б д|bez roku|brak daty"
    "|بی تا|بی‌تا|د ت|بدون تاريخ|بلا تاريخ|t y|tarihsiz|u å|u d|z j|年不詳|无日期|無日期"
)
"""*Without a date*."""

COMING = _phrases(
    "in press|forthcoming|in preparation|accepted|submitted|im Erscheinen|im Druck|i E|à paraître"
    "|sous presse|en prensa|próximamente|in corso di stampa|no prelo|в печати|زیر چاپ|در دست انتشار"
    "|قيد النشر|تحت الطبع|baskıda|w druku|v tisku|印刷中|即出|待刊"
)
"""*Not yet published*."""

NO_NAMES = _set(
    "january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec spring summer autumn fall winter"
    " januar februar märz mai juni juli oktober dezember frühjahr sommer herbst winter"
    " janvier février mars avril juin juillet août septembre octobre novembre décembre"
    " enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    " gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre"
    " января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
    " январь февраль март апрель июнь июль август сентябрь октябрь ноябрь декабрь"
    " since until till before after around about circa ca between from in by during early late mid"
    " born died b d r reigned fl active year years version act law article table figure fig chapter"
    " seit bis um vor nach im Jahr год года гг г с до в سال تا از در عام سنة من إلى в"
    " copyright no vol volume isbn issn figure equation eq section part p pp page data model"
)
"""What stands before a year and is no author."""


def phrase_at(forms: Sequence[str], at: int, phrases: Sequence[tuple[str, ...]]) -> int:
    """How many words the longest of the phrases takes that begins at word ``at``; 0 for none."""
    for phrase in phrases:
        if forms[at] == phrase[0] and tuple(forms[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0
