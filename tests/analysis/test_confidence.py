"""Confidence is the share of its case that was right on gold."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman.analysis import confidence
from dragoman.analysis.coder import Coder
from dragoman.analysis.confidence import SMOOTHING
from dragoman.language.lexicon import Outcome

ROWS = (
    Outcome(of="statement", case="que", right=90, total=100),
    Outcome(of="statement", case="np", right=10, total=50),
    Outcome(of="event", case="no source, claimed", right=1, total=4),
)


@pytest.fixture(autouse=True)
def _table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confidence, "outcomes", lambda: ROWS)
    confidence._share.cache_clear()


def test_a_frequent_case_keeps_its_own_share_and_a_rare_one_is_drawn_to_the_mean() -> None:
    mean = 100 / 150
    assert confidence._share("statement", "que") == round((90 + SMOOTHING * mean) / (100 + SMOOTHING), 2)
    assert confidence._share("statement", "never met") == round(mean, 2)


def test_statements_and_events_are_judged_apart() -> None:
    assert confidence._share("event", "no source, claimed") == 0.25


def test_every_item_has_a_confidence(coder: Coder) -> None:
    record = coder("Titre\n\nLe ministre malien affirme que la France a livré des armes au Niger.")
    assert [s.confidence for s in record.statements] == [confidence._share("statement", "que")]
    assert all(0 < e.confidence < 1 for e in record.events)


@pytest.fixture(scope="module", autouse=True)
def _clear_after() -> Iterator[None]:
    yield
    confidence._share.cache_clear()
