"""The studies: what each is, its claims, the log of every act of coding, undo and redo."""

from __future__ import annotations

from carrel.store import undoing
from carrel.store.coded_studies import CodedStudies
from carrel.study.act import Act


class Studies(CodedStudies):
    """The studies of a library by name, with undo and redo."""

    def undo(self, name: str, *, coder: str) -> Act:
        """Take back the last thing a coder did, at once what was done at once.

        Give back the last of the acts that do so. Raise ``NothingToUndo``, or ``StaleClaim`` or
        ``StaleStudy`` when another has changed the same thing since.
        """
        with self.one_deed():
            return undoing.undo(self, name, coder=coder)

    def redo(self, name: str, *, coder: str) -> Act:
        """Do again what the coder undid last; raise as ``undo`` does."""
        with self.one_deed():
            return undoing.redo(self, name, coder=coder)
