"""One article: its record as the coder wrote it."""

from __future__ import annotations

import sqlite3

from dragoman.library.rows import TABLES, Tables, record_of
from dragoman.record import Record


def record(db: sqlite3.Connection, document_id: str) -> Record:
    """The record of an article. ``KeyError`` when there is none."""
    tables: Tables = {"documents": _rows(db, "SELECT * FROM documents WHERE id = ?", document_id)}
    if not tables["documents"]:
        raise KeyError(document_id)
    for name in TABLES[1:]:
        tables[name] = _rows(db, f"SELECT * FROM {name} WHERE document_id = ? ORDER BY ordinal", document_id)
    return record_of(tables)


def _rows(db: sqlite3.Connection, query: str, document_id: str) -> list[dict[str, object]]:
    return [dict(row) for row in db.execute(query, (document_id,))]
