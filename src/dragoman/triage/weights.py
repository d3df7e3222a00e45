"""How strongly a signal tells that an article is of the field, and where the first pass draws its line: as data.

``signals.toml`` counts in how many articles of the field, and in how many others, each signal was seen in a sentence;
``benchmarks/triage.py --write`` writes it. The weight of a signal is the logarithm of the ratio of the two rates
(a naive Bayes classifier), smoothed so that a rare signal weighs little. Deeds of the lexicon, states, governments, forces
and armed groups are what the field is made of: they never speak against it, however rare they are in one corpus.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from math import log
from typing import Literal

from pydantic import Field

from dragoman.tables import Row, read_rows

FILE = files("dragoman.triage") / "signals.toml"
SettingName = Literal["keep", "headline", "lead", "lead-sentences", "length", "smoothing"]
_OF_THE_FIELD = frozenset({"deed", "type", "armed", "military", "government", "law", "state"})
"""First words of the signals whose weight is never negative."""
ALL = "any"
"""The row that counts the articles themselves."""


class Signal(Row):
    """A signal and in how many articles it was seen: ``field`` of diplomacy and security, ``other`` the rest."""

    name: str
    field: int = Field(ge=0)
    other: int = Field(ge=0)


class Setting(Row):
    """A number of the first pass; ``reason`` says why it is what it is."""

    name: SettingName
    value: float
    reason: str = Field(min_length=20)


@cache
def setting(name: SettingName) -> float:
    """The value of a setting. Raises ``TableError`` on a bad row."""
    return {row.name: row.value for row in read_rows(FILE, "setting", Setting, unique=("name",))}[name]


@cache
def weights() -> dict[str, float]:
    """The weight of every signal of the table. Raises ``TableError`` on a bad row."""
    rows = read_rows(FILE, "signal", Signal, unique=("name",))
    return weighed({row.name: (row.field, row.other) for row in rows})


def weighed(counts: dict[str, tuple[int, int]]) -> dict[str, float]:
    """Weights from counts in articles of the field and in others; the counts of all of them are under ``ALL``."""
    field, other = counts[ALL]
    share = field / (field + other)
    smooth = setting("smoothing")
    found = {
        name: log((of + smooth * share) / (rest + smooth * (1 - share)) * other / field)
        for name, (of, rest) in counts.items()
        if name != ALL
    }
    return {name: max(0.0, weight) if _opens(name) in _OF_THE_FIELD else weight for name, weight in found.items()}


def _opens(name: str) -> str:
    return name.partition(" ")[0].removesuffix(":")
