"""The first page: what the library holds."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from dragoman.library.queries import overview
from dragoman.page.plots import coverage
from dragoman.page.reading_room.render import language_of, page


def show(request: Request) -> Response:
    """Counts, outlets, coverage by month, and the newest articles."""
    with request.app.state.room.reading() as db:
        found = overview(db)
    plot = coverage(found.months, language_of(request)) if found.months else None
    return page(request, "overview.html", {"overview": found, "plot": plot})
