"""Values and intervals of the measures, on counts whose answer is known."""

from __future__ import annotations

import json

import pytest

from dragoman.evaluation.measures import MEASURES, values
from dragoman.evaluation.report import as_json, as_table
from dragoman.evaluation.scorer import score_article
from dragoman.evaluation.scores import Scores

from .making import article, event, statement


def by_key(articles: list[Scores]) -> dict[str, object]:
    return {value.measure.key: value for value in values(articles)}


def perfect() -> Scores:
    same = article(statement("s1", (0, 100)), event("e1", "RUS GOV>MLI GOV AID", (0, 50)))
    return score_article(same, same)


def missed() -> Scores:
    return score_article(article(statement("s1", (0, 100)), event("e1", "UNO>MLI GOV AID", (0, 50))), article())


def test_equal_articles_leave_no_room_for_chance() -> None:
    for value in values([perfect()] * 5):
        if value.denominator:
            assert value.low == value.value == value.high


def test_the_interval_holds_the_value_and_narrows_with_more_articles() -> None:
    few, many = (by_key([perfect(), missed()] * times)["statements_recall"] for times in (5, 100))
    for value in (few, many):
        assert value.low < value.value == 0.5 < value.high  # type: ignore[attr-defined]
    assert many.high - many.low < few.high - few.low  # type: ignore[attr-defined]
    # The share of 2n fair coins: 0.5 ± 1.96 × sqrt(0.25 / 200).
    assert many.low == pytest.approx(0.5 - 0.0693, abs=0.01)  # type: ignore[attr-defined]


def test_the_same_counts_give_the_same_interval_in_every_run() -> None:
    articles = [perfect(), missed(), perfect()]
    assert as_table(articles) == as_table(articles)


def test_no_article_has_no_value() -> None:
    assert all(value.value is value.low is None for value in values([]))
    assert as_table([]).startswith("0 articles")


def test_an_empty_prediction_has_no_recall_and_no_f1() -> None:
    found = by_key([missed()])
    for key in ("statements_recall", "statements_f1", "events_recall", "events_f1", "events_type_only_f1"):
        assert found[key].value == 0.0  # type: ignore[attr-defined]
    assert found["statements_precision"].value is None  # type: ignore[attr-defined]


def test_json_has_every_measure_with_its_counts() -> None:
    read = json.loads(as_json([perfect(), missed()]))
    assert read["articles"] == 2
    assert list(read["measures"]) == [measure.key for measure in MEASURES]
    recall = read["measures"]["events_recall"]
    assert (recall["value"], recall["numerator"], recall["denominator"]) == (0.5, 1, 2)
