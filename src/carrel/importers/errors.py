"""What goes wrong when a file is read."""

from __future__ import annotations

from carrel.values.errors import CarrelError


class UnreadableFile(CarrelError):
    """A file that could not be read.

    ``reason`` begins with a verb (``is empty: …``) and names the way out; together with
    ``file_name`` it makes the sentence. Inside the room the name may still be missing: whoever
    knows it adds it by ``about``.
    """

    def __init__(self, reason: str, file_name: str = "") -> None:
        self.reason = reason
        self.file_name = file_name
        super().__init__(f"'{file_name}' {reason}." if file_name else reason)

    def about(self, file_name: str) -> UnreadableFile:
        """The same about a named file."""
        return UnreadableFile(self.reason, file_name)
