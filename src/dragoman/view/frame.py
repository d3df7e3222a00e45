"""A record as a pandas table: one row a statement, event, claim, count or actor."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

from dragoman.errors import DragomanError
from dragoman.record import Actor, Event, Record, Statement

if TYPE_CHECKING:
    import pandas

Kind = Literal["statements", "events", "claims", "counts", "actors"]
Row = dict[str, Any]

SEPARATOR = "; "


def to_frame(record: Record, kind: Kind = "statements") -> pandas.DataFrame:
    """The record's ``kind`` as a DataFrame, one row each, the same columns even without a row.

    Several values in one cell are joined with «; ». ``start`` and ``end`` bound the cited words in
    code points, end exclusive. Raises ``DragomanError`` when pandas is not installed or the kind is
    unknown.
    """
    try:
        import pandas
    except ImportError as error:
        raise DragomanError("to_frame needs pandas, which is not here: pip install 'dragoman[frame]'.") from error
    if kind not in _ROWS:
        raise DragomanError(f"There is no frame of {kind!r}: choose one of {', '.join(_ROWS)}.")
    rows, columns = _ROWS[kind]
    head = ["document", "outlet", "published"]
    facts = dict(
        zip(
            head,
            (record.document.id, record.document.outlet, record.document.published),
            strict=True,
        )
    )
    return pandas.DataFrame([{**facts, **row} for row in rows(record)], columns=[*head, *columns])


def _names(record: Record, ids: tuple[str, ...]) -> str:
    return SEPARATOR.join(record.actor(id).name for id in ids)


def _codes(record: Record, ids: tuple[str, ...]) -> str:
    return SEPARATOR.join(record.actor(id).code for id in ids)


def _statement(record: Record, s: Statement) -> Row:
    return {
        "statement": s.id,
        "speakers": _names(record, s.speakers),
        "speaker_codes": _codes(record, s.speakers),
        "act": s.act,
        "kind": s.kind,
        "lemma": s.lemma,
        "content": " ".join(record.cite(span) for span in s.content),
        "start": s.content[0].start,
        "end": s.content[-1].end,
        "addressees": _names(record, s.addressees),
        "within": s.within,
        "confidence": s.confidence,
    }


def _event(record: Record, e: Event) -> Row:
    return {
        "event": e.id,
        "type": e.type,
        "mode": e.mode,
        "contexts": SEPARATOR.join(e.contexts),
        "quad": e.quad,
        "cameo": e.cameo,
        "intensity": e.intensity,
        "sources": _names(record, e.sources),
        "source_codes": _codes(record, e.sources),
        "recipients": _names(record, e.recipients),
        "recipient_codes": _codes(record, e.recipients),
        "time_start": e.time.start if e.time else None,
        "time_end": e.time.end if e.time else None,
        "place": e.place.name if e.place else None,
        "place_country": e.place.country if e.place else None,
        "lat": e.place.lat if e.place else None,
        "lon": e.place.lon if e.place else None,
        "standing": e.standing,
        "evidence": SEPARATOR.join(record.cite(span) for span in e.evidence),
        "start": e.evidence[0].start,
        "end": e.evidence[0].end,
        "confidence": e.confidence,
    }


def _claims(record: Record) -> list[Row]:
    return [
        {
            "event": event.id,
            "type": event.type,
            "by": "author" if claim.by == "author" else record.actor(claim.by).name,
            "by_code": "" if claim.by == "author" else record.actor(claim.by).code,
            "statement": claim.statement,
            "modality": claim.modality,
            "standing": event.standing,
        }
        for event in record.events
        for claim in event.claims
    ]


def _counts(record: Record) -> list[Row]:
    return [
        {
            "event": event.id,
            "type": event.type,
            "of": count.of,
            "low": count.low,
            "high": count.high,
            "approximate": count.approximate,
            "unit": count.unit,
            "by": "author" if count.by == "author" else record.actor(count.by).name,
            "by_code": "" if count.by == "author" else record.actor(count.by).code,
            "statement": count.statement,
            "words": record.cite(count.words),
            "start": count.words.start,
            "end": count.words.end,
            "standing": event.standing,
        }
        for event in record.events
        for count in event.counts
    ]


def _actor(a: Actor) -> Row:
    return {
        "actor": a.id,
        "name": a.name,
        "code": a.code,
        "kind": a.kind,
        "mentions": len(a.mentions),
        "wikidata": a.wikidata,
    }


_ROWS: dict[str, tuple[Callable[[Record], list[Row]], list[str]]] = {
    "statements": (
        lambda r: [_statement(r, s) for s in r.statements],
        [
            "statement",
            "speakers",
            "speaker_codes",
            "act",
            "kind",
            "lemma",
            "content",
            "start",
            "end",
            "addressees",
            "within",
            "confidence",
        ],
    ),
    "events": (
        lambda r: [_event(r, e) for e in r.events],
        [
            "event",
            "type",
            "mode",
            "contexts",
            "quad",
            "cameo",
            "intensity",
            "sources",
            "source_codes",
            "recipients",
            "recipient_codes",
            "time_start",
            "time_end",
            "place",
            "place_country",
            "lat",
            "lon",
            "standing",
            "evidence",
            "start",
            "end",
            "confidence",
        ],
    ),
    "claims": (_claims, ["event", "type", "by", "by_code", "statement", "modality", "standing"]),
    "counts": (
        _counts,
        [
            "event",
            "type",
            "of",
            "low",
            "high",
            "approximate",
            "unit",
            "by",
            "by_code",
            "statement",
            "words",
            "start",
            "end",
            "standing",
        ],
    ),
    "actors": (
        lambda r: [_actor(a) for a in r.actors],
        [
            "actor",
            "name",
            "code",
            "kind",
            "mentions",
            "wikidata",
        ],
    ),
}
