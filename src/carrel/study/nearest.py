"""The name that was probably meant, for an error's way out."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(written: str, names: Iterable[str]) -> str:
    """`` Did you mean 'Iran'?`` with the nearest of the names, or nothing where none is near."""
    import difflib

    known = {name.casefold(): name for name in names}
    near = difflib.get_close_matches(written.casefold(), known, 1, 0.5)
    return f" Did you mean '{known[near[0]]}'?" if near else ""
