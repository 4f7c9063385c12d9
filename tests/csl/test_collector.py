"""Rules: a run leaves no cycles, and Python's collector as it was, whatever happens in it."""

from __future__ import annotations

import gc
from threading import Barrier, Thread

import pytest

from bench.csl.documents import make_document
from carrel.csl import parse_locale, parse_style, process, read_cluster
from carrel.csl.manuscript.collector import collector_at_rest
from carrel.store.styles import find_locale_text, find_style

STYLES = ("apa", "chicago-notes-bibliography", "ieee")


@pytest.mark.parametrize("name", STYLES)
def test_a_run_leaves_no_cycles(name: str) -> None:
    """So the collector misses nothing while it rests: counting references frees all."""
    style = parse_style(find_style(name).xml)
    locales = {"en-US": parse_locale(find_locale_text("en-US") or "")}
    items, clusters = make_document(20)
    cites = [read_cluster(one) for one in clusters]
    gc.collect()
    with collector_at_rest():
        process(style, locales, items, cites)
        assert gc.collect() == 0


def test_the_collector_works_again_when_the_last_run_has_ended() -> None:
    """Runs in two threads overlap: the first that ends does not wake it."""
    both, one_left = Barrier(2, timeout=10), Barrier(2, timeout=10)

    def first() -> None:
        with collector_at_rest():
            both.wait()
        one_left.wait()

    thread = Thread(target=first)
    thread.start()
    with collector_at_rest():
        both.wait()
        one_left.wait()
        assert not gc.isenabled()
    thread.join()
    assert gc.isenabled()


def test_the_collector_works_again_after_an_error() -> None:
    """An error ends the rest as well."""
    with pytest.raises(ValueError, match="stop"), collector_at_rest():
        raise ValueError("stop")
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    """Who switched it off wants it so."""
    gc.disable()
    try:
        with collector_at_rest():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
