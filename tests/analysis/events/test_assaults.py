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


def test_force_against_the_attackers_is_another_event(coder: Coder) -> None:
    record = code(
        coder,
        "Des hommes armés ont tué trois civils maliens à Gao. Les assaillants ont été abattus par la police malienne.",
    )
    assert "MLI COP" in " ".join(parties(record, "ASSAULT"))
    assert "MLI UAF → MLI CVL" in parties(record, "ASSAULT")


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
