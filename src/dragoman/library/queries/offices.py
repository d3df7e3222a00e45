"""Who holds which office, as «dragoman link» found it: with the passages, the conflicts, and the bare names resolved by it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from dragoman.language.folding import fold
from dragoman.library.queries import details
from dragoman.library.queries.filters import FIRST_PAGE, Filter, Found, Paging
from dragoman.library.queries.paging import read_mark, write_mark
from dragoman.library.queries.rows import DocumentRef


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article that give a person an office."""

    document: DocumentRef
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NameRow:
    """A bare name of an article that this office resolves: ``actor`` is its id there."""

    document: DocumentRef
    actor: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """A person in an office. ``first`` and ``last`` are its first and last mention, ``None`` for a row of the table of
    office holders, which has a ``source``. ``conflicts`` are others whom articles give the same office then, or the same
    person's office in another country; ``names`` are bare names that rest on it alone."""

    id: str
    name: str
    office: str
    country: str
    code: str
    is_former: bool
    first_day: str
    last_day: str
    mentions: int
    source: str
    first: Passage | None
    last: Passage | None
    conflicts: tuple[str, ...]
    names: tuple[NameRow, ...]


_LISTED = "mentions > 0 AND folded_name LIKE ?"
_ROWS = "(SELECT *, folds(name || ' ' || office) AS folded_name FROM offices)"


def offices(db: sqlite3.Connection, filter: Filter, paging: Paging = FIRST_PAGE) -> Found[OfficeRow]:
    """Persons in offices that articles tell of, by country, office and first day; ``words`` are of the name or the office,
    ``country`` is that of the office."""
    db.create_function("folds", 1, fold, deterministic=True)
    where, values = _LISTED, [f"%{fold(filter.words).strip()}%"]
    if filter.country:
        where, values = f"{where} AND country = ?", [*values, filter.country]
    (total,) = db.execute(f"SELECT count(*) FROM {_ROWS} WHERE {where}", values).fetchone()
    if mark := read_mark(paging.after, str, str, str, str):
        where += " AND (country, key, coalesce(first_day, ''), id) > (?, ?, ?, ?)"
        values += [str(part) for part in mark]
    rows = db.execute(
        f"SELECT * FROM {_ROWS} WHERE {where} ORDER BY country, key, coalesce(first_day, ''), id LIMIT ?",
        (*values, paging.limit + 1),
    ).fetchall()
    page = rows[: paging.limit]
    more = ""
    if len(rows) > len(page):
        last = page[-1]
        more = write_mark((last["country"], last["key"], last["first_day"] or "", last["id"]))
    return Found(tuple(_row(db, row) for row in page), total, more)


def _row(db: sqlite3.Connection, row: sqlite3.Row) -> OfficeRow:
    return OfficeRow(
        id=row["id"],
        name=row["name"],
        office=row["office"],
        country=row["country"],
        code=row["code"],
        is_former=bool(row["is_former"]),
        first_day=row["first_day"] or "",
        last_day=row["last_day"] or "",
        mentions=row["mentions"],
        source=row["source"] or "",
        first=_passage(db, row["first_document"], row["first_start"], row["first_end"]),
        last=_passage(db, row["last_document"], row["last_start"], row["last_end"]),
        conflicts=_conflicts(db, row["id"]),
        names=_names(db, row["id"]),
    )


def _passage(db: sqlite3.Connection, document: str | None, start: int, end: int) -> Passage | None:
    if document is None:
        return None
    named = details.documents(db, [document])
    if document not in named:  # it was taken out since
        return None
    (words,) = db.execute(
        "SELECT substr(text, ?, ?) FROM documents WHERE id = ?", (start + 1, end - start, document)
    ).fetchone()
    return Passage(named[document], words, start, end)


def _conflicts(db: sqlite3.Connection, id: str) -> tuple[str, ...]:
    rows = db.execute(
        "SELECT name, office, country FROM office_conflicts JOIN offices ON offices.id IN (one_id, other_id) "
        "WHERE ? IN (one_id, other_id) AND offices.id != ? ORDER BY name",
        (id, id),
    )
    return tuple(f"{row['name']}, {row['office']} ({row['country']})" for row in rows)


def _names(db: sqlite3.Connection, id: str) -> tuple[NameRow, ...]:
    rows = db.execute(
        "SELECT n.document_id, n.actor_id, a.name, n.why FROM name_link_offices AS o "
        "JOIN name_links AS n ON n.document_id = o.document_id AND n.actor_id = o.actor_id "
        "JOIN actors AS a ON a.document_id = n.document_id AND a.id = n.actor_id "
        "WHERE o.office_id = ? AND n.outcome = 'resolved' ORDER BY n.document_id, n.actor_id",
        (id,),
    ).fetchall()
    named = details.documents(db, {row["document_id"] for row in rows})
    return tuple(NameRow(named[row["document_id"]], row["actor_id"], row["name"], row["why"]) for row in rows)
