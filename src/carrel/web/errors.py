"""What can go wrong at the desk's own door."""

from __future__ import annotations

from carrel.values.errors import CarrelError


class WebError(CarrelError):
    """A request that cannot be met, or a desk that cannot be opened."""


class PortTaken(WebError):
    """Another program listens where the desk was to listen."""


class PreconditionMissing(WebError):
    """A change was sent without the ``If-Match`` that says which version it changes."""


class PreconditionFailed(WebError):
    """The thing was changed elsewhere since the version that ``If-Match`` names."""


class NothingSent(WebError):
    """A body without the part that the request is about."""


class FieldErrors(WebError):
    """Fields of a body that cannot be taken; ``errors`` maps a field's name to its sentence."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__(" ".join(errors.values()))
        self.errors = errors


class FileNotBuilt(WebError):
    """A file of the browser part that is not in the package."""


class ViewNotFound(WebError):
    """A work whose original is no page that could be looked at."""
