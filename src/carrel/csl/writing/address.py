"""Addresses that a writer may put behind a text."""

from __future__ import annotations

import re

_WEB = re.compile(r"https?://[^/\s]", re.IGNORECASE)
# RFC 3986, 2.2 and 2.3: reserved and unreserved characters, and the percent sign itself.
_UNSAFE = re.compile(r"[^A-Za-z0-9\-._~:/?#@!$&*+,;=%]")


def safe_address(address: object) -> str:
    """Give a web address in ASCII, all that could end it percent-encoded; "" for any other."""
    text = address.strip() if isinstance(address, str) else ""
    return _UNSAFE.sub(_encoded, text) if _WEB.match(text) else ""


def _encoded(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode("utf-8", "replace"))
