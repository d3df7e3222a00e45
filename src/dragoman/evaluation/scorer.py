"""Scores predicted articles against gold by the coding guide's measures (its section 6)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from dragoman.evaluation.agreement import (
    claim_set,
    is_fact,
    same_parties,
    same_place,
    same_speaker_names,
    same_speakers,
    same_time,
)
from dragoman.evaluation.matching import Pair, best_pairs, characters, jaccard
from dragoman.evaluation.scores import MATCH, STRICT, Scores
from dragoman.evaluation.shapes import GoldArticle, GoldEvent, GoldStatement


def score(pairs: Iterable[tuple[GoldArticle, GoldArticle]]) -> Scores:
    """The micro-averaged scores of (gold, predicted) pairs of articles; raises as ``score_article`` does."""
    scores = Scores()
    for gold, predicted in pairs:
        scores.add(score_article(gold, predicted))
    return scores


def score_article(gold: GoldArticle, predicted: GoldArticle) -> Scores:
    """The counts of one article.

    A predicted event is a false fact when the outlet is made to vouch for it and the gold event
    that it matches (who, what, whom) is not so claimed, or there is none. Raises ``ValueError``
    when the texts differ.
    """
    if gold.text != predicted.text:
        raise ValueError(f"{gold.name}: gold and prediction are of different texts; spans cannot be compared")
    scores = Scores(articles=1)
    _score_statements(scores, gold, predicted)
    _score_events(scores, gold, predicted)
    for span in predicted.spans():
        scores.citation.judge(0 <= span.start < span.end <= len(predicted.text))
    return scores


def match_statements(gold: Sequence[GoldStatement], predicted: Sequence[GoldStatement]) -> list[Pair]:
    """Of the pairs of best total content overlap, those of at least ``MATCH``; weight: Jaccard."""
    pairs = best_pairs(gold, predicted, lambda g, p: jaccard(g.content, p.content))
    return [pair for pair in pairs if pair.weight >= MATCH]


def match_events(gold: Sequence[GoldEvent], predicted: Sequence[GoldEvent]) -> list[Pair]:
    """As many pairs as possible of the same type and the same parties, whose evidence overlaps."""
    return _most_pairs(gold, predicted, lambda g, p: g.type == p.type and same_parties(g, p))


def match_event_types(gold: Sequence[GoldEvent], predicted: Sequence[GoldEvent]) -> list[Pair]:
    """As many pairs as possible of the same type, whose evidence overlaps."""
    return _most_pairs(gold, predicted, lambda g, p: g.type == p.type)


def _score_statements(scores: Scores, gold: GoldArticle, predicted: GoldArticle) -> None:
    pairs = match_statements(gold.statements, predicted.statements)
    sizes = len(gold.statements), len(predicted.statements)
    scores.statements.count(len(pairs), *sizes)
    scores.statements_strict.count(sum(pair.weight >= STRICT for pair in pairs), *sizes)
    twin = {gold.statements[p.gold].id: predicted.statements[p.predicted].id for p in pairs}
    for pair in pairs:
        g, p = gold.statements[pair.gold], predicted.statements[pair.predicted]
        scores.speaker.judge(same_speakers(g, p))
        scores.speaker_name.judge(same_speaker_names(g, p))
        scores.kind.judge(g.kind == p.kind)
        scores.act.judge(g.act == p.act)
        scores.within.judge(p.within == twin.get(g.within) if g.within else not p.within)


def _score_events(scores: Scores, gold: GoldArticle, predicted: GoldArticle) -> None:
    pairs = match_events(gold.events, predicted.events)
    sizes = len(gold.events), len(predicted.events)
    scores.events.count(len(pairs), *sizes)
    scores.events_type_only.count(len(match_event_types(gold.events, predicted.events)), *sizes)
    facts = set()
    for pair in pairs:
        g, p = gold.events[pair.gold], predicted.events[pair.predicted]
        scores.claims.judge(claim_set(g.claims) == claim_set(p.claims))
        if is_fact(g):
            facts.add(pair.predicted)
        if g.time:
            scores.time.judge(same_time(g, p))
        if g.place:
            scores.place.judge(same_place(g, p))
    for index, event in enumerate(predicted.events):
        scores.false_facts.judge(is_fact(event) and index not in facts)


def _most_pairs(
    gold: Sequence[GoldEvent],
    predicted: Sequence[GoldEvent],
    fits: Callable[[GoldEvent, GoldEvent], bool],
) -> list[Pair]:
    """Each pair weighs more than all overlaps together, so that overlap only breaks ties."""
    base = 1 + len(gold) + len(predicted)

    def weight(g: GoldEvent, p: GoldEvent) -> float:
        overlaps = bool(characters(g.evidence) & characters(p.evidence))
        return base + jaccard(g.evidence, p.evidence) if overlaps and fits(g, p) else 0.0

    return best_pairs(gold, predicted, weight)
