"""Words that say what stands beside them in a reference, in many languages, by what they say.

Of names there are only cities that print books, in the forms that title pages give them: what
stands alone behind a title is a publisher unless it is such a city.
A word that means two things ("S." is a page and a name, "ed." an editor and an edition) has a kind
of its own, and the words around it decide.
"""

from __future__ import annotations

_PLACES = (
    "aarhus abingdon albany albuquerque aldershot alicante amiens amsterdam ankara antwerp antwerpen "
    "anvers armonk arezzo assen asunción athens athen atenas augsburg austin aveiro avignon "
    "baghdad baltimore bangalore bangkok barcelona bari basel basle basingstoke bassano bâle beijing "
    "beirut beyrouth belém belfast belgrade belluno beograd bergamo bergen berkeley berlin berlino berlín "
    "berlim bern berna berne besançon bielefeld bilbao birmingham bloomington bochum bogotá bologna "
    "bolonia bonn bonna bordeaux boston boulder braga brasília bratislava braunschweig breslau bremen "
    "brescia brighton bristol brno brugge brussels bruxelles brussel bucharest bucurești budapest "
    "cáceres cádiz caen cagliari cairo calcutta cali caltanissetta cambridge campinas canberra caracas "
    "cardiff catania chemnitz chicago cluj coimbra cologne colchester columbus como "
    "copenhagen córdoba cork cosenza cremona cuneo curitiba dakar dallas darmstadt delhi denver detroit "
    "dijon dordrecht dortmund dresden dresda dublin dublino durham düsseldorf edinburgh edimburgo "
    "eindhoven erfurt erlangen évora exeter ferrara firenze florence florencia florentiae florianópolis "
    "fortaleza frankfurt francoforte fráncfort freiburg fribourg friburgo gdańsk geneva genève genf genova "
    "ginevra ginebra gent ghent giessen gießen girona glasgow goiânia göteborg gothenburg gotha "
    "göttingen gottinga granada graz greifswald grenoble groningen guadalajara gütersloh haag habana "
    "haifa hamburg hamburgo amburgo hannover hanover hanoi harmondsworth harlow hartford heidelberg "
    "heidelberga helsinki hildesheim hillsdale hoboken honolulu houston ijuí ilmenau indianapolis "
    "innsbruck istanbul i̇stanbul ithaca jakarta jena jerusalem johannesburg karachi karlsruhe kassel "
    "kiel kiev kyiv københavn kopenhagen köln königsberg konstanz kraków krakau kyoto lanham lausanne "
    "lecce leeds leicester leiden leipzig lipsia leipsic leningrad leuven leverkusen liège lille lima "
    "limoges lisboa lisbon lisbona lissabon liverpool livorno ljubljana łódź london londinii londini "
    "londres londra londrina louvain lovanio luanda lübeck lucca lucerne lugano lund lüneburg luzern lyon "
    "lione lugduni macerata madison madrid magdeburg mahwah mainz málaga malden malmö manaus manchester "
    "manila mannheim mantova maputo marburg maringá marseille matera medellín melbourne messina "
    "metz méxico messico milano milan milán mailand mediolani milwaukee minneapolis modena monaco "
    "montevideo montpellier montréal montreal moscow moscou moscú mosca moskva moskau mulhouse mumbai "
    "murcia münchen munich múnich munique münster namur nancy nantes napoli naples nápoles "
    "neapoli neapel neuchâtel neuwied newark nijmegen niterói norwich nottingham novara nürnberg "
    "odense oldenburg opladen orvieto oslo osnabrück ottawa oviedo oxford oxonii paderborn padova padua "
    "patavii palermo palma pamplona parigi paris parís parisiis parma passau patna pavia pelotas perugia "
    "pesaro petrograd petrópolis philadelphia filadelfia piacenza piscataway pisa pistoia pittsburgh "
    "poitiers potsdam poznań praha prague prag praga princeton providence puebla québec quito raleigh "
    "ravenna recife regensburg reinbek rennes riga rimini roma rome romae rosario rostock rotterdam "
    "rouen rovigo saarbrücken salamanca salerno salzburg santander sassari savona seattle seoul "
    "sevilla seville siviglia sheffield siena singapore sofia spoleto stanford stockholm strasbourg "
    "strasburgo straßburg strassburg stuttgart stoccarda sydney szczecin tallinn tartu tehran thessaloniki "
    "tokyo toledo toluca torino turin turín toronto toruń toulouse trento treviso trier trieste trondheim "
    "tübingen tubinga turku udine uppsala urbana urbino utrecht valencia valladolid valparaíso "
    "vancouver venezia venice venecia veneza venedig venetiis vinegia vercelli verona vicenza vienna "
    "viena vienne vilnius viterbo waltham warszawa warsaw varsavia washington weimar weinheim wellington "
    "westport wien wiesbaden winnipeg wolfenbüttel wrocław wuppertal würzburg xalapa york zagreb zaragoza "
    "zürich zurich zurigo zúrich turici aires angeles arbor francisco haven janeiro horizonte leopoldo "
    "москва спб санкт-петербург ленинград киев київ минск новосибирск екатеринбург казань харьков "
    "томск саратов воронеж одесса рига תל־אביב ירושלים تهران قم مشهد اصفهان شیراز تبریز القاهرة "
    "بيروت دمشق بغداد الرياض عمان تونس الرباط 北京 上海 台北 臺北 香港 南京 广州 武汉 成都 天津 西安 杭州 "
    "東京 京都 大阪 서울 αθήνα "
    "albacete alcalá alghero almería ancona araraquara arequipa asolo avellino badajoz bamberg barranquilla "
    "bauru bayreuth beja benevento biella blumenau botucatu bucaramanga cartagena caserta castellón chapecó "
    "chieti chioggia coburg cochabamba cortona coruña cuernavaca cuiabá culiacán cusco cuzco eichstätt "
    "eisenach faenza fano feltre fiesole foggia foligno forlì fulda funchal gerlingen gijón gorizia goslar "
    "grosseto guarulhos gubbio heilbronn hermosillo herne huelva huesca ilhéus imola iquique ivrea "
    "jaboticabal jaén jalapa kaiserslautern kempten klagenfurt koblenz krefeld lamego leiria lleida lérida "
    "linz lodi logroño lugo maceió managua maracaibo mérida monterrey morelia neubrandenburg nuoro oaxaca "
    "oeiras ourense pescara piracicaba popayán pordenone portalegre potenza potosí puno querétaro ravensburg "
    "reutlingen rovereto schaffhausen schleswig schwalbach schwerin setúbal siegen siracusa sondrio speyer "
    "stralsund sucre talca taranto tarragona tegucigalpa temuco teramo teruel terni teresina trani tucumán "
    "tunja uberlândia ulm valdivia varese viçosa vigo viseu zacatecas zwickau antananarivo bamako bissau "
    "kampala ibadan accra nairobi lusaka pretoria durban chennai kolkata hyderabad lahore dhaka kuala lumpur "
    "penang taipei nanjing shanghai osaka busan brisbane perth adelaide hobart dunedin auckland tucson omaha "
    "knoxville nashville tampa miami sacramento oakland portland rochester syracuse middletown amherst "
    "northampton cheltenham farnham woodbridge lewes plymouth пермь омск тюмень самара уфа ярославль тверь "
    "тула курск иркутск красноярск владивосток хабаровск петрозаводск вологда архангельск мурманск калуга "
    "рязань тамбов пенза ижевск чебоксары ростов краснодар کرمان کرمانشاه رشت یزد زنجان همدان اهواز گرگان "
    "اردبیل قزوین اراک کاشان سمنان ارومیه الإسكندرية الدوحة الكويت دبي حلب الخرطوم"
)
"""Single words of the names of cities in which books have appeared."""

_WORDS = {
    "in": "in en dans im em nel nella nello nell nei nelle apud in: där içinde dalam w v в во у "
    "у: i̇çinde v: 在 载 載 收录于 於 در في ضمن στο in. inside within ב",
    "and": "and und et y e & și og och ja и і й та та́ ve и́ ile oraz i a és en و 和 与 及 與 と및 και "
    "ו ak si dan и",
    "et al": "al alii alia andere mult altri autres otros outros др ін u.a colab i.a wsp kol mtsai "
    "др. دیگران وآخرون آخرون وآخرين 等 ほか 외 others coll ark vd",
    "editor": "eds edited editor editors editores editore-a hrsg hg hgg hrg herausgegeben herausgeber "
    "herausgeberin dirs sous direction coord coords coordinador coordinadores coordinadora "
    "éd éds cura curatore curatori redaktion redigert redaktör редактор ред редкол сост "
    "составитель составители упоряд comp comps compilador compiler compiled org orgs organizador "
    "organizadores organização szerk szerkesztette redakcja redakcją oprac toim toimittanut "
    "toimittaneet udg udgivet utg haz hazırlayan yay der der. editör editörler drukarnia uredil "
    "uredila priredio pripravil sestavil uspořádal ред. επιμ redaktorzy redigerad under redaktion "
    "تحرير تحقيق إشراف بإشراف ویراستار ویراسته کوشش بکوشش گردآورنده گردآوری گردآورندگان اهتمام "
    "主编 主編 编 編 编著 編著 編集 עורך עורכים עורכת",
    "ed": "ed ред.",
    "translator": "trans transl translated translator translators übers übersetzt übersetzung "
    "übersetzer trad traduit traduction traducteur tradução tradutor traducción traductor "
    "traduzione tradotto traduttore пер перевод переводчик переклад vert vertaald vertaling tłum "
    "przeł przekład překl přeložil preložil fordította ford suom suomentanut övers översättning "
    "overs oversatt oversat çev çeviren tradus terj مترجم ترجمه ترجمهٔ ترجمة 译 譯 訳 תרגום prev "
    "prevod preveo prevela μτφρ",
    "edition": "edition editions edn auflage aufl ausgabe édition edición edicion edizione "
    "edição izdanje wydanie wyd vydání vyd kiadás painos upplaga uppl udgave utgave druk "
    "baskı basım herz revised enlarged expanded rev verb erw überarb überarbeitete aufl. "
    "neubearb reprint repr nachdr nachdruck reimpr ristampa rist rééd réimpr reed издание изд "
    "видання вид چاپ ویرایش الطبعة ط 版 第二版 修订版 מהדורה έκδ",
    "volume": "vol vols volume volumes band bd bde bände bänden tome tomes tomo tomos tomi tom t т "
    "том тт v voll jg jahrgang jahrg année anno annata année año ano cilt c sv svazek árg årg "
    "årgång årgang roč ročník évf évfolyam köt kötet osa nide letn god rocznik jrg jaargang deel "
    "dl cilt دوره جلد سال مجلد المجلد مجلّد السنة ج 卷 巻 כרך τόμ τόμος год г vol. voi",
    "issue": "no nos nr nrs n nº núm num número numero numéro number heft heften h hft hefte issue "
    "iss fasc fascicolo fascicle fascicule № вып выпуск випуск sayı s č číslo čís z zesz "
    "zeszyt št broj sz szám nro häfte hæfte nummer № شماره شمارهٔ ش العدد عدد ع 期 号 號 호 גיליון "
    "τχ τεύχος nos",
    "part": "pt part parts teil tl teilbd partie parte parti ч часть частина część cz část rész "
    "supplement supplément suppl supp beiheft sonderheft special dodatek chapter chap chapitre "
    "kapitel kap capítulo cap capitolo section sect chap. бөлүм bölüm глава гл فصل الفصل 章",
    "pages": "p pp page pages pág págs pag pags pagg pagine páginas página seite seiten sp с стр "
    "сторінки сс str strony strana stran s side sider sidor sid sivut lk bls oldal o sayfa ss "
    "fol fols ff col cols pgs pags blz bl ص صص صفحات صفحه الصفحات 页 頁 ページ 쪽 면 עמ עמודים σ σσ "
    "σελ hlm hal",
    "month": "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec januar februar märz mai juni juli oktober "
    "dezember jänner janvier février mars avril juin juillet août septembre octobre novembre "
    "décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre janeiro fevereiro março maio junho julho setembro outubro novembro dezembro gennaio "
    "febbraio aprile maggio giugno luglio settembre ottobre dicembre января февраля марта апреля "
    "мая июня июля августа сентября октября ноября декабря январь февраль март апрель май июнь "
    "июль август сентябрь октябрь ноябрь декабрь stycznia lutego marca kwietnia maja czerwca lipca "
    "sierpnia września października listopada grudnia januari februari maart mei augustus okt "
    "januari februari mars maj augusti ledna února března dubna května června července srpna září "
    "října listopadu prosince ocak şubat nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık "
    "tammikuu helmikuu فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند يناير "
    "فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر ژانویه فوریه آوریل مه ژوئن "
    "ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر 月 spring summer autumn fall winter printemps été automne "
    "hiver frühjahr frühling sommer herbst primavera verano otoño invierno estate autunno inverno "
    "بهار تابستان پاییز زمستان весна лето осень зима",
    "publisher": "verlag verlagsgesellschaft verlagsanstalt universitätsverlag press presses pub "
    "publ publisher publishers publishing publications publication books book éditions éditeur "
    "éditeurs editora editorial editoriale edizioni editore editrice ediciones edições edicions "
    "edit издательство изд-во издат наука вид-во видавництво wydawnictwo wydawnicza nakladatelství "
    "vydavatelství nakl kiadó yayınları yayınevi yayıncılık yay förlag forlag forlaget kustannus "
    "kirja uitgeverij uitg inc ltd llc gmbh company co cie sons söhne brothers librairie libreria "
    "livraria imprenta imprimerie impr tipografia tipografía typographie stamperia druckerei "
    "buchhandlung naklada založba izdavačka editura εκδόσεις انتشارات نشر دار مطبعة مكتبة مؤسسة "
    "الناشر 出版社 出版 书局 書局 書店 书店 印书馆 印書館 출판부 출판사 הוצאת house printing office printer",
    "institution": "university universität universitat université universidad universidade "
    "università universitet universitetet universiteit uniwersytet uniwersytetu univerzita egyetem "
    "yliopisto üniversitesi институт университет университета academy akademie académie academia "
    "accademia akademia academie академия institute institut instituto istituto centre center "
    "centro zentrum college school faculty department dept ministry ministerio ministère "
    "association society gesellschaft société sociedad sociedade società foundation fundación "
    "fondation fondazione stiftung museum musée museo library bibliothèque biblioteca bibliothek "
    "council committee commission comité bureau bank organisation organization government nations "
    "laboratory laboratories corporation دانشگاه پژوهشگاه مؤسسه جامعة مركز مرکز 大学 大學 研究所 研究院 학회",
    "journal": "journal journals j review rev revue revista rivista zeitschrift zeitung zs zschr "
    "arch archiv archives archivio archivo archiwum annals annales annali anales ann annalen "
    "bulletin bull boletín boletim bollettino proceedings proc transactions trans acta letters "
    "lett magazine mag quarterly quart cahiers quaderni cuadernos cadernos jahrbuch jb yearbook "
    "anuario anuário annuaire almanach blätter mitteilungen beiträge abhandlungen "
    "sitzungsberichte вестник вісник журнал известия вопросы труды записки ученые časopis czasopismo "
    "przegląd folyóirat szemle dergi dergisi tidskrift tidsskrift tijdschrift aikakauskirja letopis "
    "zbornik sborník rocznik newsletter times post news gazette herald tribune observer today daily "
    "weekly monthly wochenschrift monatshefte forum perspectives mémoires memorie compt rend "
    "chronicle مجله مجلهٔ فصلنامه دوفصلنامه نشریه روزنامه ماهنامه مجلة صحيفة جريدة 学报 學報 杂志 雜誌 研究 "
    "通报 学刊 學刊 评论 季刊 月刊 日报 論叢 紀要 학보 논총",
    "science": "phys chem biol med math sci am amer int int. eur can soc natl acad res eng technol "
    "appl environ econ psychol psychiatry neurosci mol cell clin exp theor astrophys geophys geol "
    "astron nucl mater nat ecol stat adv opt lett. ser hist philos polit sociol lang ling genet "
    "plos ieee acm nature science",
    "conference": "conference congress symposium workshop meeting colloquium kongress tagung "
    "konferenz congreso congresso conferencia conferência colloque congrès convegno actes atti "
    "actas anais simposio simpósio konferencja konferencji konference konferens konferencia "
    "конференция конференции съезд материалы тезисы конференції همایش کنفرانس مؤتمر ندوة 会议 會議 "
    "presented paper konferenz annual international",
    "series": "series serie reihe collection coll colección colecao coleção collana lecture notes "
    "bibliotheca schriften schriftenreihe monographs monograph monographien handbuch handbook "
    "studies studien studi études estudios estudos сер серия серія řada seria sarja sorozat dizi "
    "سلسلة مجموعه 丛书 叢書 全集 encyclopedia enzyklopädie lexikon dictionary wörterbuch",
    "thesis": "dissertation diss thesis phd ph.d doctoral doktorarbeit masterarbeit master masters "
    "thèse tesis tesi tese doctorat doctorado dottorato doutorado dissertação mémoire inaugural "
    "habilitation habil дис диссертация автореф канд докт дисертація praca rozprawa disertace "
    "avhandling afhandling proefschrift väitöskirja tezi پایان‌نامه پایان رساله أطروحة رسالة 论文 学位 "
    "硕士 博士 論文",
    "online": "retrieved accessed available online abgerufen zugriff aufgerufen stand consulté "
    "disponible consultado consultada disponível acesso accesso consultato url uri http https doi "
    "dostęp dostępne режим доступа доступ обращения дата geraadpleegd besökt hämtad hentet tilgået "
    "viitattu citováno cit erişim letöltve dostupné pristupljeno electronic internet website web "
    "e-pub last visited linked accesat 访问 取自 بازیابی دسترسی متاح cited",
    "report": "report reports bericht rapport informe relatório rapporto отчет working technical "
    "tech preprint manuscript manuscrito manuskript discussion policy brief memorandum "
    "document patent standard gutachten raport گزارش تقرير 报告",
    "unpublished": "forthcoming submitted unpublished accepted appear prep preparation erscheint "
    "unveröffentlicht inédit inédito inedito печати nd o.j j n.d s.d undated jahr press. impression",
    "review": "rezension recensione recensie compte rendu reseña resenha рецензия reviewed",
    "particle": "von van de der den del della di da dos das do du la le les el bin ibn ben ter ten "
    "zu zum zur af av d l dell degli dal dalla al- abu ould vander y. della's st",
    "suffix": "jr sr ii iii iv filho neto júnior junior hijo",
    "idem": "id idem ders dies ibid ibidem ebd ebda dens eadem idem. там там же همان نفسه 同上 op cit "
    "ebenda isto bd.",
    "place": _PLACES,
    "note": "print reprinted originally original published first orig erstmals zuerst in: cd rom dvd "
    "film video podcast audio broadcast interview lecture poster presentation software version",
}


def _kinds() -> dict[str, int]:
    """Each word with the number of its first kind (1 up)."""
    kinds: dict[str, int] = {}
    for number, words in enumerate(_WORDS.values(), 1):
        for word in words.split():
            kinds.setdefault(word.casefold(), number)
    return kinds


KIND = _kinds()
"""The number of a casefolded word's kind; a word that is not here has none (0)."""
KINDS = {name: number for number, name in enumerate(_WORDS, 1)}
"""The number of each kind, by its name."""
