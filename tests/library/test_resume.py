"""A small run of the benchmark that kills `dragoman code` (SIGKILL) and compares what it leaves."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "resume.py"


def test_a_web_archive_killed_three_times_ends_as_an_unbroken_run_does(tmp_path: Path) -> None:
    command = [sys.executable, str(BENCHMARK), "--size", "5", "--kills", "3", "--gzip", "--folder", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    figures = json.loads(done.stdout)
    assert figures["killed_runs"] == 3
    assert figures["archive_mb"] >= 5
    assert figures["differing_tables"] == []
    assert figures["same_library"]
    assert figures["same_output"]
    assert figures["integrity"] == "ok"
    assert figures["tables_compared"]["documents"] == figures["articles"] >= 5
    assert figures["rejections"] > 0
    assert figures["items"] > figures["articles"] + figures["rejections"], "copies are stored once"
    assert figures["peak_mb_beyond_start"] < 700
