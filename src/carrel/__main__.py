"""``carrel``, also as ``python -m carrel``."""

import sys

from carrel.cli.command_line import run
from carrel.settings import reckon_on_one_thread


def main() -> None:
    """Run the command line and leave with its exit code."""
    reckon_on_one_thread()
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
