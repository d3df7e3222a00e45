"""What the library holds, at a glance."""

from __future__ import annotations

import sqlite3

from dragoman.library.queries.counts import counted, months, period
from dragoman.library.queries.filters import Paging
from dragoman.library.queries.rows import Overview
from dragoman.library.search import articles_that

LATEST = 10


def overview(db: sqlite3.Connection) -> Overview:
    """Counts, outlets, coverage by month, and the newest articles. ``actors`` counts those told apart by name and code."""
    first, last = period(db)
    return Overview(
        articles=_number(db, "SELECT count(*) FROM documents"),
        statements=_number(db, "SELECT count(*) FROM statements"),
        events=_number(db, "SELECT count(*) FROM events"),
        actors=_number(db, "SELECT count(*) FROM (SELECT DISTINCT name_key, code FROM actors)"),
        first=first,
        last=last,
        outlets=counted(db, "documents", "outlet"),
        months=months(db),
        standings=counted(db, "events", "standing"),
        types=counted(db, "events", "type"),
        acts=counted(db, "statements", "act"),
        latest=articles_that(db, [], Paging(size=LATEST)).rows,
    )


def _number(db: sqlite3.Connection, query: str) -> int:
    (number,) = db.execute(query).fetchone()
    return int(number)
