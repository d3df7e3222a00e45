"""``dragoman evaluate``: what a user sees."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from dragoman import cli

SAMPLES = Path(__file__).parents[2] / "samples"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.main, ["evaluate", *map(str, arguments)])


def test_gold_against_itself_is_perfect() -> None:
    done = run(SAMPLES, SAMPLES, "--format", "json")
    assert done.exit_code == 0
    measures = json.loads(done.stdout)["measures"]
    assert {key for key, value in measures.items() if value["value"] != 1.0} == {"false_facts"}
    assert measures["false_facts"]["value"] == 0.0


def test_an_empty_prediction_scores_nothing_and_says_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").touch()
    done = run(SAMPLES, tmp_path / "none.jsonl", "--format", "json")
    measures = json.loads(done.stdout)["measures"]
    assert measures["statements_f1"]["value"] == measures["events_f1"]["value"] == 0.0
    assert done.stderr.count("counted as nothing found") == 12


def test_errors_come_by_cause_with_their_sentence(tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").touch()
    done = run(SAMPLES / "01-communique.gold.toml", tmp_path / "none.jsonl", "--errors")
    assert "== missed event: nothing read" in done.stdout
    assert "d'après" in done.stdout
    assert done.stdout.rstrip().splitlines()[-1].startswith("citation")


def test_a_table_is_the_default() -> None:
    head, *rows = run(SAMPLES, SAMPLES).stdout.splitlines()
    assert head.split() == ["12", "articles", "value", "95%", "interval", "counts"]
    assert len(rows) == 22


def test_what_is_no_gold_is_one_clear_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("[]", encoding="utf-8")
    done = run(tmp_path, SAMPLES)
    assert done.exit_code == 1
    assert done.stderr.startswith("Error: a.json: not stand-off gold")
