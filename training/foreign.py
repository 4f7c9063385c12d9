"""What no model of the reading was taught: references as a world has them that nobody invented.

Damages and habits that come list by list, for learning how far the reading's word holds. None of
them is among those of `training.damages`, so that a model which reads them meets what is strange
to it: scans of the worst sort, remarks of notes before and behind, works that follow in one entry,
lines that were lost, titles that go on behind a comma or a full stop, what a library's card tells
of a book, and entries of archives that hold no field at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from random import Random

from training.confusions import CONFUSABLE, CONFUSED
from training.damages import Damage, rarely
from training.edits import Edit, edited, trimmed
from training.invention.grammar import grammar
from training.labelled import Labelled, Stretch

Strange = Callable[[Labelled, Random], Labelled]
"""Makes of an entry what a stranger world makes of it."""

_BLANK = re.compile(r"(?<=\S) (?=\S)")
_WORD = re.compile(r"[^\W\d_]{5,}")
_SMALL = re.compile(r"(?<=[^\W\d_])[^\W\d_]")
_REMARKS = {
    "en": ("On {} see ", "For {}, see ", "Cf. especially ", "As shown in ", "Quoted after "),
    "de": ("Zu {} siehe ", "Vgl. zu {} etwa ", "Grundlegend ", "Zum Folgenden ", "Zit. nach "),
    "it": ("Su {} si veda ", "Per {} cfr. ", "Si veda in particolare ", "Sul tema, ", "Cit. in "),
    "es": ("Sobre {} véase ", "Para {}, ver ", "Véase en particular ", "Citado por ", "Así en "),
    "pt": ("Sobre {} ver ", "Para {}, cf. ", "Ver em especial ", "Citado por ", "Assim em "),
    "fr": ("Sur {} voir ", "Pour {}, cf. ", "Voir en particulier ", "Cité par ", "Ainsi dans "),
}
"""What notes say before the work that they cite."""
_AFTERWORDS = {
    "en": (" – with further literature", ", who speaks of {}", ". This holds for {} too", " on {}"),
    "de": (" – mit weiterer Literatur", ", dort auch zu {}", ". Das gilt auch für {}", " zu {}"),
    "it": (" – con bibliografia", ", che parla di {}", ". Lo stesso vale per {}", " su {}"),
    "es": (" – con bibliografía", ", que habla de {}", ". Lo mismo vale para {}", " sobre {}"),
    "pt": (" – com bibliografia", ", que fala de {}", ". O mesmo vale para {}", " sobre {}"),
    "fr": (" – avec bibliographie", ", qui parle de {}", ". Il en va de même pour {}", " sur {}"),
}
"""And what behind it."""
_CARDS = (
    ", {} cm", " : ill.", " ; {} cm", ", {} tav.", " : Abb., Kt.", " - {} S. : Ill.", ", 2 vols.",
    ", 2 Bde.", ", con ill.", ", {} ex.", " (acc.: {})", " [Sig. {}/3]", " (reprint)", ". {} plates",
    " (rist. anast.)", " [microfilm]", " (= Diss.)", ", broché", " [in English]", " (abstract)",
)  # fmt: skip
"""What a card or a bookseller tells of a book."""
_FOLLOWING = ("; ", ". ", " ; ", "; see also ", "; vgl. auch ", "; cfr. ", ". - ", ", and ", " = ")
_GOING_ON = (", ", ". ", ", ", ". ", " – ", "; ")
_SHELVES = (
    "{}, b. {}, fasc. {}", "{}, reg. {}, c. {}v", "{}, Best. {}, Nr. {}", "{}, MS {}, f. {}r",
    "{}, leg. {}, exp. {}", "{}, cx. {}, doc. {}", "{}, box {}, folder {}", "{}, filza {}, {}",
)  # fmt: skip
"""Where papers lie in an archive."""


def foreign(entries: Iterable[Labelled], seed: int) -> Iterator[Labelled]:
    """Entries as a stranger world has them, list by list; the same seed does the same."""
    for number, (style, group) in enumerate(groupby(entries, key=lambda one: one.style)):
        rng = Random(f"foreign {seed} {number} {style}")
        habits = [(make(rng), rng.choice(rates)) for make, rates in _drawn(rng)]
        listed = list(group)
        for place, one in enumerate(listed):
            entry = one
            for strange, rate in habits:
                if rng.random() < rate:
                    entry = strange(entry, rng)
            if rng.random() < _FOLLOWED:
                entry = followed(entry, listed[place - 1], rng)
            yield entry


_FOLLOWED = 0.02


def _drawn(rng: Random) -> Sequence[tuple[Callable[[Random], Strange], tuple[float, ...]]]:
    """The habits of a list: none, one or two."""
    return rng.sample(_HABITS, rng.choice((0, 1, 1, 2)))


def _worn(rng: Random) -> Strange:
    """Letters misread by a bad scanner, words broken, marks that came off."""
    rate = rng.choice((0.02, 0.04, 0.08))
    damages: list[Damage] = [
        rarely(CONFUSABLE, rate, lambda found, draw: draw.choice(CONFUSED[found])),
        rarely(_SMALL, rate / 8, lambda _found, draw: draw.choice("aeioutnrls^*·")),
    ]
    if rng.random() < 0.5:
        damages.append(_broken(rng.choice((" - ", "- ", " ")), rng.choice((0.05, 0.15))))

    def strange(entry: Labelled, draw: Random) -> Labelled:
        for damage in damages:
            entry = edited(entry, damage(entry, draw))
        return entry

    return strange


def _broken(mark: str, rate: float) -> Damage:
    """Words in two, with a mark between them."""

    def damage(entry: Labelled, draw: Random) -> Iterator[Edit]:
        for match in _WORD.finditer(entry.text):
            if draw.random() < rate:
                place = draw.randint(match.start() + 2, match.end() - 2)
                yield Edit(place, place, mark)

    return damage


def _remarked(rng: Random) -> Strange:
    """A remark before the work or behind it."""
    before = rng.random() < 0.6

    def strange(entry: Labelled, draw: Random) -> Labelled:
        words = (_REMARKS if before else _AFTERWORDS).get(entry.language)
        if not words:
            return entry
        prose = grammar(entry.language).write("title", draw)
        told = draw.choice(words).format(prose[:1].lower() + prose[1:])
        place = 0 if before else len(entry.text.rstrip("."))
        return edited(entry, [Edit(place, place, told)])

    return strange


def followed(entry: Labelled, other: Labelled, rng: Random) -> Labelled:
    """Another work, or the beginning of one, in the same entry."""
    between = rng.choice(_FOLLOWING)
    if rng.random() < 0.5:
        other = without(other, rng.randint(len(other.text) // 4, len(other.text)), len(other.text))
    shift = len(entry.text) + len(between)
    moved = (Stretch(one.start + shift, one.end + shift, one.label) for one in other.stretches)
    return entry._replace(
        text=f"{entry.text}{between}{other.text}", stretches=(*entry.stretches, *moved)
    )


def without(entry: Labelled, start: int, end: int) -> Labelled:
    """An entry that has lost the code points from a place to another, and of its fields as much."""

    def moved(place: int) -> int:
        return place - max(min(place, end) - start, 0)

    text = entry.text[:start] + entry.text[end:]
    kept = (Stretch(moved(one.start), moved(one.end), one.label) for one in entry.stretches)
    bare = (trimmed(text, one) for one in kept if one.start < one.end)
    return entry._replace(text=text, stretches=tuple(one for one in bare if one is not None))


def _cut(_rng: Random) -> Strange:
    """A line lost: the first, the last, or one between."""

    def strange(entry: Labelled, draw: Random) -> Labelled:
        blanks = [match.start() for match in _BLANK.finditer(entry.text)]
        if len(blanks) < _FEW_WORDS:
            return entry
        first, last = sorted(draw.sample(blanks, 2))
        return draw.choice(
            (
                without(entry, last, len(entry.text)),
                without(entry, 0, first + 1),
                without(entry, first, min(last, first + 60)),
            )
        )

    return strange


_FEW_WORDS = 6


def _longer(rng: Random) -> Strange:
    """A title or a container that goes on behind a comma or a full stop."""
    between = rng.choice(_GOING_ON)
    label = rng.choice(("title", "title", "container-title"))

    def strange(entry: Labelled, draw: Random) -> Labelled:
        place = next((at for at, one in enumerate(entry.stretches) if one.label == label), None)
        if place is None:
            return entry
        more = between + grammar(entry.language).write(draw.choice(("book", "journal")), draw)
        end = entry.stretches[place].end
        longer = edited(entry, [Edit(end, end, more)])
        return longer._replace(
            stretches=tuple(
                one._replace(end=one.end + len(more)) if at == place else one
                for at, one in enumerate(longer.stretches)
            )
        )

    return strange


def _carded(rng: Random) -> Strange:
    """What a card tells, behind one field or another."""
    told = rng.choice(_CARDS)

    def strange(entry: Labelled, draw: Random) -> Labelled:
        if not entry.stretches:
            return entry
        end = draw.choice(entry.stretches[-2:]).end
        return edited(entry, [Edit(end, end, told.format(draw.randint(2, 90)))])

    return strange


def _archival(rng: Random) -> Strange:
    """Papers of an archive instead of a work; they hold no field."""
    shelf = rng.choice(_SHELVES)

    def strange(entry: Labelled, draw: Random) -> Labelled:
        archive = grammar(entry.language).write("archive", draw)
        text = shelf.format(archive, draw.randint(1, 900), draw.randint(1, 300))
        if draw.random() < 0.5:
            text += f", {draw.randint(1, 28)}.{draw.randint(1, 12)}.{draw.randint(1450, 1960)}"
        return entry._replace(text=text, stretches=())

    return strange


_HABITS: tuple[tuple[Callable[[Random], Strange], tuple[float, ...]], ...] = (
    (_worn, (1.0,)),
    (_worn, (1.0,)),
    (_worn, (1.0,)),
    (_remarked, (0.2, 0.6)),
    (_cut, (0.1, 0.3)),
    (_longer, (0.2, 0.5)),
    (_longer, (0.2, 0.5)),
    (_carded, (0.3, 0.9)),
    (_archival, (0.05, 0.2)),
)
"""Habits, and how often each is followed in a list that has it."""
