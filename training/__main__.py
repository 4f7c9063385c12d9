"""The trainings: ``python -m training lines``."""

from __future__ import annotations

import importlib
import sys

TRAININGS = {"lines": "training.lines"}
"""What can be trained, and the module whose ``main`` does it."""


def main() -> None:
    """Do the training that is named first, with the arguments after it."""
    if len(sys.argv) < 2 or sys.argv[1] not in TRAININGS:
        sys.exit(f"Name what is to be trained: {', '.join(TRAININGS)}.")
    importlib.import_module(TRAININGS[sys.argv[1]]).main(sys.argv[2:])


if __name__ == "__main__":
    main()
