"""Which verb or noun of a sentence a day or a place belongs to."""

from __future__ import annotations

import pytest

from dragoman.analysis.attachment import in_clause_of, owner_before
from dragoman.analysis.coder import Coder
from dragoman.analysis.parse import Parsed


def at(p: Parsed, word: str) -> int:
    return p.low.index(word)


@pytest.mark.parametrize(
    ("text", "words", "trigger", "belongs"),
    [
        ("La police a arrêté mardi un homme qui avait attaqué dimanche des soldats.", "mardi", "arrêté", True),
        ("La police a arrêté mardi un homme qui avait attaqué dimanche des soldats.", "dimanche", "arrêté", False),
        ("La police a arrêté mardi un homme qui avait attaqué dimanche des soldats.", "dimanche", "attaqué", True),
        ("Une attaque menée lundi a fait douze morts.", "lundi", "attaque", True),
    ],
)
def test_a_day_belongs_to_the_verb_of_its_own_clause(
    coder: Coder, text: str, words: str, trigger: str, belongs: bool
) -> None:
    p = coder.parse(text)
    assert in_clause_of(p, at(p, words), at(p, trigger)) is belongs


@pytest.mark.parametrize(
    ("text", "words", "owner"),
    [
        ("Il condamne l'attaque de mardi.", "mardi", "attaque"),
        ("Il condamne l'attaque meurtrière de mardi.", "mardi", "attaque"),
        ("Il est mort dans la nuit de mardi.", "mardi", None),
        ("Il est mort mardi.", "mardi", None),
    ],
)
def test_a_noun_keeps_the_day_that_de_gives_it(coder: Coder, text: str, words: str, owner: str | None) -> None:
    p = coder.parse(text)
    found = owner_before(p, at(p, words))
    assert (None if found is None else p.low[found]) == owner
