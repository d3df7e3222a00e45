"""A record as rows of the library's tables, and rows as a record again."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator

from dragoman.language.folding import fold
from dragoman.library.database import Row
from dragoman.record import Claim, Count, Event, Record, Span, Statement, Time

Tables = dict[str, list[Row]]

DOCUMENT_FIELDS = (
    "id",
    "title",
    "text",
    "url",
    "outlet",
    "author",
    "published",
    "language",
    "sha256",
)
ACTOR_FIELDS = ("id", "name", "code", "kind", "wikidata")
STATEMENT_FIELDS = ("id", "kind", "act", "lemma", "within", "confidence")
EVENT_FIELDS = ("id", "type", "mode", "quad", "cameo", "intensity", "standing", "confidence")
PLACE_FIELDS = ("country", "lat", "lon", "geonames")
COUNT_FIELDS = ("of", "low", "high", "unit")

# In the order in which the foreign keys let them be written.
TABLES = (
    "documents", "actors", "statements", "statement_actors",
    "events", "event_contexts", "event_actors", "claims", "counts", "spans",
)  # fmt: skip


def rows_of(record: Record) -> Tables:
    """The rows of each table that together hold the whole record."""
    tables: Tables = {name: [] for name in TABLES}
    document = {name: getattr(record.document, name) for name in DOCUMENT_FIELDS}
    document["repairs"] = json.dumps(record.document.repairs, ensure_ascii=False)
    tables["documents"].append({**document, "coder": record.coder, "record_version": record.version})
    for ordinal, actor in enumerate(record.actors):
        fields = {name: getattr(actor, name) for name in ACTOR_FIELDS}
        tables["actors"].append({**fields, "name_key": fold(actor.name), "ordinal": ordinal})
        tables["spans"] += _spans("actor", actor.id, mention=actor.mentions)
    for ordinal, statement in enumerate(record.statements):
        _write_statement(tables, ordinal, statement)
    for ordinal, event in enumerate(record.events):
        _write_event(tables, ordinal, event)
    for name in TABLES[1:]:
        tables[name] = [{"document_id": record.document.id, **row} for row in tables[name]]
    return tables


def _write_statement(tables: Tables, ordinal: int, s: Statement) -> None:
    fields = {name: getattr(s, name) for name in STATEMENT_FIELDS}
    tables["statements"].append({**fields, **_days(s.time), "ordinal": ordinal})
    owner = {"statement_id": s.id}
    tables["statement_actors"] += _listed(owner | {"role": "speaker"}, "actor_id", s.speakers)
    tables["statement_actors"] += _listed(owner | {"role": "addressee"}, "actor_id", s.addressees)
    tables["spans"] += _spans(
        "statement",
        s.id,
        speaker=(s.speaker,) if s.speaker else (),
        cue=s.cue,
        content=s.content,
        time=(s.time.words,) if s.time else (),
    )


def _write_event(tables: Tables, ordinal: int, e: Event) -> None:
    fields = {name: getattr(e, name) for name in EVENT_FIELDS}
    place = {f"place_{name}": getattr(e.place, name, None) for name in PLACE_FIELDS}
    place["place"] = e.place.name if e.place else None
    tables["events"].append({**fields, **_days(e.time), **place, "ordinal": ordinal})
    owner = {"event_id": e.id}
    tables["event_contexts"] += _listed(owner, "context", e.contexts)
    tables["event_actors"] += _listed(owner | {"role": "source"}, "actor_id", e.sources)
    tables["event_actors"] += _listed(owner | {"role": "recipient"}, "actor_id", e.recipients)
    tables["claims"] += [owner | {"ordinal": n} | _claim(claim) for n, claim in enumerate(e.claims)]
    tables["counts"] += [owner | {"ordinal": n} | _count(count) for n, count in enumerate(e.counts)]
    tables["spans"] += _spans(
        "event",
        e.id,
        evidence=e.evidence,
        time=(e.time.words,) if e.time else (),
        place=(e.place.words,) if e.place else (),
    )


def _claim(claim: Claim) -> Row:
    actor = None if claim.by == "author" else claim.by
    return {"actor_id": actor, "statement_id": claim.statement, "modality": claim.modality}


def _count(count: Count) -> Row:
    return {name: getattr(count, name) for name in COUNT_FIELDS} | {
        "approximate": int(count.approximate),
        "actor_id": None if count.by == "author" else count.by,
        "statement_id": count.statement,
        "start_offset": count.words.start,
        "end_offset": count.words.end,
    }


def _days(time: Time | None) -> Row:
    return {"time_start": time.start if time else None, "time_end": time.end if time else None}


def _listed(owner: Row, column: str, values: Iterable[str]) -> Iterator[Row]:
    return (owner | {"ordinal": ordinal, column: value} for ordinal, value in enumerate(values))


def _spans(owner: str, owner_id: str, **roles: tuple[Span, ...]) -> Iterator[Row]:
    for role, spans in roles.items():
        for ordinal, (start, end) in enumerate(spans):
            yield {
                "owner": owner,
                "owner_id": owner_id,
                "role": role,
                "ordinal": ordinal,
                "start_offset": start,
                "end_offset": end,
            }


def record_of(tables: Tables) -> Record:
    """The record that these rows of one document hold, each table in the order of ``ordinal``.

    Raises ``pydantic.ValidationError`` when they were changed into something that is no record.
    """
    (document,) = tables["documents"]
    spans: dict[tuple[str, str, str], list[Span]] = defaultdict(list)
    for row in tables["spans"]:
        place = (row["owner"], row["owner_id"], row["role"])
        spans[place].append(Span(row["start_offset"], row["end_offset"]))
    said_by = _grouped(tables["statement_actors"], "statement_id", "role")
    done_by = _grouped(tables["event_actors"], "event_id", "role")
    contexts = _grouped(tables["event_contexts"], "event_id")
    claims = _grouped(tables["claims"], "event_id")
    counts = _grouped(tables["counts"], "event_id")

    def actor(row: Row) -> Row:
        return _picked(row, ACTOR_FIELDS) | {"mentions": spans["actor", row["id"], "mention"]}

    def statement(row: Row) -> Row:
        key = ("statement", row["id"])
        return _picked(row, STATEMENT_FIELDS) | {
            "speakers": [r["actor_id"] for r in said_by[row["id"], "speaker"]],
            "addressees": [r["actor_id"] for r in said_by[row["id"], "addressee"]],
            "speaker": next(iter(spans[*key, "speaker"]), None),
            "cue": spans[*key, "cue"],
            "content": spans[*key, "content"],
            "time": _time(row, spans[*key, "time"]),
        }

    def event(row: Row) -> Row:
        key = ("event", row["id"])
        return _picked(row, EVENT_FIELDS) | {
            "contexts": [r["context"] for r in contexts[row["id"],]],
            "sources": [r["actor_id"] for r in done_by[row["id"], "source"]],
            "recipients": [r["actor_id"] for r in done_by[row["id"], "recipient"]],
            "time": _time(row, spans[*key, "time"]),
            "place": _place(row, spans[*key, "place"]),
            "evidence": spans[*key, "evidence"],
            "claims": [_by(r) | {"modality": r["modality"]} for r in claims[row["id"],]],
            "counts": [_count_of(r) for r in counts[row["id"],]],
        }

    return Record.model_validate(
        {
            "version": document["record_version"],
            "coder": document["coder"],
            "document": _picked(document, DOCUMENT_FIELDS) | {"repairs": json.loads(document["repairs"])},
            "actors": [actor(row) for row in tables["actors"]],
            "statements": [statement(row) for row in tables["statements"]],
            "events": [event(row) for row in tables["events"]],
        }
    )


def _by(row: Row) -> Row:
    return {"by": row["actor_id"] or "author", "statement": row["statement_id"]}


def _count_of(row: Row) -> Row:
    words = Span(row["start_offset"], row["end_offset"])
    return _picked(row, COUNT_FIELDS) | _by(row) | {"approximate": bool(row["approximate"]), "words": words}


def _picked(row: Row, names: tuple[str, ...]) -> Row:
    return {name: row[name] for name in names}


def _grouped(rows: list[Row], *columns: str) -> dict[tuple[str, ...], list[Row]]:
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[tuple(row[column] for column in columns)].append(row)
    return groups


def _time(row: Row, words: list[Span]) -> Row | None:
    return {"start": row["time_start"], "end": row["time_end"], "words": words[0]} if words else None


def _place(row: Row, words: list[Span]) -> Row | None:
    if not words:
        return None
    return {"name": row["place"], "words": words[0]} | {n: row[f"place_{n}"] for n in PLACE_FIELDS}
