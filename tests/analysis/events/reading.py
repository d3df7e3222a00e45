"""Events as one line each, so that a test reads like the coding it asks for."""

from __future__ import annotations

from dragoman.analysis.coder import Coder
from dragoman.record import Event, Record

PUBLISHED = "2025-10-14"


def code(coder: Coder, text: str) -> Record:
    """The record of a few sentences, which stand under a headline that says nothing."""
    return coder(f"Dépêche du jour\n\n{text}", published=PUBLISHED)


def lines(record: Record, *types: str) -> list[str]:
    """Events as «RUS GOV AID MLI MIL [author/actual]», of the types given or of all."""
    return [_line(record, e) for e in record.events if not types or e.type in types]


def parties(record: Record, type: str) -> list[str]:
    """Events of one type without their claims: «RUS GOV → MLI MIL»."""
    return [_parties(record, e) for e in record.events if e.type == type]


def claims(record: Record, type: str) -> list[set[str]]:
    """The claims of each event of a type."""
    return [set(_claims(record, e)) for e in record.events if e.type == type]


def _line(record: Record, e: Event) -> str:
    left, right = _codes(record, e.sources), _codes(record, e.recipients)
    return f"{left} {e.type} {right} [{', '.join(sorted(_claims(record, e)))}]"


def _parties(record: Record, e: Event) -> str:
    return f"{_codes(record, e.sources)} → {_codes(record, e.recipients)}"


def _codes(record: Record, ids: tuple[str, ...]) -> str:
    return " + ".join(sorted(record.actor(i).code for i in ids)) or "-"


def _claims(record: Record, e: Event) -> list[str]:
    return [f"{c.by if c.by == 'author' else record.actor(c.by).code}/{c.modality}" for c in e.claims]
