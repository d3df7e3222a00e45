"""Corrected articles as gold: what the coder said, with readers' corrections over it, in the stand-off format."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from dragoman.evaluation.guide import standing_of
from dragoman.evaluation.shapes import (
    GoldActor,
    GoldArticle,
    GoldClaim,
    GoldEvent,
    GoldPlace,
    GoldStatement,
    GoldTime,
    from_record,
)
from dragoman.evaluation.standoff import to_standoff
from dragoman.library.queries.articles import record
from dragoman.library.queries.corrections import Correction, of_document
from dragoman.record import Record, Span


def archive(db: sqlite3.Connection) -> bytes:
    """A zip with one stand-off file for each corrected article, named by the article's id.

    What no reader marked is the coder's own word: gold only as far as somebody looked, which the list of corrections
    tells (``exports``).
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for article in corrected_articles(db):
            # A constant time stamp: the same corrections give the same file.
            entry = zipfile.ZipInfo(f"{_file_name(article.name)}.json", (1980, 1, 1, 0, 0, 0))
            target.writestr(entry, to_standoff(article, f"{_file_name(article.name)}.txt"), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def corrected_articles(db: sqlite3.Connection) -> Iterator[GoldArticle]:
    """The articles that have corrections that count, corrected, in the order of their ids."""
    rows = db.execute(
        "SELECT DISTINCT d.id FROM corrections AS c JOIN documents AS d ON d.text_sha256 = c.text_sha256 "
        "WHERE c.withdrawn_at IS NULL ORDER BY d.id"
    ).fetchall()
    for row in rows:
        yield corrected(record(db, row["id"]), of_document(db, row["id"]))


def corrected(record: Record, corrections: Sequence[Correction]) -> GoldArticle:
    """The article with every amendment in place, and without the items that a reader called wrong as a whole.

    A value called wrong without a better one is emptied where it can be (speakers, parties, time, place, mode, within);
    an act, a type or words that are wrong without a better one take the item out, for gold may not hold them.
    """
    article = from_record(record)
    marks: dict[str, list[Correction]] = {}
    for correction in corrections:
        if correction.item and correction.verdict != "right":
            marks.setdefault(correction.item, []).append(correction)
    statements = [_statement(item, marks.get(item.id, ()), article) for item in article.statements]
    kept = tuple(item for item in statements if item)
    ids = {item.id for item in kept}
    events = [_event(item, marks.get(item.id, ())) for item in article.events]
    return replace(
        article,
        statements=tuple(item if item.within in ids else replace(item, within="") for item in kept),
        events=tuple(item for item in events if item),
    )


def _statement(item: GoldStatement, marks: Sequence[Correction], article: GoldArticle) -> GoldStatement | None:
    changes: dict[str, Any] = {}
    for mark in _standing(marks):
        wrong, value = mark.verdict == "wrong", mark.new_value
        match mark.field:
            case "speakers":
                changes["speakers"] = () if wrong else _actors(value)
            case "within":
                changes["within"] = "" if wrong else _around(value, item, article)
            case _ if wrong:
                return None
            case "content" | "cue":
                changes[mark.field] = _spans(value)
            case _:
                changes[mark.field] = value
    return replace(item, **changes)


def _event(item: GoldEvent, marks: Sequence[Correction]) -> GoldEvent | None:
    changes: dict[str, Any] = {}
    for mark in _standing(marks):
        wrong, value = mark.verdict == "wrong", mark.new_value
        match mark.field:
            case "sources" | "recipients":
                changes[mark.field] = () if wrong else tuple(actor["code"] for actor in value)
            case "mode":
                changes["mode"] = "" if wrong else value
            case "time":
                changes["time"] = None if wrong or not value else _time(value)
            case "place":
                changes["place"] = None if wrong or not value else _place(value)
            case _ if wrong:
                return None
            case "evidence":
                changes["evidence"] = _spans(value)
            case "claims":
                claims = tuple(GoldClaim(claim["by"], claim["modality"]) for claim in value)
                changes |= {"claims": claims, "standing": standing_of(claims)}
            case _:
                changes[mark.field] = value
    # A mode is one of its type's.
    if "type" in changes and "mode" not in changes:
        changes["mode"] = ""
    return replace(item, **changes)


def _standing(marks: Sequence[Correction]) -> list[Correction]:
    """Those that still speak of the coder's value: what was wrong and has changed since may be right now."""
    return [mark for mark in marks if not (mark.verdict == "wrong" and mark.state == "changed")]


def _actors(value: Any) -> tuple[GoldActor, ...]:
    return tuple(GoldActor(actor["code"], actor["name"]) for actor in value)


def _time(value: Any) -> GoldTime:
    return GoldTime(value["start"], value["end"], Span(*value["words"]))


def _place(value: Any) -> GoldPlace:
    return GoldPlace(value["name"], value["country"], Span(*value["words"]))


def _spans(value: Any) -> tuple[Span, ...]:
    return tuple(Span(*span) for span in value)


def _around(value: Any, item: GoldStatement, article: GoldArticle) -> str:
    """The id of the statement with exactly these words, empty when there is none any more."""
    wanted = _spans(value or ())
    return next((s.id for s in article.statements if s.content == wanted and s.id != item.id), "")


def _file_name(id: str) -> str:
    """An id as a file's name: a table's row may be called anything."""
    return "".join(c if c.isalnum() or c in "-_." else "_" for c in id).lstrip(".") or "article"
