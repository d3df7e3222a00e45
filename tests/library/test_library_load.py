"""Readers beside a writer, and a writer that is killed: the benchmark, small."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.library.making import Article

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "library_load.py"


def test_no_article_is_lost_and_no_reader_fails(tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    lines = []
    for n in range(40):
        text = f"Dépêche {n}\n\nLe ministère a annoncé un accord avec le Norland, le {n}e.\n" + "Rien de plus. " * 50
        article = Article(text, "2025-01-01").actor("ministère", "MLI GOV").actor("Norland", "NOR GOV")
        article.said("un accord avec le Norland", "ministère", cue="a annoncé", act="announce")
        lines.append(article.done("AGREE", "un accord avec le Norland", ("ministère", "Norland")).record.to_json())
    records.write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = [sys.executable, str(BENCHMARK), str(records), "--seconds", "2", "--readers", "2", "--kills", "2"]
    done = subprocess.run(
        [*command, "--folder", str(tmp_path)], capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    figures = json.loads(done.stdout)
    assert figures["load"]["answers"] > 0
    assert figures["load"]["articles_added"] > 0
    assert (figures["load"]["errors"], figures["load"]["lost"], figures["load"]["integrity"]) == ([], [], "ok")
    assert (figures["kills"]["kills"], figures["kills"]["faults"]) == (2, [])
    assert figures["kills"]["articles"] == 40
