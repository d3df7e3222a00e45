"""Attacks: one event for one attack, with its victims, and no fact where only a word was used."""

from __future__ import annotations

import pytest

from dragoman.analysis.coder import Coder
from tests.analysis.events.reading import claims, code, lines, parties


def test_the_attack_spoken_of_again_is_the_same_event(coder: Coder) -> None:
    record = code(
        coder,
        "Douze soldats maliens ont été tués lundi à Gao par des hommes armés. L'attaque a duré une heure. "
        "Le Sénégal a condamné l'attaque.",
    )
    assert parties(record, "ASSAULT") == ["MLI UAF → MLI MIL"]
    assert claims(record, "ASSAULT") == [{"author/actual"}]


def test_an_attack_without_doer_or_victim_is_no_event(coder: Coder) -> None:
    assert parties(code(coder, "Le ministre tchadien a parlé de l'attaque."), "ASSAULT") == []


def test_victims_of_an_attack_named_by_a_noun(coder: Coder) -> None:
    record = code(coder, "Un attentat a fait huit morts parmi les civils mardi à Bagdad.")
    assert parties(record, "ASSAULT") == ["IRQ UAF → IRQ CVL"]


def test_a_claim_of_responsibility_is_the_claimant_s_word(coder: Coder) -> None:
    record = code(
        coder,
        "Douze soldats nigériens ont été tués lundi dans une attaque menée par des hommes armés. "
        "L'État islamique au Sahel a revendiqué l'attaque.",
    )
    assert "ISM REB ASSAULT NER MIL [ISM REB/actual]" in lines(record, "ASSAULT")


def test_the_shooting_of_the_attackers_belongs_to_the_attack(coder: Coder) -> None:
    record = code(
        coder,
        "Des hommes armés ont tué trois civils maliens à Gao. Les assaillants ont été abattus par la police malienne.",
    )
    assert parties(record, "ASSAULT") == ["MLI UAF → MLI CVL"]
    assert len(next(e for e in record.events if e.type == "ASSAULT").evidence) == 2


@pytest.mark.parametrize(
    "claim",
    [
        "L'État islamique au Sahel a revendiqué l'attaque.",
        "L'attaque a été revendiquée par l'État islamique au Sahel.",
        "L'attaque a rapidement été revendiquée par la branche locale de l'organisation État islamique.",
    ],
)
def test_who_claims_an_attack_does_not_vouch_for_that_of_the_unnamed(coder: Coder, claim: str) -> None:
    record = code(
        coder, f"Douze soldats nigériens ont été tués lundi dans une attaque menée par des hommes armés. {claim}"
    )
    assert sorted(lines(record, "ASSAULT")) == [
        "ISM REB ASSAULT NER MIL [ISM REB/actual]",
        "NER UAF ASSAULT NER MIL [author/actual]",
    ]


def test_a_killing_without_a_political_side_is_none(coder: Coder) -> None:
    assert lines(code(coder, "Un homme a été tué à coups de couteau mardi à Lyon, en France.")) == []


def test_an_army_s_enemy_is_the_one_that_the_article_sets_against_it(coder: Coder) -> None:
    record = code(
        coder,
        "L'armée irakienne a attaqué lundi l'État islamique à Hawija. "
        "Elle a lancé mardi une offensive dans la province d'Anbar.",
    )
    assert set(parties(record, "ASSAULT")) == {"IRQ MIL → ISM REB"}


def test_no_unknown_gunmen_lead_an_offensive(coder: Coder) -> None:
    assert parties(code(coder, "L'offensive contre les rebelles syriens continue dans le nord."), "ASSAULT") == []


@pytest.mark.parametrize(
    "text",
    [
        "Dix personnes ont été tuées dans un accident de la route au Mali.",
        "Un Français a été tué par un arbre pendant la tempête.",
        "Le Brésil a battu l'équipe de France en finale.",
        "Le candidat malien a lancé une attaque virulente contre la France.",
        "Le Canada cessera ses frappes contre l'État islamique.",
    ],
)
def test_accidents_sport_words_and_ended_fights_are_no_attacks(coder: Coder, text: str) -> None:
    assert parties(code(coder, text), "ASSAULT") == []


def test_a_jihadist_attack_has_jihadists_as_its_doers(coder: Coder) -> None:
    record = code(coder, "Une attaque jihadiste a tué huit civils maliens dans le nord du Mali.")
    assert parties(record, "ASSAULT") == ["ISM REB → MLI CVL"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le procès porte sur les attentats du 13 novembre 2015 à Paris.", ["FRA UAF → FRA CVL"]),
        ("Le procès porte sur les attentats de cette époque.", []),
    ],
)
def test_an_attack_with_a_date_and_a_place_of_its_own_is_told(coder: Coder, text: str, expected: list[str]) -> None:
    assert parties(code(coder, text), "ASSAULT") == expected


def test_an_attack_by_nobody_on_nobody_in_particular_needs_a_place(coder: Coder) -> None:
    record = code(coder, "Le Pérou est en crise. Un policier a ensuite été tué, alors que les rebelles avançaient.")
    assert parties(record, "ASSAULT") == []
