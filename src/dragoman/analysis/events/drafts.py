"""An event in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.analysis.statements.drafts import StatementDraft
from dragoman.language.lexicon import Predicate
from dragoman.record import Modality, Place, Span, Time


@dataclass(slots=True)
class ClaimDraft:
    """``by`` is an actor's number, or ``None`` for the author."""

    by: int | None
    modality: Modality
    statement: StatementDraft | None = None


@dataclass(slots=True)
class EventDraft:
    """``trigger`` is the token of the predicate; ``modality`` is what the event's own grammar says."""

    trigger: int
    predicate: Predicate
    sources: tuple[int, ...]
    recipients: tuple[int, ...]
    evidence: list[Span]
    modality: Modality = "actual"
    reciprocal: bool = False
    source_is_implicit: bool = False
    """The source was not in the predicate's own slots; a better one may replace it."""
    is_carried_out: bool = False
    """A light verb, or «par», says that the deed that a noun names was done («a mené une offensive»)."""
    governor: int = -1
    """The token of the verb that governs an infinitive predicate, or -1."""
    is_partial: bool = False
    """A party that the predicate asks for is missing here; without it the event is not coded."""
    is_anaphoric: bool = False
    """An attack named without its parties («l'attaque»): it speaks of one told elsewhere."""
    time: Time | None = None
    place: Place | None = None
    mode: str = ""
    contexts: tuple[str, ...] = ()
    claims: list[ClaimDraft] = field(default_factory=list)
    confidence: float = 0.7
