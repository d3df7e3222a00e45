"""The pairing is the best one, checked against trying every order."""

from __future__ import annotations

import random
from itertools import permutations

import pytest

from dragoman.evaluation.matching import best_pairs, jaccard
from dragoman.record import Span


def test_jaccard_is_over_the_unions() -> None:
    assert jaccard([Span(0, 10)], [Span(0, 10)]) == 1.0
    assert jaccard([Span(0, 10), Span(5, 20)], [Span(10, 30)]) == pytest.approx(10 / 30)
    assert jaccard([], []) == 0.0


@pytest.mark.parametrize("size", [(1, 1), (2, 4), (4, 2), (5, 5)])
def test_no_other_pairing_weighs_more(size: tuple[int, int]) -> None:
    rows, columns = size
    chance = random.Random(7)
    for _ in range(20):
        table = [[chance.choice([0.0, chance.random()]) for _ in range(columns)] for _ in range(rows)]
        pairs = best_pairs(range(rows), range(columns), lambda g, p, t=table: t[g][p])
        wide = max(rows, columns)
        padded = [row + [0.0] * (wide - columns) for row in table] + [[0.0] * wide] * (wide - rows)
        best = max(sum(padded[i][j] for i, j in enumerate(o)) for o in permutations(range(wide)))
        assert sum(p.weight for p in pairs) == pytest.approx(best)
        assert len({p.gold for p in pairs}) == len({p.predicted for p in pairs}) == len(pairs)


@pytest.mark.parametrize(("gold", "predicted"), [([], []), ([1], []), ([], [1])])
def test_empty_sides_pair_nothing(gold: list[int], predicted: list[int]) -> None:
    assert best_pairs(gold, predicted, lambda _g, _p: 1.0) == []
