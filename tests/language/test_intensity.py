"""Scores that users of event data know by heart, and the fall back to the parent code."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from dragoman.errors import TableError
from dragoman.language.intensity import Score, intensity, scores
from dragoman.language.lexicon import predicates
from dragoman.tables import read_rows


@pytest.mark.parametrize(
    ("cameo", "expected"),
    [
        ("042", 1.9),
        ("057", 8.0),
        ("072", 8.3),
        ("0874", 10.0),
        ("112", -2.0),
        ("163", -8.0),
        ("173", -5.0),
        ("190", -10.0),
    ],
)
def test_published_scores(cameo: str, expected: float) -> None:
    assert intensity(cameo) == expected


@pytest.mark.parametrize(
    ("cameo", "parent"), [("0811", "08"), ("1121", "11"), ("1663", "166"), ("1952", "19"), ("176", "17")]
)
def test_a_code_without_a_row_has_the_score_of_its_parent(cameo: str, parent: str) -> None:
    assert cameo not in scores()
    assert intensity(cameo) == scores()[parent]


@pytest.mark.parametrize("cameo", ["", "1", "21", "999", "abc"])
def test_what_is_no_code_is_refused(cameo: str) -> None:
    with pytest.raises(ValueError, match="CAMEO"):
        intensity(cameo)


def test_every_root_has_a_score() -> None:
    assert {f"{root:02d}" for root in range(1, 21)} <= scores().keys()


def test_conflict_is_negative_and_cooperation_positive() -> None:
    assert all(scores()[f"{root:02d}"] > 0 for root in range(2, 9))
    assert all(scores()[f"{root:02d}"] < 0 for root in range(9, 21))


def test_harm_weighs_more_than_words() -> None:
    ladder = ["046", "040", "112", "120", "138", "190"]
    assert all(intensity(milder) > intensity(harsher) for milder, harsher in pairwise(ladder))


def test_every_predicate_has_a_score() -> None:
    assert all(-10.0 <= intensity(row.cameo) <= 10.0 for row in predicates())


def test_a_bad_row_is_refused_with_its_line(tmp_path: Path) -> None:
    table = tmp_path / "goldstein.toml"
    rows = '{ cameo = "01", score = 0.0 },\n  { cameo = "02", score = 30.0 },'
    table.write_text(f"score = [\n  {rows}\n]\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"goldstein\.toml, line 3: score"):
        read_rows(table, "score", Score)
