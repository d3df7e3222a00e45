"""Options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from dragoman.record import Record

min_confidence = click.option(
    "--min-confidence",
    metavar="NUMBER",
    type=click.FloatRange(0, 1),
    default=0.0,
    help="Leave out events whose confidence, from 0 to 1, is less than this. Statements are all kept.",
)
"""A decorator of a click command; the command gets ``min_confidence: float``, 0.0 when it was not given."""


def confident(record: Record, least: float) -> Record:
    """The record without its events whose confidence is under ``least``.

    Statements stay, since the claims of the events that are left point at them; so do the actors.
    """
    events = tuple(event for event in record.events if event.confidence >= least)
    return record if len(events) == len(record.events) else record.model_copy(update={"events": events})
