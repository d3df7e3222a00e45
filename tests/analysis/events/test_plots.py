"""Attacks that were only prepared."""

from __future__ import annotations

import pytest

from dragoman.analysis.coder import Coder
from tests.analysis.events.reading import code, lines, parties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un attentat a été déjoué jeudi à Venise, en Italie.", ["ITA CVL ASSAULT - [author/negated]"]),
        (
            "Deux hommes soupçonnés de préparer un attentat ont été interpellés jeudi à Lyon.",
            ["FRA CVL ASSAULT - [author/possible]"],
        ),
    ],
)
def test_suspects_are_the_source_of_a_plot_and_nobody_was_hit(coder: Coder, text: str, expected: list[str]) -> None:
    assert lines(code(coder, text), "ASSAULT") == expected


def test_a_plot_and_an_attack_are_two(coder: Coder) -> None:
    record = code(
        coder,
        "Douze policiers italiens ont été tués mardi dans un attentat à Milan. "
        "Un autre projet d'attentat a été déjoué mercredi à Rome.",
    )
    assert sorted(parties(record, "ASSAULT")) == ["ITA CVL → -", "ITA UAF → ITA COP"]
