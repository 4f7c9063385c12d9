"""Words to make names and titles of: common names of many languages, nouns of many fields."""

from __future__ import annotations

FAMILIES = tuple(
    """
    Adams Ahmed Allen Andersen Andersson Bailey Baker Barbieri Becker Bennett Berg Bianchi Brooks
    Brown Carter Chen Clark Collins Cooper Costa Cox Davies Díaz Dubois Edwards Eriksson Evans
    Fernández Ferrari Fischer Foster Fournier García Girard Gonçalves González Gray Green Gruber
    Gupta Haddad Hall Hansen Harris Hernández Hill Hoffmann Horváth Howard Hughes Hussain Ibrahim
    Ivanova Jackson Jansen Jensen Johansson Johnson Jones Kaya Keller Kelly Kim King Kovács Kowalski
    Kumar Lambert Lee Lefèvre Lehtinen Lewis Li Lopes López Mancini Marino Martin Martínez Mazur
    Meyer Miller Mitchell Moore Moreau Moretti Morgan Müller Murphy Nagy Nakamura Nguyễn Nielsen
    Novák O’Brien O’Connor Öztürk Papadopoulos Park Parker Patel Pereira Pérez Petrov Phillips
    Popescu Price Ramírez Reed Ricci Richardson Rivera Roberts Robinson Rodríguez Rossi Roux Russo
    Sánchez Santos Schmidt Schneider Scott Sharma Shaw Silva Simon Singh Smirnov Smith Sokolov
    Sørensen Suzuki Svensson Szabó Tanaka Taylor Thomas Thompson Tóth Turner Virtanen Wagner Walker
    Wang Ward Watson Weber White Wilson Wood Wright Wu Yamamoto Yang Yılmaz Young Zhang Zhao Zimmermann
    Smith-Jones García-López Meyer-Landrut
    """.split()
)
# Names of places and farms that became names of people, so that a thousand entries have as many
# families as they have in life.
_COMPOUNDS = (
    ("Ash Brad Clay Hal Hart Kirk Lang Mar Nor Rad Shel Stan Thorn Wal West Whit Win",
     "field ford ham ley ton well wood worth by"),
    ("Adel Birn Eich Gold Grün Hof Kirch Lind Rosen Stein Wald Wein", "bauer berg feld hofer mann meier thal"),
    ("Ek Eng Holm Lind Ny Sand Ström Söder Vik Öst", "berg dahl gren lund mark qvist stedt"),
    ("Bog Dan Fed Gor Ignat Kar Leb Max Nik Orl Pavl Rom Stef Vas Yak", "anov enko escu ik ovski ević"),
    ("Aguil Barr Cab Fer Mont Oliv Pal Quint Riv Sal Tor Vald", "ano ares eira ero es ini ona"),
)  # fmt: skip
FAMILIES += tuple(
    first + last
    for firsts, lasts in _COMPOUNDS
    for first in firsts.split()
    for last in lasts.split()
)
GIVENS = tuple(
    """
    Aaron Agnes Ahmed Aino Alan Alice Amélie Ana Anders Andrea Anna Antonio Barbara Beatriz Boris
    Brigitte Carlos Carmen Catherine Charles Chiara Claire Clara Daniel David Diana Dmitri Eduardo
    Elena Elisabeth Émile Emma Eric Eva Fatima Felix Florence Francesca Frank George Giulia Gustav
    Hanna Hans Helen Henry Hiroshi Ines Irene Isabel Ivan Jacob James Jan Jane Jean Joan John José
    Julia Karin Karl Katarzyna Kenji Laila Lars Laura Lena Li Lucia Luis Magda Marco Margaret Maria
    Mark Marta Martin Mary Mehmet Michael Miguel Min-jun Nadia Natalia Nils Nina Olga Omar Oscar
    Paolo Paul Pedro Peter Petra Philip Rachel Ravi Rebecca Robert Rosa Ruth Samuel Sara Sofia Stefan
    Susan Sven Tamar Thomas Tomás Ursula Vera Victor Wei William Xin Yuki Yusuf Zofia Åsa Øystein
    """.split()
)
MORE_GIVENS = (
    "Jean-Paul", "Anne-Marie", "Karl-Heinz", "Ji-hoon", "J. R. R.", "A. B.", "T. S.", "W.",
    "M. E.", "Th.", "Yu.", "C.-H.", "R.", "S. J.", "P.", "H. G.", "E.", "K. L.",
)  # fmt: skip
PARTICLES = (
    ("non-dropping-particle", "van"), ("non-dropping-particle", "van der"),
    ("non-dropping-particle", "de"), ("non-dropping-particle", "De"),
    ("non-dropping-particle", "di"), ("non-dropping-particle", "al-"),
    ("non-dropping-particle", "d’"), ("dropping-particle", "von"), ("dropping-particle", "de"),
    ("dropping-particle", "du"), ("non-dropping-particle", "Le"), ("dropping-particle", "zu"),
)  # fmt: skip
SUFFIXES = ("Jr.", "Sr.", "III", "II", "Jr.")
INSTITUTIONS = (
    "World Health Organization", "European Commission", "Ministry of Health",
    "National Institute of Standards and Technology", "United Nations", "Statistics Norway",
    "U.S. Department of Agriculture", "Deutsche Bundesbank", "The Royal Society",
    "Bureau of Labor Statistics, Division of Prices", "Greenpeace e.V.", "3M", "UNESCO",
    "International Committee of the Red Cross", "Académie française", "City of York Council",
)  # fmt: skip
FOREIGN = (
    ("محمدی", "علی"), ("رضایی", "زهرا"), ("حسن", "أحمد"), ("الخطيب", "سلمى"), ("Иванов", "Пётр"),
    ("Кузнецова", "Анна Сергеевна"), ("Шевченко", "Олена"), ("王", "小明"), ("李", "娜"),
    ("山田", "太郎"), ("김", "민준"), ("Παπαδόπουλος", "Γιώργος"), ("כהן", "דוד"),
    ("شمس", "نگار"), ("Соколов", "Лев Николаевич"),
)  # fmt: skip
FOREIGN_TITLES = (
    "تاریخ مختصر کتابخانه‌ها", "مقدمة في علم المكتبات", "История русской книги", "图书馆学概论",
    "日本の図書館", "도서관의 역사", "Η ιστορία του βιβλίου", "תולדות הספר", "История чтения: очерки",
)  # fmt: skip
ADJECTIVES = tuple(
    """
    ancient applied Baltic chemical civic clinical colonial comparative contested critical digital
    early economic empirical English European fragile French hidden human industrial Islamic late
    legal local lost marine medieval modern moral national neural northern oral optimal political
    popular public quantum quiet radical regional rural sacred Scandinavian silent social southern
    Soviet spatial stochastic strategic sustainable tacit thermal tropical unequal urban Victorian
    visual vital western
    """.split()
)
NOUNS = tuple(
    """
    archives authority bees bodies borders boundaries bridges capital cells children cities climate
    commons communities complexity crises culture currents data democracy diffusion economies
    education empires energy evidence families fields fishing forests freedom gardens genes glaciers
    growth harbours health history housing identity images inequality islands justice knowledge
    labour landscapes language law learning letters libraries light machines maps markets memory
    metals migration minds models money museums music networks numbers oceans paper parliaments
    particles patients peasants plants poetry policy pollen power prices printing proteins reading
    religion rivers risk ritual science sediments ships silence soils sound space states statistics
    stories structures surfaces taxation teachers theatre time trade trees trust vaccines violence
    voices water weather wind women work writing
    """.split()
)
PLACES = (
    "London", "New York", "Oxford", "Cambridge, MA", "Berlin", "Paris", "Amsterdam", "Tehran",
    "Tokyo", "São Paulo", "Chicago", "Copenhagen", "Princeton, NJ", "Leipzig", "New Delhi",
)  # fmt: skip
PUBLISHERS = (
    "Oxford University Press", "Cambridge University Press", "Springer", "Routledge", "Elsevier",
    "University of Chicago Press", "Suhrkamp", "Gallimard", "John Wiley & Sons", "MIT Press",
    "Princeton University Press", "Brill", "De Gruyter", "Penguin", "Academic Press, Inc.",
)  # fmt: skip
UNIVERSITIES = (
    "University of Oslo", "Stanford University", "Universität Wien", "University of Cape Town",
    "Universidad de Salamanca", "Kyoto University", "McGill University", "University of Tehran",
)  # fmt: skip
COUNTRIES = tuple(
    "Norway Poland Chile Kenya Japan Iran Portugal Ireland Georgia Vietnam Peru Turkey".split()
)
JOURNALS = (
    ("Journal of Applied Statistics", "J. Appl. Stat."), ("Nature", "Nature"),
    ("The Library Quarterly", "Libr. Q."), ("Annals of Botany", "Ann. Bot."),
    ("Revue d’histoire moderne et contemporaine", ""), ("Physical Review Letters", "Phys. Rev. Lett."),
    ("Zeitschrift für Soziologie", "Z. Soziol."), ("Past & Present", ""), ("Cell", "Cell"),
    ("Journal of the American Medical Association", "JAMA"), ("PLOS ONE", "PLoS ONE"),
    ("The Journal of Economic History", "J. Econ. Hist."), ("Language", "Language"),
    ("Studies in History and Philosophy of Science, Part A", ""), ("Science", "Science"),
    ("Proceedings of the National Academy of Sciences", "Proc. Natl. Acad. Sci. U.S.A."),
    ("Social Studies of Science", "Soc. Stud. Sci."), ("Kunstchronik", ""), ("The Lancet", "Lancet"),
    ("Environmental Modelling & Software", "Environ. Model. Softw."), ("Who Reads?", ""),
)  # fmt: skip
PAPERS = ("The New York Times", "The Guardian", "Le Monde", "Die Zeit", "The Economist", "Time")
SITES = ("BBC News", "Our World in Data", "Stack Overflow", "Project Gutenberg", "The Conversation")
COURTS = ("U.S. Supreme Court", "Court of Appeal", "2nd Cir.", "D. Mass.")
