"""The engine keeps to itself, and says what is missing."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import psutil
import pytest

from dragoman.scale.engine import QUIET
from tests.scale.test_run import DRAGOMAN, Write, scale, wait_for

WATCH = """
import urllib.request

def open_nothing(*arguments, **_):
    with open(os.environ["STUB_LOG"], "a", encoding="utf-8") as log:
        log.write(f"asked for {arguments[0]}\\n")
    raise OSError

urllib.request.urlopen = open_nothing
"""


@pytest.mark.parametrize("asked", [{}, dict.fromkeys(("DO_NOT_TRACK", "DAFT_ANALYTICS_ENABLED"), "")])
def test_nothing_is_told_to_the_makers_of_the_engine(
    asked: dict[str, str], stub: Path, write_articles: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (stub.parent / "sitecustomize.py").open("a", encoding="utf-8") as file:
        file.write(WATCH)
    for name in QUIET:
        monkeypatch.delenv(name, raising=False)
    for name, value in asked.items():
        monkeypatch.setenv(name, value)

    done = scale(write_articles("Un"), tmp_path / "out", "--workers", "1")

    assert done.returncode == 0, done.stderr
    assert "asked for" not in stub.read_text("utf-8")


@pytest.mark.usefixtures("stub")
def test_ctrl_c_ends_everything_and_keeps_what_is_finished(write_articles: Write, tmp_path: Path) -> None:
    articles, output = write_articles(*(f"LENTEMENT {n}" for n in range(60))), tmp_path / "out"
    command = [*DRAGOMAN, "scale", articles, output, "--part-size", "3", "--workers", "2"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as running:
        wait_for(lambda: len(list(output.glob("_work/parts/*"))) >= 2)
        workers = psutil.Process(running.pid).children(recursive=True)
        os.killpg(running.pid, signal.SIGINT)
        _, said = running.communicate(timeout=60)

    assert running.returncode == 130
    assert said.endswith(f"interrupted; {output} keeps what is finished, and the same command goes on from there\n")
    assert workers
    assert psutil.wait_procs(workers, timeout=20)[1] == []
