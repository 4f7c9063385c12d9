"""The desk as a process: its first line, its port, its end."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from carrel.web.errors import PortTaken
from carrel.web.serving import desk_hosts, listening_socket

DESK = """
# A shell has what it starts in the background ignore Ctrl-C; here it counts.
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
import sys
from pathlib import Path
from carrel.store.library import open_library
from carrel.web.serving import serve
with open_library(Path(sys.argv[1])) as library:
    serve(library, port=0, open_browser=False, announce=lambda line: print(line, flush=True))
print("closed", flush=True)
"""


@contextmanager
def _desk(folder: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    line = [sys.executable, "-c", DESK, str(folder)]
    with subprocess.Popen(
        line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip(), process
        finally:
            process.kill()


def test_the_address_is_the_first_line(library_folder: Path) -> None:
    """It carries a start token of 256 bits, and is served at once."""
    with _desk(library_folder) as (address, _):
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/start/[\w-]{43}", address)
        parts = urlsplit(address)
        assert parts.hostname is not None
        with closing(HTTPConnection(parts.hostname, parts.port, timeout=20)) as connection:
            connection.request("GET", parts.path)
            answer = connection.getresponse()
            assert answer.status == 303
            answer.read()


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_the_desk(library_folder: Path, by: signal.Signals) -> None:
    """Ctrl-C and SIGTERM let the library be closed, and nothing is said on stderr."""
    with _desk(library_folder) as (address, process):
        parts = urlsplit(address)
        with closing(HTTPConnection(str(parts.hostname), parts.port, timeout=20)) as connection:
            connection.request("GET", "/")
            assert connection.getresponse().status == 401
        process.send_signal(by)
        out, err = process.communicate(timeout=20)
        assert (process.returncode, out, err) == (0, "closed\n", "")


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_a_desk_that_is_still_starting(
    library_folder: Path, by: signal.Signals
) -> None:
    """From the first line on, a signal is an end in good order."""
    with _desk(library_folder) as (_, process):
        process.send_signal(by)
        out, err = process.communicate(timeout=20)
        assert (process.returncode, out, err) == (0, "closed\n", "")


def test_the_desk_is_on_the_loopback_alone() -> None:
    """No other machine can reach it."""
    with closing(listening_socket(0)) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"


def test_a_port_that_is_taken() -> None:
    """One sentence with the way out."""
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortTaken, match=rf"Port {port} is taken .* --port"):
            listening_socket(port)


@pytest.mark.parametrize("port", [65536, -1])
def test_a_port_that_does_not_exist(port: int) -> None:
    """One sentence, no traceback."""
    with pytest.raises(PortTaken, match=f"no port {port}"):
        listening_socket(port)


def test_the_desk_goes_by_three_names() -> None:
    """The loopback address, its name, and the same in IPv6."""
    assert desk_hosts(80) == {"127.0.0.1:80", "localhost:80", "[::1]:80"}
