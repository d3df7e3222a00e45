"""An annotated article in the plain shape that gold and predictions share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.record import (
    Act,
    Event,
    EventType,
    Modality,
    Record,
    Span,
    Standing,
    Statement,
    StatementKind,
)


@dataclass(frozen=True, slots=True)
class GoldActor:
    """A speaker: PLOVER code («RUS GOV», empty when not settled) and fullest name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """A statement; ``within`` is the id of the statement around it, empty when there is none."""

    id: str
    speakers: tuple[GoldActor, ...]
    cue: tuple[Span, ...]
    kind: StatementKind
    act: Act
    content: tuple[Span, ...]
    within: str


@dataclass(frozen=True, slots=True)
class GoldTime:
    """An interval of days, ISO dates, both ends included; an open end is ``None``."""

    start: str | None
    end: str | None
    words: Span


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """A named place; ``country`` is alpha-3."""

    name: str
    country: str | None
    words: Span


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """``by`` is ``author`` or an actor code."""

    by: str
    modality: Modality


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event; ``sources`` and ``recipients`` are actor codes."""

    id: str
    type: EventType
    mode: str
    sources: tuple[str, ...]
    recipients: tuple[str, ...]
    time: GoldTime | None
    place: GoldPlace | None
    evidence: tuple[Span, ...]
    claims: tuple[GoldClaim, ...]
    standing: Standing


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article with its coding; ``name`` is for messages only."""

    name: str
    text: str
    published: str | None
    outlet: str | None
    statements: tuple[GoldStatement, ...]
    events: tuple[GoldEvent, ...]

    def cite(self, spans: tuple[Span, ...]) -> str:
        """The words at the spans, joined by « … »."""
        return " … ".join(self.text[s.start : s.end] for s in spans)

    def spans(self) -> Iterator[Span]:
        """Every citation of the article, one for each value that has one."""
        for statement in self.statements:
            yield from statement.cue
            yield from statement.content
        for event in self.events:
            yield from event.evidence
            yield from (value.words for value in (event.time, event.place) if value)


def from_record(record: Record) -> GoldArticle:
    """A record in the shape of a gold article: codes (and speakers' names) in place of ids."""
    document = record.document
    return GoldArticle(
        name=document.id,
        text=document.text,
        published=document.published,
        outlet=document.outlet,
        statements=tuple(_statement(record, s) for s in record.statements),
        events=tuple(_event(record, e) for e in record.events),
    )


def _statement(record: Record, statement: Statement) -> GoldStatement:
    speakers = (record.actor(id) for id in statement.speakers)
    return GoldStatement(
        id=statement.id,
        speakers=tuple(GoldActor(actor.code, actor.name) for actor in speakers),
        cue=statement.cue,
        kind=statement.kind,
        act=statement.act,
        content=statement.content,
        within=statement.within or "",
    )


def _event(record: Record, event: Event) -> GoldEvent:
    def code(id: str) -> str:
        return id if id == "author" else record.actor(id).code

    time, place = event.time, event.place
    return GoldEvent(
        id=event.id,
        type=event.type,
        mode=event.mode or "",
        sources=tuple(code(id) for id in event.sources),
        recipients=tuple(code(id) for id in event.recipients),
        time=GoldTime(time.start, time.end, time.words) if time else None,
        place=GoldPlace(place.name, place.country, place.words) if place else None,
        evidence=event.evidence,
        claims=tuple(GoldClaim(code(claim.by), claim.modality) for claim in event.claims),
        standing=event.standing,
    )
