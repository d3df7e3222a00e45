"""What keeps a local page local: who may ask, what a page may load, and how much may be sent.

A page on 127.0.0.1 can be reached by any other page open in the same browser. Three things close that door: the
``Host`` must be ours (DNS rebinding), every change carries a token that only our pages hold (CSRF), and the content
security policy lets a page load nothing but our own files. Follows the OWASP cheat sheets on both attacks.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOKEN_FIELD = "token"
LOCAL_NAMES = ("127.0.0.1", "localhost")
MAX_BODY = 4_000_000
"""Bytes of a request: room for a long article's annotation, and no more."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Token:
    """The secret that our own forms carry; new with every start of the program."""

    def __init__(self) -> None:
        self.value = secrets.token_urlsafe(32)

    def fits(self, given: object) -> bool:
        """Whether a form carried this token; compared in constant time."""
        return isinstance(given, str) and hmac.compare_digest(given.encode(), self.value.encode())


class LocalOnly:
    """ASGI middleware: answers only requests addressed to this machine by our own pages, and small enough.

    ``port`` is the one that the page is served on, ``names`` what this machine may be called in an address. Every
    answer carries ``HEADERS``.
    """

    def __init__(self, app: ASGIApp, port: int, max_body: int = MAX_BODY, names: Collection[str] = LOCAL_NAMES) -> None:
        self.app = app
        self.hosts = frozenset(f"{name}:{port}" for name in names)
        self.max_body = max_body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":  # a websocket would not be held by the checks below
            return
        guarded = _with_headers(send)
        headers = Headers(scope=scope)
        if refusal := self._refusal(headers):
            await refusal(scope, receive, guarded)
            return
        body = await _body(receive, self.max_body)
        if body is None:
            await _too_large()(scope, receive, guarded)
            return
        await self.app(scope, _replay(body, receive), guarded)

    def _refusal(self, headers: Headers) -> PlainTextResponse | None:
        if headers.getlist("host") not in [[host] for host in self.hosts]:
            return PlainTextResponse("This page answers only to the address that Dragoman printed.", 421)
        origin = headers.get("origin")
        if origin is not None and origin not in {f"http://{host}" for host in self.hosts}:
            return PlainTextResponse("Another site's page may not send anything here.", 403)
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self.max_body:
            return _too_large()
        return None


def _too_large() -> PlainTextResponse:
    return PlainTextResponse("Too much was sent at once.", 413)


async def _body(receive: Receive, limit: int) -> bytes | None:
    """The whole body, counted as it comes, since its announced length may lie; ``None`` above the limit."""
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > limit:
            return None
        if not message.get("more_body", False):
            return bytes(body)


def _replay(body: bytes, receive: Receive) -> Receive:
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return waiting.pop() if waiting else await receive()

    return replay


def _with_headers(send: Send) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
        await send(message)

    return guarded
