"""The desk on a port of this machine, from its start to its end."""

from __future__ import annotations

import errno
import secrets
import signal
import socket
import threading
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from carrel.web.errors import PortTaken

if TYPE_CHECKING:
    import uvicorn

    from carrel.store.library import Library
    from carrel.web.application import Application

LOOPBACK = "127.0.0.1"
_BACKLOG = 128
_SECONDS_TO_FINISH = 3
"""How long answers under way may take once the desk is asked to stop."""


def serve(
    library: Library,
    *,
    port: int,
    open_browser: bool,
    announce: Callable[[str], None],
    coder: str = "me",
) -> None:
    """Serve the desk on 127.0.0.1 until Ctrl-C or SIGTERM.

    ``port`` 0 takes any free one. ``announce`` is given the address with its start token before
    anything else is done; connections wait from then on. ``coder`` is who codes here. Raise
    ``PortTaken``.
    """
    token, opening = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    with closing(listening_socket(port)) as listener:
        bound = int(listener.getsockname()[1])
        with _ended_by_signals():
            announce(f"http://{LOOPBACK}:{bound}/start/{token}")
            if open_browser:
                _open_browser(f"http://{LOOPBACK}:{bound}/start/{opening}")
            _run(library, listener, Opening(token, opening, coder))


def listening_socket(port: int) -> socket.socket:
    """A socket that listens on the loopback address; raise ``PortTaken`` when it cannot be had."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((LOOPBACK, port))
        listener.listen(_BACKLOG)
    except (OSError, OverflowError) as error:
        listener.close()
        raise PortTaken(_why_not(port, error)) from error
    return listener


def _why_not(port: int, error: OSError | OverflowError) -> str:
    way_out = "choose another with --port, or --port 0 for any free one."
    if isinstance(error, OverflowError):
        return f"There is no port {port}; they run from 0 to 65535: {way_out}"
    if error.errno == errno.EACCES:
        return f"Port {port} is kept for the system: {way_out}"
    return f"Port {port} is taken by another program: {way_out}"


def desk_hosts(port: int) -> frozenset[str]:
    """The names under which a desk on that port answers."""
    return frozenset(f"{name}:{port}" for name in (LOOPBACK, "localhost", "[::1]"))


class Opening(NamedTuple):
    """The desk's two tokens, and who codes at it; see ``create_application``."""

    token: str
    opening: str
    coder: str


def _run(library: Library, listener: socket.socket, given: Opening) -> None:
    # Only now: the address is out already, and this is most of the time to start.
    from carrel.web.application import create_application

    hosts = desk_hosts(int(listener.getsockname()[1]))
    application = create_application(library, hosts=hosts, **given._asdict())
    server_over(application).run(sockets=[listener])


def server_over(application: Application) -> uvicorn.Server:
    """A server for the desk; setting its ``should_exit`` ends it."""
    import uvicorn

    config = uvicorn.Config(
        application,
        access_log=False,
        http="h11",
        interface="asgi3",
        lifespan="off",
        log_config=None,
        loop="asyncio",
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=_SECONDS_TO_FINISH,
        ws="none",
    )
    return uvicorn.Server(config)


@contextmanager
def _ended_by_signals() -> Generator[None]:
    """End the block on Ctrl-C or SIGTERM, and go on after it, so that the library is closed.

    While uvicorn serves it takes the signal itself, finishes, and raises it again.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    former = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with suppress(KeyboardInterrupt):
            yield
    finally:
        signal.signal(signal.SIGTERM, former)


def _open_browser(address: str) -> None:
    def opening() -> None:
        import webbrowser

        webbrowser.open(address)

    # A browser that runs in the terminal holds its caller until it is closed.
    threading.Thread(target=opening, name="browser", daemon=True).start()
