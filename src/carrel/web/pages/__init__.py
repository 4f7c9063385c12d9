"""Pages: the desk as HTML that reads and navigates without JavaScript."""

from carrel.web.pages.bibliography import bibliography, download
from carrel.web.pages.help import help_page
from carrel.web.pages.look_up import look_up_page
from carrel.web.pages.notes import notes, preview
from carrel.web.pages.overview import overview_page
from carrel.web.pages.printing import print_view
from carrel.web.pages.reader import reader
from carrel.web.pages.references import REFERENCE_HANDLERS
from carrel.web.pages.search import search
from carrel.web.pages.shelf import shelf
from carrel.web.pages.study import STUDY_HANDLERS

PAGE_HANDLERS = (
    shelf,
    overview_page,
    reader,
    print_view,
    notes,
    preview,
    search,
    bibliography,
    download,
    look_up_page,
    help_page,
    *REFERENCE_HANDLERS,
    *STUDY_HANDLERS,
)
"""Every route that gives a page."""
