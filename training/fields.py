"""``python -m training fields``: the model of the fields, made anew from its seed."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from carrel.references.fields.field_model import dump_field_model, load_field_model
from training.crf import Recipe, lessons_of, train
from training.invention import references
from training.labelled import Labelled
from training.noise import noisy
from training.ranking import with_ranking

FILE = Path(__file__).parents[1] / "src/carrel/references/models/fields.bin"
COUNT = 96_000
"""Invented references of the model in the project."""
ROUNDS = 6
"""How often it sees each: many references a few times teach more than a quarter of them ten times."""


def lessons(seed: int, count: int) -> list[Labelled]:
    """Invented references, about half of their lists damaged."""
    return list(noisy(references(seed, count), seed))


def make_fields(count: int, recipe: Recipe, *, told: bool = False) -> bytes:
    """The bytes of the model that ``count`` invented references and a recipe make.

    A third as many more, of another seed, teach the ranking.
    """
    model = train(lessons(recipe.seed, count), recipe, told=told)
    model = load_field_model(dump_field_model(model))
    model = with_ranking(model, lessons_of(lessons(recipe.seed + 1, count // 3)))
    return dump_field_model(model)


def main(arguments: Sequence[str]) -> None:
    """Write the model that Carrel carries; ``--references N`` makes one of fewer references."""
    parser = ArgumentParser(prog="python -m training fields")
    parser.add_argument("--references", type=int, default=COUNT)
    parser.add_argument("--to", type=Path, default=FILE)
    given = parser.parse_args(arguments)
    given.to.write_bytes(make_fields(given.references, Recipe(rounds=ROUNDS), told=True))
    print(f"{given.to}: {given.to.stat().st_size} bytes")
