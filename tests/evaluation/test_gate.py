"""The gate fails when a pinned measure falls, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import TableError
from dragoman.evaluation.gate import Pin, falls, raised, read_pins, write_pins
from dragoman.evaluation.measures import values
from dragoman.evaluation.scorer import score_article

from .making import article, event, statement

GOLD = article(statement("s1", (0, 100)), statement("s2", (200, 300)), event("e1", "RUS GOV>MLI GOV AID", (0, 50)))
HALF = article(statement("p1", (0, 100)), event("q1", "FRA GOV>MLI GOV AID", (0, 50)))
MEASURED = {"dev": values([score_article(GOLD, HALF)])}


def pin(measure: str, value: float, tolerance: float = 0.02, of: str = "dev") -> Pin:
    return Pin(set=of, measure=measure, value=value, tolerance=tolerance, reason="first measurement")


@pytest.mark.parametrize(
    ("held", "pinned"),
    [
        (True, pin("statements_recall", 0.5)),
        (True, pin("statements_recall", 0.52)),
        (False, pin("statements_recall", 0.53)),
        (True, pin("false_facts", 100.0)),
        (True, pin("false_facts", 99.0, tolerance=1)),
        (False, pin("false_facts", 90.0, tolerance=1)),
        (False, pin("claims", 0.0)),  # no event was matched: the measure has no value any more
    ],
)
def test_a_pin_holds_within_its_tolerance(held: bool, pinned: Pin) -> None:
    assert (falls([pinned], MEASURED) == []) is held


def test_a_fall_says_what_fell_and_what_to_do() -> None:
    (fall,) = falls([pin("statements_recall", 0.9)], MEASURED)
    assert str(fall).startswith("dev: statements: recall is 0.500, pinned at 0.900")
    assert "with a reason" in str(fall)


def test_sets_whose_texts_are_absent_are_not_compared() -> None:
    assert falls([pin("statements_recall", 0.9, of="test")], MEASURED) == []


def test_pins_go_up_with_a_reason_and_never_down() -> None:
    pins = [pin("statements_recall", 0.3), pin("statements_precision", 1.0), pin("false_facts", 100.0)]
    better, same, worst = raised(pins, MEASURED, "a better rule")
    assert (better.value, better.reason) == (0.5, "a better rule")
    assert same == pins[1]
    assert worst == pins[2]
    (high,) = raised([pin("statements_recall", 0.9)], MEASURED, "no reason")
    assert high.value == 0.9


def test_pins_are_written_as_they_are_read(tmp_path: Path) -> None:
    file = tmp_path / "baseline.toml"
    file.write_text("# What the pins are.\npin = []\n", encoding="utf-8")
    pins = (pin("statements_recall", 0.5), pin("false_facts", 8.9))
    write_pins(file, pins)
    assert file.read_text(encoding="utf-8").startswith("# What the pins are.\n")
    assert read_pins(file) == pins


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ('{ set = "dev", measure = "beauty", value = 1, tolerance = 0, reason = "no such thing" }', "no measure"),
        ('{ set = "dev", measure = "claims", value = 1, tolerance = 0, reason = "" }', "reason"),
        ('{ set = "dev", measure = "claims", value = 1, tolerance = -1, reason = "at the start" }', "tolerance"),
    ],
)
def test_a_bad_row_is_refused_with_its_line(row: str, complaint: str, tmp_path: Path) -> None:
    file = tmp_path / "baseline.toml"
    file.write_text(f"pin = [\n  {row},\n]\n", encoding="utf-8")
    with pytest.raises(TableError, match=f"line 2.*{complaint}"):
        read_pins(file)
