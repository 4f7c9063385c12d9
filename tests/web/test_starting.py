"""The start address lets a browser in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carrel.web.starting import Tokens

if TYPE_CHECKING:
    from conftest import Browser

TOKEN = "a-start-token-of-the-tests"


def test_the_token_becomes_a_cookie(stranger: Browser) -> None:
    """The start address answers with a cookie no script can read and leads to the shelf."""
    answer = stranger.ask("GET", f"/start/{TOKEN}")
    assert answer.status == 303
    assert answer.headers["location"] == "/"
    value, *attributes = answer.headers["set-cookie"].split("; ")
    assert set(attributes) == {"HttpOnly", "Path=/", "SameSite=strict"}
    assert value.startswith(f"carrel-{stranger.port}=")
    assert TOKEN not in value


def test_the_cookie_lets_in(browser: Browser) -> None:
    """With the cookie the API answers."""
    assert browser.ask("GET", "/api/works").status == 200


def test_the_printed_address_opens_again(stranger: Browser) -> None:
    """It stays good for the life of the process, for a second browser."""
    answers = [stranger.ask("GET", f"/start/{TOKEN}") for _ in range(2)]
    assert [answer.status for answer in answers] == [303, 303]


def test_the_browsers_own_address_opens_once(stranger: Browser) -> None:
    """What stood in a command line, where others may read it, is spent by its first use."""
    assert stranger.ask("GET", "/start/opens-once").status == 303
    again = stranger.ask("GET", "/start/opens-once")
    assert again.status == 401
    assert "set-cookie" not in again.headers


def test_another_token_lets_nobody_in(stranger: Browser) -> None:
    """A wrong token, an empty one or none sets no cookie."""
    for path in ("/start/wrong", "/start/%C3%A9", "/start/", "/start", f"/start/{TOKEN}/x"):
        answer = stranger.ask("GET", path)
        assert answer.status in {401, 404}
        assert "set-cookie" not in answer.headers


def test_an_address_followed_from_another_site_still_lets_in(stranger: Browser) -> None:
    """A redirect from another site would lose the strict cookie, so a page of ours moves on."""
    answer = stranger.ask(
        "GET",
        f"/start/{TOKEN}",
        sec_fetch_site="cross-site",
        sec_fetch_mode="navigate",
        sec_fetch_dest="document",
    )
    assert answer.status == 200
    assert b'http-equiv="refresh"' in answer.body
    assert "set-cookie" in answer.headers


def test_no_single_use_token_accepts_no_empty_one() -> None:
    """Where there is no token for one use, an empty one is not it."""
    assert not Tokens("lasting").accept("")
