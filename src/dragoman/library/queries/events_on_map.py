"""Events with a settled place, counted place by place."""

from __future__ import annotations

import sqlite3
from collections import defaultdict

from dragoman.library.queries.conditions import joined, of_document, of_event
from dragoman.library.queries.filters import ANYTHING, Filter
from dragoman.library.queries.rows import COOPERATION, Count, PlaceCount


def places(db: sqlite3.Connection, filter: Filter = ANYTHING) -> tuple[PlaceCount, ...]:
    """Places with coordinates and what happens there, the busiest first. A name that is not settled is on no map."""
    where, values = joined([*of_document(filter), *of_event(filter)])
    rows = db.execute(
        "SELECT e.place, coalesce(e.place_country, '') AS country, e.place_lat, e.place_lon, e.place_geonames, "
        f"e.standing, e.quad IN {COOPERATION} AS cooperative, count(*) AS times "
        "FROM events AS e JOIN documents AS d ON d.id = e.document_id "
        f"WHERE e.place_lat IS NOT NULL AND e.place_lon IS NOT NULL AND {where} "
        "GROUP BY e.place, country, e.place_lat, e.place_lon, e.place_geonames, e.standing, cooperative",
        values,
    )
    found: dict[tuple[str, str, float, float, int | None], list[tuple[str, int, int]]] = defaultdict(list)
    for name, country, lat, lon, geonames, standing, cooperative, times in rows:
        found[name, country, lat, lon, geonames].append((standing, cooperative, times))
    return tuple(
        sorted((_place(place, counts) for place, counts in found.items()), key=lambda p: (-p.events, p.name, p.country))
    )


def _place(place: tuple[str, str, float, float, int | None], counts: list[tuple[str, int, int]]) -> PlaceCount:
    standings: dict[str, int] = defaultdict(int)
    for standing, _, times in counts:
        standings[standing] += times
    events = sum(standings.values())
    cooperation = sum(times for _, cooperative, times in counts if cooperative)
    ordered = sorted(standings.items(), key=lambda item: (-item[1], item[0]))
    return PlaceCount(*place, events, cooperation, events - cooperation, tuple(Count(*item) for item in ordered))
