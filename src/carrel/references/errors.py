"""What is wrong with a reference list, or with what is needed to read one."""

from __future__ import annotations

from carrel.values.errors import CarrelError


class ReferencesError(CarrelError):
    """A list that cannot be taken, or a model that cannot be used; one sentence with the way out."""
