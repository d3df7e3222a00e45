"""Which words state an event and which only describe."""

from __future__ import annotations

import pytest

from dragoman.analysis.coder import Coder
from tests.analysis.events.reading import code, lines, parties


@pytest.mark.parametrize(
    "text",
    [
        "Les opposants maliens détenus ont écrit une lettre.",
        "Les rebelles soutenus par la Turquie tiennent la ville.",
        "Les relations entre Paris et Alger sont bonnes.",
        "Le ministre béninois a refusé de commenter l'affaire.",
        "Le film malien a reçu un prix à Cannes.",
    ],
)
def test_descriptions_and_ordinary_life_are_no_events(coder: Coder, text: str) -> None:
    assert lines(code(coder, text)) == []


def test_sont_convenus_is_active(coder: Coder) -> None:
    record = code(coder, "La Russie et la Guinée sont convenues mardi de créer une commission mixte.")
    assert parties(record, "AGREE") == ["GIN GOV + RUS GOV → -"]


def test_a_meeting_that_opens_the_sentence(coder: Coder) -> None:
    record = code(coder, "Réunis dimanche à Abuja, les chefs d'État de la Cédéao ont parlé de la Guinée.")
    assert parties(record, "CONSULT") == ["IGO → -"]


def test_a_headline_s_verb_taken_for_a_noun(coder: Coder) -> None:
    record = coder("L'Union européenne sanctionne sept responsables rwandais\n\nDépêche du jour.")
    assert parties(record, "SANCTION") == ["EUR → RWA GOV"]


def test_of_weapons_named_for_combat_the_weapons_count(coder: Coder) -> None:
    record = code(coder, "La Turquie a livré quatre drones de combat à l'armée éthiopienne.")
    assert [e.type for e in record.events] == ["AID"]
