"""Everyday sentences of news: attacks, towns taken, arrests, visits, sanctions; and what must not become an event."""

from __future__ import annotations

import pytest

from dragoman.analysis.coder import Coder
from tests.analysis.events.reading import code, lines, parties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'armée malienne a bombardé lundi une position du JNIM.", ["MLI MIL → ISM REB"]),
        ("L'armée nigérienne a attaqué un village.", ["NER MIL → -"]),
        ("Des hommes armés ont attaqué le village de Solhan, tuant au moins dix civils.", ["BFA UAF → BFA CVL"]),
        ("Au moins 65 personnes sont mortes dans un attentat à Lahore.", ["PAK UAF → PAK CVL"]),
        ("Les forces de l'ordre américaines ont abattu l'auteur de la tuerie.", ["USA COP → USA UAF"]),
        ("L'aviation russe a mené des frappes contre Daech.", ["RUS MIL → ISM REB"]),
        ("La Turquie a abattu un avion russe.", ["TUR GOV → RUS MIL"]),
    ],
)
def test_force_used(coder: Coder, text: str, expected: list[str]) -> None:
    assert parties(code(coder, text), "ASSAULT") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'armée irakienne a repris la ville de Hawija à l'État islamique.", ["IRQ MIL → ISM REB"]),
        ("L'État islamique s'est emparé de la région.", ["ISM REB → -"]),
        ("Les talibans ont pris la ville de Kunduz.", ["AFG REB → -"]),
        ("L'armée turque a pris Manbij, dernier bastion de Daech.", ["TUR MIL → ISM REB"]),
        ("La Turquie ne parvient pas à prendre la ville.", []),
        ("Le ministre français a pris la tête de la région.", []),
    ],
)
def test_a_town_taken_by_force_is_an_attack_on_who_held_it(coder: Coder, text: str, expected: list[str]) -> None:
    assert parties(code(coder, text), "ASSAULT") == expected


@pytest.mark.parametrize(
    ("text", "type", "expected"),
    [
        ("Encerclés par l'État islamique, les soldats syriens tiennent la ville.", "COERCE", ["ISM REB → SYR MIL"]),
        ("La police turque a arrêté trente manifestants.", "COERCE", ["TUR COP → TUR CVL"]),
        ("Un journaliste turc a été arrêté à Ankara.", "COERCE", ["- → TUR JRN"]),
        ("Un cessez-le-feu a été signé à Luanda entre la RDC et le M23.", "AGREE", ["COD GOV + COD REB → -"]),
        ("Le président turc s'est rendu mardi à Moscou.", "CONSULT", ["TUR GOV → RUS GOV"]),
        ("Le ministre russe des Affaires étrangères a reçu son homologue turc.", "CONSULT", ["TUR GOV → RUS GOV"]),
        ("Réunis à Accra, au Ghana, les chefs d'État de la Cédéao ont parlé.", "CONSULT", ["IGO → -"]),
        ("Paris a rappelé son ambassadeur au Niger.", "SANCTION", ["FRA GOV → NER GOV"]),
        ("Les États-Unis ont imposé de nouvelles sanctions à l'Iran.", "SANCTION", ["USA GOV → IRN GOV"]),
        ("L'Arabie saoudite a rompu ses relations diplomatiques avec l'Iran.", "SANCTION", ["SAU GOV → IRN GOV"]),
        ("Le Maroc réintègre l'Union africaine.", "SUPPORT", ["IGO → MAR GOV"]),
        ("Paris exhorte Ankara à respecter le droit.", "REQUEST", ["FRA GOV → TUR GOV"]),
        ("La Corée du Nord a tiré un missile balistique.", "MOBILIZE", ["PRK GOV → -"]),
        ("Le Canada a décidé de rapatrier ses avions.", "RETREAT", ["CAN GOV → -"]),
    ],
)
def test_measures_visits_and_calls(coder: Coder, text: str, type: str, expected: list[str]) -> None:
    assert parties(code(coder, text), type) == expected


def test_words_of_indignation_are_a_condemnation(coder: Coder) -> None:
    record = code(coder, "Pour le Premier ministre britannique, il s'agit d'une attaque « écœurante ».")
    assert lines(record, "ACCUSE") == ["GBR GOV ACCUSE - [author/actual]"]


def test_an_explosion_is_an_attack_only_where_one_is_told(coder: Coder) -> None:
    assert parties(code(coder, "Une explosion a fait dix morts à Moscou."), "ASSAULT") == []


def test_what_is_refused_is_negated_once(coder: Coder) -> None:
    record = code(coder, "Rabat refuse de reconnaître la République arabe sahraouie démocratique.")
    assert lines(record, "REJECT", "SUPPORT") == [
        "MAR GOV REJECT ESH GOV [author/actual]",
        "MAR GOV SUPPORT ESH GOV [MAR GOV/negated]",
    ]


@pytest.mark.parametrize(
    ("text", "type", "expected"),
    [
        ("Paris a condamné l'attaque de Niamey.", "ACCUSE", ["FRA GOV → -"]),
        ("La France a suspendu son aide au Niger.", "AID", []),
        ("Le ministre français est arrivé à Paris.", "CONSULT", []),
        ("Le ministre est arrivé à Paris.", "CONSULT", []),
        ("Le Maroc a accepté sans conditions les principes de l'Union africaine.", "CONCEDE", []),
        (
            "L'opération a été menée par l'armée camerounaise à la frontière entre le Cameroun et le Nigeria.",
            "AGREE",
            [],
        ),
    ],
)
def test_what_the_words_do_not_say_is_not_coded(coder: Coder, text: str, type: str, expected: list[str]) -> None:
    assert parties(code(coder, text), type) == expected
