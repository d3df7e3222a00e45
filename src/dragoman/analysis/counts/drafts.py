"""A count in the making."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.analysis.statements.drafts import StatementDraft
from dragoman.record import Counted, Span


@dataclass(frozen=True, slots=True)
class CountDraft:
    """So many ``of`` this. ``token`` is the counted noun, ``sentence`` its sentence,
    ``by_verb`` the token that says what became of them, or -1."""

    of: Counted
    low: float | None
    high: float | None
    approximate: bool
    unit: str
    words: Span
    token: int
    sentence: int
    by_verb: int = -1


@dataclass(frozen=True, slots=True)
class ClaimedCount:
    """A count on somebody's word: ``by`` is an actor's number, or ``None`` for the author."""

    count: CountDraft
    by: int | None
    statement: StatementDraft | None = None
