"""Of what one claimant says several times of one event, the most precise figure; other claimants keep theirs."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.analysis.counts.drafts import ClaimedCount, CountDraft

_ROUGHLY = 0.5
"""«une dizaine» may be the 12 told elsewhere: how far an approximate figure may lie from an exact one."""
_LISTED = 8
"""Tokens between two figures of one list."""


def best_of(counts: Iterable[ClaimedCount]) -> list[ClaimedCount]:
    """In reading order, without those that another of the same claimant, and of the same people or money, makes precise."""
    kept: list[ClaimedCount] = []
    for new in sorted(counts, key=lambda c: c.count.words):
        rivals = [k for k in kept if k.by == new.by and _of_one(k.count, new.count)]
        if any(_refines(k.count, new.count) for k in rivals):
            continue
        kept = [k for k in kept if k not in rivals or not _refines(new.count, k.count)]
        kept.append(new)
    return kept


def _of_one(a: CountDraft, b: CountDraft) -> bool:
    listed = (
        a.sentence == b.sentence and abs(a.token - b.token) <= _LISTED
    )  # «deux soldats et deux policiers»: told apart, not told twice
    return a.of == b.of and a.unit == b.unit and not listed


def _refines(a: CountDraft, b: CountDraft) -> bool:
    """Whether ``a`` says the same as ``b`` or more exactly."""
    low, high = _outer(b)
    inside = low <= _low(a) and _high(a) <= high
    return inside and (a.approximate <= b.approximate or (_low(a), _high(a)) == (_low(b), _high(b)))


def _outer(c: CountDraft) -> tuple[float, float]:
    slack = _ROUGHLY if c.approximate else 0.0
    return _low(c) * (1 - slack), _high(c) * (1 + slack)


def _low(c: CountDraft) -> float:
    return float("-inf") if c.low is None else c.low


def _high(c: CountDraft) -> float:
    return float("inf") if c.high is None else c.high
