"""A record without what its reader holds too doubtful to be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.record import Record


def confident(record: Record, least: float) -> Record:
    """The record without its events whose confidence, from 0 to 1, is under ``least``.

    Statements stay, since the claims of the events that are left point at them; so do the actors.
    """
    events = tuple(event for event in record.events if event.confidence >= least)
    return record if len(events) == len(record.events) else record.model_copy(update={"events": events})
