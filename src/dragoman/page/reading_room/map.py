"""Where it happens: events with settled places."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from dragoman.library import queries
from dragoman.page.plots import world
from dragoman.page.reading_room.asked import asked
from dragoman.page.reading_room.render import language_of, page

MOST_LISTED = 60


def show(request: Request) -> Response:
    """The map and its places. Raises ``BadAddress``."""
    wanted = asked(request)
    with request.app.state.room.reading() as db:
        found = queries.places(db, wanted.filter)
        facets = queries.facets(db)
    plot = world(found, language_of(request)) if found else None
    values = {"asked": wanted, "places": found, "listed": found[:MOST_LISTED], "facets": facets, "plot": plot}
    return page(request, "map.html", values)
