"""The measures of the coding guide (section 6) as shares of counts, with bootstrap intervals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dragoman.evaluation.scores import STRICT, Scores

RESAMPLES = 2000
SEED = 20251
LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Measure:
    """``key`` is for programs, ``label`` for people; ``counts`` gives numerator and denominator.

    The value is numerator / denominator × ``scale``. ``lower_is_better`` holds for errors.
    """

    key: str
    label: str
    counts: Callable[[Scores], tuple[int, int]]
    scale: int = 1
    lower_is_better: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """A measure's value over a set of articles; ``None`` when there was nothing to judge.

    ``low`` and ``high`` bound the 95 % interval.
    """

    measure: Measure
    value: float | None
    numerator: int
    denominator: int
    low: float | None
    high: float | None


def _shares(key: str, label: str) -> Iterator[Measure]:
    """Precision, recall and F1 of the items counted under ``key``."""

    def items(scores: Scores) -> tuple[int, int, int]:
        found = getattr(scores, key)
        return found.matched, found.gold, found.predicted

    yield Measure(f"{key}_precision", f"{label}: precision", lambda s: (items(s)[0], items(s)[2]))
    yield Measure(f"{key}_recall", f"{label}: recall", lambda s: (items(s)[0], items(s)[1]))
    yield Measure(f"{key}_f1", f"{label}: F1", lambda s: (2 * items(s)[0], items(s)[1] + items(s)[2]))


def _accuracy(key: str, label: str, scale: int = 1, *, lower_is_better: bool = False) -> Measure:
    def counts(scores: Scores) -> tuple[int, int]:
        judged = getattr(scores, key)
        return judged.right, judged.total

    return Measure(key, label, counts, scale, lower_is_better)


MEASURES = (
    *_shares("statements", "statements"),
    *_shares("statements_strict", f"statements at Jaccard ≥ {STRICT}"),
    _accuracy("speaker", "speaker accuracy"),
    _accuracy("speaker_name", "speaker name accuracy"),
    _accuracy("kind", "kind accuracy"),
    _accuracy("act", "act accuracy"),
    _accuracy("within", "within accuracy"),
    *_shares("events", "events (who, what, whom)"),
    *_shares("events_type_only", "events, type only"),
    _accuracy("claims", "claim accuracy"),
    _accuracy("false_facts", "false facts per 100 events", 100, lower_is_better=True),
    _accuracy("time", "time accuracy"),
    _accuracy("place", "place accuracy"),
    _accuracy("citation", "citation"),
)


def values(articles: Sequence[Scores], resamples: int = RESAMPLES) -> list[Value]:
    """Every measure over the articles, in the order of ``MEASURES``.

    The interval is the percentile bootstrap over articles (Efron and Tibshirani 1993, ch. 13): articles are drawn with
    replacement, as the items of one article depend on each other. Draws in which nothing can be judged are left out.
    The draws are the same in every run.
    """
    draws = _draws(len(articles), resamples)
    return [_value(measure, articles, draws) for measure in MEASURES]


def _value(measure: Measure, articles: Sequence[Scores], draws: np.ndarray) -> Value:
    counts = np.array([measure.counts(scores) for scores in articles], dtype=float).reshape(-1, 2)
    numerator, denominator = (int(count) for count in counts.sum(axis=0))
    if not denominator:
        return Value(measure, None, numerator, denominator, None, None)
    sums = draws @ counts
    judged = sums[sums[:, 1] > 0]
    tail = 100 * (1 - LEVEL) / 2
    low, high = np.percentile(measure.scale * judged[:, 0] / judged[:, 1], [tail, 100 - tail])
    return Value(measure, measure.scale * numerator / denominator, numerator, denominator, float(low), float(high))


def _draws(articles: int, resamples: int) -> np.ndarray:
    """How often each article is in each draw: resamples × articles."""
    if not articles:
        return np.zeros((resamples, 0))
    return np.random.default_rng(SEED).multinomial(articles, [1 / articles] * articles, size=resamples)
