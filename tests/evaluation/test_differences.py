"""The list of errors says what is missed, false or wrong, with the words."""

from __future__ import annotations

from dataclasses import replace

from dragoman.evaluation import errors

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
