"""Fuzz the processor: ``python -m bench.csl.fuzz --minutes 20 [--corpus FOLDER]``.

Made-up manuscripts (`made_up`) are written whole and edit by edit (`manuscripts.check`); of every
fifth input the style's XML is any bytes. With atheris (PyPI, a benchmark's dependency) inputs are
led by the branches they reach; without it they are random, which is said. Anything but a whole text
or one CslError ends the run with the input in a file, to be looked at with ``--again FILE``. So
does an input that takes more processor time than the limit, which no bounded work should.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import os
import random
import signal
import sys
import time
from collections import Counter
from pathlib import Path

_LONGEST_INPUT = 4_000
_SLOWEST = 20
# By the clock on the wall, for what no signal interrupts; a busy machine is not a hang.
_HANGING = 1_200
_KINDS = 5
_BEGINNINGS = 200


class Tally:
    """How many inputs there were, what became of them, and how long it took."""

    def __init__(self, minutes: float) -> None:
        """Start the clock: processor minutes count."""
        self.outcomes: Counter[str] = Counter()
        self.slowest = 0.0
        self.ends = time.process_time() + 60 * minutes
        self.begun = time.process_time()

    @property
    def over(self) -> bool:
        """Whether the time is used up."""
        return time.process_time() > self.ends

    def try_one(self, data: bytes) -> None:
        """Try an input; any exception is a find, and too much processor time is one."""
        begun = time.process_time()
        signal.signal(signal.SIGPROF, _too_slow)
        signal.setitimer(signal.ITIMER_PROF, _SLOWEST)
        self.outcomes[_outcome(data)] += 1
        signal.setitimer(signal.ITIMER_PROF, 0)
        self.slowest = max(self.slowest, time.process_time() - begun)

    def __str__(self) -> str:
        """Say it in a line."""
        told = ", ".join(f"{count} {outcome}" for outcome, count in self.outcomes.most_common())
        spent = time.process_time() - self.begun
        return (
            f"{self.outcomes.total()} inputs in {spent:.0f} CPU seconds: {told}; "
            f"the slowest took {self.slowest:.2f} s"
        )


def _too_slow(_signal: int, _frame: object) -> None:
    message = f"an input takes more than {_SLOWEST} s of processor time"
    raise TimeoutError(message)


def _outcome(data: bytes) -> str:
    from bench.csl.manuscripts import check, made_up_manuscript
    from carrel.csl import CslError, parse_style

    if data[:1] and data[0] % _KINDS == 0:
        try:
            parse_style(data[1:].decode("utf-8", "surrogateescape"))
        except CslError:
            return "bytes refused"
        return "bytes read as a style"
    manuscript = made_up_manuscript(data[1:])
    if manuscript is None:
        return "styles refused"
    return "written" if check(manuscript) else "refused while written"


def _led(tally: Tally, corpus: Path, seed: int) -> None:
    """Let atheris choose the inputs by the branches they reach."""
    atheris = importlib.import_module("atheris")

    with atheris.instrument_imports(include=["carrel.csl", "carrel.values"]):
        _outcome(b"\1")

    def one(data: bytes) -> None:
        if tally.over:
            print(tally, "(led by coverage)", flush=True)
            # libFuzzer knows no other way out that is not a find.
            os._exit(0)
        tally.try_one(data)

    corpus.mkdir(parents=True, exist_ok=True)
    source = random.Random(seed)  # noqa: S311 - the same beginnings each time
    for place in range(_BEGINNINGS):
        # Left alone it would begin with a byte, and be long on its way to a whole style.
        length = source.randrange(100, _LONGEST_INPUT)
        (corpus / f"beginning-{seed}-{place}").write_bytes(source.randbytes(length))
    limits = [
        f"-max_len={_LONGEST_INPUT}",
        f"-timeout={_HANGING}",
        f"-artifact_prefix={corpus}/find-",
    ]
    atheris.Setup(
        [
            sys.argv[0],
            *limits,
            f"-seed={seed}",
            "-len_control=0",
            "-rss_limit_mb=3000",
            str(corpus),
        ],
        one,
    )
    atheris.Fuzz()


def _random(tally: Tally, corpus: Path, seed: int) -> None:
    """Choose the inputs at random; the one that fails is kept."""
    source = random.Random(seed)  # noqa: S311 - the same inputs each time
    while not tally.over:
        data = source.randbytes(source.randrange(_LONGEST_INPUT))
        try:
            tally.try_one(data)
        except Exception:
            corpus.mkdir(parents=True, exist_ok=True)
            (corpus / "find").write_bytes(data)
            raise
    print(tally, "(random: atheris is not there)")


def main() -> None:
    """Fuzz for as long as asked, or try one input again."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=1, help="of processor time")
    parser.add_argument("--corpus", type=Path, default=Path("fuzz"), help="folder for inputs")
    parser.add_argument("--seed", type=int, default=1, help="where chance begins")
    parser.add_argument("--again", type=Path, metavar="FILE", help="try this input only")
    arguments = parser.parse_args()
    os.nice(19)
    tally = Tally(arguments.minutes)
    if arguments.again:
        tally.try_one(arguments.again.read_bytes())
        print(tally)
    elif importlib.util.find_spec("atheris"):
        _led(tally, arguments.corpus, arguments.seed)
    else:
        _random(tally, arguments.corpus, arguments.seed)


if __name__ == "__main__":
    main()
