"""Names are the same up to accents, case, titles and given name."""

from __future__ import annotations

import pytest

from dragoman.evaluation.names import same_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hélène Marchetti", "Helene MARCHETTI"),
        ("Hélène Marchetti", "Mme Marchetti"),
        ("le général Oumar Sy", "Oumar Sy"),
        ("Président Sy", "Oumar Sy"),
        ("ministère de l’Intérieur", "Ministère de l'Interieur"),
        ("Union africaine", "l’Union africaine"),
    ],
)
def test_same(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hélène Marchetti", "Hélène Sy"),
        ("ministère de l'Intérieur", "ministère de la Défense"),
        ("ministre de la Défense", "Défense"),
        ("Nations unies", "unies"),
        ("", "Oumar Sy"),
    ],
)
def test_different(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)
