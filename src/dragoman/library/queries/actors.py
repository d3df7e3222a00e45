"""Actors across articles: who there is, what one says and does, with whom, through time."""

from __future__ import annotations

import sqlite3

from dragoman.library.queries.conditions import Condition, exactly, joined, of_actor, of_country
from dragoman.library.queries.counts import without_gaps
from dragoman.library.queries.filters import FIRST_PAGE, Found, Paging
from dragoman.library.queries.paging import read_mark, write_mark
from dragoman.library.queries.rows import (
    COOPERATION,
    ActorProfile,
    ActorRow,
    Count,
    Month,
    Partner,
    StatementRow,
)
from dragoman.library.search import statements_that

MOST_PARTNERS = 25

# A person named in one article only as «le ministre» is another row than the same person by name: nothing is guessed.
_GROUPED = """
SELECT name_key, code, min(name) AS name, min(kind) AS kind, count(DISTINCT document_id) AS articles,
    sum((SELECT count(*) FROM statement_actors AS p
         WHERE p.document_id = a.document_id AND p.actor_id = a.id AND p.role = 'speaker')) AS statements,
    sum((SELECT count(DISTINCT p.event_id) FROM event_actors AS p
         WHERE p.document_id = a.document_id AND p.actor_id = a.id)) AS events
FROM actors AS a WHERE {where} GROUP BY name_key, code
"""


def actors(db: sqlite3.Connection, words: str = "", country: str = "", paging: Paging = FIRST_PAGE) -> Found[ActorRow]:
    """Actors by name and code, those in most articles first. ``words`` are of a name, or a code or its beginning."""
    asked = [of_actor(words)] if words.strip() else []
    if country:
        asked.append(of_country(country))
    where, values = joined(asked)
    grouped = _GROUPED.format(where=where)
    (total,) = db.execute(
        f"SELECT count(*) FROM (SELECT DISTINCT name_key, code FROM actors AS a WHERE {where})", values
    ).fetchone()
    after = ""
    if mark := read_mark(paging.after, int, int, str, str):
        after = "WHERE (-articles, -statements - events, name_key, code) > (?, ?, ?, ?)"
        values += mark
    rows = db.execute(
        f"SELECT * FROM ({grouped}) {after} ORDER BY -articles, -statements - events, name_key, code LIMIT ?",
        (*values, paging.limit + 1),
    ).fetchall()
    page = rows[: paging.limit]
    more = ""
    if len(rows) > len(page):
        last = page[-1]
        more = write_mark((-last["articles"], -last["statements"] - last["events"], last["name_key"], last["code"]))
    return Found(tuple(_row(db, row) for row in page), total, more)


def actor(db: sqlite3.Connection, name: str, code: str) -> ActorProfile | None:
    """An actor by its name and code; without a name, all actors of a code («RUS» has «RUS GOV» with it) as one."""
    who = exactly(name, code)
    if not (name or code) or not db.execute(f"SELECT 1 FROM actors AS a WHERE {who.sql}", who.values).fetchone():
        return None
    names = _counts(
        db, "SELECT a.name, count(DISTINCT a.document_id) FROM actors AS a WHERE {who} GROUP BY a.name", who
    )
    first, last, articles = db.execute(
        "SELECT min(d.published), max(d.published), count(DISTINCT d.id) FROM actors AS a "
        f"JOIN documents AS d ON d.id = a.document_id WHERE {who.sql}",
        who.values,
    ).fetchone()
    kind = _counts(db, "SELECT a.kind, count(*) FROM actors AS a WHERE {who} GROUP BY a.kind", who)[0].value
    acts = _counts(db, f"SELECT s.act, count(*) FROM {_SAID} GROUP BY s.act", who)
    types = _counts(db, f"SELECT e.type, count(*) FROM {_DONE} GROUP BY e.type", who)
    statements, events = sum(c.count for c in acts), sum(c.count for c in types)
    shown = names[0].value if name else ""
    return ActorProfile(
        actor=ActorRow(shown, code, kind, articles, statements, events),  # type: ignore[arg-type]
        first=first or "",
        last=last or "",
        names=names,
        acts=acts,
        types=types,
        standings=_counts(db, f"SELECT e.standing, count(*) FROM {_DONE} GROUP BY e.standing", who),
        partners=_partners(db, who),
        months=_months(db, who),
        said_of=said_of(db, name, code, Paging(size=1)).total,
    )


def said_of(db: sqlite3.Connection, name: str, code: str, paging: Paging = FIRST_PAGE) -> Found[StatementRow]:
    """Statements of others in whose words the actor is mentioned."""
    who = exactly(name, code)
    mentioned = Condition(
        "(s.document_id, s.id) IN (SELECT w.document_id, w.owner_id FROM actors AS a "
        "JOIN spans AS m ON m.document_id = a.document_id AND m.owner = 'actor' AND m.owner_id = a.id "
        "JOIN spans AS w ON w.document_id = a.document_id AND w.owner = 'statement' AND w.role = 'content' "
        f"AND w.start_offset <= m.start_offset AND m.end_offset <= w.end_offset WHERE ({who.sql}))",
        who.values,
    )
    own = Condition(
        "NOT EXISTS (SELECT 1 FROM statement_actors AS p JOIN actors AS a ON a.document_id = p.document_id "
        "AND a.id = p.actor_id WHERE p.document_id = s.document_id AND p.statement_id = s.id AND p.role = 'speaker' "
        f"AND ({who.sql}))",
        who.values,
    )
    return statements_that(db, [mentioned, own], paging)


_SAID = (
    "(SELECT DISTINCT p.document_id, p.statement_id FROM actors AS a JOIN statement_actors AS p "
    "ON p.document_id = a.document_id AND p.actor_id = a.id AND p.role = 'speaker' WHERE {who}) AS own "
    "JOIN statements AS s ON s.document_id = own.document_id AND s.id = own.statement_id"
)
_DONE = (
    "(SELECT DISTINCT p.document_id, p.event_id FROM actors AS a JOIN event_actors AS p "
    "ON p.document_id = a.document_id AND p.actor_id = a.id WHERE {who}) AS own "
    "JOIN events AS e ON e.document_id = own.document_id AND e.id = own.event_id"
)


def _counts(db: sqlite3.Connection, query: str, who: Condition) -> tuple[Count, ...]:
    rows = db.execute(query.format(who=f"({who.sql})") + " ORDER BY 2 DESC, 1", who.values)
    return tuple(Count(*row) for row in rows)


def _row(db: sqlite3.Connection, row: sqlite3.Row) -> ActorRow:
    """With the wording that most articles use."""
    (name,) = db.execute(
        "SELECT name FROM actors WHERE name_key = ? AND code = ? GROUP BY name ORDER BY count(*) DESC, name LIMIT 1",
        (row["name_key"], row["code"]),
    ).fetchone()
    return ActorRow(name, row["code"], row["kind"], row["articles"], row["statements"], row["events"])


def _partners(db: sqlite3.Connection, who: Condition) -> tuple[Partner, ...]:
    """By country; those without a country by name. Of a mutual event every other party, else those of the other side."""
    rows = db.execute(
        "SELECT substr(other.code, 1, 3) AS country, CASE other.code WHEN '' THEN min(other.name) ELSE '' END AS name, "
        "count(DISTINCT e.document_id || ' ' || e.id) AS events, "
        "count(DISTINCT CASE WHEN e.quad IN (?, ?) THEN e.document_id || ' ' || e.id END) AS cooperation "
        "FROM actors AS a JOIN event_actors AS p ON p.document_id = a.document_id AND p.actor_id = a.id "
        "JOIN events AS e ON e.document_id = p.document_id AND e.id = p.event_id "
        "JOIN event_actors AS q ON q.document_id = p.document_id AND q.event_id = p.event_id "
        "AND q.actor_id != p.actor_id AND (q.role != p.role OR EXISTS (SELECT 1 FROM mutual_events AS m "
        "WHERE m.document_id = p.document_id AND m.event_id = p.event_id)) "
        "JOIN actors AS other ON other.document_id = q.document_id AND other.id = q.actor_id "
        f"WHERE ({who.sql}) GROUP BY country, CASE other.code WHEN '' THEN other.name_key ELSE '' END "
        "ORDER BY events DESC, country, name LIMIT ?",
        (*COOPERATION, *who.values, MOST_PARTNERS),
    )
    return tuple(
        Partner(row["country"], row["name"], row["events"], row["cooperation"], row["events"] - row["cooperation"])
        for row in rows
    )


def _months(db: sqlite3.Connection, who: Condition) -> tuple[Month, ...]:
    rows = db.execute(
        "SELECT substr(d.published, 1, 7) AS month, count(DISTINCT d.id), "
        "count(DISTINCT s.document_id || ' ' || s.statement_id), count(DISTINCT v.document_id || ' ' || v.event_id) "
        "FROM actors AS a JOIN documents AS d ON d.id = a.document_id "
        "LEFT JOIN statement_actors AS s ON s.document_id = a.document_id AND s.actor_id = a.id AND s.role = 'speaker' "
        "LEFT JOIN event_actors AS v ON v.document_id = a.document_id AND v.actor_id = a.id "
        f"WHERE d.published IS NOT NULL AND ({who.sql}) GROUP BY month ORDER BY month",
        who.values,
    )
    return without_gaps(tuple(Month(*row) for row in rows))
