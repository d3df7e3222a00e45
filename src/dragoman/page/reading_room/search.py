"""The search page: words and filters, and what is found with its citation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from dragoman.library.queries import Filter, Found, Paging, facets
from dragoman.library.search import search_articles, search_events, search_statements
from dragoman.page.reading_room.asked import asked, value
from dragoman.page.reading_room.errors import BadAddress
from dragoman.page.reading_room.render import page

ONE = Paging(size=1)
KINDS: dict[str, Callable[..., Found[Any]]] = {
    "statements": search_statements,
    "events": search_events,
    "articles": search_articles,
}


def show(request: Request) -> Response:
    """What fits the filters of the address, as statements, events or articles. Raises ``BadAddress``."""
    kind = value(request, "kind") or "statements"
    if kind not in KINDS:
        raise BadAddress("kind", kind)
    wanted = asked(request, kind=kind)
    with request.app.state.room.reading() as db:
        found = KINDS[kind](db, wanted.filter, wanted.paging)
        counts = {k: found.total if k == kind else search(db, wanted.filter, ONE).total for k, search in KINDS.items()}
        narrowed = wanted.filter != Filter(words=wanted.filter.words)
        values = {
            "facets": facets(db),
            "kinds": tuple(KINDS),
            "kind": kind,
            "asked": wanted,
            "found": found,
            "counts": counts,
        }
    return page(request, "search.html", values | {"narrowed": narrowed})
