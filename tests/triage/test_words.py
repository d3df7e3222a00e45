"""What the words of the lexicons tell without a parser: too much rather than too little."""

from __future__ import annotations

import pytest

from dragoman.record import Span
from dragoman.triage.words import Seen, compiled


def seen(text: str) -> Seen:
    (found,) = compiled().seen(text, [Span(0, len(text))])
    return found


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("Ils ont attaqué le poste.", "ASSAULT"),
        ("L’attaque a duré.", "ASSAULT"),
        ("Le cessez-le-feu tient.", "RETREAT"),
        ("Les deux armées ont pris hier en otage un convoi.", "ASSAULT"),
        ("ILS ACCUSENT LE VOISIN.", "ACCUSE"),
    ],
)
def test_a_deed_is_found_in_any_form(text: str, type: str) -> None:
    assert type in {deed.type for deed in seen(text).deeds}


def test_words_inside_other_words_are_none() -> None:
    assert seen("Les contre-tueries imaginaires du tueriste.").actors == set()
    assert "tuer" not in {deed.lemma for deed in seen("La statuerie voisine.").deeds}


def test_a_reflexive_verb_wants_its_pronoun() -> None:
    lemmas = {deed.lemma for deed in seen("Il rend le livre.").deeds}
    assert "se rendre" not in lemmas
    assert "se rendre" in {deed.lemma for deed in seen("Il s'est rendu à Bamako.").deeds}


def test_a_noun_after_an_article_is_no_verb() -> None:
    assert "équiper" not in {deed.lemma for deed in seen("Une équipe arrive.").deeds}


@pytest.mark.parametrize("text", ["Selon lui, c'est vrai.", "Pour Bamako, c'est vrai.", "C'est vrai, d’après elle."])
def test_a_preposition_of_speech_is_found(text: str) -> None:
    assert seen(text).sayings


def test_an_aim_is_no_view() -> None:
    assert not seen("Des vivres pour Bamako.").sayings


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Le Mali parle.", "state"),
        ("Un navire malien passe.", "state"),
        ("L'ONU siège.", "government"),
        ("Des rebelles passent.", "armed"),
        ("Un soldat passe.", "military"),
    ],
)
def test_actors_are_told_by_their_group(text: str, group: str) -> None:
    assert group in {actor.group for actor in seen(text).actors}


def test_an_acronym_wants_its_capitals() -> None:
    assert "government" not in {actor.group for actor in seen("La rue est vide, une onu aussi.").actors}


def test_a_sentence_sees_only_its_own_words() -> None:
    text = "Le Mali parle. Il pleut."
    first, second = compiled().seen(text, [Span(0, 14), Span(15, 24)])
    assert first.actors
    assert not second.actors
