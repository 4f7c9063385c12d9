"""The JSON that is sent to the desk; it may hold no member that is not named here."""

from __future__ import annotations

from msgspec import Struct


class Given(Struct, forbid_unknown_fields=True):
    """What is sent to the desk."""


class NewAnnotation(Given):
    """A passage to mark, by ``start`` and ``end`` or by ``quote``; else a note on the work."""

    start: int | None = None
    end: int | None = None
    quote: str | None = None
    color: str = "yellow"
    note: str = ""
    tags: list[str] = []


class AnnotationChange(Given):
    """What is to be changed; what is left out, or null, stays."""

    color: str | None = None
    note: str | None = None
    tags: list[str] | None = None


class NewProject(Given):
    """A project to begin; without ``style`` it takes the usual one."""

    name: str
    style: str | None = None


class ProjectName(Given):
    """The name of a project."""

    name: str


class ProjectChange(Given):
    """What is to be changed; what is left out, or null, stays. ``options`` are taken as a whole."""

    name: str | None = None
    style: str | None = None
    language: str | None = None
    options: dict[str, bool | str] | None = None


class DraftText(Given):
    """The words of a draft so far."""

    text: str
