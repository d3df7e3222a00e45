"""A record, or a rejection, as rows of the tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dragoman.errors import RejectedInput
from dragoman.record import Actor, Event, Record, Span, Statement, Time
from dragoman.triage import Skipped

Row = dict[str, Any]
Tables = dict[str, list[Row]]


def add_record(tables: Tables, article: str, source: str | None, record: Record) -> None:
    """Puts the rows of a record into the tables; ``article`` is its key in all of them."""
    key = {"article": article, "document": record.document.id}
    about = {**key, "outlet": record.document.outlet, "published": record.document.published}
    tables["documents"].append({**key, "source": source, **_document(record)})
    tables["statements"] += [{**about, **_statement(record, s)} for s in record.statements]
    tables["events"] += [{**about, **_event(record, e)} for e in record.events]
    tables["claims"] += [{**key, **row} for e in record.events for row in _claims(record, e)]
    tables["counts"] += [{**key, **row} for e in record.events for row in _counts(record, e)]
    tables["actors"] += [{**key, **_actor(record, a)} for a in record.actors]


def add_skipped(tables: Tables, article: str, skipped: Skipped) -> None:
    """Puts down what the first pass left unparsed of an article."""
    tables["skipped"].append(
        {
            "article": article,
            "document": skipped.id,
            "title": skipped.title,
            "reason": skipped.reason,
            "score": skipped.score,
            "sentences": skipped.sentences,
            "skipped_spans": [span._asdict() for span in skipped.spans],
        }
    )


def add_rejection(tables: Tables, article: str, document: str | None, rejection: RejectedInput) -> None:
    """Puts the row of a rejection into its table; ``document`` is the id of what could be read but not coded."""
    tables["rejections"].append(
        {
            "article": article,
            "document": document,
            "source": rejection.source,
            "reason": rejection.reason,
            "sentence": rejection.what,
            "mend": rejection.mend,
        }
    )


def _document(record: Record) -> Row:
    document = record.document
    fields = ("title", "url", "outlet", "author", "published", "language", "sha256", "repairs")
    return {
        **{name: getattr(document, name) for name in fields},
        "characters": len(document.text),
        "coder": record.coder,
        "version": record.version,
        "record": record.to_json(),
    }


def _statement(record: Record, s: Statement) -> Row:
    return {
        "statement": s.id,
        "speakers": s.speakers,
        "speaker_names": _names(record, s.speakers),
        "speaker_codes": _codes(record, s.speakers),
        "speaker_words": record.cite(s.speaker) if s.speaker else None,
        "act": s.act,
        "kind": s.kind,
        "lemma": s.lemma,
        **_cited(record, "cue", "cue_spans", s.cue),
        **_cited(record, "content", "content_spans", s.content),
        "addressees": s.addressees,
        "addressee_names": _names(record, s.addressees),
        **_time(record, s.time),
        "within": s.within,
        "confidence": s.confidence,
    }


def _event(record: Record, e: Event) -> Row:
    fields = ("type", "mode", "contexts", "quad", "cameo", "intensity", "standing", "confidence")
    return {
        "event": e.id,
        **{name: getattr(e, name) for name in fields},
        "sources": e.sources,
        "source_names": _names(record, e.sources),
        "source_codes": _codes(record, e.sources),
        "recipients": e.recipients,
        "recipient_names": _names(record, e.recipients),
        "recipient_codes": _codes(record, e.recipients),
        **_time(record, e.time),
        **_place(record, e),
        **_cited(record, "evidence", "evidence_spans", e.evidence),
    }


def _place(record: Record, e: Event) -> Row:
    if e.place is None:
        return {}
    return {
        "place": e.place.name,
        "place_country": e.place.country,
        "lat": e.place.lat,
        "lon": e.place.lon,
        "geonames": e.place.geonames,
        "place_words": record.cite(e.place.words),
    }


def _claims(record: Record, e: Event) -> Iterable[Row]:
    for claim in e.claims:
        yield {
            "event": e.id,
            "type": e.type,
            **_by(record, claim.by),
            "statement": claim.statement,
            "modality": claim.modality,
            "standing": e.standing,
        }


def _counts(record: Record, e: Event) -> Iterable[Row]:
    for count in e.counts:
        yield {
            "event": e.id,
            "type": e.type,
            "of": count.of,
            "low": count.low,
            "high": count.high,
            "approximate": count.approximate,
            "unit": count.unit,
            **_by(record, count.by),
            "statement": count.statement,
            "words": record.cite(count.words),
            "words_span": count.words._asdict(),
        }


def _actor(record: Record, a: Actor) -> Row:
    fields = ("name", "code", "kind", "wikidata")
    return {
        "actor": a.id,
        **{name: getattr(a, name) for name in fields},
        **_cited(record, "mentions", "mention_spans", a.mentions),
    }


def _by(record: Record, by: str) -> Row:
    actor = None if by == "author" else record.actor(by)
    return {"by": by, "by_name": actor.name if actor else None, "by_code": actor.code if actor else None}


def _time(record: Record, time: Time | None) -> Row:
    return {"time_start": time.start, "time_end": time.end, "time_words": record.cite(time.words)} if time else {}


def _cited(record: Record, words: str, spans: str, cited: Iterable[Span]) -> Row:
    return {words: [record.cite(span) for span in cited], spans: [span._asdict() for span in cited]}


def _names(record: Record, ids: Iterable[str]) -> list[str]:
    return [record.actor(id).name for id in ids]


def _codes(record: Record, ids: Iterable[str]) -> list[str]:
    return [record.actor(id).code for id in ids]
