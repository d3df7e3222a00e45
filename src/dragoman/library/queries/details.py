"""Rows of a list with all that belongs to them: fetched for a page at once, not one by one."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from dragoman.library.queries.rows import ActorRef, ClaimRow, DocumentRef, EventRow, FigureRow, Piece, StatementRow
from dragoman.library.words import Words
from dragoman.record import Span

Key = tuple[str, str]
"""A document's id, and the id of a statement, an event or an actor in it."""

ELISION = " […] "
LONGEST_PASSAGE = 400
NO_WORDS = Words(())


def documents(db: sqlite3.Connection, ids: Iterable[str]) -> dict[str, DocumentRef]:
    """The articles of these ids."""
    rows = db.execute(
        "SELECT id, title, outlet, published, url FROM documents WHERE id IN (SELECT value FROM json_each(?))",
        (_listed(ids),),
    )
    return {row["id"]: DocumentRef(*(value or "" for value in row)) for row in rows}


def statements(db: sqlite3.Connection, keys: Sequence[Key], words: Words = NO_WORDS) -> list[StatementRow]:
    """The statements of these keys, in their order; ``words`` are marked in ``pieces``."""
    page = _Page(db, keys)
    people = page.people("statement_actors", "statement_id")
    claimed: dict[Key, list[str]] = defaultdict(list)
    for row in page.rows("SELECT document_id, statement_id, event_id FROM claims WHERE statement_id IS NOT NULL AND"):
        events = claimed[row["document_id"], row["statement_id"]]
        if row["event_id"] not in events:
            events.append(row["event_id"])
    cited = page.cited("statement", ("cue", "content"))
    found = {(row["document_id"], row["id"]): row for row in page.rows("SELECT * FROM statements WHERE")}
    return [
        StatementRow(
            document=page.documents[key[0]],
            id=key[1],
            speakers=tuple(people[*key, "speaker"]),
            addressees=tuple(people[*key, "addressee"]),
            act=row["act"],
            kind=row["kind"],
            lemma=row["lemma"],
            within=row["within"] or "",
            cue=_words(cited[*key, "cue"]),
            content=_words(cited[*key, "content"]),
            pieces=_pieces(cited[*key, "content"], words),
            spans=tuple(span for span, _ in cited[*key, "content"]),
            start=cited[*key, "content"][0][0].start,
            end=cited[*key, "content"][-1][0].end,
            time_start=row["time_start"] or "",
            time_end=row["time_end"] or "",
            confidence=row["confidence"],
            events=tuple(claimed[key]),
        )
        for key in keys
        for row in (found[key],)
    ]


def events(db: sqlite3.Connection, keys: Sequence[Key], words: Words = NO_WORDS) -> list[EventRow]:
    """The events of these keys, in their order; ``words`` are marked in ``pieces``."""
    page = _Page(db, keys)
    people = page.people("event_actors", "event_id")
    contexts: dict[Key, list[str]] = defaultdict(list)
    for row in page.rows("SELECT * FROM event_contexts WHERE", "ordinal"):
        contexts[row["document_id"], row["event_id"]].append(row["context"])
    claims = _claims(page)
    figures = _figures(page)
    cited = page.cited("event", ("evidence",))
    found = {(row["document_id"], row["id"]): row for row in page.rows("SELECT * FROM events WHERE")}
    return [
        EventRow(
            document=page.documents[key[0]],
            id=key[1],
            type=row["type"],
            mode=row["mode"] or "",
            contexts=tuple(contexts[key]),
            quad=row["quad"],
            cameo=row["cameo"],
            intensity=row["intensity"],
            sources=tuple(people[*key, "source"]),
            recipients=tuple(people[*key, "recipient"]),
            time_start=row["time_start"] or "",
            time_end=row["time_end"] or "",
            place=row["place"] or "",
            place_country=row["place_country"] or "",
            lat=row["place_lat"],
            lon=row["place_lon"],
            geonames=row["place_geonames"],
            standing=row["standing"],
            claims=tuple(claims[key]),
            evidence=_words(cited[*key, "evidence"]),
            pieces=_pieces(cited[*key, "evidence"], words),
            spans=tuple(span for span, _ in cited[*key, "evidence"]),
            start=cited[*key, "evidence"][0][0].start,
            end=cited[*key, "evidence"][-1][0].end,
            confidence=row["confidence"],
            figures=tuple(figures[key]),
        )
        for key in keys
        for row in (found[key],)
    ]


Cited = list[tuple[Span, str]]


class _Page:
    """The documents of a page's rows: what belongs to any row of theirs is fetched by document."""

    def __init__(self, db: sqlite3.Connection, keys: Sequence[Key]) -> None:
        self.db = db
        self.ids = _listed({document for document, _ in keys})
        self.documents = documents(db, {document for document, _ in keys})
        self.actors = {
            (row["document_id"], row["id"]): ActorRef(row["id"], row["name"], row["code"], row["kind"])
            for row in self.rows("SELECT * FROM actors WHERE")
        }

    @cached_property
    def texts(self) -> dict[str, str]:
        """The articles' texts."""
        query = "SELECT id, text FROM documents WHERE id IN (SELECT value FROM json_each(?))"
        return {row["id"]: row["text"] for row in self.db.execute(query, (self.ids,))}

    def rows(self, select: str, order: str = "") -> Iterable[sqlite3.Row]:
        query = f"{select} document_id IN (SELECT value FROM json_each(?))"
        return self.db.execute(f"{query} ORDER BY {order}" if order else query, (self.ids,))

    def people(self, table: str, owner: str) -> dict[tuple[str, str, str], list[ActorRef]]:
        found: dict[tuple[str, str, str], list[ActorRef]] = defaultdict(list)
        for row in self.rows(f"SELECT * FROM {table} WHERE", "ordinal"):
            found[row["document_id"], row[owner], row["role"]].append(self.actors[row["document_id"], row["actor_id"]])
        return found

    def cited(self, owner: str, roles: tuple[str, ...]) -> dict[tuple[str, str, str], Cited]:
        """Spans with their words, in the order of the text."""
        found: dict[tuple[str, str, str], Cited] = defaultdict(list)
        asked = ", ".join(f"'{role}'" for role in roles)
        select = f"SELECT * FROM spans WHERE owner = '{owner}' AND role IN ({asked}) AND"
        for row in self.rows(select, "start_offset"):
            span = Span(row["start_offset"], row["end_offset"])
            words = self.texts[row["document_id"]][span.start : span.end]
            found[row["document_id"], row["owner_id"], row["role"]].append((span, words))
        return found


def _claims(page: _Page) -> dict[Key, list[ClaimRow]]:
    said = page.cited("statement", ("speaker", "cue", "content"))
    found: dict[Key, list[ClaimRow]] = defaultdict(list)
    for row in page.rows("SELECT * FROM claims WHERE", "ordinal"):
        document, statement = row["document_id"], row["statement_id"] or ""
        words = said[document, statement, "content"]
        around = [span for role in ("speaker", "cue", "content") for span, _ in said[document, statement, role]]
        found[document, row["event_id"]].append(
            ClaimRow(
                by=page.actors[document, row["actor_id"]] if row["actor_id"] else None,
                modality=row["modality"],
                statement=statement,
                words=_words(words),
                passage=_passage(page.texts[document], around),
                start=words[0][0].start if words else None,
                end=words[-1][0].end if words else None,
            )
        )
    return found


def _figures(page: _Page) -> dict[Key, list[FigureRow]]:
    found: dict[Key, list[FigureRow]] = defaultdict(list)
    for row in page.rows("SELECT * FROM counts WHERE", "ordinal"):
        document = row["document_id"]
        found[document, row["event_id"]].append(
            FigureRow(
                of=row["of"],
                low=row["low"],
                high=row["high"],
                approximate=bool(row["approximate"]),
                unit=row["unit"] or "",
                by=page.actors[document, row["actor_id"]] if row["actor_id"] else None,
                statement=row["statement_id"] or "",
                words=page.texts[document][row["start_offset"] : row["end_offset"]],
            )
        )
    return found


def _passage(text: str, spans: list[Span]) -> str:
    if not spans:
        return ""
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return text[start:end] if end - start <= LONGEST_PASSAGE else f"{text[start : start + LONGEST_PASSAGE].rstrip()} …"


def _listed(ids: Iterable[str]) -> str:
    return json.dumps(sorted(ids))


def _words(cited: Cited) -> str:
    return ELISION.join(words for _, words in cited)


def _pieces(cited: Cited, words: Words) -> tuple[Piece, ...]:
    return cut(_words(cited), words)


def cut(text: str, words: Words) -> tuple[Piece, ...]:
    """The text in pieces, those that are one of the words told apart."""
    pieces: list[Piece] = []
    at = 0
    for start, end in words.spans(text):
        if at < start:
            pieces.append((text[at:start], False))
        pieces.append((text[start:end], True))
        at = end
    if at < len(text):
        pieces.append((text[at:], False))
    return tuple(pieces)
