"""The same event in several articles, and on whose word it stands."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from dragoman.library import queries
from dragoman.library.queries.happenings import by_voice, happenings, linked
from dragoman.page.reading_room.asked import asked
from dragoman.page.reading_room.render import page


def show(request: Request) -> Response:
    """Happenings with their articles and voices, and when they were linked. Raises ``BadAddress``."""
    wanted = asked(request)
    room = request.app.state.room
    with room.reading() as db:
        found = happenings(db, wanted.filter, wanted.paging)
        values = {"asked": wanted, "found": found, "facets": queries.facets(db), "linked": linked(db)}
    return page(request, "happenings.html", {**values, "by_voice": by_voice, "library": room.library.name})
