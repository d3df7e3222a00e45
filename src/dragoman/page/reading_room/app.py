"""The reading room as a web application: which address is which page, and what is answered when one fails."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from dragoman.errors import DragomanError
from dragoman.library.database import LibraryError
from dragoman.page.reading_room import (
    actors,
    adding,
    announcements,
    article,
    corrections,
    disputes,
    downloads,
    entry,
    happenings,
    map,
    offices,
    overview,
    pairs,
    search,
)
from dragoman.page.reading_room.entry import Door
from dragoman.page.reading_room.errors import BadAddress, NotFound
from dragoman.page.reading_room.forms import Sent, posted
from dragoman.page.reading_room.render import page
from dragoman.page.reading_room.room import Room
from dragoman.page.safety import LOCAL_NAMES, LocalOnly

STATIC = Path(__file__).parent / "static"

PAGES: dict[str, Callable[[Request], Response]] = {
    "/": overview.show,
    "/article/{document_id:path}": article.show,
    "/search": search.show,
    "/actors": actors.show_all,
    "/actor": actors.show,
    "/pairs": pairs.show_all,
    "/pair": pairs.show,
    "/disputes": disputes.show,
    "/announcements": announcements.show,
    "/happenings": happenings.show,
    "/offices": offices.show,
    "/map": map.show,
    "/add": adding.show,
    "/add/{job}.json": adding.status,
    "/add/{job}": adding.progress,
    "/correct": corrections.form,
    "/corrections": corrections.show_all,
    "/corrections/gold.zip": downloads.gold,
    "/export/{list}.csv": downloads.csv,
    "/export/{list}.json": downloads.json,
    "/record/{document_id:path}.json": downloads.record,
    "/enter": entry.ask,
    "/leave": entry.leave,
}
FORMS: dict[str, Callable[[Request, Sent], Response]] = {
    "/add": adding.add,
    "/correct": corrections.take,
    "/corrections/withdraw": corrections.take_back,
    "/enter": entry.enter,
}


def application(room: Room, port: int, names: Collection[str] = LOCAL_NAMES) -> ASGIApp:
    """The pages over one library, served on ``port`` to browsers that ask for it by one of ``names``."""
    app = Starlette(
        routes=[
            *(Route(address, posted(take), methods=["POST"]) for address, take in FORMS.items()),
            *(Route(address, show, methods=["GET"]) for address, show in PAGES.items()),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        middleware=[Middleware(Door, room=room)],
        exception_handlers={HTTPException: _failed, DragomanError: _refused, Exception: _broken},
        lifespan=_lifespan,
    )
    app.state.room = room
    return LocalOnly(app, port, names=names)


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    yield
    app.state.room.jobs.close()


def _failed(request: Request, error: Exception) -> Response:
    """A page for what the routing refuses: no such address, no such method, too large a form."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    return _not_found(request, status)


def _refused(request: Request, error: Exception) -> Response:
    """A page for an error raised on purpose, in the reader's language where the table has it."""
    if isinstance(error, NotFound):
        return _not_found(request, 404)
    if isinstance(error, BadAddress):
        values = {"heading": "errors.not-searchable", "explanation": "errors.bad-address", "about": vars(error)}
        return page(request, "error.html", {**values, "detail": ""}, 400)
    heading, status = ("errors.library-error", 503) if isinstance(error, LibraryError) else ("errors.refused", 422)
    values = {"heading": heading, "explanation": "", "about": {}, "detail": str(error)}
    return page(request, "error.html", values, status)


def _broken(request: Request, _error: Exception) -> Response:
    """A page for an error of ours; the server writes it to its log."""
    return page(request, "error.html", {"heading": "errors.broken", "explanation": "", "about": {}, "detail": ""}, 500)


def _not_found(request: Request, status: int) -> Response:
    values = {"heading": "errors.not-found", "explanation": "errors.not-found-more", "about": {}, "detail": ""}
    return page(request, "error.html", values, status)
