"""Citing: from a passage to its citation, from works to a bibliography."""
