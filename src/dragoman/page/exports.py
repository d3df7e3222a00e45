"""Lists as files: CSV for a spreadsheet, JSON for a program; every column, and every row that the list has.

A cell of the CSV that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection); the
JSON holds the exact words. The CSV begins with a byte order mark, without which Excel misreads accents.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, fields
from operator import attrgetter
from typing import Any, TypeVar

from dragoman.library.queries.corrections import Correction
from dragoman.library.queries.happenings import PARTS, HappeningRow
from dragoman.library.queries.offices import OfficeRow
from dragoman.library.queries.rows import (
    ActorRef,
    Announcement,
    ArticleRow,
    ClaimRow,
    Dispute,
    EventRow,
    FigureRow,
    PlaceCount,
    StatementRow,
)
from dragoman.record import Span

T = TypeVar("T")
Cell = str | int | float | None
Column = Callable[[Any], Cell]
Columns = dict[str, Column]

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_lines(kind: type[T], rows: Iterable[T]) -> Iterator[bytes]:
    """The rows of one kind as CSV in UTF-8, the names of the columns first, line by line."""
    columns = columns_of(kind)
    yield "\ufeff".encode() + _line(columns)
    for row in rows:
        yield _line(harmless(read(row)) for read in columns.values())


def json_lines(rows: Iterable[Any]) -> Iterator[bytes]:
    """The rows as one JSON array of objects, nested as they are, a row a line."""
    before = "[\n"
    for row in rows:
        yield (before + json.dumps(_plain(row), ensure_ascii=False)).encode()
        before = ",\n"
    yield (f"{before}]\n" if before == "[\n" else "\n]\n").encode()


def columns_of(kind: type) -> Columns:
    """The columns of the CSV of these rows: their names, and how each is read from a row."""
    return _COLUMNS.get(kind) or _same(*(field.name for field in fields(kind)))


def harmless(cell: Cell) -> Cell:
    """The cell, with an apostrophe before what a spreadsheet would run; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _line(cells: Iterable[Cell]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue().encode()


def _plain(row: Any) -> dict[str, Any]:
    if isinstance(row, ArticleRow):
        return asdict(row) | {"snippet": _snippet(row)}
    plain: dict[str, Any] = _without_pieces(asdict(row))
    return plain


def _without_pieces(value: Any) -> Any:
    # Pieces are the content or evidence once more, cut for a page.
    if isinstance(value, dict):
        return {name: _without_pieces(inner) for name, inner in value.items() if name != "pieces"}
    return [_without_pieces(inner) for inner in value] if isinstance(value, (list, tuple)) else value


def _snippet(row: ArticleRow) -> str:
    return "".join(words for words, _ in row.snippet)


def _actors(actors: Iterable[ActorRef]) -> str:
    return "; ".join(f"{actor.name} ({actor.code})" if actor.code else actor.name for actor in actors)


def _codes(actors: Iterable[ActorRef]) -> str:
    return "; ".join(actor.code for actor in actors)


def _spans(spans: Iterable[Span]) -> str:
    return json.dumps([list(span) for span in spans])


def _claims(claims: Iterable[ClaimRow]) -> str:
    return "; ".join(f"{_actors([claim.by]) if claim.by else 'author'}: {claim.modality}" for claim in claims)


def _figures(figures: Iterable[FigureRow]) -> str:
    return "; ".join(f"{f.of}: {f.words} ({_actors([f.by]) if f.by else 'author'})" for f in figures)


def _place(event: EventRow) -> str:
    return f"{event.document.id} {event.id}"


def _voices(part: str) -> Column:
    """Who has this part in a happening, each once."""
    return lambda row: "; ".join(dict.fromkeys(voice.name for voice in row.voices if voice.part == part))


def _later(row: Announcement) -> str:
    return "; ".join(f"{e.document.published} {e.document.id} {e.id} {e.standing}" for e in row.later)


def _json(name: str) -> Column:
    return lambda row: json.dumps(getattr(row, name), ensure_ascii=False)


def _same(*names: str) -> Columns:
    return {name: attrgetter(name) for name in names}


def _of(name: str, columns: Columns) -> Columns:
    """The columns of what a row holds under a name."""
    return {column: _within(attrgetter(name), read) for column, read in columns.items()}


def _within(inner: Callable[[Any], Any], read: Column) -> Column:
    return lambda row: read(inner(row))


_DOCUMENT: Columns = {"document": attrgetter("id")} | _same("title", "outlet", "published", "url")
_EVENT: Columns = {
    **_of("document", _DOCUMENT),
    "event": attrgetter("id"),
    **_same("type", "mode", "quad", "cameo", "intensity", "standing"),
    "contexts": lambda row: "; ".join(row.contexts),
    "claims": lambda row: _claims(row.claims),
    "counts": lambda row: _figures(row.figures),
    "sources": lambda row: _actors(row.sources),
    "source_codes": lambda row: _codes(row.sources),
    "recipients": lambda row: _actors(row.recipients),
    "recipient_codes": lambda row: _codes(row.recipients),
    **_same("time_start", "time_end", "place", "place_country", "lat", "lon", "geonames", "evidence"),
    "spans": lambda row: _spans(row.spans),
    **_same("start", "end", "confidence"),
}

# What is not here has its own fields for columns.
_COLUMNS: dict[type, Columns] = {
    ArticleRow: {
        **_of("document", _DOCUMENT),
        **_same("author", "language", "statements", "events"),
        "snippet": _snippet,
    },
    StatementRow: {
        **_of("document", _DOCUMENT),
        "statement": attrgetter("id"),
        **_same("act", "kind"),
        "speakers": lambda row: _actors(row.speakers),
        "speaker_codes": lambda row: _codes(row.speakers),
        "addressees": lambda row: _actors(row.addressees),
        "addressee_codes": lambda row: _codes(row.addressees),
        **_same("cue", "lemma", "content"),
        "spans": lambda row: _spans(row.spans),
        **_same("start", "end", "time_start", "time_end", "within"),
        "events": lambda row: "; ".join(row.events),
        "confidence": attrgetter("confidence"),
    },
    EventRow: _EVENT,
    Dispute: {
        **_of("event", _EVENT),
        "affirmed_by": lambda row: _claims(row.affirm),
        "affirmed_words": lambda row: " | ".join(claim.words for claim in row.affirm),
        "denied_by": lambda row: _claims(row.deny),
        "denied_words": lambda row: " | ".join(claim.words for claim in row.deny),
    },
    Announcement: {
        **_of("event", _EVENT),
        "announced_by": lambda row: _actors(row.by),
        "later_total": attrgetter("later_total"),
        "later": _later,
        **_same("state", "until"),
        "steps": lambda row: "; ".join(f"{s.kind} {s.event.document.published} {_place(s.event)}" for s in row.steps),
    },
    OfficeRow: {
        **_same("name", "office", "country", "code", "is_former", "first_day", "last_day", "mentions"),
        "first_document": lambda row: row.first.document.id if row.first else None,
        "first_words": lambda row: row.first.words if row.first else None,
        "last_document": lambda row: row.last.document.id if row.last else None,
        "last_words": lambda row: row.last.words if row.last else None,
        "conflicts": lambda row: "; ".join(row.conflicts),
        "names": lambda row: "; ".join(f"{n.document.id} {n.actor} {n.name}" for n in row.names),
    },
    HappeningRow: {
        **_same("id", "type", "mode", "standing", "first_day", "last_day", "place", "articles", "sources"),
        "events": lambda row: "; ".join(_place(t.event) for t in row.tellings),
        "why": lambda row: " | ".join("; ".join(f"{f}: {what}" for f, what in t.why) for t in row.tellings),
        **{part.replace(" ", "_"): _voices(part) for part in PARTS},
        "counts": lambda row: "; ".join(f"{c.of}: {c.words} ({c.name})" for c in row.counts),
    },
    PlaceCount: {
        **_same("name", "country", "lat", "lon", "geonames", "events", "cooperation", "conflict"),
        "standings": lambda row: "; ".join(f"{count.value}: {count.count}" for count in row.standings),
    },
    Correction: {
        "id": attrgetter("id"),
        **_of("document", _DOCUMENT),
        **_same("owner", "item", "was_item", "field", "verdict"),
        "value": _json("value"),
        "new_value": _json("new_value"),
        "now": _json("now"),
        **_same("reason", "who", "at", "state", "coder", "words", "start", "end", "withdrawn_at", "withdrawn_by"),
    },
}
