"""What was promised or planned, and what later articles say of it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from dragoman.library import queries
from dragoman.page.reading_room.asked import asked
from dragoman.page.reading_room.render import page


def show(request: Request) -> Response:
    """Planned events, by whom, for when, and what came after. Raises ``BadAddress``."""
    wanted = asked(request)
    with request.app.state.room.reading() as db:
        found = queries.announcements(db, wanted.filter, wanted.paging)
        values = {"asked": wanted, "found": found, "facets": queries.facets(db)}
    return page(request, "announcements.html", values)
