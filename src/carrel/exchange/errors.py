"""What is wrong with a file that was to be read."""

from __future__ import annotations

from carrel.values.errors import CarrelError


class ExchangeError(CarrelError):
    """A file that is not what it should be; the sentence names the file, the place, the way out."""
