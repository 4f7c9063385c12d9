"""Files that a browser sends: each to the shelf, each with its own result."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from litestar.datastructures import UploadFile

from carrel.store.library import Library
from carrel.values.errors import CarrelError
from carrel.web import shapes
from carrel.web.problems import Problem, problem_of
from carrel.web.shaping import addition_shape, problem_shape
from carrel.workbench.import_file import Addition, import_files

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_LONGEST_NAME = 200
"""Bytes of UTF-8; file systems take 255, and a new name may be made beside it."""


@dataclass(frozen=True)
class UploadForm:
    """A form with files under the name ``files``, as often as there are files."""

    files: list[UploadFile]


def take_uploads(
    library: Library, files: list[UploadFile], project: str | None
) -> list[shapes.Upload]:
    """Bring in every file, in order; one that cannot be read does not stop the others.

    Raise ``ProjectNotFound`` for an unknown ``project``.
    """
    if project is not None:
        project = library.projects.get(project).name
    return [_take(library, file, project) for file in files]


def plain_file_name(sent: str) -> str:
    """The name a file may be written under: the last part of what was sent, cleaned."""
    name = _CONTROL.sub("", sent.replace("\\", "/").rpartition("/")[2]).strip()
    if name in {"", ".", ".."}:
        return "upload"
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending) > 10:  # noqa: PLR2004 - no ending in use is longer
        stem, dot, ending = name, "", ""
    room = _LONGEST_NAME - len((dot + ending).encode())
    return stem.encode()[:room].decode(errors="ignore") + dot + ending


def _take(library: Library, file: UploadFile, project: str | None) -> shapes.Upload:
    name = plain_file_name(file.filename)
    with TemporaryDirectory(prefix="carrel-") as folder:
        path = Path(folder, name)
        with path.open("wb") as written:
            shutil.copyfileobj(file.file, written)
        result = next(_results(library, path, project))
        if isinstance(result, Addition):
            projects = library.projects.of_work(result.work.key)
            return shapes.Upload(name, addition=addition_shape(result, projects))
        problem = problem_of(result)
    # The person knows the file by its name, not by the place where it lay for a moment.
    detail = problem.detail.replace(f"{folder}/", "")
    told = Problem(problem.kind, detail, problem.members)
    return shapes.Upload(name, problem=problem_shape(told))


def _results(library: Library, path: Path, project: str | None) -> Iterator[Addition | CarrelError]:
    return iter(import_files(library, [path], project=project))
