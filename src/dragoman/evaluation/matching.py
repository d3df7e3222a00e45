"""Pairs gold items with predicted ones, one to one, for the highest total weight."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

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
    weights = [[weight(g, p) for p in predicted] for g in gold]
    width = max(len(gold), len(predicted))
    costs = [[-w for w in row] + [0.0] * (width - len(row)) for row in weights]
    pairs = (Pair(g, p, weights[g][p]) for g, p in enumerate(_assign(costs)) if p < len(predicted))
    return [pair for pair in pairs if pair.weight > 0]


def _assign(costs: list[list[float]]) -> list[int]:
    """The column of each row in the assignment of least total cost (rows ≤ columns).

    The Hungarian method by shortest augmenting paths with potentials (Jonker and Volgenant, 1987):
    a row at a time is added, along the path that costs least. Index 0 of the work lists stands for
    the row being added.
    """
    rows, columns = len(costs), len(costs[0]) if costs else 0
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)
    for added in range(1, rows + 1):
        owner[0] = added
        column = 0
        slack, came_from, used = (
            [math.inf] * (columns + 1),
            [0] * (columns + 1),
            [False] * (columns + 1),
        )
        while owner[column]:
            used[column] = True
            row = owner[column]
            for j in (j for j in range(1, columns + 1) if not used[j]):
                reduced = costs[row - 1][j - 1] - row_price[row] - column_price[j]
                if reduced < slack[j]:
                    slack[j], came_from[j] = reduced, column
            nearest = min((j for j in range(1, columns + 1) if not used[j]), key=slack.__getitem__)
            step = slack[nearest]
            for j in range(columns + 1):
                if used[j]:
                    row_price[owner[j]] += step
                    column_price[j] -= step
                else:
                    slack[j] -= step
            column = nearest
        while column:
            owner[column] = owner[came_from[column]]
            column = came_from[column]
    columns_of = {owner[j]: j - 1 for j in range(1, columns + 1) if owner[j]}
    return [columns_of[row] for row in range(1, rows + 1)]
