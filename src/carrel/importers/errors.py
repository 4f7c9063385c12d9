"""What goes wrong when a file is read."""

from __future__ import annotations

from carrel.values.errors import CarrelError


class UnreadableFile(CarrelError):  # noqa: N818 - the contract's name: what the reader is told of
    """A file that could not be read; the sentence names it, the place and the way out."""
