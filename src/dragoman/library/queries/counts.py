"""How often each value occurs: for the overview, and for the choices of a form."""

from __future__ import annotations

import sqlite3

from dragoman.library.queries.rows import Count, Facets, Month

_COUNTRIES = """
SELECT country AS value, count(*) AS count FROM (
    SELECT DISTINCT p.document_id, p.event_id, substr(a.code, 1, 3) AS country
    FROM event_actors AS p JOIN actors AS a ON a.document_id = p.document_id AND a.id = p.actor_id
    UNION ALL
    SELECT DISTINCT p.document_id, p.statement_id, substr(a.code, 1, 3)
    FROM statement_actors AS p JOIN actors AS a ON a.document_id = p.document_id AND a.id = p.actor_id
)
WHERE country != '' GROUP BY country ORDER BY count DESC, value
"""

_MONTHS = """
SELECT substr(d.published, 1, 7) AS month, count(*) AS articles,
    sum((SELECT count(*) FROM statements WHERE document_id = d.id)) AS statements,
    sum((SELECT count(*) FROM events WHERE document_id = d.id)) AS events
FROM documents AS d WHERE d.published IS NOT NULL GROUP BY month ORDER BY month
"""


def facets(db: sqlite3.Connection) -> Facets:
    """Every value that a filter may take."""
    first, last = period(db)
    return Facets(
        outlets=counted(db, "documents", "outlet"),
        types=counted(db, "events", "type"),
        acts=counted(db, "statements", "act"),
        standings=counted(db, "events", "standing"),
        countries=tuple(Count(*row) for row in db.execute(_COUNTRIES)),
        first=first,
        last=last,
    )


def counted(db: sqlite3.Connection, table: str, column: str) -> tuple[Count, ...]:
    """The values of a column, the most frequent first."""
    query = (
        f"SELECT {column}, count(*) AS times FROM {table} WHERE {column} != '' "
        f"GROUP BY {column} ORDER BY times DESC, {column}"
    )
    return tuple(Count(*row) for row in db.execute(query))


def period(db: sqlite3.Connection) -> tuple[str, str]:
    """The days of the oldest and the newest article, empty when no article has one."""
    first, last = db.execute("SELECT min(published), max(published) FROM documents").fetchone()
    return first or "", last or ""


def months(db: sqlite3.Connection) -> tuple[Month, ...]:
    """What was published month by month; months without an article between the first and the last are there too."""
    return without_gaps(tuple(Month(*row) for row in db.execute(_MONTHS)))


def without_gaps(found: tuple[Month, ...]) -> tuple[Month, ...]:
    """The months in order, with the empty ones between."""
    if not found:
        return ()
    by_month = {month.month: month for month in found}
    names = _names(found[0].month, found[-1].month)
    return tuple(by_month.get(name) or Month(name, 0, 0, 0) for name in names)


def _names(first: str, last: str) -> list[str]:
    start, end = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (first, last))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(start, end + 1)]
