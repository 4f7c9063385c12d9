"""Results are computed once, and the longest unused go when they take too much room."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import numpy as np
import pytest

from carrel.workbench.results import Results, size_of


def test_what_was_asked_is_computed_once() -> None:
    """The second time the first result is given; what failed is tried again."""
    results, made = Results(1 << 20), list[int]()
    for _ in range(2):
        assert results.once("a", lambda: made.append(1) or "said") == "said"
    assert made == [1]
    with pytest.raises(ZeroDivisionError):
        results.once("b", lambda: 1 // 0)
    assert results.once("b", lambda: 2) == 2


def test_the_longest_unused_goes_when_there_is_too_much() -> None:
    """Bytes count, not results: what was asked last stays, however large it is."""
    results = Results(10_000)
    for name in "abcd":
        results.once(name, lambda: "x" * 3000)
    assert results.bytes <= 10_000
    assert results.once("d", lambda: "anew") == "x" * 3000
    assert results.once("a", lambda: "anew") == "anew"
    results.once("large", lambda: "x" * 50_000)
    assert len(results) == 1
    assert results.once("large", lambda: "anew") == "x" * 50_000


def test_what_two_threads_ask_for_is_computed_once() -> None:
    """The second waits for the first, and asking within a computation is no deadlock."""
    results, made, begun = Results(1 << 20), list[int](), threading.Event()

    def compute() -> int:
        begun.set()
        made.append(1)
        return results.once("part", lambda: 2) + 1

    first = threading.Thread(target=lambda: results.once("whole", compute))
    first.start()
    begun.wait()
    assert results.once("whole", compute) == 3
    first.join()
    assert made == [1]


def test_a_size_is_that_of_what_is_held() -> None:
    """Arrays by their bytes, records by their fields, a long row by a sample of it."""

    @dataclass(frozen=True, slots=True)
    class Held:
        words: str
        more: tuple[str, ...] = ()

    assert size_of(np.zeros(1000)) == 8000
    assert size_of(Held("x" * 1000)) > 1000
    many = tuple("y" * 100 for _ in range(10_000))
    assert 1_000_000 < size_of(Held("", many)) < 3_000_000
    assert size_of({"a": [many]}) > 1_000_000
    assert size_of(()) < 100
