"""Which currency «francs CFA» are: two of them bear the name."""

from __future__ import annotations

from dataclasses import replace

from dragoman.analysis.actors import ActorBook
from dragoman.analysis.counts.drafts import CountDraft
from dragoman.analysis.events import EventDraft

# The members of the two unions: BCEAO and BEAC, checked 2026-11-24.
_WEST = frozenset({"BEN", "BFA", "CIV", "GNB", "MLI", "NER", "SEN", "TGO"})
_CENTRAL = frozenset({"CMR", "CAF", "COG", "GAB", "GNQ", "TCD"})
_UNSETTLED = "CFA"


def cfa_zone(book: ActorBook, count: CountDraft, event: EventDraft) -> CountDraft:
    """The count with XOF or XAF by the countries of its event; with no unit where they do not settle it."""
    if count.unit != _UNSETTLED:
        return count
    countries = {book.drafts[n].country for n in (*event.sources, *event.recipients)}
    if event.place is not None:
        countries.add(event.place.country or "")
    west, central = bool(countries & _WEST), bool(countries & _CENTRAL)
    return replace(count, unit="" if west == central else "XOF" if west else "XAF")
