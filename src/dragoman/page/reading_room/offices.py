"""Who is who, and when: persons in offices, with the passages that say so."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from dragoman.library import queries
from dragoman.library.queries.happenings import linked
from dragoman.library.queries.offices import offices
from dragoman.page.reading_room.asked import asked
from dragoman.page.reading_room.render import page


def show(request: Request) -> Response:
    """Holders of offices, their conflicts, and the bare names that they resolve. Raises ``BadAddress``."""
    wanted = asked(request)
    room = request.app.state.room
    with room.reading() as db:
        found = offices(db, wanted.filter, wanted.paging)
        values = {"asked": wanted, "found": found, "facets": queries.facets(db), "linked": linked(db)}
    return page(request, "offices.html", {**values, "library": room.library.name})
