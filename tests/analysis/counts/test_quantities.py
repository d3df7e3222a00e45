"""Bounds: what the words give, and no more."""

from __future__ import annotations

import pytest

from dragoman.analysis.counts.quantities import find_quantities
from dragoman.language.calendar import fold


def quantities(text: str) -> list[str]:
    """``words = low..high`` for each quantity, ``?`` for an open bound, ``~`` before an approximate one."""
    return [
        f"{text[q.words.start : q.words.end]} = {'~' if q.approximate else ''}{shown(q.low)}..{shown(q.high)}"
        for q in find_quantities(fold(text))
    ]


def shown(bound: float | None) -> str:
    return "?" if bound is None else f"{bound:g}"


@pytest.mark.parametrize(
    "gold",
    [
        "16 = 16..16",
        "au moins 16 = 16..?",
        "plus de 200 = 200..?",
        "pas moins de trois cents = 300..?",
        "moins de 50 = ?..50",
        "jusqu'à 90 = ?..90",
        "entre 10 et 15 = 10..15",
        "10 à 15 = 10..15",
        "douze ou treize = 12..13",
        "2 à 3 millions = 2e+06..3e+06",
        "16 au moins = 16..?",
        "une vingtaine = ~20..20",
        "près de 200 = ~200..200",
        "quelque 300 = ~300..300",
        "200 environ = ~200..200",
        "un millier = ~1000..1000",
        "une dizaine de milliers = ~10000..10000",
        "plus d'une vingtaine = ~20..?",
        "des dizaines = 20..?",
        "plusieurs centaines = 200..?",
        "des dizaines de milliers = 20000..?",
        "plusieurs = 2..?",
        "aucun = 0..0",
        "un demi-million = 500000..500000",
        "10 000 = 10000..10000",
    ],
)
def test_each_wording_gives_its_bounds(gold: str) -> None:
    words = gold.partition(" = ")[0]
    assert quantities(words) == [gold]
    assert quantities(f"On compte {words} morts.") == [gold]


@pytest.mark.parametrize("text", ["Le G7 se réunit.", "Il est 19h30.", "La résolution A/2231 est votée.", "Quand ?"])
def test_numbers_inside_names_and_hours_are_none(text: str) -> None:
    assert quantities(text) == []
