"""Words that stand in and around the names of persons and bodies, in many languages.

All in lower case and without a full stop, the way a word is looked up.
"""

from __future__ import annotations

PARTICLES = frozenset(
    """
    van von vom der den de del della dello degli dei delle di da do dos das du des la le les lo ten
    ter te zu zum zur bin ibn bint ben al el ul af av d' l' dall' dell' a' y i und til ap
    """.split()
)
"""What may stand, in small letters, before a family name."""
DROPPING = frozenset("von vom zu zum zur af av".split())
"""Those of them that a family name is ordered and shortened without (CSL 1.0.2, Names)."""
SUFFIXES = frozenset(
    "jr sr junior senior ii iii iv phd ph.d md m.d esq filho neto fils père".split()
)
TITLES = frozenset(
    "dr prof professor mr mrs ms sir rev col gen lt capt doc phdr д-р проф دکتر د أ.د شیخ مهندس استاد".split()
)
GIVEN = frozenset(
    """
    alan albert alexander alexandre alfred allen andrew ann anna anne anthony antoine antonio
    arthur august benjamin carl carlos catherine charles christian christopher claire david edgar
    edith edward elizabeth ellen emil emma ernst eugene francis francois françois frank franz fred
    frederick friedrich gabriel george gordon grace graham hans harold heinrich helen henri henry
    herbert howard hugh ian jacob jacques james jane jean jeffrey jennifer joan joão johann john
    jonathan jorge josé joseph joyce juan julia karl katherine kenneth kurt lawrence lee leo lewis
    linda louis louise ludwig luis luise luther lynn marc marco marcus margaret maria marie mark
    martin mary matthew max michael michel miguel neil nicholas oliver otto patricia patrick paul
    paulo pedro peter philip philippe pierre rachel ralph ray raymond rené richard robert roger
    ronald rose roy ruth samuel sarah scott simon stanley stephen steven stuart susan theodor
    theodore thomas timothy victor victoria vincent walter warren wayne wilhelm william giovanni
    giuseppe francesco luigi paolo andrea stefano roberto
    ali akbar asghar reza mohammad mohamad mohammed muhammad hossein hosein hussein hassan hasan
    mehdi mahdi seyed seyyed sayyid sayed amir ahmad mahmoud mohsen javad hamid saeed majid jalal
    abbas fatemeh zahra maryam elaheh elahe saeid majid farhad
    علی علي اکبر اصغر رضا محمد محمود احمد أحمد حسین حسن حسين مهدی مهدي سید سيد امیر محسن جواد حمید
    سعید مجید جلال عباس فاطمه زهرا مریم عبدالله غلامرضا محمدرضا علیرضا حسینعلی ابوالقاسم
    ابراهیم إبراهيم إسماعیل اسماعیل یوسف يوسف خالد عمر ناصر جهانگیر الهه بهرام فرهاد خليل خالد كريم سعيد سامي وليد
    """.split()
)
"""Given names so common that they tell a second given name from the first part of a family name."""
BODIES = frozenset(
    """
    ministry university institute institution organization organisation bank commission committee
    council trust department agency office association society centre center government nations union
    foundation bureau board corporation inc ltd llc gmbh company press team consortium
    collaboration network party federal republic authority federation academy academies museum
    library archive archives secretariat parliament court directorate embassy news agency site
    portal website initiative group service services administration fund forum league alliance
    project programme program laboratory laboratories hospital school college international
    national statistics police army eurostat destatis policy concept european affairs defense defence
    economic cooperation development security task force secretary-general
    institut ministerium universität hochschule kommission gesellschaft verband verein amt stiftung
    bundesamt bundesregierung bundesministerium bundestag ausschuss rat zentrale zentrum bibliothek
    landesamt bundeszentrale
    ministère université commissariat bibliothèque conseil comité société centre assemblée agence
    ministerio universidad instituto comisión consejo sociedad asociación fundación centro gobierno
    organización banco secretaría
    ministério universidade comissão conselho sociedade associação fundação governo organização
    ministero università istituto commissione consiglio società associazione fondazione comune
    ministerie universiteit commissie raad stichting vereniging
    министерство институт университет академия организация банк комиссия комитет центр фонд
    правительство служба агентство госкомстат росстат
    وزارت دانشگاه سازمان بانک مرکز مؤسسه موسسه انجمن شورای بنیاد پژوهشگاه پژوهشکده مجلس دفتر
    خبرگزاری سایت پایگاه پرتال تارنمای درگاه هفته‌نامه روزنامه اداره شرکت معاونت
    وزارة جامعة منظمة مركز معهد مؤسسة هيئة مجلس جمعية اتحاد المركز الجامعة الجمعية
    الوزارة الهيئة المنظمة المؤسسة المعهد المجلس الاتحاد مديرية صحيفة جريدة موقع
    """.split()
)
"""Words that only the name of a body holds."""
WEAK_BODIES = frozenset(
    """
    service services administration international national federal statistics news school college policy
    concept european affairs defense defence economic cooperation development security task force
    """.split()
)
"""Those of them that by themselves do not yet make the name of a body."""
BODY_ENDINGS = (
    "大学", "研究所", "研究院", "委员会", "委員会", "协会", "協会", "学会", "中心", "银行", "銀行",
    "出版社", "编写组", "课题组", "编委会", "公司", "政府", "统计局", "省", "대학교", "연구원",
    "연구소", "위원회", "협회", "학회", "은행", "통계청",
)  # fmt: skip
"""How the names of bodies end where words are not parted by spaces."""
BODY_LINKS = frozenset(
    "of for on the and in für der des die pour für para по для и برای و de des du da do".split()
)
"""Small words inside the name of a body."""
AND = frozenset(
    "and und et y e i a en og och és ja şi și ve и та і й & + и с и και و և და ו".split()
)
"""What joins the last two names of a list."""
