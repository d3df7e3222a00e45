"""Pairs gold items with predicted ones, one to one, for the highest total weight."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment

from dragoman.record import Span

G = TypeVar("G")
P = TypeVar("P")


class Pair(NamedTuple):
    """Indices of a gold and a predicted item that belong together, and the weight of the pair."""

    gold: int
    predicted: int
    weight: float


def characters(spans: Iterable[Span]) -> set[int]:
    """The offsets that the spans cover together."""
    return {offset for start, end in spans for offset in range(start, end)}


def jaccard(a: Iterable[Span], b: Iterable[Span]) -> float:
    """Characters in both over characters in either, of the unions of spans; 0.0 for none."""
    first, second = characters(a), characters(b)
    either = first | second
    return len(first & second) / len(either) if either else 0.0


def best_pairs(gold: Sequence[G], predicted: Sequence[P], weight: Callable[[G, P], float]) -> list[Pair]:
    """The one-to-one pairing of highest total weight, in gold order.

    Weights are from 0 (cannot pair) up; pairs of weight 0 are left out.
    """
    if not gold or not predicted:
        return []
    weights = np.array([[weight(g, p) for p in predicted] for g in gold])
    rows, columns = linear_sum_assignment(weights, maximize=True)
    return [Pair(int(g), int(p), float(weights[g, p])) for g, p in zip(rows, columns, strict=True) if weights[g, p] > 0]
