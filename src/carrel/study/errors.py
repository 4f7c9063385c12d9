"""What is wrong with a study, a claim or a question put to it."""

from __future__ import annotations

from carrel.values.errors import CarrelError


class StudyError(CarrelError):
    """Something in a study that cannot be, or cannot be computed; one sentence with the way out."""
