"""Pages of a study: its tabs under one frame (``study_frame.html``) and one filter."""

from carrel.web.pages.study.agreement import agreement_page
from carrel.web.pages.study.claims import claims_page
from carrel.web.pages.study.codebook import actors_page, codebook_page
from carrel.web.pages.study.coding import coding_page
from carrel.web.pages.study.figure_routes import FIGURE_HANDLERS
from carrel.web.pages.study.files import (
    claims_csv,
    claims_json,
    export_every_claim,
    export_whole,
)
from carrel.web.pages.study.front import studies_page, study_page
from carrel.web.pages.study.hypotheses import hypotheses_page
from carrel.web.pages.study.log import log_page
from carrel.web.pages.study.reports import REPORT_HANDLERS

STUDY_HANDLERS = (
    studies_page,
    study_page,
    claims_page,
    codebook_page,
    actors_page,
    log_page,
    hypotheses_page,
    agreement_page,
    coding_page,
    *FIGURE_HANDLERS,
    *REPORT_HANDLERS,
    export_whole,
    export_every_claim,
    claims_csv,
    claims_json,
)
"""Every page of studies."""
