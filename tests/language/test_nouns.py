from __future__ import annotations

import pytest

from dragoman.language.nouns import feminine, plural


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("attaque", "attaques"),
        ("général", "généraux"),
        ("tribunal", "tribunaux"),
        ("travail", "travaux"),
        ("détail", "détails"),
        ("drapeau", "drapeaux"),
        ("aveu", "aveux"),
        ("refus", "refus"),
        ("prix", "prix"),
        ("nez", "nez"),
        ("coup d'État", "coups d'État"),
        ("prise de contrôle", "prises de contrôle"),
        ("prise en otage", "prises en otage"),
        ("mise à pied", "mises à pied"),
        ("force armée", "forces armées"),
        ("allié militaire", "alliés militaires"),
        ("", ""),
    ],
)
def test_plural(noun: str, expected: str) -> None:
    assert plural(noun) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("infondé", "infondée"),
        ("mensonger", "mensongère"),
        ("calomnieux", "calomnieuse"),
        ("abusif", "abusive"),
        ("officiel", "officielle"),
        ("aérien", "aérienne"),
        ("absurde", "absurde"),
        ("faux", "fausse"),
    ],
)
def test_feminine(word: str, expected: str) -> None:
    assert feminine(word) == expected
