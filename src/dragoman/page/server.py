"""Serves an application to this machine's browser and nobody else's."""

from __future__ import annotations

import contextlib
import signal
import socket
import threading
import webbrowser

import uvicorn
from starlette.types import ASGIApp

from dragoman.errors import DragomanError

ADDRESS = "127.0.0.1"


class PortTaken(DragomanError):
    """The port asked for is in use."""

    reason = "port-taken"


def bound(port: int, host: str = ADDRESS) -> socket.socket:
    """A socket that holds ``port`` at an address of this machine, or a free one for 0. Raises ``PortTaken``."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except (OSError, OverflowError) as error:
        listener.close()
        raise PortTaken(f"port {port} cannot be used ({error}); give another with --port.") from error
    return listener


def address(listener: socket.socket, host: str = ADDRESS) -> str:
    """Where a browser finds what is served on the socket."""
    return f"http://{host}:{listener.getsockname()[1]}/"


def serve(app: ASGIApp, listener: socket.socket, *, open_browser: bool) -> None:
    """Serves until interrupted or told to end, then returns; opens the browser, if asked to, once the page answers."""
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, ws="none", server_header=False))
    listener.listen()
    if open_browser:
        # The socket already queues connections, so that the browser cannot come too early.
        threading.Timer(0.3, webbrowser.open, [address(listener)]).start()
    for name in ("SIGTERM", "SIGHUP"):  # the terminal is closed: what follows must still be done
        if found := getattr(signal, name, None):
            signal.signal(found, signal.default_int_handler)
    with contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[listener])
