"""The trainings: ``python -m training`` with ``fields``, ``confidence``, ``lines``, ``order``, ``words``.

Sums of floating-point numbers come out the same only if they are done in the same order, so a
training runs in a process of its own with one thread, and with the instructions that every x86-64
processor since 2013 has (docs/decisions/0009).
"""

from __future__ import annotations

import importlib
import os
import subprocess
import sys

TRAININGS = {
    "fields": "training.fields",
    "confidence": "training.confidence",
    "lines": "training.lines",
    "order": "training.order",
    "words": "training.words",
}
"""What can be trained, and the module whose ``main`` does it."""
_SAME_EVERYWHERE = {
    "OPENBLAS_NUM_THREADS": "1",
    "OPENBLAS_CORETYPE": "Haswell",
    "NPY_DISABLE_CPU_FEATURES": "AVX512F AVX512CD AVX512_SKX",
    "PYTHONWARNINGS": "ignore::ImportWarning",
}


def main() -> None:
    """Do the training that is named first, with the arguments after it."""
    if len(sys.argv) < 2 or sys.argv[1] not in TRAININGS:
        sys.exit(f"Name what is to be trained: {', '.join(TRAININGS)}.")
    if not _SAME_EVERYWHERE.items() <= os.environ.items():
        again = [sys.executable, "-m", "training", *sys.argv[1:]]
        settled = {**os.environ, **_SAME_EVERYWHERE}
        sys.exit(subprocess.run(again, env=settled, check=False).returncode)
    importlib.import_module(TRAININGS[sys.argv[1]]).main(sys.argv[2:])


if __name__ == "__main__":
    main()
