"""Keep the shelf in order: mend records, take works away and bring them back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from carrel.library.record import check_variable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from carrel.library.work import Work
    from carrel.store.library import Library


def mend_work(library: Library, key: str, changes: Mapping[str, Any]) -> Work:
    """Set CSL variables of a work as the reader knows them; an empty value takes one out.

    Values are CSL-JSON; a string is also taken for names (``Family, Given; …``) and for dates
    (EDTF). Raise ``RecordError`` for a variable that CSL does not have or a value it cannot hold.
    """
    checked = {variable: check_variable(variable, value) for variable, value in changes.items()}
    with library.writing():
        work = library.works.get(key)
        for variable, value in checked.items():
            work = work.mended(variable, value)
        library.works.save(work)
    return work
