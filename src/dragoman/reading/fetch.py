"""Fetching: the only way in which Dragoman opens a connection to anywhere.

http and https alone; every host's addresses checked, at each redirect anew; bounded in time, in bytes on the wire, in
bytes after decompression and in their ratio; no cookies, no credentials, no proxy and no setting from the environment.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

import httpcore
import httpx

from dragoman.errors import RejectedInput
from dragoman.reading import fetch_addresses as addresses
from dragoman.reading.fetch_addresses import shown
from dragoman.reading.fetch_body import KNOWN_ENCODINGS, BombError, CutShortError, UnknownEncodingError, decoded
from dragoman.reading.fetch_connection import (
    Bounds,
    GuardedBackend,
    NoSuchHostError,
    OutOfTimeError,
    PrivateAddressError,
    Resolve,
    TooManyBytesError,
    resolve,
)

_REDIRECTS = {301, 302, 303, 307, 308}
_PERMANENT = {301, 308}


class NetworkReason(StrEnum):
    """Why an address gave nothing. The codes are stable; programs may test them."""

    BAD_ADDRESS = "bad-address"
    PRIVATE_ADDRESS = "private-address"
    REFUSED_PORT = "refused-port"
    NO_SUCH_HOST = "no-such-host"
    UNREACHABLE = "unreachable"
    UNSAFE_CONNECTION = "unsafe-connection"
    TIMED_OUT = "timed-out"
    BAD_ANSWER = "bad-answer"
    CUT_SHORT = "cut-short"
    TOO_LARGE = "too-large"
    COMPRESSION_BOMB = "compression-bomb"
    UNKNOWN_ENCODING = "unknown-encoding"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    WRONG_TYPE = "wrong-type"


@dataclass(frozen=True)
class FetchLimits:
    """The bounds of one fetch, its redirects included.

    ``seconds`` holds for all of it, however slowly a server trickles; ``max_wire_bytes`` for what comes over the wire,
    headers included; ``max_bytes`` for the content after decompression; ``max_ratio`` for what a compressed byte may
    become (above the first megabyte).
    """

    seconds: float = 60.0
    max_wire_bytes: int = 20_000_000
    max_bytes: int = 20_000_000
    max_ratio: int = 100
    max_redirects: int = 5


@dataclass(frozen=True)
class Answer:
    """What a server said: ``body`` is empty unless ``status`` is 200; the names of ``headers`` are in lower case.

    ``address`` is where the answer came from in the end; ``moved_to`` the same, when only permanent redirects led
    there. ``is_cut`` says that the body went on beyond ``max_bytes``.
    """

    address: str
    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    moved_to: str | None = None
    is_cut: bool = False


@dataclass(frozen=True)
class Request:
    """What to ask for. ``types`` are the beginnings of the content types that are read; none given: all.

    ``allow`` names the hosts (``host`` or ``host:port``) that may be private or have an unusual port. ``before`` is
    called with each address, redirects too, before it is opened, and may raise. With ``cut`` a body that is too large
    is cut there, instead of rejected.
    """

    address: str
    headers: Mapping[str, str] = field(default_factory=dict)
    types: Collection[str] = ()
    allow: Collection[str] = ()
    before: Callable[[str], None] = lambda _address: None
    cut: bool = False
    max_bytes: int | None = None


@dataclass
class Fetcher:
    """Asks servers. ``user_agent`` is all that it tells of itself; ``resolve`` turns a name into addresses."""

    user_agent: str
    limits: FetchLimits = FetchLimits()
    resolve: Resolve = resolve

    def get(self, request: Request) -> Answer:
        """The answer to a GET. Raises ``RejectedInput`` with a reason of ``NetworkReason``.

        A status that is no success is an answer, too; what it means is for the caller to say.
        """
        bounds = Bounds(self.limits.seconds, self.limits.max_wire_bytes)
        address, permanent = request.address, True
        for _ in range(self.limits.max_redirects + 1):
            url = _checked(address, request)
            request.before(str(url))
            answer = self._one(url, request, bounds)
            if answer.status not in _REDIRECTS or "location" not in answer.headers:
                moved = answer.address if permanent and address != request.address else None
                return Answer(answer.address, answer.status, answer.headers, answer.body, moved, answer.is_cut)
            permanent = permanent and answer.status in _PERMANENT
            address = _joined(answer.headers["location"], url, request)
        raise _refused(
            NetworkReason.TOO_MANY_REDIRECTS,
            request,
            f"more than {self.limits.max_redirects} redirects",
            "give the address that the page has in a browser",
        )

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        """Made once, and late: reading the certificates takes as long as a request."""
        return httpcore.default_ssl_context()

    def _one(self, url: httpx.URL, request: Request, bounds: Bounds) -> Answer:
        checked = not addresses.is_allowed(url, request.allow)
        backend = GuardedBackend(bounds, self.resolve, checked=checked)
        origin = httpcore.Origin(url.raw_scheme, url.raw_host, addresses.port_of(url))
        target = httpcore.URL(scheme=origin.scheme, host=origin.host, port=origin.port, target=url.raw_path)
        headers = {
            "Host": url.netloc.decode("ascii"),
            "User-Agent": self.user_agent,
            "Accept-Encoding": "gzip",
            "Connection": "close",
            **request.headers,
        }
        tls = self._tls if url.scheme == "https" else None
        try:
            with (
                httpcore.HTTPConnection(origin, tls, network_backend=backend) as connection,
                connection.stream("GET", target, headers=list(headers.items())) as response,
            ):
                return self._read(response, url, request)
        except RejectedInput:
            raise
        except Exception as error:
            raise _explained(error, url, request, self.limits) from error

    def _read(self, response: httpcore.Response, url: httpx.URL, request: Request) -> Answer:
        headers = _headers(response)
        if response.status != 200:
            return Answer(str(url), response.status, headers)
        kind = headers.get("content-type", "").strip().lower()
        if kind and request.types and not kind.startswith(tuple(request.types)):
            what = f"content of the type «{shown(kind, 80)}»"
            raise _refused(NetworkReason.WRONG_TYPE, request, what, "give the address of a feed or of an article")
        most = self.limits.max_bytes if request.max_bytes is None else request.max_bytes
        body = bytearray()
        for piece in decoded(response.iter_stream(), headers.get("content-encoding", ""), self.limits.max_ratio):
            body += piece
            if len(body) > most:
                if not request.cut:
                    raise TooManyBytesError
                return Answer(str(url), response.status, headers, bytes(body[:most]), is_cut=True)
        return Answer(str(url), response.status, headers, bytes(body))


def _checked(address: str, request: Request) -> httpx.URL:
    try:
        url = addresses.parse(address)
    except ValueError as error:
        led = "" if address == request.address else f"it leads to {shown(address)}: "
        raise _refused(
            NetworkReason.BAD_ADDRESS, request, f"{led}{error}", "give a plain http or https address"
        ) from error
    if not addresses.has_usual_port(url) and not addresses.is_allowed(url, request.allow):
        named = url.netloc.decode("ascii")
        raise _refused(
            NetworkReason.REFUSED_PORT,
            request,
            f"port {url.port} of {named} is not one of the web's (80, 443)",
            f'allow it by name if you trust it: "{named}"',
        )
    return url


def _joined(location: str, url: httpx.URL, request: Request) -> str:
    try:
        return str(httpx.URL(str(url)).join(location))
    except (httpx.InvalidURL, ValueError) as error:
        what = f"it redirects to {shown(location)}, which is no address"
        raise _refused(
            NetworkReason.BAD_ADDRESS, request, what, "give the address that the page has in a browser"
        ) from error


def _headers(response: httpcore.Response) -> dict[str, str]:
    """Those that a server repeats are joined, so that no second encoding or length is overlooked."""
    headers: dict[str, str] = {}
    for raw_name, raw_value in response.headers:
        name, value = raw_name.decode("ascii", "replace").lower(), raw_value.decode("utf-8", "replace")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    return headers


def _refused(reason: NetworkReason, request: Request, what: str, mend: str) -> RejectedInput:
    address = shown(request.address)
    return RejectedInput(reason.value, f"{address}: {what}; {mend}.", address)


def _explained(error: Exception, url: httpx.URL, request: Request, limits: FetchLimits) -> RejectedInput:
    """The rejection that an error of the network, the protocol or the content amounts to."""
    host = shown(addresses.host_of(url))
    again = "try again later"
    match error:
        case PrivateAddressError():
            led = "" if host == error.args[0] else f" leads to {error.args[0]}, which"
            what = f"{host}{led} is not on the open internet"
            return _refused(NetworkReason.PRIVATE_ADDRESS, request, what, f'allow it by name if you trust it: "{host}"')
        case NoSuchHostError():
            return _refused(NetworkReason.NO_SUCH_HOST, request, f"no host is called {host}", "check the name")
        case OutOfTimeError() | httpcore.TimeoutException():
            what = f"{host} did not finish within {limits.seconds:g} seconds"
            return _refused(NetworkReason.TIMED_OUT, request, what, again)
        case TooManyBytesError():
            most = min(limits.max_bytes, limits.max_wire_bytes)
            what = f"more than {most:,} bytes"
            return _refused(NetworkReason.TOO_LARGE, request, what, "raise the limit if you trust it")
        case BombError():
            what = f"content that grows more than {limits.max_ratio} times when it is decompressed"
            return _refused(NetworkReason.COMPRESSION_BOMB, request, what, "do not read it")
        case UnknownEncodingError():
            known = ", ".join(sorted(KNOWN_ENCODINGS - {""}))
            what = f"content compressed as «{shown(error.args[0], 80)}», where {known} is read"
            return _refused(NetworkReason.UNKNOWN_ENCODING, request, what, "tell the outlet")
        case CutShortError():
            return _refused(NetworkReason.CUT_SHORT, request, "compressed content that is damaged or cut off", again)
        case httpcore.RemoteProtocolError() if "complete" in str(error):
            return _refused(NetworkReason.CUT_SHORT, request, f"{host} closed before the end of its answer", again)
        case httpcore.ConnectError() if isinstance(error.__cause__, ssl.SSLError):
            what = f"no safe connection to {host} ({shown(str(error.__cause__))})"
            return _refused(NetworkReason.UNSAFE_CONNECTION, request, what, "check the address, or tell the outlet")
        case httpcore.NetworkError() | OSError():
            return _refused(NetworkReason.UNREACHABLE, request, f"no connection to {host} ({shown(str(error))})", again)
        case _:
            what = f"{host} answered in a way that HTTP does not know ({shown(str(error) or type(error).__name__)})"
            return _refused(NetworkReason.BAD_ANSWER, request, what, again)
