"""The list of actors, and the page of one: what it says, what is said of it, with whom it deals, through time."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from dragoman.library import queries
from dragoman.library.queries.filters import Filter, Found
from dragoman.library.queries.rows import EventRow, StatementRow
from dragoman.library.search import search_events, search_statements
from dragoman.page.plots import activity
from dragoman.page.reading_room.asked import asked, value
from dragoman.page.reading_room.errors import BadAddress, NotFound
from dragoman.page.reading_room.render import language_of, page

VIEWS = ("said", "about", "events")


def show_all(request: Request) -> Response:
    """Every actor, those of most articles first. Raises ``BadAddress``."""
    wanted = asked(request)
    with request.app.state.room.reading() as db:
        found = queries.actors(db, wanted.filter.words, wanted.filter.country, wanted.paging)
        values = {"asked": wanted, "found": found, "countries": queries.facets(db).countries}
    return page(request, "actors.html", values)


def show(request: Request) -> Response:
    """One actor, or all that share a code. Raises ``BadAddress``, ``NotFound``."""
    view = value(request, "view") or VIEWS[0]
    if view not in VIEWS:
        raise BadAddress("view", view)
    wanted = asked(request, view=view)
    name, code = wanted.filter.name, wanted.filter.code
    if not (name or code):
        raise NotFound
    with request.app.state.room.reading() as db:
        profile = queries.actor(db, name, code)
        if profile is None:
            raise NotFound
        exactly = Filter(name=name, code=code)
        found: Found[StatementRow] | Found[EventRow]
        if view == "said":
            found = search_statements(db, exactly, wanted.paging)
        elif view == "about":
            found = queries.said_of(db, name, code, wanted.paging)
        else:
            found = search_events(db, exactly, wanted.paging)
    plot = activity(profile.months, language_of(request)) if profile.months else None
    values = {"profile": profile, "name": name, "code": code, "view": view, "views": VIEWS, "found": found}
    return page(request, "actor.html", values | {"asked": wanted, "plot": plot})
