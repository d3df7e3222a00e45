"""Disputes: events that one side affirms and another denies."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from dragoman.library.queries.filters import FIRST_PAGE, Filter, Found, Paging
from dragoman.library.queries.rows import Dispute, EventRow
from dragoman.library.search import search_events


def disputes(db: sqlite3.Connection, filter: Filter, paging: Paging = FIRST_PAGE) -> Found[Dispute]:
    """Disputed events that fit the filter, whatever standing it asks for, with the words of each side."""
    found = search_events(db, replace(filter, standing="disputed"), paging)
    return Found(tuple(_sides(event) for event in found.rows), found.total, found.next)


def _sides(event: EventRow) -> Dispute:
    return Dispute(
        event=event,
        affirm=tuple(claim for claim in event.claims if claim.modality != "negated"),
        deny=tuple(claim for claim in event.claims if claim.modality == "negated"),
    )
