"""Many at once: windows that read while one writes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from carrel.library.work import Work

if TYPE_CHECKING:
    from conftest import Browser

ROUNDS = 12


def test_eight_read_while_one_writes(browser: Browser, work: Work) -> None:
    """No lock is met; nobody sees a mark half made, or fewer marks than before."""
    marks = f"/api/works/{work.key}/annotations"

    def write() -> list[int]:
        places = [{"start": at, "end": at + 4, "note": f"note {at}"} for at in range(ROUNDS)]
        return [browser.ask("POST", marks, place).status for place in places]

    def read() -> list[int]:
        seen: list[int] = []
        for _ in range(ROUNDS):
            for path in (marks, f"/api/works/{work.key}", "/api/search?q=garden"):
                answer = browser.ask("GET", path)
                assert answer.status == 200, answer.body
                if path == marks:
                    found = answer.json()
                    assert len(found["annotations"]) == found["total"]
                    assert all(mark["note"] and mark["quote"] for mark in found["annotations"])
                    seen.append(found["total"])
        return seen

    with ThreadPoolExecutor(9) as pool:
        readers = [pool.submit(read) for _ in range(8)]
        writer = pool.submit(write)
        assert writer.result() == [201] * ROUNDS
        for reader in readers:
            counts = reader.result()
            assert counts == sorted(counts)
    assert browser.ask("GET", marks).json()["total"] == ROUNDS


def test_two_windows_change_one_mark(browser: Browser, work: Work) -> None:
    """Of many changes to the same version one is kept; the others are told."""
    path = browser.ask(
        "POST", f"/api/works/{work.key}/annotations", {"start": 0, "end": 4}
    ).headers["location"]

    def change(window: int) -> int:
        return browser.ask("PATCH", path, {"note": f"window {window}"}, if_match='"1"').status

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(change, range(6))) == [200] + [412] * 5
    assert browser.ask("GET", path).headers["etag"] == '"2"'


def test_two_windows_mend_one_record(browser: Browser, work: Work) -> None:
    """The version is checked in the same transaction that writes: one is kept."""
    path = f"/api/works/{work.key}"

    def mend(title: str, tag: str) -> int:
        return browser.ask("PATCH", path, {"title": title}, if_match=tag).status

    with ThreadPoolExecutor(8) as pool:
        for turn in range(ROUNDS):
            tag = browser.ask("GET", path).headers["etag"]
            titles = [f"Turn {turn}, window {window}" for window in range(8)]
            assert sorted(pool.map(mend, titles, [tag] * 8)) == [200] + [412] * 7
