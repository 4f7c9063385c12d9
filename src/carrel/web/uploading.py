"""Files that a browser sends: each to the shelf, each with its own result."""

from __future__ import annotations

import re
import shutil
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
    with TemporaryDirectory(prefix="carrel-") as folder:
        # A folder each, for two files may bear one name.
        paths = [_written(Path(folder, str(place)), file) for place, file in enumerate(files)]
        results = import_files(library, paths, project=project)
        return [_upload(library, path, result) for path, result in zip(paths, results, strict=True)]


def _written(folder: Path, file: UploadFile) -> Path:
    folder.mkdir()
    path = folder / plain_file_name(file.filename)
    with path.open("wb") as written:
        shutil.copyfileobj(file.file, written)
    return path


def _upload(library: Library, path: Path, result: Addition | CarrelError) -> shapes.Upload:
    if isinstance(result, Addition):
        projects = library.projects.of_work(result.work.key)
        return shapes.Upload(path.name, addition=addition_shape(result, projects))
    problem = problem_of(result)
    # The person knows the file by its name, not by the place where it lay for a moment.
    detail = problem.detail.replace(f"{path.parent}/", "")
    told = Problem(problem.kind, detail, problem.members)
    return shapes.Upload(path.name, problem=problem_shape(told))


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
