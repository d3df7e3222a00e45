"""One occasion told twice is one event with all its evidence; two occasions stay two."""

from __future__ import annotations

from dragoman.analysis.coder import Coder
from tests.analysis.events.reading import code, parties


def test_headline_and_body_are_one_event(coder: Coder) -> None:
    record = coder(
        "La Turquie livre quatre drones à l'Éthiopie\n\nLa Turquie a livré jeudi quatre drones de combat à l'armée "
        "éthiopienne.",
        published="2025-10-14",
    )
    assert parties(record, "AID") in (["TUR GOV → ETH GOV"], ["TUR GOV → ETH MIL"])
    assert len(record.events[0].evidence) == 2


def test_a_plan_said_twice_is_one_event(coder: Coder) -> None:
    record = code(
        coder,
        "Le gouvernement russe prévoit de créer un centre de consultation. « Il est prévu de créer un centre de "
        "consultation avec le Mali et le Niger », a indiqué le gouvernement russe.",
    )
    assert parties(record, "COOPERATE") == ["RUS GOV → MLI GOV + NER GOV"]


def test_two_calls_to_two_addressees_are_two(coder: Coder) -> None:
    record = code(coder, "Le Niger demande à Ankara des explications. Le Niger demande à Paris des explications.")
    assert parties(record, "REQUEST") == ["NER GOV → TUR GOV", "NER GOV → FRA GOV"]


def test_attacks_on_two_days_are_two(coder: Coder) -> None:
    record = code(
        coder,
        "Le 3 octobre, l'armée malienne a attaqué les rebelles touaregs. Le 9 octobre, l'armée malienne a attaqué les "
        "rebelles touaregs.",
    )
    assert len(parties(record, "ASSAULT")) == 2


def test_a_headline_in_the_present_says_what_the_body_says_is_to_come(coder: Coder) -> None:
    record = coder(
        "L'ONU envoie un émissaire au Burundi\n\nL'ONU enverra lundi un émissaire au Burundi.",
        published="2025-10-14",
    )
    assert {c.modality for e in record.events for c in e.claims if e.type == "CONSULT"} == {"planned"}
