"""A dozen ordinary works, none of which exists: complete records such as a library has of its books."""

from __future__ import annotations


def _names(*written: str) -> list[dict[str, str]]:
    parts = [one.split(", ") for one in written]
    return [{"family": family, "given": given} for family, given in parts]


def _date(*parts: int) -> dict[str, list[list[int]]]:
    return {"date-parts": [list(parts)]}


def _work(
    kind: str, names: tuple[str, ...], year: int, title: str, **more: object
) -> dict[str, object]:
    fields = {name.replace("_", "-"): value for name, value in more.items()}
    return {
        "type": kind,
        "author": _names(*names),
        "issued": _date(year),
        "title": title,
        "language": "en",
        **fields,
    }


ORDINARY: tuple[dict[str, object], ...] = (
    _work("article-journal", ("Harcastle, Miriam J.", "Voss, Edgar"), 2009,
          "Trade routes and family memory in the upper Danube valley",
          container_title="Journal of Regional History", volume="31", issue="4", page="412-437",
          DOI="10.5555/jrh.2009.0412"),
    _work("article-journal", ("Okonwe, Daniel T.",), 2016,
          "Soil moisture under shade trees: A ten-year experiment",
          container_title="Agricultural Letters", volume="58", issue="2", page="101-119"),
    _work("book", ("Lindqvar, Anna",), 1998, "The quiet parliament: Speech and silence in politics",
          publisher="Northgate University Press", publisher_place="Cambridge"),
    _work("book", ("Tremlow, Peter", "Saunderby, Kate"), 2011, "Reading maps with children",
          publisher="Hollins & Marsh", publisher_place="London", edition="2"),
    _work("chapter", ("Baranyi, Eszter",), 2004, "Village schools and the language question",
          container_title="Education on the borders of empire", editor=_names("Hollow, Ian", "Petrucz, Lea"),
          publisher="Corvin Press", publisher_place="Budapest", page="77-102"),
    _work("chapter", ("Marchetto, Luca",), 2018, "Bridges as arguments",
          container_title="Handbook of engineering ethics", editor=_names("Rowan, Celia"),
          publisher="Westbourne", publisher_place="New York", page="215-238"),
    _work("thesis", ("Ferrand, Julie",), 2013, "Wage bargaining in small harbours",
          genre="PhD thesis", publisher="University of Saltmouth", publisher_place="Saltmouth"),
    _work("paper-conference", ("Nakagiri, Shun", "Ito, Reiko", "Brandl, Max"), 2020,
          "Fast alignment of handwritten pages",
          container_title="Proceedings of the 12th Conference on Document Images",
          publisher="Imago", publisher_place="Lisbon", page="55-64"),
    _work("report", ("Adeyinka, Sola",), 2015, "Drinking water in coastal towns",
          publisher="Institute for Water Policy", publisher_place="Geneva", number="27"),
    _work("article-newspaper", ("Coyle, Brendan",), 2007, "A harbour without ships",
          container_title="The Morning Courier", issued=_date(2007, 5, 14), page="9"),
    _work("article-journal", ("Pellworth, Grace", "Dunmore, Alec", "Vasari, Nino", "Cho, Min-ji"), 2022,
          "Antibody responses after a second dose in adults over seventy",
          container_title="European Journal of Clinical Immunology", volume="77", issue="11",
          page="1893-1902", DOI="10.5555/ejci.2022.77"),
    _work("book", ("Quillfeather, Ruth",), 1976, "A history of glass",
          publisher="Aldine House", publisher_place="Chicago"),
)  # fmt: skip
