"""Names put together from syllables, and names of other scripts as they are romanised."""

from __future__ import annotations

from random import Random

from training.invention.word_lists import word_lists

_LISTS = word_lists("names")
_ROMANISED = tuple(name.removeprefix("family-") for name in _LISTS if name.startswith("family-"))


def made_surname(tag: str, rng: Random) -> str:
    """Put a family name together that nobody need bear."""
    middle = rng.choice(_LISTS["middles"]) if rng.random() < 0.35 else ""
    ends = _LISTS.get(f"ends-{tag}", _LISTS["ends-en"])
    return f"{rng.choice(_LISTS['starts'])}{middle}{rng.choice(ends)}"


def romanised(tag: str, rng: Random) -> tuple[str, str]:
    """Give family and given name of somebody whose own script is not Latin."""
    if tag not in _ROMANISED:
        tag = rng.choice(_ROMANISED)
    given = rng.choice(_LISTS[f"given-{tag}"])
    if tag in {"in", "ru", "fa"} and rng.random() < 0.4:
        given = f"{given} {rng.choice('ABDGKLMNPRSV')}."
    return rng.choice(_LISTS[f"family-{tag}"]), given
