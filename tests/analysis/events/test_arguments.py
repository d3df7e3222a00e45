"""Who did it to whom: the parties are read where French puts them."""

from __future__ import annotations

import pytest

from dragoman.analysis.coder import Coder
from tests.analysis.events.reading import code, parties


@pytest.mark.parametrize(
    ("text", "type", "expected"),
    [
        ("La Turquie a livré jeudi quatre drones de combat à l'armée éthiopienne.", "AID", ["TUR GOV → ETH MIL"]),
        ("Quatre drones ont été livrés à l'armée éthiopienne par la Turquie.", "AID", ["TUR GOV → ETH MIL"]),
        ("Le ministère malien a adressé ses félicitations au Sénégal.", "SUPPORT", ["MLI GOV → SEN GOV"]),
        ("Le Bénin a déclaré mercredi persona non grata deux diplomates français.", "SANCTION", ["BEN GOV → FRA GOV"]),
        ("Des centaines d'habitants maliens ont manifesté contre la vie chère.", "PROTEST", ["MLI CVL → -"]),
        ("L'ONU accuse le Tchad d'avoir bombardé le Niger.", "ASSAULT", ["TCD GOV → NER GOV"]),
    ],
)
def test_active_passive_and_dates_between(coder: Coder, text: str, type: str, expected: list[str]) -> None:
    assert parties(code(coder, text), type) == expected


def test_a_host_is_the_recipient_of_the_visit(coder: Coder) -> None:
    record = code(coder, "Le ministre russe de la Défense avait reçu mardi à Moscou son homologue guinéen.")
    assert parties(record, "CONSULT") == ["GIN GOV → RUS GOV"]


def test_a_compound_demonym_names_both_parties_of_a_joint_body(coder: Coder) -> None:
    record = code(coder, "La commission intergouvernementale russo-malienne a été créée cette année.")
    assert [set(p.replace("→", "+").split(" + ")) for p in parties(record, "COOPERATE")] == [{"RUS GOV", "MLI GOV"}]


def test_the_two_countries_means_the_other_one(coder: Coder) -> None:
    record = code(
        coder,
        "La Russie a adressé au Mali un message. Moscou a présenté ses félicitations à l'occasion de l'anniversaire "
        "des relations diplomatiques entre les deux pays.",
    )
    assert parties(record, "SUPPORT") == ["RUS GOV → MLI GOV"]
