"""Verbs read with auxiliaries, clitics, negation and voice, from the words themselves; and their subjects."""

from __future__ import annotations

import pytest

from dragoman.analysis.coder import Coder
from dragoman.analysis.parse import Parsed
from dragoman.analysis.verbs import VerbGroup, VerbReader, find_subject

READER = VerbReader({"annoncer", "condamner", "féliciter", "expulser", "partir", "dire", "accuser", "visiter"})


def read(coder: Coder, text: str, word: str) -> tuple[Parsed, VerbGroup]:
    p = coder.parse("Les nouvelles du jour\n\n" + text)
    group = READER.read(p, len(p) - 1 - p.low[::-1].index(word))
    assert group is not None
    return p, group


@pytest.mark.parametrize(
    ("text", "word", "whole"),
    [
        ("Le ministre annonce un accord.", "annonce", "annonce"),
        ("Le ministre a annoncé un accord.", "annoncé", "a annoncé"),
        ("Le ministre a également annoncé un accord.", "annoncé", "a également annoncé"),
        ("Le ministre n'a pas annoncé d'accord.", "annoncé", "n'a pas annoncé"),
        ("Le ministre ne l'a jamais annoncé.", "annoncé", "ne l'a jamais annoncé"),
        ("L'accord a été annoncé hier.", "annoncé", "a été annoncé"),
        ("Le ministre aurait annoncé un accord.", "annoncé", "aurait annoncé"),
        ("La paix est proche, a-t-il annoncé.", "annoncé", "a-t-il annoncé"),
    ],
)
def test_the_group_covers_auxiliaries_clitics_and_negation(coder: Coder, text: str, word: str, whole: str) -> None:
    p, g = read(coder, text, word)

    assert p.text[p.start[g.first] : p.end[g.last - 1]] == whole


@pytest.mark.parametrize(
    ("text", "word", "negated", "passive"),
    [
        ("Le ministre a annoncé un accord.", "annoncé", False, False),
        ("Le ministre n'a pas annoncé d'accord.", "annoncé", True, False),
        ("Le ministre n'annonce plus d'accord.", "annonce", True, False),
        ("Le ministre n'a annoncé aucun accord.", "annoncé", True, False),
        ("L'accord a été annoncé hier.", "annoncé", False, True),
        ("L'accord n'a pas été annoncé hier.", "annoncé", True, True),
        ("Les diplomates sont expulsés du pays.", "expulsés", False, True),
        ("Les diplomates sont partis hier.", "partis", False, False),
        ("Paris s'est félicité de l'accord.", "félicité", False, False),
    ],
)
def test_negation_and_voice(coder: Coder, text: str, word: str, negated: bool, passive: bool) -> None:
    _, g = read(coder, text, word)

    assert (g.negated, g.passive) == (negated, passive)


@pytest.mark.parametrize(
    ("text", "word", "mood", "tense"),
    [
        ("Le ministre annonce un accord.", "annonce", "ind", "pres"),
        ("Le ministre annoncera un accord.", "annoncera", "ind", "fut"),
        ("Le ministre annoncerait un accord.", "annoncerait", "cond", "pres"),
        ("Le ministre aurait annoncé un accord.", "annoncé", "cond", "pres"),
        ("Le ministre va annoncer un accord.", "annoncer", "inf", "pres"),
    ],
)
def test_mood_and_tense_of_the_finite_element(coder: Coder, text: str, word: str, mood: str, tense: str) -> None:
    _, g = read(coder, text, word)

    assert (g.mood, g.tense) == (mood, tense)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("La visite du ministre est finie.", "visite"),
        ("Une visite a eu lieu.", "visite"),
        ("Sa visite est finie.", "visite"),
    ],
)
def test_a_noun_is_no_verb(coder: Coder, text: str, word: str) -> None:
    p = coder.parse("Les nouvelles du jour\n\n" + text)

    assert READER.read(p, p.low.index(word)) is None


def test_a_word_of_no_verb_of_the_lexicons(coder: Coder) -> None:
    p = coder.parse("Le ministre mange une pomme.")

    assert READER.read(p, p.low.index("mange")) is None
    assert READER.forms("mange") == ()


@pytest.mark.parametrize(
    ("text", "word", "subject", "after"),
    [
        ("Le ministre a annoncé un accord.", "annoncé", "ministre", False),
        ("Le ministre malien de la Défense a annoncé un accord.", "annoncé", "ministre", False),
        ("Le ministre, qui a annoncé un accord, est parti.", "annoncé", "ministre", False),
        ("Il a annoncé un accord.", "annoncé", "il", False),
        ("La paix est proche, a-t-il annoncé.", "annoncé", "-t-il", True),
    ],
)
def test_the_subject_of_a_verb(coder: Coder, text: str, word: str, subject: str, after: bool) -> None:
    p, g = read(coder, text, word)
    found = find_subject(p, g)

    assert found is not None
    assert (p.low[found.token].lstrip("-t").strip("-") or p.low[found.token], found.after) == (
        subject.lstrip("-t").strip("-"),
        after,
    )


@pytest.mark.parametrize(
    ("text", "word", "subject"),
    [
        ("La paix est proche, a annoncé lundi le ministre.", "annoncé", "ministre"),
        ("La paix est proche, annonce Paris.", "annonce", "paris"),
        ("La paix est proche, a annoncé Mme Dumesnil.", "annoncé", "dumesnil"),
    ],
)
def test_the_subject_of_an_inserted_clause_follows_it(coder: Coder, text: str, word: str, subject: str) -> None:
    p, g = read(coder, text, word)
    found = find_subject(p, g, inverted_first=True)

    assert found is not None
    assert p.low[found.token] in (subject, "mme")
    assert found.after
