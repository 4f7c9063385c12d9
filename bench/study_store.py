"""What a large study costs to keep and to open.

Run by hand: ``python bench/study_store.py [CLAIMS] [SOURCES]``, 50,000 claims of 300 sources where
nothing is said. CPU seconds, the best of three where it can be repeated: to bring the claims in, to
load them for the first time, to load them again, to load them after one more claim, to profile and
draw their alignment with the bootstrap, to check the library, to export the study and bring it back.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from carrel.annotations.anchoring import describe
from carrel.documents.document import Block, BlockKind, Document, Page
from carrel.library.work import Work
from carrel.store.integrity import check
from carrel.store.library import Library, open_library
from carrel.store.needed import completed
from carrel.study.claim import Claim, CodedPassage
from carrel.study.selection import Selection
from carrel.study.when import decimal_years
from carrel.values.span import Span
from carrel.workbench.code_passage import ClaimDraft, code_span
from carrel.workbench.exchange_study import export_study, import_study
from carrel.workbench.load_study import load
from carrel.workbench.weigh_claims import alignment_of, profile_of

ACTORS = ("IRN", "RUS", "USA", "CHN", "TUR", "IRQ", "SAU", "ISR", "GBR", "FRA")
AREAS = ("political", "military-security", "economic", "regional")
DYAD = Selection(who="IRN", whom="RUS")


def timed(what: str, deed: Callable[[], object], times: int = 1) -> None:
    """Run a deed and print its best CPU seconds."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        deed()
        best = min(best, time.process_time() - start)
    print(f"{what:40} {best * 1000:10.1f} ms")


def fill(library: Library, claims: int, sources: int) -> list[Claim]:
    """A shelf of sources, an empty study, and claims to put into it."""
    text = " ".join(f"word{number}" for number in range(2000))
    documents: list[str] = []
    for number in range(sources):
        own = f"{number} {text}"
        document = Document(
            own,
            (Block(BlockKind.PARAGRAPH, Span(0, len(own))),),
            (Page(1, "1", Span(0, len(own))),),
            (),
            "en",
        )
        digest = library.documents.save(document)
        library.works.save(Work(f"source{number}", {"title": str(number)}, {}, digest))
        documents.append(digest)
    chance = random.Random(1)  # noqa: S311 - a sample, no secret
    made: list[Claim] = []
    for number in range(claims):
        source = chance.randrange(sources)
        start = chance.randrange(len(text) - 100)
        selector = describe(f"{source} {text}", Span(start, start + 80))
        who, whom = chance.sample(ACTORS, 2)
        year = chance.uniform(1950, 2000)
        area = chance.choice(AREAS)
        made.append(
            Claim(
                f"C{number}",
                (CodedPassage(f"source{source}", documents[source], selector),),
                chance.choice(("Ada", "Bob")),
                who,
                whom,
                decimal_years(year, year + chance.uniform(0, 10)),
                area,
                f"{area} {chance.randrange(20)}",
                chance.choice((-1, 0, 1)),
                chance.randint(1, 3),
                chance.randint(1, 3),
            )
        )
    study = library.studies.new("Large")
    whole = completed(study, made)
    library.studies.save(replace(whole, revision=study.revision + 1), coder="Ada")
    return made


def main() -> None:
    """Measure with as many claims and sources as were asked."""
    claims, sources = ([int(word) for word in sys.argv[1:]] + [50_000, 300][len(sys.argv) - 1 :])[
        :2
    ]
    with (
        tempfile.TemporaryDirectory() as folder,
        open_library(Path(folder) / "a") as library,
    ):
        made = fill(library, claims, sources)
        print(f"{claims:,} claims, {sources} sources")
        timed("bring in", lambda: library.studies.save_claims("Large", made, coder="Ada"))
        timed("load, the first time", lambda: load(library, "Large"))
        timed("load again", lambda: load(library, "Large"), 3)
        draft = ClaimDraft("IRN", "RUS", "trade", 1, 1, 1, area="economic")
        timed(
            "code a passage",
            lambda: code_span(library, "Large", "source1", Span(0, 9), draft, coder="Ada"),
            3,
        )
        timed("load after that", lambda: load(library, "Large"))
        loaded = load(library, "Large")
        timed("columns", lambda: loaded.columns)
        timed("profile", lambda: profile_of(loaded, DYAD))
        timed("alignment over the years", lambda: alignment_of(loaded, DYAD))
        timed("profile again", lambda: profile_of(load(library, "Large"), DYAD), 3)
        page = Span(0, 3000)
        timed(
            "claims of a page",
            lambda: library.studies.claims_of_work("source1", study="Large", within=page),
            3,
        )
        timed("check", lambda: check(library))
        written = export_study(library, "Large", coder="Ada")
        timed(
            f"export, {len(written) >> 20} MiB", lambda: export_study(library, "Large", coder="Ada")
        )
        timed("undo of the bringing in", lambda: undo_all(library))
        timed("bring back", lambda: import_study(library, written, "large.json", name="Again"))


def undo_all(library: Library) -> None:
    """Undo until the claims that were brought in are gone."""
    while library.studies.claims_of.count(library.studies.row("Large").id):
        library.studies.undo("Large", coder="Ada")


if __name__ == "__main__":
    main()
