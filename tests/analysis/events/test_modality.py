"""Negation, plan, threat and conditional are seen in the event's own clause."""

from __future__ import annotations

import pytest

from dragoman.analysis.coder import Coder
from tests.analysis.events.reading import claims, code


@pytest.mark.parametrize(
    ("text", "type", "modality"),
    [
        ("La Turquie n'a pas livré de drones à l'armée éthiopienne.", "AID", "negated"),
        ("La Turquie livrera des drones à l'armée éthiopienne.", "AID", "planned"),
        ("La Turquie aurait livré des drones à l'armée éthiopienne.", "AID", "possible"),
        ("La Turquie a livré des drones à l'armée éthiopienne.", "AID", "actual"),
        ("Le président sénégalais se rendra à Paris jeudi.", "CONSULT", "planned"),
    ],
)
def test_the_clause_s_own_modality(coder: Coder, text: str, type: str, modality: str) -> None:
    assert claims(code(coder, text), type) == [{f"author/{modality}"}]


def test_what_is_threatened_is_only_possible(coder: Coder) -> None:
    record = code(coder, "Les États-Unis menacent d'imposer des sanctions à Bissau.")
    assert claims(record, "THREATEN") == [{"author/actual"}]
    assert claims(record, "SANCTION") == [{"USA GOV/possible"}]


def test_an_aim_states_nothing(coder: Coder) -> None:
    record = code(coder, "La Russie a réuni ses généraux pour mener une attaque contre l'Ukraine.")
    assert claims(record, "ASSAULT") == []
