"""An event in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.analysis.events.arguments import Arguments
from dragoman.analysis.parse import Parsed
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
    is_dated: bool = False
    """A date stands in the noun's own phrase («la réunion de l'Union du 22 mars»)."""
    is_plot: bool = False
    """An attack that was only prepared («un attentat déjoué»)."""
    time: Time | None = None
    place: Place | None = None
    mode: str = ""
    contexts: tuple[str, ...] = ()
    claims: list[ClaimDraft] = field(default_factory=list)
    confidence: float = 0.7


def evidence_span(p: Parsed, trigger: int, first: int, end: int, found: Arguments) -> Span:
    """From the first to the last word of the predicate and its arguments within the sentence."""
    start, stop = p.sentence(trigger)
    low, high = p.start[first], p.end[min(end, stop) - 1]
    words = [t for tokens in found.heads.values() for t in tokens if start <= t < stop]
    for span in found.spans:
        if p.start[start] <= span.start and span.end <= p.end[stop - 1]:
            low, high = min(low, span.start), max(high, span.end)
    for t in words:
        if p.pos[t] in ("NOUN", "PROPN", "ADJ", "NUM") and abs(t - trigger) <= 12:
            low, high = min(low, p.start[t]), max(high, p.end[t])
    return Span(low, high)
