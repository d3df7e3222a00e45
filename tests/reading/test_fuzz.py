"""A few hundred inputs of ``benchmarks/fuzz.py``; the figures of long runs are in docs/sources.md."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "fuzz.py"
SPEC = importlib.util.spec_from_file_location("fuzz", SCRIPT)
assert SPEC is not None
assert SPEC.loader is not None
fuzz = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(fuzz)


@pytest.mark.parametrize(("target", "inputs"), [("text", 150), ("html", 40), ("feed", 150), ("warc", 60)])
def test_no_input_breaks_a_reader(target: str, inputs: int) -> None:
    tally = fuzz.Tally(target, "hypothesis", slow=20)

    fuzz.with_hypothesis(tally, inputs, seconds=60)

    assert tally.failure is None
    assert tally.inputs >= inputs
    assert tally.outcomes


def test_a_reader_that_breaks_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    tally = fuzz.Tally("text", "hypothesis", slow=20)
    monkeypatch.setattr("dragoman.reading.text.decode", lambda *_: 1 / 0)

    with pytest.raises(fuzz.Failure):
        tally.try_one(b"Bonjour")

    assert tally.failure is not None
