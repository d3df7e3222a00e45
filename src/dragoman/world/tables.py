"""Who exists: states, organisations, armed groups and office holders, as tables with a source for every row."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import Field

from dragoman.tables import Row, read_rows


class State(Row):
    """A state or territory that acts as one. Actor code: ``<code> GOV`` when it acts as a state."""

    code: str = Field(pattern=r"^[A-Z]{3}$")
    """ISO 3166-1 alpha-3, plus XKX and PSE."""
    names: tuple[str, ...] = Field(min_length=1)
    """French names as they stand in running text without article, the usual one first: «Mali», «République du Mali»."""
    gender: Literal["m", "f", "mp", "fp", "none"]
    """Of the usual name: le Mali, la France, les Pays-Bas, les Bermudes, Israël (none: no article)."""
    m: tuple[str, ...]
    """Masculine singular demonym adjective, lower case, the usual one first: «malien»."""
    f: tuple[str, ...]
    """Feminine singular: «malienne». Plurals are regular (+s unless it ends in s or x)."""
    prefix: tuple[str, ...] = ()
    """Form in compounds: «russo» (russo-malien), «franco», «israélo»."""
    capital: tuple[str, ...] = ()
    """Capital in French, and other spellings in use («Kiev», «Kyiv»)."""
    seats: tuple[str, ...] = ()
    """Palaces, buildings, streets used for the state: «Kremlin», «Maison-Blanche», «Quai d'Orsay»."""
    source: str = Field(min_length=3)
    checked: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")


class Organisation(Row):
    """An intergovernmental, non-governmental or multinational body, a political party, an agency, a news outlet."""

    code: str
    """PLOVER actor code: ``UNO``, ``EUR``, ``IGO``, ``NGO``, ``MNC``, or country + sector («USA SPY», «FRA PTY»)."""
    names: tuple[str, ...] = Field(min_length=1)
    """The full French name first, then every name and acronym in use: «Nations unies», «ONU»."""
    gender: Literal["m", "f", "mp", "fp"] = "f"
    adjectives: tuple[str, ...] = ()
    """Masculine and feminine singular adjectives that stand for it: «onusien», «onusienne»."""
    seat: str = ""
    source: str = Field(min_length=3)
    checked: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")


class Group(Row):
    """An armed group. Code: ``ISM REB``, ``IMG``, ``<country> REB|PRM|CRM``."""

    code: str
    names: tuple[str, ...] = Field(min_length=1)
    gender: Literal["m", "f", "mp", "fp"] = "m"
    countries: tuple[str, ...] = ()
    """Where it is active, alpha-3."""
    source: str = Field(min_length=3)
    checked: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")


class Leader(Row):
    """A person known to hold an office: a seed for names that an article gives without the office."""

    name: str
    code: str
    office: str
    gender: Literal["m", "f"]
    start: str = Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")
    end: str = Field(default="", pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$")
    """Empty: no end known when the row was checked."""
    wikidata: str = ""
    source: str = Field(min_length=3)
    checked: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")


class GivenNames(Row):
    """Given names of one sex, for the gender of pronouns."""

    gender: Literal["m", "f"]
    names: tuple[str, ...] = Field(min_length=1)
    """Folded: lower case, no accents."""
    source: str = Field(min_length=3)
    checked: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")


@cache
def states() -> tuple[State, ...]:
    """Every state. Raises ``TableError`` on a bad row."""
    return read_rows(files("dragoman.world") / "states.toml", "state", State, unique=("code",))


@cache
def organisations() -> tuple[Organisation, ...]:
    """Every organisation that is no armed group."""
    return read_rows(files("dragoman.world") / "organisations.toml", "organisation", Organisation, unique=("names",))


@cache
def groups() -> tuple[Group, ...]:
    """Every armed group."""
    return read_rows(files("dragoman.world") / "groups.toml", "group", Group, unique=("names",))


@cache
def leaders() -> tuple[Leader, ...]:
    """Every known office holder; a person may have several rows, one an office."""
    return read_rows(files("dragoman.world") / "leaders.toml", "leader", Leader)


@cache
def given_names() -> tuple[GivenNames, ...]:
    """The given names that tell a gender."""
    return read_rows(files("dragoman.world") / "given_names.toml", "given_names", GivenNames, unique=("names",))
