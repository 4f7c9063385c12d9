"""The build hook: see that the browser part and the lexicon are made before Carrel is packed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))  # hatchling loads this file by its path, so `making` is not found

from making import built, node  # noqa: E402


class CustomBuildHook(BuildHookInterface[Any]):
    """Makes ``src/carrel/_built``; asks for Node.js from PyPI only where the system has none."""

    def dependencies(self) -> list[str]:
        """What must be installed for this build beside hatchling."""
        if built.is_current(ROOT) or node.system_node() is not None:
            return []
        return [node.PACKAGE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Make what is stale; called once before each target is packed."""
        built.make(ROOT)
