"""Pairs of countries: which deal with each other, in what events, and how cooperation and conflict balance."""

from __future__ import annotations

import sqlite3

from dragoman.library.queries import details
from dragoman.library.queries.conditions import joined, of_document, of_event
from dragoman.library.queries.filters import ANYTHING, FIRST_PAGE, Filter, Found, Paging
from dragoman.library.queries.paging import read_mark, write_mark
from dragoman.library.queries.rows import COOPERATION, EventRow, Pair, Quarter

MOST_MARKS = 2000

# As EventRow.day: when it happened as far as the article says, else when the article came out.
_DAY = "coalesce(e.time_start, e.time_end, d.published)"
_COOPERATIVE = f"e.quad IN {COOPERATION}"


def pairs(db: sqlite3.Connection, country: str = "", paging: Paging = FIRST_PAGE) -> Found[Pair]:
    """Pairs of countries, those with most events first; of one country when it is given."""
    where, values = ("WHERE ? IN (a, b)", [country]) if country else ("", [])
    grouped = (
        "SELECT a, b, count(*) AS events, count(DISTINCT e.document_id) AS articles, "
        f"sum({_COOPERATIVE}) AS cooperation, max(coalesce({_DAY}, '')) AS last "
        "FROM event_pairs AS p JOIN events AS e ON e.document_id = p.document_id AND e.id = p.event_id "
        f"JOIN documents AS d ON d.id = e.document_id {where} GROUP BY a, b"
    )
    (total,) = db.execute(f"SELECT count(*) FROM (SELECT DISTINCT a, b FROM event_pairs {where})", values).fetchone()
    after, marked = "", list[str | int](values)
    if mark := read_mark(paging.after, int, str, str):
        after = "WHERE (-events, a, b) > (?, ?, ?)"
        marked += mark
    rows = db.execute(
        f"SELECT * FROM ({grouped}) {after} ORDER BY -events, a, b LIMIT ?", (*marked, paging.limit + 1)
    ).fetchall()
    page = tuple(
        Pair(r["a"], r["b"], r["events"], r["articles"], r["cooperation"], r["events"] - r["cooperation"], r["last"])
        for r in rows[: paging.limit]
    )
    return Found(page, total, write_mark((-page[-1].events, page[-1].a, page[-1].b)) if len(rows) > len(page) else "")


def pair_events(db: sqlite3.Connection, a: str, b: str, filter: Filter = ANYTHING) -> tuple[EventRow, ...]:
    """The events between two countries, the oldest first; of more than 2,000 the newest."""
    first, second = sorted((a, b))
    where, values = joined([*of_document(filter), *of_event(filter)])
    rows = db.execute(
        "SELECT e.document_id, e.id FROM event_pairs AS p "
        "JOIN events AS e ON e.document_id = p.document_id AND e.id = p.event_id "
        f"JOIN documents AS d ON d.id = e.document_id WHERE p.a = ? AND p.b = ? AND {where} "
        f"ORDER BY coalesce({_DAY}, '') DESC, d.published DESC, d.id DESC, e.ordinal DESC LIMIT ?",
        (first, second, *values, MOST_MARKS),
    )
    keys = [(row["document_id"], row["id"]) for row in rows]
    return tuple(details.events(db, keys[::-1]))


def pair_quarters(db: sqlite3.Connection, a: str, b: str) -> tuple[Quarter, ...]:
    """Cooperation and conflict quarter by quarter, the empty ones between too; events without any day are left out."""
    first, second = sorted((a, b))
    rows = db.execute(
        f"SELECT substr({_DAY}, 1, 4) AS year, (substr({_DAY}, 6, 2) + 2) / 3 AS quarter, "
        f"sum({_COOPERATIVE} AND e.standing = 'asserted'), "
        f"sum({_COOPERATIVE} AND e.standing IN ('claimed', 'disputed')), "
        f"sum(NOT {_COOPERATIVE} AND e.standing = 'asserted'), "
        f"sum(NOT {_COOPERATIVE} AND e.standing IN ('claimed', 'disputed')) "
        "FROM event_pairs AS p JOIN events AS e ON e.document_id = p.document_id AND e.id = p.event_id "
        f"JOIN documents AS d ON d.id = e.document_id WHERE p.a = ? AND p.b = ? AND {_DAY} IS NOT NULL "
        "AND e.standing IN ('asserted', 'claimed', 'disputed') GROUP BY year, quarter ORDER BY year, quarter",
        (first, second),
    ).fetchall()
    found = {int(year) * 4 + quarter - 1: tuple(counts) for year, quarter, *counts in rows}
    if not found:
        return ()
    return tuple(
        Quarter(f"{number // 4:04}-Q{number % 4 + 1}", *found.get(number, (0, 0, 0, 0)))
        for number in range(min(found), max(found) + 1)
    )
