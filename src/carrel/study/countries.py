"""States and territories by their ISO 3166-1 letters, and those of the past."""

from __future__ import annotations

_TABLE = """
AFG AF Afghanistan|Kabul
ALB AL Albania|Tirana
DZA DZ Algeria|Algiers
ASM AS American Samoa|Pago Pago
AND AD Andorra|Andorra la Vella
AGO AO Angola|Luanda
AIA AI Anguilla
ATA AQ Antarctica
ATG AG Antigua and Barbuda
ARG AR Argentina|Buenos Aires
ARM AM Armenia|Yerevan < SUN
ABW AW Aruba|Oranjestad
AUS AU Australia|Canberra
AUT AT Austria|Vienna < AUH
AZE AZ Azerbaijan|Baku < SUN
BHS BS Bahamas|Nassau
BHR BH Bahrain|Manama
BGD BD Bangladesh|Dhaka
BRB BB Barbados|Bridgetown
BLR BY Belarus|Minsk|Byelorussia < SUN
BEL BE Belgium|Brussels
BLZ BZ Belize|Belmopan
BEN BJ Benin|Porto-Novo|Dahomey
BMU BM Bermuda
BTN BT Bhutan|Thimphu
BOL BO Bolivia|La Paz|Sucre|Plurinational State of Bolivia
BES BQ Bonaire, Sint Eustatius and Saba|Caribbean Netherlands < ANT
BIH BA Bosnia and Herzegovina|Sarajevo|Bosnia < YUG
BWA BW Botswana|Gaborone
BVT BV Bouvet Island
BRA BR Brazil|Brasília
IOT IO British Indian Ocean Territory|Diego Garcia
BRN BN Brunei|Bandar Seri Begawan|Brunei Darussalam
BGR BG Bulgaria|Sofia
BFA BF Burkina Faso|Ouagadougou|Upper Volta
BDI BI Burundi|Gitega|Bujumbura
CPV CV Cabo Verde|Praia|Cape Verde
KHM KH Cambodia|Phnom Penh|Kampuchea
CMR CM Cameroon|Yaoundé
CAN CA Canada|Ottawa
CYM KY Cayman Islands
CAF CF Central African Republic|Bangui
TCD TD Chad|N'Djamena
CHL CL Chile|Santiago
CHN CN China|Beijing|Peking|People's Republic of China|PRC
CXR CX Christmas Island
CCK CC Cocos (Keeling) Islands|Cocos Islands|Keeling Islands
COL CO Colombia|Bogotá
COM KM Comoros|Moroni
COG CG Congo|Brazzaville|Republic of the Congo|Congo-Brazzaville
COD CD Democratic Republic of the Congo|Kinshasa|DR Congo|DRC|Zaire|Congo-Kinshasa
COK CK Cook Islands|Avarua
CRI CR Costa Rica
CIV CI Côte d'Ivoire|Yamoussoukro|Abidjan|Ivory Coast
HRV HR Croatia|Zagreb < YUG
CUB CU Cuba|Havana
CUW CW Curaçao|Willemstad < ANT
CYP CY Cyprus|Nicosia
CZE CZ Czechia|Prague|Czech Republic < CSK
DNK DK Denmark|Copenhagen
DJI DJ Djibouti
DMA DM Dominica|Roseau
DOM DO Dominican Republic|Santo Domingo
ECU EC Ecuador|Quito
EGY EG Egypt|Cairo|United Arab Republic
SLV SV El Salvador|San Salvador
GNQ GQ Equatorial Guinea|Malabo
ERI ER Eritrea|Asmara
EST EE Estonia|Tallinn < SUN
SWZ SZ Eswatini|Mbabane|Swaziland
ETH ET Ethiopia|Addis Ababa|Abyssinia
FLK FK Falkland Islands|Malvinas|Port Stanley
FRO FO Faroe Islands|Tórshavn
FJI FJ Fiji|Suva
FIN FI Finland|Helsinki
FRA FR France|Paris
GUF GF French Guiana|Cayenne
PYF PF French Polynesia|Papeete
ATF TF French Southern Territories
GAB GA Gabon|Libreville
GMB GM Gambia|Banjul
GEO GE Georgia|Tbilisi < SUN
DEU DE Germany|Berlin|Bonn|Federal Republic of Germany|West Germany|Prussia < DDR
GHA GH Ghana|Accra|Gold Coast
GIB GI Gibraltar
GRC GR Greece|Athens|Hellas
GRL GL Greenland|Nuuk
GRD GD Grenada
GLP GP Guadeloupe
GUM GU Guam
GTM GT Guatemala|Guatemala City
GGY GG Guernsey
GIN GN Guinea|Conakry
GNB GW Guinea-Bissau|Bissau
GUY GY Guyana|Georgetown
HTI HT Haiti|Port-au-Prince
HMD HM Heard Island and McDonald Islands
VAT VA Vatican City|Holy See|Vatican
HND HN Honduras|Tegucigalpa
HKG HK Hong Kong
HUN HU Hungary|Budapest < AUH
ISL IS Iceland|Reykjavík
IND IN India|New Delhi|Delhi
IDN ID Indonesia|Jakarta
IRN IR Iran|Tehran|Teheran|Islamic Republic of Iran|Islamic Republic|Persia
IRQ IQ Iraq|Baghdad
IRL IE Ireland|Dublin|Eire
IMN IM Isle of Man
ISR IL Israel|Jerusalem|Tel Aviv
ITA IT Italy|Rome
JAM JM Jamaica|Kingston
JPN JP Japan|Tokyo
JEY JE Jersey
JOR JO Jordan|Amman|Transjordan
KAZ KZ Kazakhstan|Astana|Nur-Sultan|Almaty < SUN
KEN KE Kenya|Nairobi
KIR KI Kiribati|Tarawa
PRK KP North Korea|Pyongyang|DPRK|Democratic People's Republic of Korea
KOR KR South Korea|Seoul|Republic of Korea|ROK|Korea
KWT KW Kuwait|Kuwait City
KGZ KG Kyrgyzstan|Bishkek|Kirghizia < SUN
LAO LA Laos|Vientiane|Lao People's Democratic Republic
LVA LV Latvia|Riga < SUN
LBN LB Lebanon|Beirut
LSO LS Lesotho|Maseru|Basutoland
LBR LR Liberia|Monrovia
LBY LY Libya|Tripoli
LIE LI Liechtenstein|Vaduz
LTU LT Lithuania|Vilnius < SUN
LUX LU Luxembourg
MAC MO Macao|Macau
MDG MG Madagascar|Antananarivo
MWI MW Malawi|Lilongwe|Nyasaland
MYS MY Malaysia|Kuala Lumpur|Malaya
MDV MV Maldives|Malé
MLI ML Mali|Bamako
MLT MT Malta|Valletta
MHL MH Marshall Islands|Majuro
MTQ MQ Martinique
MRT MR Mauritania|Nouakchott
MUS MU Mauritius|Port Louis
MYT YT Mayotte
MEX MX Mexico|Mexico City
FSM FM Micronesia|Palikir|Federated States of Micronesia
MDA MD Moldova|Chisinau|Moldavia|Republic of Moldova < SUN
MCO MC Monaco
MNG MN Mongolia|Ulaanbaatar|Ulan Bator
MNE ME Montenegro|Podgorica < SCG
MSR MS Montserrat
MAR MA Morocco|Rabat
MOZ MZ Mozambique|Maputo
MMR MM Myanmar|Naypyidaw|Rangoon|Yangon|Burma
NAM NA Namibia|Windhoek|South West Africa
NRU NR Nauru
NPL NP Nepal|Kathmandu
NLD NL Netherlands|Amsterdam|The Hague|Holland
NCL NC New Caledonia|Nouméa
NZL NZ New Zealand|Wellington
NIC NI Nicaragua|Managua
NER NE Niger|Niamey
NGA NG Nigeria|Abuja
NIU NU Niue
NFK NF Norfolk Island
MKD MK North Macedonia|Skopje|Macedonia|FYROM < YUG
MNP MP Northern Mariana Islands
NOR NO Norway|Oslo
OMN OM Oman|Muscat
PAK PK Pakistan|Islamabad
PLW PW Palau|Ngerulmud
PSE PS Palestine|Ramallah|State of Palestine|Palestinian Authority
PAN PA Panama|Panama City
PNG PG Papua New Guinea|Port Moresby
PRY PY Paraguay|Asunción
PER PE Peru|Lima
PHL PH Philippines|Manila
PCN PN Pitcairn
POL PL Poland|Warsaw
PRT PT Portugal|Lisbon
PRI PR Puerto Rico|San Juan
QAT QA Qatar|Doha
REU RE Réunion
ROU RO Romania|Bucharest|Rumania
RUS RU Russia|Moscow|Kremlin|Russian Federation < SUN
RWA RW Rwanda|Kigali
BLM BL Saint Barthélemy
SHN SH Saint Helena, Ascension and Tristan da Cunha|Saint Helena
KNA KN Saint Kitts and Nevis|Basseterre
LCA LC Saint Lucia|Castries
MAF MF Saint Martin
SPM PM Saint Pierre and Miquelon
VCT VC Saint Vincent and the Grenadines|Kingstown
WSM WS Samoa|Apia|Western Samoa
SMR SM San Marino
STP ST São Tomé and Príncipe
SAU SA Saudi Arabia|Riyadh
SEN SN Senegal|Dakar
SRB RS Serbia|Belgrade < SCG
SYC SC Seychelles
SLE SL Sierra Leone|Freetown
SGP SG Singapore
SXM SX Sint Maarten < ANT
SVK SK Slovakia|Bratislava < CSK
SVN SI Slovenia|Ljubljana < YUG
SLB SB Solomon Islands|Honiara
SOM SO Somalia|Mogadishu
ZAF ZA South Africa|Pretoria
SGS GS South Georgia and the South Sandwich Islands|South Georgia
SSD SS South Sudan|Juba
ESP ES Spain|Madrid
LKA LK Sri Lanka|Colombo|Ceylon
SDN SD Sudan|Khartoum
SUR SR Suriname|Paramaribo
SJM SJ Svalbard and Jan Mayen|Svalbard|Spitsbergen
SWE SE Sweden|Stockholm
CHE CH Switzerland|Bern|Berne
SYR SY Syria|Damascus|Syrian Arab Republic
TWN TW Taiwan|Taipei|Republic of China|Formosa
TJK TJ Tajikistan|Dushanbe < SUN
TZA TZ Tanzania|Dodoma|Dar es Salaam|Tanganyika < EAZ
THA TH Thailand|Bangkok|Siam
TLS TL Timor-Leste|Dili|East Timor
TGO TG Togo|Lomé
TKL TK Tokelau
TON TO Tonga|Nuku'alofa
TTO TT Trinidad and Tobago|Port of Spain
TUN TN Tunisia|Tunis
TUR TR Türkiye|Ankara|Turkey|Sublime Porte|Istanbul < OTM
TKM TM Turkmenistan|Ashgabat < SUN
TCA TC Turks and Caicos Islands
TUV TV Tuvalu|Funafuti
UGA UG Uganda|Kampala
UKR UA Ukraine|Kyiv|Kiev < SUN
ARE AE United Arab Emirates|Abu Dhabi|UAE|Emirates
GBR GB United Kingdom|London|Britain|Great Britain|UK|England|Downing Street|Whitehall
USA US United States|Washington|America|US|White House|United States of America
UMI UM United States Minor Outlying Islands
URY UY Uruguay|Montevideo
UZB UZ Uzbekistan|Tashkent < SUN
VUT VU Vanuatu|Port Vila|New Hebrides
VEN VE Venezuela|Caracas
VNM VN Vietnam|Hanoi|Viet Nam < VDR
VGB VG British Virgin Islands
VIR VI United States Virgin Islands|US Virgin Islands
WLF WF Wallis and Futuna
ESH EH Western Sahara
YEM YE Yemen|Sanaa|Sana'a < YMD
ZMB ZM Zambia|Lusaka|Northern Rhodesia
ZWE ZW Zimbabwe|Harare|Rhodesia|Southern Rhodesia
ALA AX Åland Islands
"""
"""Letters of three and of two, the name and its aliases, and after ``<`` whose place it took."""

_PAST = """
SUN 1922/1991 Soviet Union|USSR|Soviets|Union of Soviet Socialist Republics < RSE
RSE ../1917 Russian Empire|Saint Petersburg|St Petersburg|Imperial Russia|Tsarist Russia
YUG 1918/2003 Yugoslavia|Kingdom of Serbs, Croats and Slovenes
SCG 2003/2006 Serbia and Montenegro < YUG
AUH 1867/1918 Austria-Hungary|Austro-Hungarian Empire|Dual Monarchy|Habsburg Empire
OTM ../1922 Ottoman Empire
DDR 1949/1990 East Germany|German Democratic Republic|GDR
CSK 1918/1992 Czechoslovakia < AUH
YMD 1967/1990 South Yemen|Democratic Yemen|Aden
VDR 1945/1976 North Vietnam|Democratic Republic of Vietnam
VNR 1955/1975 South Vietnam|Republic of Vietnam|Saigon
ANT 1954/2010 Netherlands Antilles
EAZ 1963/1964 Zanzibar
"""
"""As above with the years it stood: ISO 3166-3, and AUH as the Correlates of War project has it."""

Row = tuple[str, str, tuple[str, ...], str, str]
"""Letters of three, name, aliases, validity as EDTF, and the letters of its predecessors."""


def _rows(table: str, *, past: bool) -> tuple[tuple[str, Row], ...]:
    """The lines of a table, each with its second word."""
    rows: list[tuple[str, Row]] = []
    for line in table.strip().splitlines():
        letters, second, rest = line.split(" ", 2)
        names, _, before = rest.partition(" < ")
        name, *aliases = names.split("|")
        rows.append((second, (letters, name, tuple(aliases), second if past else "", before)))
    return tuple(rows)


_TODAY = _rows(_TABLE, past=False)
COUNTRIES = tuple(row for _, row in (*_TODAY, *_rows(_PAST, past=True)))
ALPHA_2 = {letters: row[0] for letters, row in _TODAY}
