"""Tend a study's codebook: factors added, changed, merged and dropped; its claims go along."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from carrel.annotations.annotation import check_color
from carrel.study.codebook import Codebook, Factor, check_codebook
from carrel.study.errors import StudyError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from carrel.store.library import Library
    from carrel.study.claim import Claim
    from carrel.study.study import Study


def add_factor(library: Library, name: str, factor: Factor, *, coder: str) -> Study:
    """Put a factor at the end of the codebook; raise ``StudyError`` for one that cannot be."""
    with library.studies.one_deed():
        study = library.studies.get(name)
        book = study.codebook
        return _save(library, study, replace(book, factors=(*book.factors, _named(factor))), coder)


def change_factor(
    library: Library,
    name: str,
    factor: str,
    /,
    *,
    coder: str,
    **changes: Any,  # noqa: ANN401 - fields of Factor
) -> Study:
    """Set fields of a factor. When it is renamed, its claims and the factors under it follow."""
    with library.studies.one_deed():
        study = library.studies.get(name)
        old = find_factor(study.codebook, factor)
        new = _named(replace(old, **changes))
        factors = tuple(
            new if each == old else _under(each, old.name, new.name)
            for each in study.codebook.factors
        )
        saved = _save(library, study, replace(study.codebook, factors=factors), coder)
        if new.name != old.name:
            _recode(library, name, old.name, new.name, coder)
        return saved


def merge_factors(library: Library, name: str, factor: str, into: str, *, coder: str) -> int:
    """Give a factor's claims and the factors under it to another, and drop it; how many claims.

    Raise ``StudyError`` when the other lies under it.
    """
    with library.studies.one_deed():
        study = library.studies.get(name)
        old, other = find_factor(study.codebook, factor), find_factor(study.codebook, into)
        if old == other:
            message = f"'{factor}' cannot be merged into itself: choose another factor."
            raise StudyError(message)
        if old.name in _above(study.codebook, other):
            message = f"'{into}' lies under '{factor}': move it out first, then merge."
            raise StudyError(message)
        left = tuple(
            _under(each, old.name, other.name) for each in study.codebook.factors if each != old
        )
        _save(library, study, replace(study.codebook, factors=left), coder)
        return _recode(library, name, old.name, other.name, coder)


def drop_factor(library: Library, name: str, factor: str, *, coder: str) -> Study:
    """Take a factor that no claim has out of the codebook; those under it move up."""
    with library.studies.one_deed():
        study = library.studies.get(name)
        old = find_factor(study.codebook, factor)
        claims = sum(claim.factor == old.name for claim in library.studies.claims(name))
        if claims:
            counted = "one claim has" if claims == 1 else f"{claims} claims have"
            message = f"{counted.capitalize()} the factor '{factor}': merge it into another."
            raise StudyError(message)
        left = tuple(
            _under(each, old.name, old.parent) for each in study.codebook.factors if each != old
        )
        return _save(library, study, replace(study.codebook, factors=left), coder)


def set_areas(library: Library, name: str, areas: tuple[str, ...], *, coder: str) -> Study:
    """Set the areas and their order; raise ``StudyError`` when one goes that claims still have."""
    with library.studies.one_deed():
        study = library.studies.get(name)
        kept = tuple(dict.fromkeys(filter(None, (area.strip() for area in areas))))
        used = {claim.area for claim in library.studies.claims(name)} - {""}
        gone = [area for area in study.codebook.areas if area not in kept and area in used]
        if gone:
            message = f"Claims still have the area '{gone[0]}': give them another area first."
            raise StudyError(message)
        factors = tuple(
            each if each.area in kept else replace(each, area="") for each in study.codebook.factors
        )
        return _save(library, study, Codebook(kept, factors), coder)


def add_area(library: Library, name: str, area: str, *, coder: str) -> Study:
    """Put an area at the end, unless it is empty or the codebook has it in some spelling."""
    with library.studies.one_deed():
        study = library.studies.get(name)
        plain = " ".join(area.split())
        if plain.casefold() in {"", *(each.casefold() for each in study.codebook.areas)}:
            return study
        book = replace(study.codebook, areas=(*study.codebook.areas, plain))
        return _save(library, study, book, coder)


def rename_area(library: Library, name: str, area: str, new: str, *, coder: str) -> Study:
    """Call an area something else; its factors and claims follow, and an area of that name joins."""
    with library.studies.one_deed():
        study = library.studies.get(name)
        book = study.codebook
        if area not in book.areas:
            message = f"The codebook has no area '{area}': its areas are {', '.join(book.areas)}."
            raise StudyError(message)
        if not new.strip():
            message = f"The area '{area}' needs a name: write at least one letter."
            raise StudyError(message)
        new = new.strip()
        areas = tuple(dict.fromkeys(new if each == area else each for each in book.areas))
        factors = tuple(
            replace(each, area=new) if each.area == area else each for each in book.factors
        )
        saved = _save(library, study, Codebook(areas, factors), coder)
        moved = [claim for claim in library.studies.claims(name) if claim.area == area]
        recode(library, name, moved, coder=coder, area=new)
        return saved


def find_factor(codebook: Codebook, name: str) -> Factor:
    """The factor of that name; raise ``StudyError`` when there is none."""
    for factor in codebook.factors:
        if factor.name == name:
            return factor
    message = f"The codebook has no factor '{name}': add it, or choose one that it has."
    raise StudyError(message)


def _named(factor: Factor) -> Factor:
    if not factor.name.strip():
        message = "A factor needs a name: write at least one letter."
        raise StudyError(message)
    check_color(factor.color)
    return replace(factor, name=factor.name.strip())


def _under(factor: Factor, old: str, new: str) -> Factor:
    return replace(factor, parent=new) if factor.parent == old else factor


def _above(codebook: Codebook, factor: Factor) -> set[str]:
    parents = {each.name: each.parent for each in codebook.factors}
    found: set[str] = set()
    name = factor.parent
    while name and name not in found:
        found.add(name)
        name = parents.get(name, "")
    return found


def _recode(library: Library, name: str, old: str, new: str, coder: str) -> int:
    claims = [claim for claim in library.studies.claims(name) if claim.factor == old]
    recode(library, name, claims, coder=coder, factor=new)
    return len(claims)


def _save(library: Library, study: Study, codebook: Codebook, coder: str) -> Study:
    return keep(library, study, coder=coder, codebook=check_codebook(codebook))


def keep(library: Library, study: Study, *, coder: str, **changes: Any) -> Study:  # noqa: ANN401 - fields of Study
    """Save the study with fields changed, as its next revision."""
    changed = replace(study, **changes, revision=study.revision + 1)
    return library.studies.save(changed, coder=coder)


def recode(
    library: Library,
    name: str,
    claims: Iterable[Claim],
    *,
    coder: str,
    **changes: Any,  # noqa: ANN401 - fields of Claim
) -> None:
    """Save each claim with the same fields changed, all at once."""
    changed = [
        replace(claim, **changes, revision=claim.revision + 1, modified="") for claim in claims
    ]
    library.studies.save_claims(name, changed, coder=coder)
