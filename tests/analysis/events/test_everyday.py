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
        ("L'État islamique s'est emparé de la région.", []),
        ("Les talibans ont pris la ville de Kunduz à l'armée afghane.", ["AFG REB → AFG MIL"]),
        ("L'armée turque a pris Manbij, dernier bastion de Daech.", ["TUR MIL → ISM REB"]),
        ("La Turquie ne parvient pas à prendre la ville.", []),
        ("Le ministre français a pris la tête de la région.", []),
    ],
)
def test_a_town_taken_is_seized_from_who_held_it(coder: Coder, text: str, expected: list[str]) -> None:
    assert parties(code(coder, text), "COERCE") == expected


@pytest.mark.parametrize(
    ("text", "type", "expected"),
    [
        ("Encerclés par l'État islamique, les soldats syriens tiennent la ville.", "COERCE", []),
        ("Le blocus imposé par Ankara pèse sur la Syrie.", "COERCE", []),
        ("Trois suspects ont été interpellés mardi à Lyon après l'attentat.", "COERCE", ["- → FRA CVL"]),
        ("Trois adolescentes ont été mises en examen à Paris pour un projet d'attentat.", "ACCUSE", ["- → FRA CVL"]),
        ("Au Mali, 200 soldats maliens ont été déployés lundi.", "MOBILIZE", ["MLI MIL → -"]),
        ("Le président mexicain a annulé sa visite à Washington.", "REJECT", ["MEX GOV → USA GOV"]),
        ("Le Burundi a confirmé son retrait de la Cour pénale internationale.", "SANCTION", ["BDI GOV → IGO JUD"]),
        ("L'armée ougandaise est déployée à la frontière.", "MOBILIZE", []),
        ("L'armée turque annonce avoir pris le pouvoir en Turquie.", "COERCE", ["TUR MIL → TUR GOV"]),
        ("Le groupe a prêté allégeance à l'État islamique en Libye.", "SUPPORT", []),
        ("L'armée irakienne est repassée à l'offensive contre l'État islamique.", "ASSAULT", ["IRQ MIL → ISM REB"]),
        ("Les rebelles syriens ont expulsé l'État islamique de la ville.", "ASSAULT", ["SYR REB → ISM REB"]),
        ("La France a annoncé une enquête. Un sommet de l'OTAN a eu lieu.", "CONSULT", []),
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


def test_words_of_horror_alone_are_a_statement_and_no_condemnation(coder: Coder) -> None:
    record = code(coder, "Pour le Premier ministre britannique, il s'agit d'une attaque « écœurante ».")
    assert lines(record, "ACCUSE") == []


@pytest.mark.parametrize(
    ("text", "type", "expected"),
    [
        ("Paris a condamné ce « crime barbare ».", "ACCUSE", ["FRA GOV → -"]),
        ("Ankara dénonce le régime syrien et son allié russe.", "ACCUSE", ["TUR GOV → RUS GOV + SYR GOV"]),
        ("Le président malien est soupçonné de fraude.", "ACCUSE", []),
        ("L'Ukraine a condamné l'attentat commis contre le ministre turc.", "ACCUSE", ["UKR GOV → -"]),
    ],
)
def test_condemnations(coder: Coder, text: str, type: str, expected: list[str]) -> None:
    assert parties(code(coder, text), type) == expected


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
