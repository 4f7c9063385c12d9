"""Grade how far a source is to be relied on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carrel.store.library import Library
    from carrel.study.study import Reliability, Study


def grade_source(
    library: Library, study: str, key: str, grade: Reliability | None, *, coder: str
) -> Study:
    """Give a work its grade in a study, ``None`` for none; raise ``WorkNotFound``."""
    library.works.kept(key)
    with library.studies.one_deed():
        old = library.studies.get(study)
        others = tuple(pair for pair in old.reliability if pair[0] != key)
        graded = (*others, (key, grade)) if grade is not None else others
        if graded == old.reliability:
            return old
        changed = replace(old, reliability=graded, revision=old.revision + 1)
        return library.studies.save(changed, coder=coder)
