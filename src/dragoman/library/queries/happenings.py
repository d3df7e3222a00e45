"""Happenings: events that several articles tell, as «dragoman link» found them, with who says what of them."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from dataclasses import dataclass

from dragoman.library.queries import details
from dragoman.library.queries.conditions import joined, of_document, of_event
from dragoman.library.queries.filters import FIRST_PAGE, Filter, Found, Paging
from dragoman.library.queries.followups import reasons
from dragoman.library.queries.paging import read_mark, write_mark
from dragoman.library.queries.rows import DocumentRef, EventRow
from dragoman.library.words import read_words
from dragoman.record import Standing


@dataclass(frozen=True, slots=True)
class Telling:
    """The event as one article tells it; ``why`` is on what it agrees with the article that it was joined to (pairs of a
    field and what it is), empty for the first."""

    event: EventRow
    why: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """Somebody's part: asserts, repeats, denies, plans, requests, holds possible. ``after`` is whom an outlet repeats,
    ``printed_in`` the article that its words were printed in before."""

    part: str
    name: str
    code: str
    is_outlet: bool
    document: DocumentRef
    event: str
    statement: str
    after: tuple[str, ...]
    printed_in: DocumentRef | None


@dataclass(frozen=True, slots=True)
class SaidCount:
    """A number that an article gives, on whose word, with its words."""

    of: str
    unit: str
    low: float | None
    high: float | None
    name: str
    is_outlet: bool
    document: DocumentRef
    words: str


@dataclass(frozen=True, slots=True)
class HappeningRow:
    """An event that several articles tell. ``sources`` counts who affirms it without repeating another."""

    id: str
    type: str
    mode: str
    standing: Standing
    first_day: str
    last_day: str
    place: str
    articles: int
    sources: int
    tellings: tuple[Telling, ...]
    voices: tuple[VoiceRow, ...]
    counts: tuple[SaidCount, ...]


@dataclass(frozen=True, slots=True)
class LinkedAt:
    """When the library was linked, and how many of its articles; ``newer`` are those that came or changed since."""

    at: str
    articles: int
    until: str
    newer: int


def linked(db: sqlite3.Connection) -> LinkedAt | None:
    """When «dragoman link» was run over the library last; ``None`` when it never was."""
    row = db.execute(
        "SELECT linked_at, articles, coalesce(last_published, '') AS until, (SELECT count(*) FROM documents) AS now FROM links"
    ).fetchone()
    return LinkedAt(row["linked_at"], row["articles"], row["until"], row["now"] - row["articles"]) if row else None


def happenings(db: sqlite3.Connection, filter: Filter, paging: Paging = FIRST_PAGE) -> Found[HappeningRow]:
    """Happenings of which some article's event fits the filter, those told last first."""
    asked, values = joined([*of_document(filter), *of_event(filter)])
    where = (
        "id IN (SELECT h.happening_id FROM happening_events AS h JOIN events AS e ON e.document_id = h.document_id "
        f"AND e.id = h.event_id JOIN documents AS d ON d.id = e.document_id WHERE {asked})"
    )
    (total,) = db.execute(f"SELECT count(*) FROM happenings WHERE {where}", values).fetchone()
    if mark := read_mark(paging.after, str, str):
        where += " AND (coalesce(last_published, ''), id) < (?, ?)"
        values += mark
    rows = db.execute(
        f"SELECT * FROM happenings WHERE {where} ORDER BY coalesce(last_published, '') DESC, id DESC LIMIT ?",
        (*values, paging.limit + 1),
    ).fetchall()
    page = rows[: paging.limit]
    more = write_mark((page[-1]["last_published"] or "", page[-1]["id"])) if len(rows) > len(page) else ""
    return Found(tuple(_row(db, row, filter) for row in page), total, more)


def _row(db: sqlite3.Connection, row: sqlite3.Row, filter: Filter) -> HappeningRow:
    members = db.execute(
        "SELECT document_id, event_id, why FROM happening_events WHERE happening_id = ? ORDER BY ordinal", (row["id"],)
    ).fetchall()
    events = details.events(db, [(m["document_id"], m["event_id"]) for m in members], read_words(filter.words))
    voices = _voices(db, row["id"], {(m["document_id"], m["event_id"]) for m in members})
    return HappeningRow(
        id=row["id"],
        type=row["type"],
        mode=row["mode"] or "",
        standing=row["standing"],
        first_day=row["first_day"] or "",
        last_day=row["last_day"] or "",
        place=row["place"] or "",
        articles=len(members),
        sources=row["sources"],
        tellings=tuple(Telling(event, reasons(m["why"])) for event, m in zip(events, members, strict=True)),
        voices=voices,
        counts=_counts(db, row["id"], {m["document_id"] for m in members}),
    )


def _voices(db: sqlite3.Connection, id: str, members: set[details.Key]) -> tuple[VoiceRow, ...]:
    rows = [
        row
        for row in db.execute("SELECT * FROM happening_voices WHERE happening_id = ? ORDER BY ordinal", (id,))
        if (row["document_id"], row["event_id"]) in members
    ]
    named = details.documents(db, {row["document_id"] for row in rows} | {row["printed_in"] or "" for row in rows})
    return tuple(
        VoiceRow(
            part=row["part"],
            name=row["name"],
            code=row["code"],
            is_outlet=bool(row["is_outlet"]),
            document=named[row["document_id"]],
            event=row["event_id"],
            statement=row["statement_id"] or "",
            after=tuple(json.loads(row["after"])),
            printed_in=named.get(row["printed_in"] or ""),
        )
        for row in rows
    )


def _counts(db: sqlite3.Connection, id: str, documents: set[str]) -> tuple[SaidCount, ...]:
    rows = [
        row
        for row in db.execute(
            "SELECT h.*, substr(d.text, start_offset + 1, end_offset - start_offset) AS words FROM happening_counts AS h "
            "JOIN documents AS d ON d.id = h.document_id WHERE happening_id = ? ORDER BY h.ordinal",
            (id,),
        )
        if row["document_id"] in documents
    ]
    named = details.documents(db, {row["document_id"] for row in rows})
    return tuple(
        SaidCount(
            row["of"], row["unit"] or "", row["low"], row["high"], row["name"], bool(row["is_outlet"]),
            named[row["document_id"]], row["words"],
        )
        for row in rows
    )  # fmt: skip


def by_voice(happening: HappeningRow) -> dict[str, tuple[VoiceRow, ...]]:
    """The voices of a happening by their part, in the order in which a reader asks for them."""
    grouped: dict[str, list[VoiceRow]] = defaultdict(list)
    for voice in happening.voices:
        grouped[voice.part].append(voice)
    return {part: tuple(grouped[part]) for part in PARTS if part in grouped}


PARTS = ("asserts", "repeats", "denies", "plans", "requests", "holds possible")
