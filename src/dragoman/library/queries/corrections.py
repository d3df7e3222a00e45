"""Corrections as they bear on what the coder says now."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from dragoman.library.anchors import Anchor, Owner, find
from dragoman.library.correction_values import value_of
from dragoman.library.corrections import Verdict
from dragoman.library.queries.articles import record as record_of_document
from dragoman.library.queries.details import documents
from dragoman.library.queries.filters import FIRST_PAGE, Filter, Found, Paging
from dragoman.library.queries.paging import read_mark, write_mark
from dragoman.library.queries.rows import DocumentRef
from dragoman.record import Record

State = Literal["in force", "agreed", "changed", "gone", "replaced", "withdrawn"]
"""``agreed``: the coder now says what the reader said. ``changed``: it says something else than what was judged right
or wrong, so look again. ``gone``: it no longer has the item. ``replaced``: a later correction of the field counts."""

COUNTED: tuple[State, ...] = ("in force", "agreed", "changed", "gone")

_NO_DOCUMENT = DocumentRef("", "", "", "", "")


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction. ``item`` is the id in the present coding, empty when it is gone (``was_item`` is what it was then).

    ``value`` is what was judged, ``new_value`` what an amendment puts in its place, both in the shapes of
    ``correction_values``; ``now`` is the coder's present value. ``start`` and ``end`` enclose the words judged;
    ``document`` has an empty id when the library no longer has the article.
    """

    id: int
    document: DocumentRef
    owner: Owner
    item: str
    was_item: str
    field: str
    verdict: Verdict
    value: Any
    new_value: Any
    now: Any
    reason: str
    who: str
    at: str
    coder: str
    start: int
    end: int
    words: str
    state: State
    withdrawn_at: str
    withdrawn_by: str


def of_document(db: sqlite3.Connection, document_id: str) -> tuple[Correction, ...]:
    """The corrections that count for an article, at most one a field of an item, in the order they were made."""
    return tuple(correction for correction in history(db, document_id) if correction.state in COUNTED)


def history(db: sqlite3.Connection, document_id: str) -> tuple[Correction, ...]:
    """Every correction of an article, withdrawn and replaced ones too, the oldest first."""
    rows = db.execute(
        "SELECT c.* FROM corrections AS c JOIN documents AS d ON d.text_sha256 = c.text_sha256 "
        "WHERE d.id = ? ORDER BY c.id",
        (document_id,),
    ).fetchall()
    return (
        _attached(rows, record_of_document(db, document_id), documents(db, [document_id])[document_id]) if rows else ()
    )


def corrections(db: sqlite3.Connection, filter: Filter, paging: Paging = FIRST_PAGE) -> Found[Correction]:
    """Every correction of the library, the newest first; of one article (``filter.document``) or outlet when asked."""
    source = (
        "FROM corrections AS c LEFT JOIN documents AS d ON d.id = "
        "(SELECT id FROM documents WHERE text_sha256 = c.text_sha256 ORDER BY rowid LIMIT 1) WHERE 1"
    )
    values: list[str | int] = []
    for column in ("id", "outlet"):
        if asked := filter.document if column == "id" else filter.outlet:
            source += f" AND d.{column} = ?"
            values.append(asked)
    (total,) = db.execute(f"SELECT count(*) {source}", values).fetchone()
    if mark := read_mark(paging.after, int):
        source += " AND c.id < ?"
        values += mark
    rows = db.execute(
        f"SELECT c.id, d.id AS document {source} ORDER BY c.id DESC LIMIT ?", (*values, paging.limit + 1)
    ).fetchall()
    page = rows[: paging.limit]
    known = {c.id: c for document in {row["document"] for row in page} for c in _all_of(db, document, page)}
    found = tuple(known[row["id"]] for row in page)
    return Found(found, total, write_mark((page[-1]["id"],)) if len(rows) > len(page) else "")


def _all_of(db: sqlite3.Connection, document: str | None, page: list[sqlite3.Row]) -> tuple[Correction, ...]:
    if document:
        return history(db, document)
    orphans = json.dumps([row["id"] for row in page if row["document"] is None])
    rows = db.execute("SELECT * FROM corrections WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id", (orphans,))
    return _attached(rows.fetchall(), None, _NO_DOCUMENT)


def _attached(rows: Sequence[sqlite3.Row], record: Record | None, document: DocumentRef) -> tuple[Correction, ...]:
    """The rows of one text, each with the item of the record that it means, and its state."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row["field"] in ("type", "act") and row["verdict"] == "amended":
            kinds[row["anchor"]].add(json.loads(row["new_value"]))
    last: dict[tuple[str, str, str], int] = {}
    found = []
    for row in rows:
        anchor = Anchor.from_json(row["anchor"])
        item = find(record, row["owner"], anchor, kinds[row["anchor"]]) if record else None
        # What is no longer in the coding is told apart by its anchor.
        place = (row["owner"], item.id if item else row["anchor"], row["field"])
        if row["withdrawn_at"] is None:
            last[place] = row["id"]
        value, new_value = json.loads(row["value"]), json.loads(row["new_value"] or "null")
        present = value_of(record, item, row["field"]) if record and item else None
        state = _state(row, item is not None, present, value, new_value)
        found.append((place, _correction(row, document, record, anchor, item.id if item else "", present, state)))
    return tuple(
        _replaced(correction) if correction.state in COUNTED and last[place] != correction.id else correction
        for place, correction in found
    )


def _state(row: sqlite3.Row, is_there: bool, present: Any, value: Any, new_value: Any) -> State:
    if row["withdrawn_at"] is not None:
        return "withdrawn"
    if not is_there:
        return "gone"
    if row["verdict"] == "amended":
        return "agreed" if present == new_value else "in force"
    return "in force" if present == value else "changed"


def _correction(
    row: sqlite3.Row,
    document: DocumentRef,
    record: Record | None,
    anchor: Anchor,
    item: str,
    present: Any,
    state: State,
) -> Correction:
    return Correction(
        id=row["id"],
        document=document,
        owner=row["owner"],
        item=item,
        was_item=anchor.id,
        field=row["field"],
        verdict=row["verdict"],
        value=json.loads(row["value"]),
        new_value=json.loads(row["new_value"] or "null"),
        now=present,
        reason=row["reason"],
        who=row["who"],
        at=row["made_at"],
        coder=row["coder"],
        start=anchor.spans[0].start,
        end=anchor.spans[-1].end,
        words=" […] ".join(record.cite(span) for span in anchor.spans) if record else "",
        state=state,
        withdrawn_at=row["withdrawn_at"] or "",
        withdrawn_by=row["withdrawn_by"] or "",
    )


def _replaced(correction: Correction) -> Correction:
    return replace(correction, state="replaced")
