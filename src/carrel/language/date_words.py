"""Months, seasons and what else stands in dates, as they are written in many languages."""

from __future__ import annotations

from carrel.language.calendar_months import names_of_months
from carrel.values.calendars import ISLAMIC, PERSIAN

_GREGORIAN = (
    """january jan januar jänner jän januari janvier janv enero ene gennaio genn gen janeiro styczeń
    stycznia sty leden ledna tammikuu tammikuuta január ianuarie ocak oca siječanj января январь янв
    січень січня януари јануар ιανουάριος ιανουαρίου يناير كانون\xa0الثاني ژانویه ינואר जनवरी""",
    """february feb februar feber februari février févr fév febrero febbraio febbr fevereiro fev luty
    lutego lut únor února helmikuu helmikuuta február februarie şubat şub veljača февраля февраль фев
    февр лютий лютого февруари фебруар φεβρουάριος φεβρουαρίου فبراير شباط فوریه פברואר फरवरी""",
    """march mar märz mrz maart mars marzo março marzec marca březen března maaliskuu maaliskuuta
    március martie mart ožujak марта март берез березень березня март μάρτιος μαρτίου مارس آذار מרץ मार्च""",
    """april apr avril avr abril abr aprile kwiecień kwietnia kwi duben dubna huhtikuu huhtikuuta
    április aprilie nisan nis travanj апреля апрель апр квітень квітня април απρίλιος απριλίου أبريل
    إبريل نيسان آوریل אפריל अप्रैल""",
    """may mai mei maj mayo maggio magg mag maio maj maja květen května toukokuu toukokuuta május mayıs
    svibanj мая май травень травня мај μάιος μαΐου مايو أيار مه מאי मई""",
    """june jun juni juin junio giugno giu junho czerwiec czerwca cze červen června kesäkuu kesäkuuta
    június iunie haziran haz lipanj июня июнь июн червень червня юни јун ιούνιος ιουνίου يونيو حزيران
    ژوئن יוני जून""",
    """july jul juli juillet juil julio luglio lug julho lipiec lipca lip červenec července heinäkuu
    heinäkuuta július iulie temmuz tem srpanj июля июль июл липень липня юли јул ιούλιος ιουλίου يوليو
    تموز ژوئیه יולי जुलाई""",
    """august aug augustus augusti août agosto ago ag sierpień sierpnia sie srpen srpna elokuu elokuuta
    augusztus ağustos ağu kolovoz августа август авг серпень серпня αύγουστος αυγούστου أغسطس آب اوت
    אוגוסט अगस्त""",
    """september sep sept septembre septiembre settembre sett set setembro wrzesień września wrz září
    syyskuu syyskuuta szeptember septembrie eylül eyl rujan сентября сентябрь сен сент вересень вересня
    септември септембар σεπτέμβριος σεπτεμβρίου سبتمبر أيلول سپتامبر ספטמבר सितंबर""",
    """october oct oktober okt octobre octubre ottobre ott outubro out październik października paź
    říjen října lokakuu lokakuuta október octombrie ekim eki listopad октября октябрь окт жовтень жовтня
    октомври октобар οκτώβριος οκτωβρίου أكتوبر تشرين\xa0الأول اکتبر אוקטובר अक्टूबर""",
    """november nov novembre noviembre novembro listopada lis listopadu marraskuu marraskuuta noiembrie
    kasım kas studeni ноября ноябрь ноя нояб листопад листопада ноември новембар νοέμβριος νοεμβρίου
    نوفمبر تشرين\xa0الثاني نوامبر נובמבר नवंबर""",
    """december dec dezember dez desember décembre déc diciembre dic dicembre dezembro grudzień grudnia
    gru prosinec prosince joulukuu joulukuuta decembrie aralık ara prosinac декабря декабрь дек грудень
    грудня декември децембар δεκέμβριος δεκεμβρίου ديسمبر كانون\xa0الأول دسامبر דצמבר दिसंबर""",
)
_SEASONS = (
    """spring frühling frühjahr printemps primavera lente vår forår wiosna jaro kevät tavasz primăvară
    ilkbahar весна весной пролет bahar بهار ربيع الربيع אביב 春""",
    """summer sommer été verano estate verão zomer lato léto kesä nyár vară yaz лето летом лято
    تابستان صيف الصيف קיץ 夏""",
    """autumn fall herbst automne otoño autunno outono herfst höst efterår jesień podzim syksy ősz
    toamnă sonbahar осень осенью есен پاییز پائیز خریف خريف الخريف סתיו 秋""",
    """winter hiver invierno inverno vinter zima talvi tél iarnă kış зима зимой zemestan زمستان شتاء
    الشتاء חורף 冬""",
)
_OTHER_SPELLINGS = {
    PERSIAN: (
        "", "", "", "", "amordad مرداد امرداد", "shahrivar sharivar شهریور", "", "ābān", "āzar",
        "dei", "", "espand اسفند",
    ),
    ISLAMIC: (
        "moharram محرّم محرم", "صفر", "rabi'\xa0al-awwal", "rabi'\xa0al-thani", "", "", "رجب", "sha'ban", "ramazan",
        "shavval", "dhu'l-qa'da", "dhu'l-hijja",
    ),
}  # fmt: skip


def _numbered(rows: tuple[str, ...]) -> dict[str, int]:
    return {
        name.replace("\xa0", " "): number
        for number, names in enumerate(rows, 1)
        for name in names.replace("\n", " ").split(" ")
        if name
    }


MONTHS = _numbered(_GREGORIAN)
"""The Gregorian months by every spelling, in small letters and without a full stop."""
SEASONS = _numbered(_SEASONS)
"""The seasons, 1 (spring) to 4, likewise."""
OTHER_MONTHS: dict[str, tuple[str, int]] = {
    name.casefold(): (calendar, number)
    for calendar in (ISLAMIC, PERSIAN)
    for number, name in (
        *names_of_months(calendar),
        *((number, name) for name, number in _numbered(_OTHER_SPELLINGS[calendar]).items()),
    )
    if name
}
"""Calendar and number of the months of other calendars."""
UNDATED = frozenset(
    """
    n.d. nd n.d o.j. o.j o.d. s.a. s.a s.d. s.d s.f. s.f s.l.n.d. undated u.å. u.å b.d. b.r. б.г.
    б.г б.д. [n.d.] بی‌تا بيتا بی\xa0تا د.ت د.ت. 无日期 不详 刊年不明
    """.replace("\n", " ").split(" ")
)
"""What says that a date is not known."""
STATUS = {
    word.replace("_", " ")
    for word in """
    in_press forthcoming in_preparation to_appear submitted accepted under_review unpublished
    im_erscheinen im_druck in_vorbereitung erscheint i._e. i._dr. à_paraître sous_presse en_prensa
    en_preparación in_corso_di_stampa no_prelo в_печати زیر_چاپ در_دست_انتشار قيد_النشر 待刊 即将出版
    advance_online_publication online_first ahead_of_print
    """.split()
}
"""What says that a work has not appeared yet; CSL has the variable `status` for it."""
