"""Two states: what brings them together and sets them apart, through time."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import Response

from dragoman.library import queries
from dragoman.library.queries.filters import Filter
from dragoman.library.search import search_events
from dragoman.page.plots import balance, timeline
from dragoman.page.reading_room.asked import asked, value
from dragoman.page.reading_room.errors import BadAddress, NotFound
from dragoman.page.reading_room.render import language_of, page


def show_all(request: Request) -> Response:
    """Every pair that deals with each other. Raises ``BadAddress``."""
    wanted = asked(request)
    with request.app.state.room.reading() as db:
        found = queries.pairs(db, wanted.filter.country, wanted.paging)
        values = {"asked": wanted, "found": found, "countries": queries.facets(db).countries}
    return page(request, "pairs.html", values)


def show(request: Request) -> Response:
    """One pair. Raises ``BadAddress``, ``NotFound``."""
    a, b = code_of(request, "a"), code_of(request, "b")
    wanted = asked(request, a=a, b=b)
    language = language_of(request)
    with request.app.state.room.reading() as db:
        events = queries.pair_events(db, a, b)
        if not events:
            raise NotFound
        quarters = queries.pair_quarters(db, a, b)
        found = search_events(db, Filter(country=a, other=b), wanted.paging)
    plots = {"timeline": timeline(events, language), "balance": balance(quarters, language) if quarters else None}
    return page(request, "pair.html", {"a": a, "b": b, "asked": wanted, "found": found, **plots})


def code_of(request: Request, name: str) -> str:
    """A country of the address. Raises ``BadAddress``."""
    code = value(request, name).upper()
    if not re.fullmatch(r"[A-Z]{3}", code):
        raise BadAddress(name, code)
    return code
