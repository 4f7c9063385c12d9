"""Studies are kept with every act of coding, and what was done can be undone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from carrel.annotations.annotation import Selector, TextQuoteSelector
from carrel.library.work import Work
from carrel.store.errors import (
    ClaimNotFound,
    NothingToUndo,
    StaleClaim,
    StaleStudy,
    StoreError,
    StudyExists,
    StudyNotFound,
    WorkNotFound,
)
from carrel.store.library import Library
from carrel.store.study_json import (
    study_from_record,
    study_record,
)
from carrel.study.act import ActSubject
from carrel.study.actor import Actor
from carrel.study.claim import Claim, CodedPassage
from carrel.study.codebook import Codebook, Factor, Level
from carrel.study.hypothesis import Hypothesis, Rating
from carrel.study.series import Series, SeriesTie
from carrel.study.study import Reliability, Study
from carrel.study.when import When
from carrel.values.span import Span

NAME = "Iran and Russia"
IRAN = Actor("IRN", "Iran", aliases=("Tehran",))
RUSSIA = Actor("RUS", "Russia", successor_of=("SUN",))


@pytest.fixture
def claim(work: Work) -> Claim:
    """A claim on the two words "Of Gardens", not yet kept."""
    return Claim(
        "C1",
        (CodedPassage(work.key, work.document, at(0, 10)),),
        "Ada",
        "IRN",
        "RUS",
        When("the 1990s", "199X", 1990.0, 2000.0),
        "political",
        "diplomacy",
        1,
        2,
        3,
    )


def at(start: int, end: int) -> Selector:
    """A selector of the fixture's text."""
    text = "Of Gardens\nGod Almighty first planted a garden.\n"
    return Selector(Span(start, end), TextQuoteSelector(text[start:end], text[:start], text[end:]))


def begun(library: Library) -> None:
    """A study that has what the claim needs."""
    book = Codebook(("political",), (Factor("diplomacy", area="political"),))
    study = replace(library.studies.new(NAME), actors=(IRAN, RUSSIA), codebook=book, revision=2)
    library.studies.save(study, coder="Eve")


def next_of(claim: Claim, **changes: object) -> Claim:
    """A claim's next revision."""
    return replace(claim, revision=claim.revision + 1, modified="", **changes)  # pyright: ignore[reportArgumentType]


def test_a_new_study_is_the_active_one(library: Library) -> None:
    """What was begun last is what the next command means."""
    library.studies.new("First")
    library.studies.new(NAME)
    assert library.studies.active().name == NAME
    library.studies.use("first")
    assert [(study.name, study.active) for study in library.studies.all()] == [
        ("First", True),
        (NAME, False),
    ]


def test_no_study_says_how_to_begin_one(library: Library) -> None:
    """Without a study the sentence names the command that begins one."""
    with pytest.raises(StudyNotFound, match="carrel study new"):
        library.studies.active()
    library.studies.new(NAME)
    with pytest.raises(StudyNotFound, match="there is 'Iran and Russia'"):
        library.studies.get("Iran and Rusia")


def test_names_do_not_differ_by_case_alone(library: Library) -> None:
    """Two studies are never told apart by case or white space."""
    library.studies.new(NAME)
    with pytest.raises(StudyExists):
        library.studies.new("IRAN  and russia")
    with pytest.raises(StoreError, match="needs a name"):
        library.studies.new(" .. ")
    library.studies.remove(NAME)
    with pytest.raises(StudyExists, match="restore"):
        library.studies.new(NAME)


def test_a_study_comes_back_as_it_was_kept(library: Library) -> None:
    """Every field of a study outlives the library's closing."""
    library.studies.new(NAME)
    full = Study(
        NAME,
        ("Which factors?",),
        "Library work.",
        (IRAN, RUSSIA),
        Codebook(("political",), (Factor("diplomacy", "", "political", Level.BILATERAL, "blue"),)),
        (("bacon1625", Reliability.USUALLY),),
        (Hypothesis("H1", "They ally.", (("C1", Rating.VERY_CONSISTENT),)),),
        (
            Series(
                "UN votes", (SeriesTie("IRN", "RUS", When("1990", "1990", 1990.0, 1991.0), 0.5),)
            ),
        ),
        7,
        blind=True,
        active=True,
        revision=2,
    )
    assert library.studies.save(full, coder="Ada") == full
    assert library.studies.get(NAME) == full
    assert study_from_record(study_record(full), revision=2, active=True) == full


def test_a_stale_study_is_refused(library: Library) -> None:
    """A change of a study that another changed meanwhile is refused, and says who did."""
    study = library.studies.new(NAME)
    library.studies.save(replace(study, method="One.", revision=2), coder="Ada")
    with pytest.raises(StaleStudy, match="changed by Ada"):
        library.studies.save(replace(study, method="Two.", revision=2), coder="Bob")


def test_a_claim_comes_back_as_it_was_kept(library: Library, claim: Claim) -> None:
    """A claim is given back whole, with the instants filled in, in the order of making."""
    library.studies.new(NAME)
    kept = library.studies.save_claim(NAME, claim, coder="Ada")
    library.studies.save_claim(NAME, replace(claim, id="A0"), coder="Ada")
    assert kept.created
    assert replace(kept, created="", modified="") == claim
    assert library.studies.claim(NAME, "C1") == kept
    assert [one.id for one in library.studies.claims(NAME)] == ["C1", "A0"]
    assert library.studies.version(NAME) == 2


def test_a_claim_needs_a_passage_in_a_known_work(library: Library, claim: Claim) -> None:
    """No claim is kept without words that carry it, nor on a work that is not there."""
    library.studies.new(NAME)
    with pytest.raises(StoreError, match="has no passage"):
        library.studies.save_claim(NAME, replace(claim, passages=()), coder="Ada")
    elsewhere = (replace(claim.passages[0], work="nobody1900"),)
    with pytest.raises(WorkNotFound, match="nobody1900"):
        library.studies.save_claim(NAME, replace(claim, passages=elsewhere), coder="Ada")
    assert library.studies.claims(NAME) == ()
    assert library.studies.version(NAME) == 0


def test_a_stale_claim_is_refused(library: Library, claim: Claim) -> None:
    """An edit of a claim that another coder changed meanwhile is refused, and says who did."""
    library.studies.new(NAME)
    kept = library.studies.save_claim(NAME, claim, coder="Ada")
    changed = library.studies.save_claim(NAME, next_of(kept, strength=3), coder="Bob")
    with pytest.raises(StaleClaim, match=r"changed by Bob at .* meanwhile"):
        library.studies.save_claim(NAME, next_of(kept, strength=1), coder="Ada")
    assert library.studies.claim(NAME, "C1") == changed


def test_a_deleted_claim_is_out_of_sight_until_restored(library: Library, claim: Claim) -> None:
    """Deleting is soft, and a restored claim is at its next revision."""
    begun(library)
    library.studies.save_claim(NAME, claim, coder="Ada")
    library.studies.delete_claim(NAME, "C1", coder="Ada")
    library.studies.delete_claim(NAME, "C1", coder="Ada")
    assert library.studies.claims(NAME) == ()
    with pytest.raises(ClaimNotFound, match="was deleted"):
        library.studies.claim(NAME, "C1")
    with pytest.raises(ClaimNotFound, match="was deleted"):
        library.studies.save_claim(NAME, replace(claim, revision=2), coder="Ada")
    assert library.studies.restore_claim(NAME, "C1", coder="Ada").revision == 2
    assert library.studies.version(NAME) == 4
    with pytest.raises(ClaimNotFound, match="no claim 'C9'"):
        library.studies.delete_claim(NAME, "C9", coder="Ada")


def test_claims_of_a_work_are_found_by_place(library: Library, claim: Claim, work: Work) -> None:
    """The reader's page asks for the claims whose passages meet it, once each, by place."""
    library.studies.new(NAME)
    passage = replace(claim.passages[0], selector=at(11, 23))
    later = replace(claim, id="C2", passages=(passage, replace(passage, selector=at(24, 29))))
    library.studies.save_claims(NAME, (later, claim), coder="Ada")

    def ids(within: Span | None) -> list[str]:
        found = library.studies.claims_of_work(work.key, study=NAME, within=within)
        return [one.id for one in found]

    assert ids(None) == ["C1", "C2"]
    assert ids(Span(10, 30)) == ["C2"]
    assert ids(Span(9, 10)) == ["C1"]


def test_a_blind_coder_sees_only_the_own_claims(library: Library, claim: Claim) -> None:
    """While the study is blind a coder is shown nothing of what the others coded."""
    study = library.studies.new(NAME)
    others = replace(claim, id="C2", coder="Bob")
    library.studies.save_claims(NAME, (claim, others), coder="Ada")
    assert len(library.studies.claims(NAME, coder="Ada")) == 2
    library.studies.save(replace(study, blind=True, revision=2), coder="Ada")
    work = claim.passages[0].work
    assert [one.id for one in library.studies.claims(NAME, coder="Ada")] == ["C1"]
    of_work = library.studies.claims_of_work(work, study=NAME, coder="Bob")
    assert [one.id for one in of_work] == ["C2"]
    assert len(library.studies.claims(NAME)) == 2


def test_the_log_keeps_every_act(library: Library, claim: Claim) -> None:
    """Each change is an act with who, when, before and after; none can be altered."""
    library.studies.new(NAME)
    kept = library.studies.save_claim(NAME, claim, coder="Ada")
    library.studies.save_claim(NAME, next_of(kept, strength=3), coder="Bob")
    library.studies.delete_claim(NAME, "C1", coder="Ada")
    acts = library.studies.acts(NAME)
    assert [(a.number, a.coder, a.deed) for a in acts] == [
        (1, "Ada", "made"),
        (2, "Bob", "changed"),
        (3, "Ada", "deleted"),
    ]
    assert acts[1].before == acts[0].after
    assert acts[2].before == acts[1].after
    for sql in ("DELETE FROM act", "UPDATE act SET coder = 'Eve'"):
        with pytest.raises(StoreError, match="never"), library.writing():
            library.database.run(sql)


def test_undo_and_redo(library: Library, claim: Claim) -> None:
    """A coder's own last act is undone first; redoing ends with a new act."""
    begun(library)
    kept = library.studies.save_claim(NAME, claim, coder="Ada")
    library.studies.save_claim(NAME, next_of(kept, strength=3), coder="Ada")
    library.studies.undo(NAME, coder="Ada")
    assert library.studies.claim(NAME, "C1").strength == 2
    library.studies.undo(NAME, coder="Ada")
    assert library.studies.claims(NAME) == ()
    with pytest.raises(NothingToUndo):
        library.studies.undo(NAME, coder="Ada")
    library.studies.redo(NAME, coder="Ada")
    library.studies.redo(NAME, coder="Ada")
    again = library.studies.claim(NAME, "C1")
    assert (again.strength, again.revision) == (3, 5)
    library.studies.undo(NAME, coder="Ada")
    library.studies.save_claim(NAME, replace(claim, id="C2"), coder="Ada")
    with pytest.raises(NothingToUndo):
        library.studies.redo(NAME, coder="Ada")
    assert library.studies.version(NAME) == 9


def test_undo_says_when_another_changed_the_claim(library: Library, claim: Claim) -> None:
    """Another coder's change is never undone by undoing one's own."""
    library.studies.new(NAME)
    kept = library.studies.save_claim(NAME, claim, coder="Ada")
    library.studies.save_claim(NAME, next_of(kept, strength=3), coder="Bob")
    with pytest.raises(StaleClaim, match="changed by Bob"):
        library.studies.undo(NAME, coder="Ada")
    library.studies.undo(NAME, coder="Bob")
    library.studies.undo(NAME, coder="Ada")
    assert library.studies.claims(NAME) == ()


def test_one_deed_is_undone_at_once(library: Library, claim: Claim) -> None:
    """What one deed did to study and claims goes and comes back together."""
    study = library.studies.new(NAME)
    with library.studies.one_deed():
        library.studies.save(replace(study, actors=(IRAN, RUSSIA), revision=2), coder="Ada")
        library.studies.save_claims(NAME, (claim, replace(claim, id="C2")), coder="Ada")
    assert {act.together for act in library.studies.acts(NAME)} == {1}
    library.studies.undo(NAME, coder="Ada")
    assert library.studies.claims(NAME) == ()
    assert library.studies.get(NAME).actors == ()
    library.studies.redo(NAME, coder="Ada")
    assert len(library.studies.claims(NAME)) == 2
    assert library.studies.get(NAME).actors == (IRAN, RUSSIA)


def test_undo_of_a_study_leaves_what_others_added(library: Library, claim: Claim) -> None:
    """Of a list only the undone entries go, and of these none that a claim uses meanwhile."""
    study = library.studies.new(NAME)
    mine = Codebook(("political",), (Factor("diplomacy"), Factor("trade")))
    study = library.studies.save(replace(study, codebook=mine, revision=2), coder="Ada")
    both = replace(mine, factors=(*mine.factors, Factor("war")))
    library.studies.save(replace(study, codebook=both, revision=3), coder="Bob")
    library.studies.save_claim(NAME, claim, coder="Bob")
    library.studies.undo(NAME, coder="Ada")
    assert library.studies.get(NAME).codebook == Codebook(
        ("political",), (Factor("war"), Factor("diplomacy"))
    )


def test_undo_of_a_study_says_what_another_changed(library: Library) -> None:
    """An entry that another changed since is not taken back."""
    study = library.studies.new(NAME)
    study = library.studies.save(replace(study, method="One.", revision=2), coder="Ada")
    library.studies.save(replace(study, method="Two.", revision=3), coder="Bob")
    with pytest.raises(StaleStudy, match="method"):
        library.studies.undo(NAME, coder="Ada")


def test_a_name_is_undone_too(library: Library) -> None:
    """Renaming is an act like any other."""
    library.studies.new(NAME)
    library.studies.rename(NAME, "Alliances", coder="Ada")
    assert [act.subject for act in library.studies.acts("Alliances")] == [ActSubject.STUDY]
    library.studies.undo("Alliances", coder="Ada")
    assert library.studies.get(NAME).revision == 3


def test_a_removed_study_comes_back_with_its_claims(library: Library, claim: Claim) -> None:
    """Taking a study away loses nothing."""
    library.studies.new(NAME)
    library.studies.save_claim(NAME, claim, coder="Ada")
    library.studies.remove(NAME)
    assert library.studies.all() == ()
    assert library.studies.removed() == (NAME,)
    library.studies.restore(NAME)
    assert len(library.studies.claims(NAME)) == 1


def test_a_claim_that_comes_back_finds_what_it_needs(library: Library, claim: Claim) -> None:
    """A factor taken out while its claim was away comes back with it, restored or undone."""
    study = library.studies.new(NAME)
    book = Codebook(("political",), (Factor("diplomacy", area="political"),))
    full = replace(study, actors=(IRAN, RUSSIA), codebook=book, revision=2)
    library.studies.save(full, coder="Ada")
    library.studies.save_claim(NAME, claim, coder="Ada")
    library.studies.delete_claim(NAME, "C1", coder="Ada")
    bare = replace(full, actors=(), codebook=Codebook(), revision=3)
    library.studies.save(bare, coder="Bob")
    library.studies.undo(NAME, coder="Ada")
    back = library.studies.get(NAME)
    assert back.codebook == book
    assert [actor.id for actor in back.actors] == ["IRN", "RUS"]
    library.studies.redo(NAME, coder="Ada")
    assert library.studies.claims(NAME) == ()
    assert library.studies.get(NAME).codebook == Codebook()
    library.studies.restore_claim(NAME, "C1", coder="Ada")
    assert library.studies.get(NAME).codebook == book
