"""Reference lists: read, corrected, put into a project; lists that were pasted."""

from __future__ import annotations

from litestar import delete, get, patch, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from carrel.store.library import Library
from carrel.values.span import Span, span_from_text
from carrel.web import given_references as given
from carrel.web import shapes_references as shapes
from carrel.web.describing import problems
from carrel.web.problems import Kind
from carrel.web.shaping import span_shape
from carrel.web.shaping_references import lists_shape, reference_shape, rule_shape, spans_of
from carrel.workbench.correct_references import (
    add_entry,
    confirm_entries,
    correct_alike,
    correct_entry,
    leave_out,
    merge_entries,
    redo_correction,
    split_entry,
    undo_correction,
)
from carrel.workbench.gather_references import gather_references, lists_of, lists_of_work
from carrel.workbench.paste_references import paste_references
from carrel.workbench.shelve_references import shelve_as, shelve_references, unshelve

_WORDS = 120


@get(
    "/api/works/{key:str}/references",
    operation_id="getReferencesOfWork",
    summary="The reference lists of a work",
    tags=["references"],
    responses=problems(Kind.NOT_FOUND),
    sync_to_thread=True,
)
def references_of_work(
    library: NamedDependency[Library], key: FromPath[str]
) -> shapes.ReferenceLists:
    """Lists that were not read yet are read for this once; a POST keeps what was read."""
    return lists_shape(lists_of_work(library, key))


@post(
    "/api/works/{key:str}/references",
    operation_id="gatherReferences",
    summary="Read the reference lists of a work",
    tags=["references"],
    responses=problems(Kind.NOT_FOUND),
    status_code=200,
    sync_to_thread=True,
)
def gather(library: NamedDependency[Library], key: FromPath[str]) -> shapes.ReferenceLists:
    """What was read is kept; nothing happens where that is known already."""
    return lists_shape(gather_references(library, library.works.get(key).document))


@get(
    "/api/references",
    operation_id="listPastedReferences",
    summary="The lists that were pasted",
    tags=["references"],
    responses=problems(),
    sync_to_thread=True,
)
def list_pasted(library: NamedDependency[Library]) -> shapes.PastedLists:
    """The last first."""
    return shapes.PastedLists(
        [
            shapes.PastedList(
                one.document,
                first_words(library, one.document),
                library.references.count(one.document) or 0,
                one.added,
            )
            for one in library.references.pasted()
        ]
    )


def first_words(library: Library, document: str) -> str:
    """How a text begins, in a line."""
    characters = library.documents.summary(document).characters
    head = library.documents.text(document, Span(0, min(characters, 2 * _WORDS)))
    return " ".join(head.split())[:_WORDS]


@post(
    "/api/references",
    operation_id="pasteReferences",
    summary="Paste a list from anywhere",
    tags=["references"],
    responses=problems(Kind.INVALID, Kind.TOO_LARGE),
    sync_to_thread=True,
)
def paste(
    library: NamedDependency[Library], data: JSONBody[given.PastedText]
) -> shapes.ReferenceLists:
    """Its words are kept as a text; the same words once more are the same list."""
    return lists_shape(paste_references(library, data.text, one_per_line=data.one_per_line))


@get(
    "/api/references/{document:str}",
    operation_id="getReferences",
    summary="The reference lists of a text",
    tags=["references"],
    responses=problems(Kind.NOT_FOUND),
    sync_to_thread=True,
)
def references_of_text(
    library: NamedDependency[Library], document: FromPath[str]
) -> shapes.ReferenceLists:
    """Of a pasted list or a work, by the digest of its text."""
    return lists_shape(lists_of(library, document))


@delete(
    "/api/references/{document:str}",
    operation_id="removePastedReferences",
    summary="Take a pasted list away",
    tags=["references"],
    responses=problems(Kind.NOT_FOUND),
    sync_to_thread=True,
)
def remove_pasted(library: NamedDependency[Library], document: FromPath[str]) -> None:
    """What was corrected in it is kept; a restoration brings it back."""
    library.references.take_away(document)


@post(
    "/api/references/{document:str}/restoration",
    operation_id="restorePastedReferences",
    summary="Bring a pasted list back",
    tags=["references"],
    responses=problems(Kind.NOT_FOUND),
    status_code=200,
    sync_to_thread=True,
)
def restore_pasted(
    library: NamedDependency[Library], document: FromPath[str]
) -> shapes.ReferenceLists:
    """With all that was said of it."""
    library.references.bring_back(document)
    return lists_shape(lists_of(library, document))


@post(
    "/api/references/{document:str}/entries",
    operation_id="addReference",
    summary="Say that a passage is a reference",
    tags=["references"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID),
    sync_to_thread=True,
)
def add(
    library: NamedDependency[Library], document: FromPath[str], data: JSONBody[given.Place]
) -> shapes.ReferenceLists:
    """Entries that it covers become one with it."""
    return lists_shape(add_entry(library, document, Span(data.start, data.end)))


@patch(
    "/api/references/{document:str}/entries/{span:str}",
    operation_id="correctReference",
    summary="Correct values of an entry",
    tags=["references"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID),
    sync_to_thread=True,
)
def correct(
    library: NamedDependency[Library],
    document: FromPath[str],
    span: FromPath[str],
    data: JSONBody[given.Values],
) -> shapes.CorrectedReference:
    """``span`` is START:END; the answer offers the same for other entries where it fits."""
    place = span_from_text(span)
    done = correct_entry(library, document, place, data.values)
    return shapes.CorrectedReference(
        reference_shape(done.lists.at(place)),
        [rule_shape(rule) for rule in done.rules],
        done.lists.version,
    )


@post(
    "/api/references/{document:str}/entries/{span:str}/cut",
    operation_id="cutReference",
    summary="Cut an entry in two",
    tags=["references"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID),
    status_code=200,
    sync_to_thread=True,
)
def cut(
    library: NamedDependency[Library],
    document: FromPath[str],
    span: FromPath[str],
    data: JSONBody[given.Cut],
) -> shapes.ReferenceLists:
    """Before a code point of the text; what was corrected stays with the first part."""
    return lists_shape(split_entry(library, document, span_from_text(span), data.at))


@post(
    "/api/references/{document:str}/joined",
    operation_id="joinReferences",
    summary="Make one entry of several",
    tags=["references"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID),
    status_code=200,
    sync_to_thread=True,
)
def join(
    library: NamedDependency[Library], document: FromPath[str], data: JSONBody[given.Places]
) -> shapes.ReferenceLists:
    """With all that lies between them."""
    return lists_shape(merge_entries(library, document, spans_of(data.spans)))


@post(
    "/api/references/{document:str}/rules",
    operation_id="correctReferencesAlike",
    summary="Set one variable of several entries",
    tags=["references"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID),
    status_code=200,
    sync_to_thread=True,
)
def correct_many(
    library: NamedDependency[Library], document: FromPath[str], data: JSONBody[given.TakenRule]
) -> shapes.ReferenceLists:
    """As a rule offers it; undone at once."""
    values = {Span(each.span.start, each.span.end): each.value for each in data.values}
    return lists_shape(correct_alike(library, document, data.variable, values))


@post(
    "/api/references/{document:str}/seen",
    operation_id="confirmReferences",
    summary="Say that entries are right",
    tags=["references"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID),
    status_code=200,
    sync_to_thread=True,
)
def confirm(
    library: NamedDependency[Library], document: FromPath[str], data: JSONBody[given.Seen]
) -> shapes.ReferenceLists:
    """Or, with ``seen`` false, that they still need a look."""
    spans = spans_of(data.spans)
    return lists_shape(confirm_entries(library, document, spans, seen=data.seen))


@post(
    "/api/references/{document:str}/left-out",
    operation_id="leaveReferencesOut",
    summary="Say that entries are no references",
    tags=["references"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID),
    status_code=200,
    sync_to_thread=True,
)
def leave(
    library: NamedDependency[Library], document: FromPath[str], data: JSONBody[given.LeftOut]
) -> shapes.ReferenceLists:
    """Or, with ``left_out`` false, that they are after all."""
    spans = spans_of(data.spans)
    return lists_shape(leave_out(library, document, spans, left_out=data.left_out))


@post(
    "/api/references/{document:str}/works",
    operation_id="shelveReferences",
    summary="Put entries into a project",
    tags=["references"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID),
    sync_to_thread=True,
)
def shelve(
    library: NamedDependency[Library], document: FromPath[str], data: JSONBody[given.IntoProject]
) -> shapes.ShelvedReferences:
    """Each becomes a work of the library, or is the one named."""
    spans = spans_of(data.spans)
    project = data.project or library.projects.active().name
    if data.work:
        done = [
            shelve_as(library, document, span, data.work, project=project) for span in spans[:1]
        ]
    else:
        done = list(shelve_references(library, document, spans, project=project))
    shelved = [
        shapes.ShelvedReference(span_shape(each.span), each.work.key, each.new, each.added)
        for each in done
    ]
    return shapes.ShelvedReferences(project, shelved)


@post(
    "/api/references/{document:str}/works/removal",
    operation_id="unshelveReferences",
    summary="Take entries out of a project",
    tags=["references"],
    responses=problems(Kind.NOT_FOUND, Kind.INVALID),
    status_code=200,
    sync_to_thread=True,
)
def remove_from_project(
    library: NamedDependency[Library], document: FromPath[str], data: JSONBody[given.OutOfProject]
) -> shapes.ReferenceLists:
    """A work that is no more than its entry goes off the shelf, unless something rests on it."""
    spans = spans_of(data.spans)
    unshelve(library, document, spans, project=data.project, only_untie=data.only_untie)
    return lists_shape(lists_of(library, document))


@post(
    "/api/references/{document:str}/undo",
    operation_id="undoCorrection",
    summary="Take the last correction back",
    tags=["references"],
    responses=problems(Kind.NOT_FOUND, Kind.STALE, Kind.INVALID),
    status_code=200,
    sync_to_thread=True,
)
def undo(library: NamedDependency[Library], document: FromPath[str]) -> shapes.ReferenceLists:
    """What was done at once is undone at once."""
    return lists_shape(undo_correction(library, document))


@post(
    "/api/references/{document:str}/redo",
    operation_id="redoCorrection",
    summary="Make the correction that was undone again",
    tags=["references"],
    responses=problems(Kind.NOT_FOUND, Kind.STALE, Kind.INVALID),
    status_code=200,
    sync_to_thread=True,
)
def redo(library: NamedDependency[Library], document: FromPath[str]) -> shapes.ReferenceLists:
    """As long as nothing else was corrected since."""
    return lists_shape(redo_correction(library, document))


ROUTES = (
    references_of_work,
    gather,
    list_pasted,
    paste,
    references_of_text,
    remove_pasted,
    restore_pasted,
    add,
    correct,
    cut,
    join,
    correct_many,
    confirm,
    leave,
    shelve,
    remove_from_project,
    undo,
    redo,
)
