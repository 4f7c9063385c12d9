"""``carrel lookup``."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from carrel.cli.output import say, say_aside, say_record
from carrel.workbench.look_up_word import look_up

if TYPE_CHECKING:
    from argparse import Namespace

    from carrel.store.lexicon import Entry, Sense

_THESAURUS = ("synonyms", "antonyms", "broader", "narrower", "related")


def lookup(arguments: Namespace) -> int:
    """Print what dictionary and thesaurus have for a word, or for the parts of a phrase."""
    found = look_up(" ".join(arguments.words))
    if arguments.json:
        say_record(asdict(found))
        return 0
    if found.remark:
        say_aside(f"carrel: {found.remark}")
    for part in found.found:
        for entry in part.entries:
            _tell(part.form, entry)
    if found.near:
        say_aside(f"carrel: near it are {', '.join(found.near)}.")
    return 0


def _tell(form: str, entry: Entry) -> None:
    asked = f"  (of {form})" if form.casefold() != entry.lemma.casefold() else ""
    say(f"{entry.lemma}, {entry.part.value}{asked}")
    for number, sense in enumerate(entry.senses, start=1):
        say(f"  {number}. {sense.gloss}{_examples(sense)}")
        for kind in _THESAURUS:
            words: tuple[str, ...] = getattr(sense, kind)
            if words:
                say(f"     {kind}: {', '.join(words)}")
    say()


def _examples(sense: Sense) -> str:
    return "".join(f" “{example}”" for example in sense.examples)
