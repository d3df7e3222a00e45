"""What «dragoman link» found of an announcement: its steps, or the earlier announcement that it is a step of."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace

from dragoman.library.queries import details
from dragoman.library.queries.rows import Announcement, AnnouncementStep


def followed(db: sqlite3.Connection, announcement: Announcement) -> Announcement:
    """The announcement with what is linked to it; as it is, where the library or this article was not linked."""
    key = (announcement.event.document.id, announcement.event.id)
    known = db.execute(
        "SELECT state, coalesce(last_published, '') AS until FROM announcements JOIN links "
        "WHERE document_id = ? AND event_id = ?",
        key,
    ).fetchone()
    if known is not None:
        return replace(announcement, state=known["state"], until=known["until"], steps=_steps(db, key))
    earlier = db.execute(
        "SELECT document_id, event_id FROM announcement_steps WHERE step_document = ? AND step_event = ?", key
    ).fetchone()
    if earlier is None:
        return announcement
    (first,) = details.events(db, [(earlier["document_id"], earlier["event_id"])])
    return replace(announcement, state="step", earlier=first)


def _steps(db: sqlite3.Connection, key: details.Key) -> tuple[AnnouncementStep, ...]:
    rows = db.execute(
        "SELECT kind, step_document, step_event, why FROM announcement_steps WHERE document_id = ? AND event_id = ? "
        "ORDER BY ordinal",
        key,
    ).fetchall()
    events = details.events(db, [(row["step_document"], row["step_event"]) for row in rows])
    return tuple(
        AnnouncementStep(row["kind"], event, reasons(row["why"])) for row, event in zip(rows, events, strict=True)
    )


def reasons(why: str) -> tuple[tuple[str, str], ...]:
    """On what two events agree, as the library keeps it."""
    return tuple((field, what) for field, what, _weight in json.loads(why))
