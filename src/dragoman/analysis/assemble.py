"""Turns what the stages found into a record: stable ids, the actors that matter, spans in characters."""

from __future__ import annotations

from importlib.metadata import version

from dragoman.analysis import confidence
from dragoman.analysis.actors import ActorBook
from dragoman.analysis.counts import ClaimedCount
from dragoman.analysis.events import EventDraft, standing_of
from dragoman.analysis.parse import Parsed
from dragoman.analysis.statements import StatementDraft
from dragoman.analysis.times import TimeMention
from dragoman.language.intensity import intensity
from dragoman.record import QUAD_OF_TYPE, Actor, Claim, Count, Document, Event, Record, Span, Statement, Time

CODER = f"dragoman {version('dragoman')}"
"""The name with which the coder signs its records."""


def assemble(
    document: Document,
    p: Parsed,
    book: ActorBook,
    statements: list[StatementDraft],
    events: list[EventDraft],
    times: list[TimeMention],
    counts: dict[int, list[ClaimedCount]],
) -> Record:
    """The record of an article; ``counts`` are those of each event, by the ``id`` of its draft.

    Ids count in reading order, so the same text gives the same ids.

    Raises ``pydantic.ValidationError`` when a span is outside the text: a bug, never clipped.
    """
    statement_ids = {id(s): f"s{n}" for n, s in enumerate(statements, start=1)}
    actor_ids = _actor_ids(book, statements, events)
    return Record(
        coder=CODER,
        document=document,
        actors=tuple(_actor(book, number, id) for number, id in actor_ids.items()),
        statements=tuple(_statement(p, s, statement_ids, actor_ids, times) for s in statements),
        events=tuple(
            _event(f"e{n}", e, counts.get(_id(e), []), statement_ids, actor_ids) for n, e in enumerate(events, start=1)
        ),
    )


def _actor_ids(book: ActorBook, statements: list[StatementDraft], events: list[EventDraft]) -> dict[int, str]:
    used = {n for s in statements for n in (*s.speakers, *s.addressees)}
    used |= {n for e in events for n in (*e.sources, *e.recipients)}
    used |= {c.by for e in events for c in e.claims if c.by is not None}
    ordered = sorted(used, key=lambda n: (min(book.drafts[n].spans, default=Span(1 << 30, 1 << 30)), n))
    return {number: f"a{count}" for count, number in enumerate(ordered, start=1)}


def _actor(book: ActorBook, number: int, id: str) -> Actor:
    draft = book.drafts[number]
    mentions = tuple(sorted(dict.fromkeys(draft.spans)))
    return Actor(id=id, name=draft.name, code=draft.code, kind=draft.kind, mentions=mentions, wikidata=draft.wikidata)


def _statement(
    p: Parsed, s: StatementDraft, ids: dict[int, str], actors: dict[int, str], times: list[TimeMention]
) -> Statement:
    return Statement(
        id=ids[id(s)],
        speakers=tuple(actors[n] for n in s.speakers),
        speaker=s.speaker,
        cue=tuple(s.cue),
        lemma=s.lemma,
        kind=s.kind,
        act=s.act,
        content=tuple(s.content),
        addressees=tuple(actors[n] for n in s.addressees),
        time=_time_of_cue(p, s, times),
        within=ids.get(id(s.within)) if s.within is not None else None,
        confidence=confidence.of_statement(s),
    )


def _time_of_cue(p: Parsed, s: StatementDraft, times: list[TimeMention]) -> Time | None:
    """A date in the cue's own clause («a indiqué mardi le ministère»), outside of what was said."""
    start, end = p.sentence(s.anchor)
    low, high = p.start[start], p.end[end - 1]
    near = [
        t
        for t in times
        if low <= t.span.start
        and t.span.end <= high
        and not any(c.start <= t.span.start < c.end for c in s.content)
        and abs(t.span.start - s.cue[0].start) <= 100
    ]
    best = min(near, key=lambda t: abs(t.span.start - s.cue[0].start), default=None)
    return None if best is None else Time(start=best.start, end=best.end, words=best.span)


def _event(
    id: str, e: EventDraft, counts: list[ClaimedCount], statements: dict[int, str], actors: dict[int, str]
) -> Event:
    row, standing = e.predicate, standing_of(e.claims)
    claims = []
    for c in e.claims:
        by = "author" if c.by is None else actors[c.by]
        source = statements.get(_id(c.statement)) if c.statement is not None else None
        claims.append(Claim(by=by, statement=source, modality=c.modality))
    return Event(
        id=id,
        type=row.type,
        mode=e.mode or None,
        contexts=e.contexts,
        quad=QUAD_OF_TYPE[row.type],
        cameo=row.cameo,
        intensity=intensity(row.cameo),
        sources=tuple(actors[n] for n in e.sources),
        recipients=tuple(actors[n] for n in e.recipients),
        time=e.time,
        place=e.place,
        evidence=tuple(e.evidence),
        claims=tuple(dict.fromkeys(claims)),
        counts=tuple(_count(c, statements, actors) for c in counts),
        standing=standing,
        confidence=confidence.of_event(e, standing),
    )


def _count(c: ClaimedCount, statements: dict[int, str], actors: dict[int, str]) -> Count:
    count = c.count
    return Count(
        of=count.of,
        low=count.low,
        high=count.high,
        approximate=count.approximate,
        unit=count.unit or None,
        by="author" if c.by is None else actors[c.by],
        statement=statements.get(_id(c.statement)) if c.statement is not None else None,
        words=count.words,
    )


def _id(thing: object) -> int:
    return id(thing)
