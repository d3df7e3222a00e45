"""Announcements: what was planned or promised, by whom, for when, and what later articles hold of it."""

from __future__ import annotations

import sqlite3

from dragoman.library.queries import conditions, details
from dragoman.library.queries.conditions import Condition
from dragoman.library.queries.filters import FIRST_PAGE, Filter, Found, Paging
from dragoman.library.queries.followups import followed
from dragoman.library.queries.rows import ActorRef, Announcement, EventRow, StatementRow
from dragoman.library.search import events_that, statements_that
from dragoman.library.words import read_words

MOST_LATER = 5

_PLANNED = Condition(
    "EXISTS (SELECT 1 FROM claims AS planning WHERE planning.document_id = e.document_id "
    "AND planning.event_id = e.id AND planning.modality = 'planned')"
)


def announcements(db: sqlite3.Connection, filter: Filter, paging: Paging = FIRST_PAGE) -> Found[Announcement]:
    """Events that someone presents as planned, decided, scheduled or promised, newest article first.

    What later articles hold is looked up by type and countries, and a later article may tell of another occasion; what
    «dragoman link» found of them, if it was run, is more than that.
    """
    asked = [*conditions.of_document(filter), *conditions.of_event(filter), _PLANNED]
    found = events_that(db, asked, paging, read_words(filter.words))
    return Found(tuple(followed(db, _announcement(db, event)) for event in found.rows), found.total, found.next)


def promises(db: sqlite3.Connection, filter: Filter, paging: Paging = FIRST_PAGE) -> Found[StatementRow]:
    """Promises that are no announcement: statements that promise what is recorded as no planned event."""
    kept = Condition(
        "s.act = 'promise' AND NOT EXISTS (SELECT 1 FROM claims AS kept WHERE kept.document_id = s.document_id "
        "AND kept.statement_id = s.id AND kept.modality = 'planned')"
    )
    asked = [*conditions.of_document(filter), *conditions.of_statement(filter), kept]
    return statements_that(db, asked, paging, read_words(filter.words))


def _announcement(db: sqlite3.Connection, event: EventRow) -> Announcement:
    later, total = _later(db, event)
    return Announcement(event=event, by=_planners(event), later=later, later_total=total)


def _planners(event: EventRow) -> tuple[ActorRef, ...]:
    """Who presents it as planned; nobody when only the outlet does."""
    found = [claim.by for claim in event.claims if claim.modality == "planned" and claim.by]
    return tuple(dict.fromkeys(found))


def _later(db: sqlite3.Connection, event: EventRow) -> tuple[tuple[EventRow, ...], int]:
    countries = sorted({actor.code[:3] for actor in (*event.sources, *event.recipients) if actor.code})
    if not countries or not event.document.published:
        return (), 0
    # One type, and every country of the one among the parties of the other.
    parties = "".join(
        " AND EXISTS (SELECT 1 FROM event_actors AS p JOIN actors AS a ON a.document_id = p.document_id "
        "AND a.id = p.actor_id WHERE p.document_id = e.document_id AND p.event_id = e.id "
        "AND substr(a.code, 1, 3) = ?)"
        for _ in countries
    )
    rows = db.execute(
        "SELECT e.document_id, e.id FROM events AS e JOIN documents AS d ON d.id = e.document_id "
        f"WHERE e.type = ? AND d.published > ?{parties} ORDER BY d.published, d.id, e.ordinal",
        (event.type, event.document.published, *countries),
    ).fetchall()
    keys = [(row["document_id"], row["id"]) for row in rows[:MOST_LATER]]
    return tuple(details.events(db, keys)), len(rows)
