"""Runs citeproc-py on a job: ``python bench/csl/citeproc_py.py JOB``; see `processors`.

It is started with the Python of the peers' folder, into which citeproc-py is installed.
"""

from __future__ import annotations

import json
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any


def main() -> None:
    """Do the job and print what came out and what it cost, in CPU seconds."""
    job = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    warnings.simplefilter("ignore")
    start = time.process_time()
    import citeproc
    from citeproc import formatter
    from citeproc.source.json import CiteProcJSON

    imported = time.process_time() - start
    folder = Path(citeproc.__file__).parent / "data" / "locales"
    for tag, xml in job["locales"].items():
        Path(folder, f"locales-{tag}.xml").write_text(xml, encoding="utf-8")
    style_file = Path(sys.argv[1]).with_suffix(".csl")
    style_file.write_text(job["style"], encoding="utf-8")
    start = time.process_time()
    style = citeproc.CitationStylesStyle(str(style_file), locale=job["lang"], validate=False)
    loaded = time.process_time()
    source = CiteProcJSON(job["items"])
    bibliography = citeproc.CitationStylesBibliography(style, source, formatter.html)
    citations = [_citation(citeproc, fields) for fields in job["clusters"]]
    for citation in citations:
        bibliography.register(citation)
    # What citeproc-py cannot sort or write it raises; the rest goes on.
    _attempt(bibliography.sort)
    texts = [
        _attempt(lambda one=citation: bibliography.cite(one, lambda _: None))
        for citation in citations
    ]
    entries = {
        key: _attempt(lambda one=item: "".join(map(str, style.render_bibliography([one]))))
        for key, item in zip(bibliography.keys, bibliography.items, strict=True)
    }
    done = time.process_time()
    costs = {"seconds": done - loaded, "load": loaded - start, "import": imported, "edits": []}
    json.dump({"citations": texts, "entries": entries, **costs}, sys.stdout)


def _citation(citeproc: Any, fields: dict[str, Any]) -> Any:  # noqa: ANN401 - of the peer
    cites: list[Any] = []
    for one in fields["citationItems"]:
        given = {name: one[name] for name in ("prefix", "suffix") if name in one}
        if "locator" in one:
            given["locator"] = citeproc.Locator(one["label"], one["locator"])
        cites.append(citeproc.CitationItem(one["id"], **given))
    return citeproc.Citation(cites)


def _attempt(deed: Callable[[], object]) -> str:
    try:
        return str(deed())
    except Exception as error:  # noqa: BLE001 - a peer may raise anything, and is to go on
        return f"[{type(error).__name__}]"


if __name__ == "__main__":
    main()
