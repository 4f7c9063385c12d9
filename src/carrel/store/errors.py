"""What can go wrong in the store, each with one sentence that says what to do."""

from __future__ import annotations

from carrel.values.errors import CarrelError


class StoreError(CarrelError):
    """The store cannot do what was asked; the root of this room's errors."""


class LibraryNotFound(StoreError):
    """There is no library in that folder, or the folder cannot be used."""


class NewerLibrary(StoreError):
    """The library was written by a newer Carrel."""


class LibraryDamaged(StoreError):
    """The database file is not what it was, or is no database at all."""


class LibraryLocked(StoreError):
    """Another process has been writing for longer than one waits."""


class DiskFull(StoreError):
    """Nothing more can be written where the library lies."""


class DeskOpen(StoreError):
    """A desk is open on this library already."""


class WorkNotFound(StoreError):
    """No work on the shelf has that citation key."""


class OriginalNotFound(StoreError):
    """No original with that digest is kept."""


class OriginalDamaged(StoreError):
    """An original is gone, or its bytes are not those that were brought in."""


class DocumentNotFound(StoreError):
    """No text with that digest is kept."""


class PageNotFound(StoreError):
    """The text has no page with that number."""


class AnnotationNotFound(StoreError):
    """There is no mark or note with that id, or it was deleted."""


class StaleAnnotation(StoreError):
    """A mark or note was changed elsewhere in the meantime."""


class ProjectNotFound(StoreError):
    """There is no project of that name."""


class ProjectExists(StoreError):
    """A project of that name exists already."""


class StudyNotFound(StoreError):
    """There is no study of that name, or none is active."""


class StudyExists(StoreError):
    """A study of that name exists already."""


class StaleStudy(StoreError):
    """A study was changed by another in the meantime."""


class ClaimNotFound(StoreError):
    """There is no claim with that id in the study, or it was deleted."""


class StaleClaim(StoreError):
    """A claim was changed by another in the meantime."""


class NothingToUndo(StoreError):
    """A coder has done nothing in the study that could be undone, or undone nothing."""


class ListNotFound(StoreError):
    """No pasted list with that digest is kept, or it was taken away."""


class StaleCorrection(StoreError):
    """What is to be taken back was changed since."""
