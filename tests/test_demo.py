"""`make demo` as a newcomer meets it: every sample, readable, and counts that add up."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parent.parent / "samples"


@pytest.fixture(scope="module")
def printed() -> str:
    done = subprocess.run(
        [sys.executable, SAMPLES / "demo.py"], capture_output=True, encoding="utf-8", check=False, timeout=300
    )
    assert done.stderr == ""
    assert done.returncode == 0
    return done.stdout


def test_each_sample_is_shown_with_its_headline_outlet_and_date(printed: str) -> None:
    for text in SAMPLES.glob("*.txt"):
        headline = text.read_text(encoding="utf-8").partition("\n")[0]
        gold = text.with_suffix(".gold.toml").read_text(encoding="utf-8")
        outlet, published = (re.search(rf'^{key} = "(.+)"', gold, re.MULTILINE)[1] for key in ("outlet", "published"))  # type: ignore[index]
        assert headline[:60] in printed
        assert f"{outlet} · {published}" in printed


def test_output_for_a_pipe_has_no_colours(printed: str) -> None:
    assert "\x1b" not in printed


def test_the_last_lines_count_each_sample_and_add_up(printed: str) -> None:
    lines = re.findall(r"^(\S+) +(\d+) statements +(\d+) events  (.*)$", printed, re.MULTILINE)
    *each, (total, statements, events, _) = lines
    assert [name for name, *_ in each] == sorted(path.stem for path in SAMPLES.glob("*.txt"))
    assert total == "total"
    assert int(statements) == sum(int(row[1]) for row in each) > 0
    assert int(events) == sum(int(row[2]) for row in each) > 0
    for _, _, count, by_standing in lines:
        assert int(count) == sum(int(number) for number in re.findall(r"\d+", by_standing))
