"""CSL items as CSL-JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any


def write_csl_json(items: Iterable[Mapping[str, Any]]) -> str:
    """A list of items, each on lines of its own, in the letters themselves."""
    return json.dumps(list(items), ensure_ascii=False, indent=1) + "\n"
