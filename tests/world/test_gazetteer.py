"""The gazetteer knows French names of cities, and its tables are sound."""

from __future__ import annotations

import math

import pytest

from dragoman.world import gazetteer
from dragoman.world.gazetteer import lookup, regions, towns
from dragoman.world.tables import states


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Alep", "SYR"), ("Mossoul", "IRQ"), ("Damas", "SYR"), ("Londres", "GBR"), ("Moscou", "RUS"),
        ("Pékin", "CHN"), ("Varsovie", "POL"), ("Le Caire", "EGY"), ("Alger", "DZA"), ("La Haye", "NLD"),
        ("Genève", "CHE"), ("Bruxelles", "BEL"), ("Raqqa", "SYR"), ("Kaboul", "AFG"), ("Djouba", "SSD"),
        ("Khartoum", "SDN"), ("Marioupol", "UKR"), ("Kharkov", "UKR"), ("Lvov", "UKR"), ("Kidal", "MLI"),
        ("Tombouctou", "MLI"), ("N’Djamena", "TCD"), ("Ndjamena", "TCD"), ("Saint Pétersbourg", "RUS"),
    ],
)  # fmt: skip
def test_french_names(name: str, country: str) -> None:
    assert lookup(name)[0].country == country


def test_case_of_the_initial_counts_and_accents_do_not() -> None:
    assert lookup("tours") == ()
    assert lookup("Segou") == lookup("Ségou") != ()


def test_candidates_come_largest_first_and_say_whether_the_name_is_their_own() -> None:
    found = lookup("Valence")
    assert [c.population for c in found] == sorted((c.population for c in found), reverse=True)
    assert {(c.country, c.primary) for c in found} == {("ESP", False), ("FRA", True)}


def test_airport_codes_are_no_names() -> None:
    assert "CUB" not in {c.country for c in lookup("Gao")}


def test_no_name_of_a_table_stands_twice() -> None:
    for rows in (regions(), towns()):
        keys = [gazetteer.key(n) for row in rows for n in row.names]
        assert len(keys) == len(set(keys))


def test_at_least_150_regions_with_known_countries() -> None:
    known = {s.code for s in states()} | set(gazetteer.country_ids())
    assert len(regions()) >= 150
    assert {c for r in regions() for c in r.countries} <= known
    assert {t.country for t in towns()} - {""} <= known


def test_what_spans_countries_has_neither_country_nor_centre() -> None:
    spanning = [r for r in regions() if not r.countries]
    assert {"Sahel", "Azawad", "mer Rouge", "détroit d'Ormuz"} <= {r.names[0] for r in spanning}
    assert all(r.lat is None and r.lon is None for r in spanning)


def test_centres_lie_in_their_country() -> None:
    """The nearest of our cities in that country is never farther than a very large, empty region allows."""
    cities = gazetteer.cities_by_country()
    far = [
        r.names[0]
        for r in regions()
        if r.lat is not None and r.lon is not None and cities.get(r.countries[0])
        and min(_km(r.lat, r.lon, *place) for place in cities[r.countries[0]]) > 320
    ]  # fmt: skip
    assert set(far) <= {
        "Taoudénit", "Tibesti", "Kamtchatka", "Sibérie", "Extrême-Orient russe", "Groenland",
        "Québec", "Ontario", "Manitoba", "Terre-Neuve-et-Labrador",
    }  # fmt: skip


def _km(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Equirectangular distance: near enough to tell neighbours from strangers."""
    x = math.radians(lon2 - lon) * math.cos(math.radians((lat + lat2) / 2))
    return 6371 * math.hypot(x, math.radians(lat2 - lat))
