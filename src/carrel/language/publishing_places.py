"""Cities in which many books have appeared, by the names that title pages give them."""

from __future__ import annotations

import re

_NAMES = """
Amsterdam|Ankara|Antwerpen|Antwerp|Anvers|Athens|Athen|Atlanta|Austin|Baghdad|Baltimore|Bangalore|
Barcelona|Basel|Bâle|Beijing|Beirut|Beyrouth|Belgrade|Beograd|Berkeley|Berlin|Bern|Berne|Bloomington|
Bogotá|Bologna|Bonn|Boston|Boulder|Bratislava|Brno|Brussels|Bruxelles|Brussel|București|Bucharest|
Budapest|Buenos Aires|Cairo|Le Caire|Calcutta|Cambridge|Canberra|Caracas|Chapel Hill|Chicago|
Coimbra|Copenhagen|København|Kopenhagen|Darmstadt|Delhi|New Delhi|Den Haag|The Hague|La Haye|
Dordrecht|Dresden|Dublin|Durham|Düsseldorf|Edinburgh|Firenze|Florence|Frankfurt|Frankfurt am Main|
Frankfurt a. M.|Frankfurt a.M.|Freiburg|Fribourg|Geneva|Genève|Genf|Genova|Glasgow|Göttingen|Graz|
Groningen|Hamburg|Hannover|Harmondsworth|Heidelberg|Helsinki|Hildesheim|Hong Kong|Honolulu|Innsbruck|
Istanbul|İstanbul|Ithaca|Jena|Jerusalem|Kiel|Kiev|Kyiv|Köln|Cologne|Kraków|Lausanne|Leiden|Leipzig|
Leningrad|Leuven|Louvain|Lima|Lisboa|Lisbon|Liverpool|Ljubljana|London|Londres|Londra|Los Angeles|
Lyon|Madison|Madrid|Mainz|Malden|Manchester|Marburg|Marseille|Melbourne|México|Mexico City|Milano|
Milan|Milwaukee|Minneapolis|Montevideo|Montpellier|Montréal|Montreal|Moscow|Moskva|Moskau|Mumbai|
München|Munich|Münster|Napoli|Naples|New Haven|New York|Nürnberg|Oslo|Ottawa|Oxford|Padova|Palermo|
Palo Alto|Paris|Parigi|Petrograd|Philadelphia|Piscataway|Pisa|Porto|Porto Alegre|Potsdam|Poznań|
Praha|Prague|Princeton|Providence|Québec|Reinbek|Rio de Janeiro|Riga|Roma|Rome|Rotterdam|Salzburg|
San Francisco|Santiago|Santiago de Chile|São Paulo|Seattle|Seoul|Sevilla|Singapore|Sofia|Stanford|
St. Louis|Stockholm|Strasbourg|Stuttgart|Sydney|Tallinn|Tehran|Tel Aviv|Thousand Oaks|Tokyo|Torino|
Toronto|Toulouse|Tübingen|Turin|Uppsala|Urbana|Utrecht|Valencia|Vancouver|Venezia|Venice|Venedig|
Vienna|Vilnius|Warszawa|Warsaw|Washington|Washington, DC|Washington, D.C.|Weimar|Wien|Wiesbaden|
Wrocław|Würzburg|Zagreb|Zürich|Zurich|Москва|М.|СПб.|Санкт-Петербург|Л.|Ленинград|Киев|Минск|
Новосибирск|Екатеринбург|Казань|تهران|قم|مشهد|اصفهان|شیراز|تبریز|القاهرة|بيروت|دمشق|بغداد|الرياض|
北京|上海|台北|香港|南京|广州|東京|서울
"""
PLACES = frozenset(name.strip().casefold() for name in _NAMES.replace("\n", "").split("|"))
_BETWEEN = re.compile(r"\s*(?:[,;/&–]|\s-\s|\b(?:and|und|et|y|e)\b)\s*")


def are_places(words: str) -> bool:
    """Whether all of the words are names of such cities: ``Paris``, ``Berlin/New York``."""
    folded = " ".join(words.casefold().split())
    if folded in PLACES or folded.rstrip(".") in PLACES:
        return True
    parts = [part for part in _BETWEEN.split(folded) if part]
    return len(parts) > 1 and all(part in PLACES for part in parts)
