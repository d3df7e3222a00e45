"""The door: where a password is asked for, nothing is shown before it is given."""

from __future__ import annotations

import time
from threading import Lock

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dragoman.page.reading_room import password
from dragoman.page.reading_room.forms import Sent
from dragoman.page.reading_room.render import page
from dragoman.page.reading_room.room import Room

COOKIE = "entry"
PATH = "/enter"
_WAIT = 1.0  # seconds that a wrong password costs, one at a time, so that guessing is slow
_guessing = Lock()


class Door:
    """ASGI middleware: without the cookie of a right password, every page leads to the form that asks for it."""

    def __init__(self, app: ASGIApp, room: Room) -> None:
        self.app = app
        self.room = room

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and self.room.password and not self._may_enter(Request(scope)):
            await RedirectResponse(PATH, 303)(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _may_enter(self, request: Request) -> bool:
        path = request.url.path
        return path == PATH or path.startswith("/static/") or self.room.session.fits(request.cookies.get(COOKIE))


def ask(request: Request) -> Response:
    """The form."""
    return page(request, "enter.html", {"problem": ""})


def enter(request: Request, sent: Sent) -> Response:
    """Opens the door to whoever knows the password."""
    room: Room = request.app.state.room
    if not _guessing.acquire(blocking=False):
        return page(request, "enter.html", {"problem": "password.busy"}, 429)
    try:
        if room.password and not password.fits(sent("password"), room.password):
            time.sleep(_WAIT)
            return page(request, "enter.html", {"problem": "password.wrong"}, 403)
    finally:
        _guessing.release()
    response = RedirectResponse("/", 303)
    response.set_cookie(COOKIE, room.session.value, httponly=True, samesite="strict")
    return response


def leave(_request: Request) -> Response:
    """Closes the door behind a reader."""
    response = RedirectResponse(PATH, 303)
    response.delete_cookie(COOKIE)
    return response
