"""What may be asked of a library: one module a question, each a function over what ``reader`` gives.

Every function takes the connection first; lists take a ``Filter`` and a ``Paging`` and give a ``Found``.
"""

from dragoman.library.queries.actors import actor, actors, said_of
from dragoman.library.queries.announcements import announcements, promises
from dragoman.library.queries.articles import record
from dragoman.library.queries.corrections import Correction, corrections, history, of_document
from dragoman.library.queries.counts import facets
from dragoman.library.queries.disputes import disputes
from dragoman.library.queries.events_on_map import places
from dragoman.library.queries.filters import Filter, Found, Paging
from dragoman.library.queries.overview import overview
from dragoman.library.queries.paging import every
from dragoman.library.queries.pairs import pair_events, pair_quarters, pairs
from dragoman.library.queries.rows import (
    ActorProfile,
    ActorRef,
    ActorRow,
    Announcement,
    ArticleRow,
    ClaimRow,
    Count,
    Dispute,
    DocumentRef,
    EventRow,
    Facets,
    Month,
    Overview,
    Pair,
    Partner,
    Piece,
    PlaceCount,
    Quarter,
    StatementRow,
)
from dragoman.library.search import search_articles, search_events, search_statements

__all__ = [
    "ActorProfile",
    "ActorRef",
    "ActorRow",
    "Announcement",
    "ArticleRow",
    "ClaimRow",
    "Correction",
    "Count",
    "Dispute",
    "DocumentRef",
    "EventRow",
    "Facets",
    "Filter",
    "Found",
    "Month",
    "Overview",
    "Paging",
    "Pair",
    "Partner",
    "Piece",
    "PlaceCount",
    "Quarter",
    "StatementRow",
    "actor",
    "actors",
    "announcements",
    "corrections",
    "disputes",
    "every",
    "facets",
    "history",
    "of_document",
    "overview",
    "pair_events",
    "pair_quarters",
    "pairs",
    "places",
    "promises",
    "record",
    "said_of",
    "search_articles",
    "search_events",
    "search_statements",
]
