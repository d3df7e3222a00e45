"""The search page: words and filters, and what is found with its citation."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from dragoman.library.queries import Filter, facets
from dragoman.library.search import search_articles, search_events, search_statements
from dragoman.page.reading_room.asked import asked, value
from dragoman.page.reading_room.errors import BadAddress
from dragoman.page.reading_room.render import page

KINDS = {"statements": search_statements, "events": search_events, "articles": search_articles}


def show(request: Request) -> Response:
    """What fits the filters of the address, as statements, events or articles. Raises ``BadAddress``."""
    kind = value(request, "kind") or "statements"
    if kind not in KINDS:
        raise BadAddress("kind", kind)
    wanted = asked(request, kind=kind)
    with request.app.state.room.reading() as db:
        found = KINDS[kind](db, wanted.filter, wanted.paging)
        narrowed = wanted.filter != Filter(words=wanted.filter.words)
        values = {"facets": facets(db), "kinds": tuple(KINDS), "kind": kind, "asked": wanted, "found": found}
    return page(request, "search.html", values | {"narrowed": narrowed})
