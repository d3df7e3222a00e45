"""What a reader takes away: a record, a whole list with all its columns, the corrections as gold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from dragoman.library import queries
from dragoman.library.queries.happenings import HappeningRow, happenings
from dragoman.library.queries.offices import OfficeRow, offices
from dragoman.page.corrected_gold import archive
from dragoman.page.exports import csv_lines, json_lines
from dragoman.page.reading_room.article import get
from dragoman.page.reading_room.asked import asked
from dragoman.page.reading_room.errors import NotFound
from dragoman.page.reading_room.room import Room

Rows = Callable[[Connection, queries.Filter], Iterator[Any]]


@dataclass(frozen=True)
class List:
    """A list that can be exported: the kind of its rows, and what gives all of them."""

    kind: type
    rows: Rows


def _filtered(query: Callable[..., queries.Found[Any]]) -> Rows:
    return lambda db, filter: queries.every(query, db, filter)


def _profile(db: Connection, filter: queries.Filter) -> queries.ActorProfile:
    profile = queries.actor(db, filter.name, filter.code)
    if profile is None:
        raise NotFound
    return profile


LISTS: dict[str, List] = {
    "articles": List(queries.ArticleRow, _filtered(queries.search_articles)),
    "statements": List(queries.StatementRow, _filtered(queries.search_statements)),
    "events": List(queries.EventRow, _filtered(queries.search_events)),
    "said-of": List(queries.StatementRow, lambda db, f: queries.every(queries.said_of, db, f.name, f.code)),
    "actors": List(queries.ActorRow, lambda db, f: queries.every(queries.actors, db, f.words, f.country)),
    "pairs": List(queries.Pair, lambda db, f: queries.every(queries.pairs, db, f.country)),
    "disputes": List(queries.Dispute, _filtered(queries.disputes)),
    "announcements": List(queries.Announcement, _filtered(queries.announcements)),
    "happenings": List(HappeningRow, _filtered(happenings)),
    "offices": List(OfficeRow, _filtered(offices)),
    "places": List(queries.PlaceCount, lambda db, f: iter(queries.places(db, f))),
    "quarters": List(queries.Quarter, lambda db, f: iter(queries.pair_quarters(db, f.country, f.other))),
    "partners": List(queries.Partner, lambda db, f: iter(_profile(db, f).partners)),
    "names": List(queries.Count, lambda db, f: iter(_profile(db, f).names)),
    "outlets": List(queries.Count, lambda db, _: iter(queries.overview(db).outlets)),
    "types": List(queries.Count, lambda db, _: iter(queries.overview(db).types)),
    "acts": List(queries.Count, lambda db, _: iter(queries.overview(db).acts)),
    "standings": List(queries.Count, lambda db, _: iter(queries.overview(db).standings)),
    "months": List(queries.Month, lambda db, _: iter(queries.overview(db).months)),
    "corrections": List(queries.Correction, _filtered(queries.corrections)),
}


def record(request: Request) -> Response:
    """The record of an article as JSON. Raises ``NotFound``."""
    found = get(request, request.path_params["document_id"])
    headers = attachment(f"{found.document.id}.json")
    return Response(found.to_json(indent=2), media_type="application/json", headers=headers)


def csv(request: Request) -> Response:
    """A list as CSV, all of its rows. Raises ``BadAddress``, ``NotFound``."""
    wanted = _list(request)
    return _streamed(request, lambda rows: csv_lines(wanted.kind, rows), "csv", "text/csv; charset=utf-8")


def json(request: Request) -> Response:
    """A list as JSON, all of its rows. Raises ``BadAddress``, ``NotFound``."""
    return _streamed(request, json_lines, "json", "application/json")


def gold(request: Request) -> Response:
    """The corrected articles as hand-coded examples."""
    with request.app.state.room.reading() as db:
        packed = archive(db)
    return Response(packed, media_type="application/zip", headers=attachment("dragoman-gold.zip"))


def _list(request: Request) -> List:
    try:
        return LISTS[request.path_params["list"]]
    except KeyError as error:
        raise NotFound from error


def _streamed(
    request: Request, written: Callable[[Iterator[Any]], Iterator[bytes]], suffix: str, media_type: str
) -> Response:
    wanted, filter = _list(request), asked(request).filter
    room: Room = request.app.state.room

    def lines() -> Iterator[bytes]:
        with room.reading() as db:
            yield from written(wanted.rows(db, filter))

    headers = attachment(f"dragoman-{request.path_params['list']}.{suffix}")
    return StreamingResponse(lines(), media_type=media_type, headers=headers)


def attachment(name: str) -> dict[str, str]:
    """The header that makes a browser save an answer; only letters, digits, dots and dashes reach it."""
    safe = "".join(c if c.isascii() and (c.isalnum() or c in ".-_") else "-" for c in name)
    return {"Content-Disposition": f'attachment; filename="{safe}"'}
