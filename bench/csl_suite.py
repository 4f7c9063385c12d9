"""Runs a folder of CSL suite cases: a bar per category, then "N passed, N failed".

python bench/csl_suite.py DIR [--json FILE] [--show NAME-PART] [--failures]
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from carrel.csl.suite import read_case, run_case
from carrel.store.styles import find_locale

BAR = 40


def main() -> int:
    """Run the cases and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--show", default="")
    parser.add_argument("--failures", action="store_true")
    options = parser.parse_args()
    results: dict[str, dict[str, object]] = {}
    for path in sorted(one for one in options.folder.glob("*.txt") if options.show in one.name):
        case = read_case(path.read_text(encoding="utf-8-sig"))
        if case is None:
            continue
        try:
            got = run_case(case, find_locale)
        except Exception as error:  # noqa: BLE001 - a case that raises is a failed case
            got = f"{type(error).__name__}: {error}"
            if options.show:
                import traceback

                traceback.print_exc()
        results[path.stem] = {"passed": got == case.expected, "got": got}
        if (options.show or options.failures) and got != case.expected:
            print(f"--- {path.stem}\nwant {case.expected}\ngot  {got}")
    _print_bars(results)
    if options.json:
        options.json.write_text(json.dumps(results, ensure_ascii=False, indent=1), "utf-8")
    passed = sum(bool(one["passed"]) for one in results.values())
    print(f"{passed} passed, {len(results) - passed} failed")
    return 0 if passed == len(results) else 1


def _print_bars(results: dict[str, dict[str, object]]) -> None:
    categories: dict[str, list[bool]] = {}
    for name, result in results.items():
        categories.setdefault(name.split("_")[0], []).append(bool(result["passed"]))
    for category, passes in categories.items():
        filled = round(BAR * sum(passes) / len(passes))
        bar = "█" * filled + "·" * (BAR - filled)
        print(f"{category:14} {bar} {sum(passes):3}/{len(passes)}")


if __name__ == "__main__":
    sys.exit(main())
