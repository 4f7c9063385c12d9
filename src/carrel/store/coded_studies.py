"""The studies: what each is, its claims, and the log of every act of coding."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import replace

from carrel.store.acts import Acts, Change
from carrel.store.claims import Claims, KeptClaim
from carrel.store.errors import (
    ClaimNotFound,
    StaleClaim,
    StaleStudy,
)
from carrel.store.history import Deed, History, Subject
from carrel.store.instant import now
from carrel.store.json_text import to_json
from carrel.store.needed import completed
from carrel.store.sqlite import Database
from carrel.store.study_json import claim_to_json, study_record
from carrel.store.study_rows import KeptStudy, StudyRow, StudyRows, clean
from carrel.study.act import Act, ActSubject
from carrel.study.claim import Claim
from carrel.study.study import Study
from carrel.values.span import Span


class CodedStudies:
    """The studies of a library by name, and what is coded in them.

    Nothing is ever lost: every act of coding is in the log.

    ``coder`` is who codes, by whatever name the person goes.
    """

    def __init__(self, database: Database, history: History) -> None:
        self._database = database
        self._history = history
        self._rows = StudyRows(database)
        self._deed = threading.local()
        self.acts_of = Acts(database)
        self.claims_of = Claims(database)

    # -- the studies themselves

    def new(self, name: str) -> Study:
        """Begin a study and make it the active one; raise ``StudyExists`` for a name taken."""
        return self.add(Study(clean(name)))

    def add(self, study: Study) -> Study:
        """Keep a study that is new here, with all it says; it becomes the active one."""
        name = clean(study.name)
        with self._database.writing():
            self._rows.check_free(name)
            self._rows.add(replace(study, name=name))
            kept = self.use(name)
            self._history.note(Subject.STUDY, name, Deed.MADE, study_record(kept))
        return kept

    def keep_whole(
        self,
        study: Study,
        claims: Iterable[tuple[Claim, int, str | None]],
        acts: Iterable[Act],
    ) -> Study:
        """Keep a study that is brought in whole: its claims and its log as they are.

        Claims come with the number of the act that made them and the instant of their deletion.
        """
        with self._database.writing():
            kept = self.add(study)
            id_ = self.row(kept.name).id
            self.acts_of.keep(id_, acts)
            self.claims_of.put(id_, claims, new=True)
        return kept

    def every(self) -> tuple[KeptStudy, ...]:
        """All studies by name, with their own ids; those that were taken away are among them."""
        return self._rows.every()

    def all(self) -> tuple[Study, ...]:
        """All studies by name."""
        return tuple(row.study for row in self._rows.all())

    def removed(self) -> tuple[str, ...]:
        """The names of the studies that were taken away."""
        return tuple(row.study.name for row in self._rows.removed())

    def get(self, name: str) -> Study:
        """The study of that name, exactly or but for case; raise ``StudyNotFound``."""
        return self.row(name).study

    def active(self) -> Study:
        """The study that is meant when none is named; raise ``StudyNotFound`` if none is."""
        return self._rows.active().study

    def use(self, name: str) -> Study:
        """Make a study the active one."""
        with self._database.writing():
            id_ = self.row(name).id
            self._rows.use(id_)
            return self.get(name)

    def save(
        self, study: Study, *, coder: str, called: str = "", undoes: int | None = None
    ) -> Study:
        """Keep the next revision of a study; the change is an act in its log.

        It is found by its name, or by ``called`` where the name is what changes. Raise
        ``StaleStudy`` when the revision is not the one after the kept one.
        """
        with self._database.writing():
            id_, old = self.row(called or study.name)
            if study.revision != old.revision + 1:
                raise StaleStudy(self._stale_study(id_, old))
            before, after = study_record(old), study_record(study)
            changed = [field for field in after if before[field] != after[field]]
            if study.name != old.name:
                self._rows.check_free(study.name, but_for=id_)
            self._rows.save(id_, study)
            parts = (to_json({field: one[field] for field in changed}) for one in (before, after))
            change = Change(ActSubject.STUDY, "", *parts)
            self._note(id_, [change], coder=coder, instant=now(), undoes=undoes)
            return self.get(study.name)

    def rename(self, name: str, to: str, *, coder: str) -> Study:
        """Give a study another name; raise ``StudyExists`` if another has it."""
        with self._database.writing():
            old = self.get(name)
            renamed = replace(old, name=clean(to), revision=old.revision + 1)
            return self.save(renamed, coder=coder, called=name)

    def remove(self, name: str) -> Study:
        """Take a study away with its claims, until it is restored."""
        with self._database.writing():
            id_, study = self.row(name)
            self._rows.remove(id_, now())
            self._history.note(Subject.STUDY, study.name, Deed.REMOVED, study_record(study))
        return replace(study, active=False)

    def restore(self, name: str) -> Study:
        """Bring back a study that was taken away; one that is there is given back as it is."""
        with self._database.writing():
            gone = self._rows.restore(name)
            study = self.get(name)
            if gone:
                self._history.note(Subject.STUDY, study.name, Deed.RESTORED, study_record(study))
        return study

    def row(self, name: str) -> StudyRow:
        """A study with its own id; raise ``StudyNotFound``, which names the nearest."""
        return self._rows.get(name)

    # -- claims

    def claims(self, name: str, *, coder: str | None = None) -> tuple[Claim, ...]:
        """A study's claims in the order of their making, without the deleted ones.

        With ``coder``, while the study is blind, only that coder's own.
        """
        id_, study = self.row(name)
        return self.claims_of.all(id_, coder=coder if study.blind else None)

    def claim(self, name: str, id: str) -> Claim:  # noqa: A002 - an id is called id
        """A claim by its id; raise ``ClaimNotFound`` if there is none or it was deleted."""
        return self._kept(self.row(name).id, id).claim

    def has_claim(self, name: str, id: str) -> bool:  # noqa: A002 - an id is called id
        """Whether the study has, or had, a claim with that id."""
        return bool(self.claims_of.rows(self.row(name).id, (id,)))

    def claims_of_work(
        self, key: str, *, study: str, within: Span | None = None, coder: str | None = None
    ) -> tuple[Claim, ...]:
        """A study's claims with a passage in a work, by place.

        With ``within`` only those that share a code point with it; with ``coder``, while the
        study is blind, only that coder's own.
        """
        id_, kept = self.row(study)
        whose = coder if kept.blind else None
        return self.claims_of.of_work(id_, key, within=within, coder=whose)

    def save_claim(self, name: str, claim: Claim, *, coder: str) -> Claim:
        """Keep a new claim, or the next revision of one that is there; give back what was kept.

        Raise ``StaleClaim``, which says who changed it meanwhile, or ``ClaimNotFound`` when it
        was deleted.
        """
        return self.save_claims(name, (claim,), coder=coder)[0]

    def save_claims(
        self, name: str, claims: Iterable[Claim], *, coder: str, undoes: int | None = None
    ) -> tuple[Claim, ...]:
        """Keep many claims at once, all or none; undone, they are undone at once."""
        with self._database.writing():
            id_ = self.row(name).id
            instant = now()
            given = [_dated(claim, instant) for claim in claims]
            rows = self.claims_of.rows(id_, [claim.id for claim in given])
            for claim in given:
                if claim.id in rows and undoes is None:
                    self._check_next(id_, claim, rows[claim.id])
            first = self.acts_of.version(id_) + 1
            self._put(id_, given, rows, first)
            changes = [_change_of(claim, rows.get(claim.id)) for claim in given]
            self._note(id_, changes, coder=coder, instant=instant, undoes=undoes)
        return tuple(given)

    def delete_claim(self, name: str, id: str, *, coder: str) -> Claim:  # noqa: A002 - an id is called id
        """Take a claim away until it is restored; doing it twice is doing it once."""
        return self.delete_claims(name, (id,), coder=coder)[0]

    def delete_claims(
        self, name: str, ids: Iterable[str], *, coder: str, undoes: int | None = None
    ) -> tuple[Claim, ...]:
        """Take many claims away at once, all or none; undone, they come back at once."""
        with self._database.writing():
            study = self.row(name).id
            wanted = tuple(dict.fromkeys(ids))
            rows = self.claims_of.rows(study, wanted)
            kept = {id_: rows.get(id_) or self._row_of(study, id_) for id_ in wanted}
            gone = [id_ for id_, row in kept.items() if row.deleted is None]
            instant = now()
            self.claims_of.set_deleted(study, gone, instant)
            changes = [Change(ActSubject.CLAIM, id_, kept[id_].record, None) for id_ in gone]
            self._note(study, changes, coder=coder, instant=instant, undoes=undoes)
        return tuple(row.claim for row in kept.values())

    def restore_claim(self, name: str, id: str, *, coder: str) -> Claim:  # noqa: A002 - an id is called id
        """Bring a deleted claim back as its next revision; one that is there stays as it is.

        What its study lost meanwhile of what it needs, such as its factor, comes back with it.
        """
        with self.one_deed():
            study = self.row(name).id
            kept = self._row_of(study, id)
            claim = kept.claim
            if kept.deleted is not None:
                instant = now()
                claim = replace(claim, revision=kept.revision + 1, modified=instant)
                self.claims_of.put(study, [(claim, kept.made, None)], new=False)
                change = Change(ActSubject.CLAIM, id, None, claim_to_json(claim))
                self._note(study, [change], coder=coder, instant=instant)
                self.complete(name, (claim,), coder=coder)
        return claim

    def complete(
        self, name: str, claims: Iterable[Claim], *, coder: str, undoes: int | None = None
    ) -> None:
        """Give a study the actors, areas and factors that claims of it have and it has not."""
        study = self.get(name)
        whole = completed(study, claims)
        if whole != study:
            changed = replace(whole, revision=study.revision + 1)
            self.save(changed, coder=coder, undoes=undoes)

    # -- the log

    def acts(self, name: str, *, since: int = 0) -> tuple[Act, ...]:
        """Every act of coding after number ``since``, oldest first."""
        return self.acts_of.all(self.row(name).id, since=since)

    def version(self, name: str) -> int:
        """The number of the last act: whatever is computed from a study is good as long."""
        return self.acts_of.version(self.row(name).id)

    @contextmanager
    def one_deed(self) -> Generator[None]:
        """One transaction in which all changes to a study count as one deed, undone at once."""
        outer: dict[str, int] | None = getattr(self._deed, "begun", None)
        with self._database.writing():
            self._deed.begun = {} if outer is None else outer
            try:
                yield
            finally:
                self._deed.begun = outer

    # -- inside

    def _note(
        self,
        study: str,
        changes: list[Change],
        *,
        coder: str,
        instant: str,
        undoes: int | None = None,
    ) -> None:
        if not changes:
            return
        begun: dict[str, int] | None = getattr(self._deed, "begun", None)
        first = (begun or {}).get(study)
        if begun is not None and first is None:
            begun[study] = self.acts_of.version(study) + 1
        self.acts_of.note(
            study, changes, coder=coder, instant=instant, undoes=undoes, together=first
        )

    def _put(self, study: str, claims: list[Claim], rows: dict[str, KeptClaim], first: int) -> None:
        kept = [
            (claim, rows[claim.id].made if claim.id in rows else number, None)
            for number, claim in enumerate(claims, start=first)
        ]
        self.claims_of.put(study, kept, new=not rows)

    def _row_of(self, study: str, id: str) -> KeptClaim:  # noqa: A002 - an id is called id
        row = self.claims_of.rows(study, (id,)).get(id)
        if row is None:
            raise ClaimNotFound(
                f"There is no claim '{id}' in this study: 'carrel study claims' lists them."
            )
        return row

    def _kept(self, study: str, id: str) -> KeptClaim:  # noqa: A002 - an id is called id
        row = self._row_of(study, id)
        if row.deleted is not None:
            raise _deleted(id)
        return row

    def _check_next(self, study: str, claim: Claim, row: KeptClaim) -> None:
        if row.deleted is not None:
            raise _deleted(claim.id)
        if claim.revision != row.revision + 1:
            last = self.acts_of.last_of(study, ActSubject.CLAIM, claim.id)
            who = f" by {last.coder} at {last.instant}" if last else ""
            raise StaleClaim(
                f"The claim '{claim.id}' was changed{who} meanwhile: it is at revision "
                f"{row.revision}, the change would make it {claim.revision}; look at it again "
                "and repeat the change."
            )

    def _stale_study(self, id: str, old: Study) -> str:  # noqa: A002 - an id is called id
        last = self.acts_of.last_of(id, ActSubject.STUDY, "")
        who = f" by {last.coder} at {last.instant}" if last else ""
        return (
            f"The study '{old.name}' was changed{who} meanwhile and is at revision "
            f"{old.revision}: look at it again and repeat the change."
        )


def _deleted(id: str) -> ClaimNotFound:  # noqa: A002 - an id is called id
    return ClaimNotFound(
        f"The claim '{id}' was deleted: bring it back with 'carrel study claim restore {id}'."
    )


def _dated(claim: Claim, instant: str) -> Claim:
    modified = claim.modified or instant
    return replace(claim, created=claim.created or modified, modified=modified)


def _change_of(claim: Claim, row: KeptClaim | None) -> Change:
    before = row.record if row is not None and row.deleted is None else None
    return Change(ActSubject.CLAIM, claim.id, before, claim_to_json(claim))
