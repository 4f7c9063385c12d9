"""Kill a writing Carrel again and again (SIGKILL), and see what of its acknowledged deeds is left.

Run by hand: ``python bench/kills.py [--kills 100] [--seed 1]``. Each round starts a process that
adds files, marks, notes, changes, deletes, restores, mends records, fills a project and keeps
drafts, through the deeds that the command line and the desk call. Before each deed it says what
it is about to do, after it what is done. It is killed at a random moment; then the library is
opened, checked, and compared with what was said to be done. Only the one deed under way may be
there or not. The last line reads ``N kills, N lost, N damaged``.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from carrel.library.work import Work
from carrel.store.integrity import check
from carrel.store.library import Library, open_library
from carrel.store.originals import digest_of
from carrel.values.errors import CarrelError
from carrel.values.span import Span
from carrel.workbench.import_file import import_files
from carrel.workbench.mark_passage import (
    change_mark,
    delete_mark,
    mark_span,
    note_on_work,
    restore_mark,
)
from carrel.workbench.tidy_shelf import mend_work

Facts = dict[str, Any]
"""What a library holds: ``work KEY``, ``title KEY``, ``mark ID`` … and the state of each."""

_WORDS = ("gardens", "whole", "planted", "walks", "hedges", "winter", "takes", "away")
_MOST_DEEDS = 12
# For each deed within which a kill is meant to fall the seconds that it may take; the nameless
# one is the start.
_LASTS = {"": 0.4, "add": 0.4} | dict.fromkeys(
    ("mark", "note", "change", "delete", "restore", "mend", "draft"), 0.003
)


def facts_of(library: Library) -> Facts:
    """All that this bench can say of a library, as JSON has it."""
    facts: Facts = {}
    for work in library.works.all():
        facts[f"work {work.key}"] = work.original
        facts[f"title {work.key}"] = work.title
    for mark, deleted in library.annotations.kept():
        state = [mark.revision, mark.color, mark.note, list(mark.tags), deleted is not None]
        facts[f"mark {mark.id}"] = state
    for key in library.projects.active().works:
        facts[f"project {key}"] = True
    for place, text in library.drafts.all().items():
        facts[f"draft {place}"] = text
    return facts


# --- the process that is killed ---------------------------------------------------------------


def write(folder: Path, sources: Path, seed: int) -> None:
    """Do random deeds without end, each announced before and acknowledged after."""
    chance = random.Random(seed)  # noqa: S311 - chance, not secrecy
    with open_library(folder) as library:
        while True:
            works = library.works.all()
            deed = chance.choice(_DEEDS) if works else _add
            deed(library, chance, sources)


def say(what: str, deed: str, facts: Mapping[str, object]) -> None:
    """One line to the watching process, in one write."""
    print(json.dumps({"what": what, "deed": deed, "facts": facts}), flush=True)


def _words(chance: random.Random, most: int) -> str:
    return " ".join(chance.choices(_WORDS, k=chance.randint(3, most)))


def _a_work(library: Library, chance: random.Random) -> Work:
    return chance.choice(library.works.all())


def _add(library: Library, chance: random.Random, sources: Path) -> None:
    source = sources / f"{chance.getrandbits(64):x}.txt"
    paragraphs = (_words(chance, 200) for _ in range(chance.randint(1, 300)))
    source.write_text("\n\n".join(paragraphs), encoding="utf-8")
    digest, _ = digest_of(source)
    say("trying", "add", {"work": digest})
    for added in import_files(library, [source], project="My project"):
        if isinstance(added, CarrelError):
            raise added
        key = added.work.key
        facts = {f"work {key}": digest, f"title {key}": added.work.title, f"project {key}": True}
        say("did", "add", facts)


def _mark(library: Library, chance: random.Random, _: Path) -> None:
    work = _a_work(library, chance)
    length = library.documents.summary(work.document).characters
    start = chance.randrange(length - 9)
    note = _words(chance, 20) if chance.random() < 0.5 else ""  # noqa: PLR2004 - as often as not
    say("trying", "mark", {"mark": ""})
    mark = mark_span(library, work.key, Span(start, start + 9), note=note, tags=["a", "b"])
    say("did", "mark", {f"mark {mark.id}": [1, mark.color, note, list(mark.tags), False]})


def _note(library: Library, chance: random.Random, _: Path) -> None:
    say("trying", "note", {"mark": ""})
    mark = note_on_work(library, _a_work(library, chance).key, _words(chance, 200))
    say("did", "note", {f"mark {mark.id}": [1, mark.color, mark.note, [], False]})


def _change(library: Library, chance: random.Random, _: Path) -> None:
    marks = library.annotations.all()
    if not marks:
        return
    mark, note = chance.choice(marks), _words(chance, 20)
    state = [mark.revision + 1, "green", note, list(mark.tags), False]
    say("trying", "change", {f"mark {mark.id}": state})
    change_mark(library, mark.id, revision=mark.revision, color="green", note=note)
    say("did", "change", {f"mark {mark.id}": state})


def _delete_or_restore(library: Library, chance: random.Random, _: Path) -> None:
    marks = library.annotations.kept()
    if not marks:
        return
    mark, deleted = chance.choice(marks)
    state = [mark.revision, mark.color, mark.note, list(mark.tags), deleted is None]
    deed = "delete" if deleted is None else "restore"
    say("trying", deed, {f"mark {mark.id}": state})
    (delete_mark if deleted is None else restore_mark)(library, mark.id)
    say("did", deed, {f"mark {mark.id}": state})


def _mend(library: Library, chance: random.Random, _: Path) -> None:
    key, title = _a_work(library, chance).key, _words(chance, 8)
    say("trying", "mend", {f"title {key}": title})
    mend_work(library, key, {"title": title})
    say("did", "mend", {f"title {key}": title})


def _draft(library: Library, chance: random.Random, _: Path) -> None:
    place, text = f"place-{chance.randint(1, 20)}", _words(chance, 100)
    say("trying", "draft", {f"draft {place}": text})
    library.drafts.save(place, text)
    say("did", "draft", {f"draft {place}": text})


_DEEDS: tuple[Callable[[Library, random.Random, Path], None], ...] = (
    _add,
    _add,
    _mark,
    _note,
    _change,
    _delete_or_restore,
    _mend,
    _draft,
)


# --- the process that kills and looks ---------------------------------------------------------


@dataclass
class Tally:
    """What came of all rounds; ``told`` names each loss and each damage."""

    acknowledged: Counter[str] = field(default_factory=Counter[str])
    under_way: Counter[str] = field(default_factory=Counter[str])
    kept: Counter[str] = field(default_factory=Counter[str])
    lost: int = 0
    damaged: int = 0
    told: list[str] = field(default_factory=list[str])


def killed_round(folder: Path, sources: Path, chance: random.Random) -> list[dict[str, Any]]:
    """Let a process write, kill it at a random moment, and give back the lines that it said."""
    line = [sys.executable, __file__, "--write", str(folder), str(sources)]
    line += ["--seed", str(chance.getrandbits(32))]
    deed = chance.choice(list(_LASTS))
    before, pause = chance.randint(0, _MOST_DEEDS), chance.uniform(0, _LASTS[deed])
    said: list[str] = []
    # A session of its own, so that the process that reads its files is killed with it.
    with subprocess.Popen(
        line, stdout=subprocess.PIPE, encoding="utf-8", start_new_session=True
    ) as process:
        assert process.stdout is not None
        while deed and not (len(said) > 2 * before and is_trying(said[-1], deed)):
            said.append(process.stdout.readline())
            assert said[-1], "the writing process ended by itself"
        time.sleep(pause)
        os.killpg(process.pid, signal.SIGKILL)
        said += process.stdout.readlines()
    return [json.loads(one) for one in said]


def is_trying(line: str, deed: str) -> bool:
    """Whether a line announces that deed."""
    said = json.loads(line)
    return (said["what"], said["deed"]) == ("trying", deed)


def look(folder: Path, expected: Facts, said: list[dict[str, Any]], tally: Tally) -> Facts:
    """Compare the library with what was acknowledged; give back what it holds."""
    pending: dict[str, Any] = {}
    for one in said:
        pending = one if one["what"] == "trying" else {}
        if one["what"] == "did":
            expected |= one["facts"]
            tally.acknowledged[one["deed"]] += 1
    with open_library(folder) as library:
        found = facts_of(library)
        faults = check(library)
    surprises = {
        name for name in expected.keys() | found.keys() if _at(found, name) != _at(expected, name)
    }
    if pending:
        tally.under_way[pending["deed"]] += 1
        explained = _explained(surprises, pending["facts"], found)
        tally.kept[pending["deed"]] += bool(explained)
        surprises -= explained
    tally.lost += bool(surprises)
    tally.damaged += bool(faults)
    tally.told += [f"lost: {n}: {_at(expected, n)!r} is {_at(found, n)!r}" for n in surprises]
    tally.told += [f"damaged: {fault}" for fault in faults]
    return found


def _at(facts: Facts, name: str) -> object:
    return facts.get(name)


def _explained(surprises: set[str], intended: Mapping[str, Any], found: Facts) -> set[str]:
    """The surprises that the one deed under way accounts for."""
    ours = {name for name in surprises if name in intended and found.get(name) == intended[name]}
    if "work" in intended:
        new = [n for n in surprises if n.startswith("work ") and found.get(n) == intended["work"]]
        keys = {name.removeprefix("work ") for name in new[:1]}
        ours |= {name for name in surprises if name.partition(" ")[2] in keys}
    if "mark" in intended:
        ours |= set([name for name in surprises if name.startswith("mark ")][:1])
    return ours


def main() -> int:
    """Run the rounds and print what came of them."""
    asked = argparse.ArgumentParser(description=__doc__, add_help=True)
    asked.add_argument("--kills", type=int, default=100)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--write", nargs=2, type=Path, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.write:
        write(given.write[0], given.write[1], given.seed)
    tally, chance = Tally(), random.Random(given.seed)  # noqa: S311 - chance, not secrecy
    with TemporaryDirectory(prefix="carrel-kills-") as place:
        folder, sources = Path(place, "library"), Path(place, "sources")
        sources.mkdir()
        expected: Facts = {}
        for _ in range(given.kills):
            said = killed_round(folder, sources, chance)
            expected = look(folder, expected, said, tally)
    report(tally, given.kills)
    return int(bool(tally.lost or tally.damaged))


def report(tally: Tally, kills: int) -> None:
    """The table, what went wrong, and the last line."""
    print(f"{'deed':10}{'acknowledged':>14}{'killed in it':>14}{'of these kept':>15}")
    for deed in sorted(tally.acknowledged | tally.under_way):
        numbers = tally.acknowledged[deed], tally.under_way[deed], tally.kept[deed]
        print(f"{deed:10}{numbers[0]:14}{numbers[1]:14}{numbers[2]:15}")
    for one in tally.told:
        print(one)
    print(f"{kills} kills, {tally.lost} lost, {tally.damaged} damaged")


if __name__ == "__main__":
    sys.exit(main())
