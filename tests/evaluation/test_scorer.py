"""The measures of the coding guide (section 6) on cases counted by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.evaluation import GoldArticle, Scores, score
from dragoman.evaluation.report import as_table
from dragoman.evaluation.scorer import score_article

from .making import article, event, place, spans, statement, time


def full() -> object:
    return article(
        statement("s1", (0, 100)),
        statement("s2", (20, 60), who="MLI GOV:Bamako", within="s1"),
        statement("s3", (200, 300), who=""),
        replace(
            event("e1", "RUS GOV>MLI GOV AID", (0, 50), claims="RUS GOV/actual"),
            time=time("2025-06-01", "2025-06-30"),
            place=place("Moscou", "RUS"),
        ),
        event("e2", "RUS GOV+MLI GOV> AGREE", (200, 250)),
    )


def test_gold_against_itself_is_perfect() -> None:
    scores = score([(full(), full())])
    assert scores.statements.f1 == scores.statements_strict.f1 == 1.0
    assert scores.events.f1 == scores.events_type_only.f1 == 1.0
    ratios = ("speaker", "speaker_name", "kind", "act", "within", "claims", "time", "place")
    assert all(getattr(scores, name).value == 1.0 for name in (*ratios, "citation"))
    assert scores.false_facts.right == 0


def test_an_empty_prediction_scores_nothing() -> None:
    scores = score([(full(), article())])
    assert scores.statements.f1 == scores.statements.recall == scores.events.f1 == 0.0
    assert scores.statements.precision is None
    assert scores.false_facts.total == 0


def test_nothing_to_find_and_nothing_found_has_no_score() -> None:
    scores = score([(article(), article())])
    assert scores.statements.f1 is None
    assert scores.claims.value is None


Pairs = list[tuple[GoldArticle, GoldArticle]]


@pytest.fixture
def pairs() -> Pairs:
    first = (
        article(
            statement("s1", (0, 100)),
            statement("s2", (200, 300), who="MLI GOV:Bamako"),
            event("e1", "RUS GOV>MLI GOV AID", (0, 50), claims="RUS GOV/actual"),
        ),
        article(
            statement("p1", (0, 100)),
            statement("p2", (200, 260), act="deny"),
            statement("p3", (500, 600)),
            event("q1", "RUS GOV>MLI MIL AID", (40, 90)),
            event("q2", "MLI GOV>FRA GOV ACCUSE", (500, 600)),
        ),
    )
    second = (article(statement("s1", (0, 9)), event("e1", "FRA GOV> RETREAT", (0, 9))), article())
    third = (
        article(),
        article(
            statement("p1", (0, 9)),
            event("q1", "FRA GOV>MLI GOV AID", (0, 9), claims="FRA GOV/possible"),
        ),
    )
    return [first, second, third]


@pytest.fixture
def three(pairs: Pairs) -> Scores:
    return score(pairs)


def test_three_articles_counted_by_hand(three: Scores) -> None:
    assert three.articles == 3
    found = three.statements
    assert (found.matched, found.gold, found.predicted) == (2, 3, 4)
    assert (found.precision, found.recall) == (2 / 4, 2 / 3)
    assert found.f1 == pytest.approx(4 / 7)
    assert three.statements_strict.matched == 1
    assert (three.speaker.right, three.speaker.total) == (1, 2)
    assert (three.act.right, three.kind.right) == (1, 2)
    assert (three.events.matched, three.events.gold, three.events.predicted) == (1, 2, 3)
    assert (three.claims.right, three.claims.total) == (0, 1)
    # q1 is matched, but only Russia claims it; q2 is invented; the possible one is no fact.
    assert (three.false_facts.right, three.false_facts.total) == (2, 3)


def test_the_table_shows_values_intervals_and_counts(pairs: Pairs) -> None:
    lines = as_table([score_article(*pair) for pair in pairs]).splitlines()
    assert lines[0].startswith("3 articles")
    rows = {line[:40].strip(): line[40:].split() for line in lines[1:]}
    value, interval, counts = rows["statements: precision"]
    assert (value, counts) == ("0.500", "2/4")
    low, high = map(float, interval.split("–"))
    assert low <= 0.5 <= high
    assert rows["false facts per 100 events"][0] == "66.7"
    assert rows["false facts per 100 events"][2] == "2/3"


def test_two_gold_statements_cannot_share_a_predicted_one() -> None:
    gold = article(statement("s1", (0, 100)), statement("s2", (0, 90)))
    scores = score([(gold, article(statement("p1", (0, 91))))])
    assert (scores.statements.matched, scores.statements.gold) == (1, 2)


def test_the_pairing_with_the_best_total_is_taken() -> None:
    # Alone, s1 would rather have p1; in total it is better that s2 has p1 and s1 has p2.
    gold = article(statement("s1", (0, 100)), statement("s2", (0, 80)))
    predicted = article(statement("p1", (0, 90)), statement("p2", (10, 100)))
    assert score([(gold, predicted)]).statements.matched == 2


def test_spans_of_one_content_count_together() -> None:
    gold = article(statement("s1", (0, 50), (60, 110)))
    assert score([(gold, article(statement("p1", (0, 110))))]).statements_strict.matched == 1
    assert score([(gold, article(statement("p1", (0, 49))))]).statements.matched == 0


def test_speakers_are_compared_as_sets_of_full_codes() -> None:
    gold = article(statement("s1", (0, 9), who="RUS GOV:Moscou+MLI GOV:Bamako"))

    def right(who: str) -> int:
        return score([(gold, article(statement("p", (0, 9), who=who)))]).speaker.right

    assert right("MLI GOV:Mali+RUS GOV:Russie") == 1
    assert right("MLI GOV:Mali+RUS MIL:Russie") == 0
    assert right("RUS GOV:Russie") == 0


def test_nobody_is_the_right_speaker_where_gold_has_nobody() -> None:
    gold = article(statement("s1", (0, 9), who=""))
    assert score([(gold, gold)]).speaker.right == 1
    assert score([(gold, article(statement("p", (0, 9))))]).speaker.right == 0


def test_within_follows_the_matched_parent() -> None:
    gold = article(statement("s1", (0, 100)), statement("s2", (0, 40), within="s1"))
    right = article(statement("p8", (0, 100)), statement("p9", (0, 40), within="p8"))
    flat = article(statement("p8", (0, 100)), statement("p9", (0, 40)))
    orphan = article(statement("p9", (0, 40)))
    assert score([(gold, right)]).within.right == 2
    assert score([(gold, flat)]).within.right == 1
    assert score([(gold, orphan)]).within.right == 0


@pytest.mark.parametrize(
    ("gold", "predicted", "matched"),
    [
        ("RUS GOV+MLI GOV> AGREE", "RUS GOV>MLI GOV AGREE", 1),
        ("RUS GOV+MLI GOV> AGREE", "MLI MIL+RUS GOV> AGREE", 1),
        ("RUS GOV+MLI GOV> AGREE", "RUS GOV>NER GOV AGREE", 0),
        ("RUS GOV>MLI GOV AGREE", "RUS GOV+MLI GOV> AGREE", 0),
        ("RUS GOV>MLI GOV AID", "MLI GOV>RUS GOV AID", 0),
        ("RUS GOV>MLI GOV AID", "RUS PRM>MLI CVL AID", 1),
        ("> ACCUSE", "> ACCUSE", 1),
        ("> ACCUSE", "UNO> ACCUSE", 0),
    ],
)
def test_events_match_on_who_what_whom(gold: str, predicted: str, matched: int) -> None:
    pair = (article(event("e", gold, (0, 50))), article(event("q", predicted, (40, 90))))
    scores = score([pair])
    assert scores.events.matched == matched
    assert scores.events_type_only.matched == 1


def test_events_match_only_where_the_evidence_overlaps() -> None:
    gold, predicted = event("e", "UNO> ACCUSE", (0, 50)), event("q", "UNO> ACCUSE", (50, 90))
    scores = score([(article(gold), article(predicted))])
    assert scores.events.matched == scores.events_type_only.matched == 0
    assert scores.false_facts.right == 1


def test_as_many_events_as_possible_are_matched() -> None:
    # e1 overlaps both, e2 only q1, which overlaps more with e1: both pairs must still be found.
    gold = article(event("e1", "UNO> ACCUSE", (0, 100), (200, 202)), event("e2", "UNO> ACCUSE", (99, 110)))
    predicted = article(event("q1", "UNO> ACCUSE", (0, 100)), event("q2", "UNO> ACCUSE", (200, 300)))
    assert score([(gold, predicted)]).events.matched == 2


def test_claims_compare_claimant_country_and_modality() -> None:
    gold = article(event("e", "UNO> ACCUSE", (0, 9), claims="RUS GOV/negated, MLI GOV/actual"))

    def right(claims: str) -> int:
        return score([(gold, article(event("q", "UNO> ACCUSE", (0, 9), claims=claims)))]).claims.right

    assert right("MLI MIL/actual, RUS GOV/negated") == 1
    assert right("MLI GOV/actual") == 0
    assert right("MLI GOV/negated, RUS GOV/actual") == 0


def test_time_and_place_count_where_gold_has_them() -> None:
    told = replace(event("e", "UNO> ACCUSE", (0, 9)), time=time("2025-06-01", None), place=place("Évry", "FRA"))
    bare = event("q", "UNO> ACCUSE", (0, 9))
    near = replace(bare, time=time("2025-06-01", "2025-06-01"), place=place("Evry"))
    scores = score([(article(told), article(near)), (article(told), article(bare))])
    assert (scores.time.right, scores.time.total) == (0, 2)
    assert (scores.place.right, scores.place.total) == (1, 2)
    assert score([(article(bare), article(near))]).time.total == 0


def test_a_citation_outside_the_text_is_counted_against() -> None:
    predicted = article(statement("p", (990, 1001)), statement("q", (5, 5)))
    citation = score([(article(), predicted)]).citation
    assert (citation.right, citation.total) == (2, 4)


def test_different_texts_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="different texts"):
        score([(article(), replace(article(), text="autre"))])


def test_cues_are_not_compared() -> None:
    gold = article(statement("s", (0, 9)))
    predicted = article(statement("p", (0, 9), cue=spans((700, 710))))
    assert score([(gold, predicted)]).statements.f1 == 1.0
