"""One connection that cannot be led astray: to a checked address only, and within its bounds of time and bytes.

The name is resolved once, every address of the answer is checked, and the connection goes to one that was checked; a
server that gives another answer a moment later (DNS rebinding) changes nothing.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import httpcore

from dragoman.reading.fetch_addresses import is_public

Resolve = Callable[[str, int], Sequence[str]]


class PrivateAddressError(Exception):
    """The name leads to an address that is not public; ``args[0]`` is that address."""


class OutOfTimeError(Exception):
    """The whole fetch took longer than it may."""


class TooManyBytesError(Exception):
    """More bytes came over the wire than may."""


class NoSuchHostError(Exception):
    """The name has no address."""


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a name, as the system gives them. Raises ``OSError`` when there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Bounds:
    """What is left of a fetch's time and bytes, redirects included."""

    def __init__(self, seconds: float, max_bytes: int) -> None:
        self._end = time.monotonic() + seconds
        self._bytes = max_bytes

    def left(self) -> float:
        """Seconds. Raises ``OutOfTimeError`` when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise OutOfTimeError
        return left

    def count(self, data: bytes) -> bytes:
        """The bytes again. Raises ``TooManyBytesError``."""
        self._bytes -= len(data)
        if self._bytes < 0:
            raise TooManyBytesError
        return data


class GuardedBackend(httpcore.NetworkBackend):
    """Opens connections for httpcore. ``checked`` is false for hosts that the user allows by name."""

    def __init__(self, bounds: Bounds, resolve: Resolve, *, checked: bool) -> None:
        self._bounds = bounds
        self._resolve = resolve
        self._checked = checked
        self._system = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the bounds hold for everything
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A stream to the first of the host's addresses that answers, all of them checked before."""
        addresses = self._addresses(host, port)
        failure: Exception = NoSuchHostError(host)
        for address in addresses:
            try:
                left = self._bounds.left() / 2 if address != addresses[-1] else self._bounds.left()
                stream = self._system.connect_tcp(address, port, left, local_address, socket_options)
                return _BoundedStream(stream, self._bounds)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        addresses = _within(self._bounds.left(), self._resolve, host, port)
        for address in addresses if self._checked else ():
            if not is_public(address):
                raise PrivateAddressError(address)
        return addresses


class _BoundedStream(httpcore.NetworkStream):
    """A stream whose every wait is bounded by what is left for the whole fetch."""

    def __init__(self, stream: httpcore.NetworkStream, bounds: Bounds) -> None:
        self._stream = stream
        self._bounds = bounds

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._bounds.count(self._stream.read(max_bytes, self._bounds.left()))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, self._bounds.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._bounds.left())
        return _BoundedStream(stream, self._bounds)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _within(seconds: float, resolve: Resolve, host: str, port: int) -> Sequence[str]:
    """The addresses of ``host``, or an error after ``seconds``: the system's resolver knows no time limit."""
    answer: list[Sequence[str]] = []
    errors: list[Exception] = []

    def ask() -> None:
        try:
            answer.append(resolve(host, port))
        except (OSError, UnicodeError) as error:
            errors.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(seconds)
    if errors or (answer and not answer[0]):
        raise NoSuchHostError(host) from (errors[0] if errors else None)
    if not answer:
        raise OutOfTimeError
    return answer[0]
