"""Identifiers and addresses that nobody has given out."""

from __future__ import annotations

from random import Random

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_HOSTS = (
    "archive journal library press review institute example stat history science news data policy "
    "museum law open research"
).split()
_OLD = "hep-th hep-ph astro-ph math quant-ph cond-mat math.AG gr-qc".split()
_ENDS = "org com edu net gov ac.uk de fr it es eu org.br ca info int".split()


def doi(rng: Random) -> str:
    """Invent a DOI: ``10.1234/…``."""
    prefix = f"10.{rng.choice((rng.randint(1000, 1200), rng.randint(1000, 9999), rng.randint(10000, 99999)))}"
    shape = rng.randrange(7)
    word = "".join(rng.choice(_LETTERS) for _ in range(rng.randint(2, 6)))
    year, number = rng.randint(1990, 2024), rng.randint(100, 999999)
    if shape == 0:
        return f"{prefix}/{word}.{year}.{number}"
    if shape == 1:
        return f"{prefix}/j.{word}.{year}.{number % 12 + 1:02}.{number % 100:03}"
    if shape == 2:
        return f"{prefix}/S{number:07}{year}{number % 1000:05}"
    if shape == 3:
        return f"{prefix}/{number}"
    if shape == 4:
        return f"{prefix}/978-3-{number}-{number % 90 + 9}-{rng.randint(0, 9)}_{rng.randint(1, 30)}"
    if shape == 5:
        return f"{prefix}/{word.upper()}-{number}-{year}"
    return f"{prefix}/{word}{number}"


def isbn(rng: Random) -> str:
    """Invent an ISBN with hyphens; the check digit is as likely wrong as a printed one."""
    group, house, title = rng.randint(0, 9), rng.randint(10, 9999), rng.randint(10, 9999)
    start = rng.choice(("978-", "978-", ""))
    return f"{start}{group}-{house:04}-{title:04}-{rng.choice('0123456789X')}"


def arxiv(rng: Random) -> str:
    """Invent an arXiv number, old or new, with or without its name."""
    year, month, number = rng.randint(92, 124) % 100, rng.randint(1, 12), rng.randint(1, 9999)
    old = f"{rng.choice(_OLD)}/{year:02}{month:02}{number % 1000:03}"
    new = f"{rng.randint(7, 24):02}{month:02}.{number:04}{rng.choice(('', '', str(number % 10)))}"
    return rng.choice((old, f"arXiv:{new}", f"arXiv:{new}", f"arXiv:{old}", new))


def url(rng: Random) -> str:
    """Invent an address."""
    start = rng.choice(("www.", "www.", "", "en.", "papers."))
    more = rng.choice(("", rng.choice(_HOSTS), f"-{rng.choice(_HOSTS)}"))
    host = f"{start}{rng.choice(_HOSTS)}{more}.{rng.choice(_ENDS)}"
    parts = [rng.choice(_HOSTS) for _ in range(rng.randint(0, 3))]
    tail = rng.choice(
        (
            "",
            "/",
            ".html",
            ".pdf",
            ".htm",
            f"?id={rng.randint(1, 9999)}",
            f"/{rng.randint(1990, 2024)}/{rng.randint(1, 12):02}/",
            f"#{rng.choice(_HOSTS)}",
            "_final.pdf",
            ".php",
        )
    )
    path = "/".join(["", *parts]) if parts else ""
    return (
        f"{rng.choice(('http://', 'http://', 'https://', 'https://', ''))}{host}{path}{tail}"
        if path or tail != ".pdf"
        else f"http://{host}/"
    )
