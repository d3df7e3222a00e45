"""The list of errors says what is missed, false or wrong, with the words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.evaluation import errors
from dragoman.evaluation.differences import by_cause, sentence_around
from dragoman.record import Span

from .making import article, event, statement, time


def test_a_perfect_prediction_has_no_errors() -> None:
    same = article(statement("s1", (0, 100)), event("e1", "UNO> ACCUSE", (0, 9)))
    assert errors(same, same) == []


def test_misses_and_false_alarms_come_with_their_words() -> None:
    gold = article(statement("s1", (0, 4)), event("e1", "UNO>MLI GOV AID", (0, 3)))
    predicted = article(statement("p1", (500, 502)), event("q1", "UNO>MLI GOV AID", (500, 501)))
    found = {e.what: e for e in errors(gold, predicted)}
    assert set(found) == {"missed statement", "false statement", "missed event", "false event"}
    assert found["missed statement"].words == "xxxx"
    assert found["false event"].fact
    assert "FALSE FACT" in str(found["false event"])
    assert "UNO AID MLI GOV" in str(found["missed event"])


def test_wrong_values_of_matched_items() -> None:
    gold = article(
        statement("s1", (0, 9)),
        replace(event("e1", "UNO> ACCUSE", (0, 9), claims="UNO/possible"), time=time("2025-01-01", None)),
    )
    predicted = article(
        statement("p1", (0, 9), who="MLI GOV:Bamako", act="deny"),
        event("q1", "UNO> ACCUSE", (0, 9)),
    )
    found = [e.what for e in errors(gold, predicted)]
    assert found == [
        "wrong speaker",
        "wrong speaker name",
        "wrong act",
        "wrong claims",
        "wrong time",
    ]


def test_the_right_type_with_the_wrong_parties_is_one_error() -> None:
    gold = article(event("e1", "UNO>MLI GOV AID", (0, 9)))
    (error,) = errors(gold, article(event("q1", "FRA GOV>MLI GOV AID", (0, 9))))
    assert error.what == "wrong parties"
    assert error.fact


def test_errors_of_one_cause_stand_together_the_most_frequent_first() -> None:
    gold = article(statement("s1", (0, 100)), statement("s2", (200, 300)), event("e1", "UNO>MLI GOV AID", (0, 9)))
    predicted = article(statement("p1", (0, 20)), statement("p2", (200, 220)))
    listing = by_cause(errors(gold, predicted))
    heads = [line for line in listing.splitlines() if line.startswith("==")]
    assert heads == [
        "== false statement: content cut short · 2",
        "== missed statement: content cut short · 2",
        "== missed event: nothing read (AID, claimed) · 1",
    ]


def test_the_whole_sentence_is_shown() -> None:
    text = "Un titre\n\nLe ministre part. M. Sy a démenti l'attaque. Il reste."
    start = text.index("l'attaque")
    assert sentence_around(text, [Span(start, start + 9)]) == "M. Sy a démenti l'attaque."
    assert sentence_around(text, [Span(0, 8)]) == "Un titre"


CUES = "xxx Le ministre a annoncé ceci, et Bamako zozote cela."


@pytest.mark.parametrize(
    ("cue", "cause"),
    [
        ("a annoncé", "cue in the lexicon, nothing made of it (indirect)"),
        ("zozote", "cue not in the lexicon"),
    ],
)
def test_a_miss_says_whether_the_cue_is_known(cue: str, cause: str) -> None:
    at = CUES.index(cue)
    missed = statement("s1", (0, 3), cue=(Span(at, at + len(cue)),))
    gold = replace(article(missed), text=CUES)
    (error,) = errors(gold, replace(gold, statements=()))
    assert error.cause == cause


@pytest.mark.parametrize(
    ("right", "found", "cause"),
    [
        ("RUS GOV:Moscou", "", "nobody found"),
        ("", "RUS GOV:Moscou", "a speaker where there is none"),
        ("RUS GOV:Moscou", "RUS MIL:armée", "right country, wrong sector"),
        ("RUS GOV:Moscou+MLI GOV:Mali", "MLI GOV:Mali", "one too few"),
        ("RUS GOV:Moscou", "MLI GOV:Mali", "somebody else"),
    ],
)
def test_a_wrong_speaker_says_how(right: str, found: str, cause: str) -> None:
    gold, predicted = (article(statement("s", (0, 9), who=who)) for who in (right, found))
    assert errors(gold, predicted)[0].cause == cause


@pytest.mark.parametrize(
    ("right", "found", "cause"),
    [
        ("author/actual", "RUS GOV/actual", "claimant: author as a speaker"),
        ("RUS GOV/actual", "RUS GOV/possible", "modality: actual as possible"),
        ("RUS GOV/actual, UNO/negated", "RUS GOV/actual", "a claim too few"),
    ],
)
def test_wrong_claims_say_whose_word_or_how_sure(right: str, found: str, cause: str) -> None:
    gold, predicted = (article(event("e", "UNO>MLI GOV AID", (0, 9), claims=claims)) for claims in (right, found))
    assert [error.cause for error in errors(gold, predicted)] == [cause]
