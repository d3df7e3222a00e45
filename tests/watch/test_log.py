"""The log survives being moved away and a full disk, and no server can forge a line in it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dragoman.watch.log import Log, opened


def now() -> datetime:
    return datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def test_a_log_that_is_moved_away_is_begun_anew(tmp_path: Path) -> None:
    file = tmp_path / "watch.log"
    with opened(file, now) as log:
        log.line("polled", "un")
        file.rename(tmp_path / "watch.log.1")
        log.line("polled", "deux")
    assert (tmp_path / "watch.log.1").read_text(encoding="utf-8") == "2026-11-23T08:00:00Z  polled    un\n"
    assert file.read_text(encoding="utf-8") == "2026-11-23T08:00:00Z  polled    deux\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_stops_the_log_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    with opened(Path("/dev/full"), now) as log:
        log.line("polled", "un")
    assert capsys.readouterr().err == ""


def test_what_servers_say_is_one_line() -> None:
    lines: list[str] = []
    Log(lines.append, now).line("coded", "http://a.example/\n2026-01-01T00:00:00Z  coded \x1b[2J\ud800" + "x" * 5_000)
    (line,) = lines
    assert line.isprintable()
    assert len(line) < 1_100
