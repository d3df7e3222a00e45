"""``dragoman watch`` from the outside: exit status, log, signals."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import dragoman
from dragoman.cli import main
from tests.watch.making import BODY, CountingCoder, page, rss
from tests.watch.server import Server, answer, serving


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


@pytest.fixture
def folder(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(dragoman, "load", CountingCoder, raising=False)
    address = server.address("/feed.xml", "127.0.0.1")
    feeds = f'contact = "veille@redaction.example"\ndelay = 1\n[[feed]]\naddress = "{address}"\n'
    (tmp_path / "FEEDS.toml").write_text(feeds, encoding="utf-8")
    return tmp_path


def watch(server: Server, *arguments: str) -> Result:
    allow = ["--allow-host", f"127.0.0.1:{server.port}"]
    return CliRunner().invoke(main, ["watch", "FEEDS.toml", "--library", "news.sqlite", "--once", *allow, *arguments])


@pytest.mark.usefixtures("folder")
def test_all_is_well(server: Server) -> None:
    server.at("/un", page("Le ministère dément", *BODY))
    server.at("/feed.xml", rss([("Le ministère dément", server.address("/un", "127.0.0.1"))]))
    done = watch(server)
    assert done.exit_code == 0
    assert done.stderr.endswith("1 coded, 0 there already, 0 rejected, 0 to try again\n")
    assert re.search(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ  coded     http", done.stderr, re.MULTILINE)
    agent = server.asked[0][1]["user-agent"]
    assert re.fullmatch(r"Dragoman/\d+\.\d+\.\d+ \(\+.*veille@redaction\.example\)", agent)


@pytest.mark.usefixtures("folder")
def test_something_was_rejected(server: Server) -> None:
    server.at("/feed.xml", answer(status=410))
    done = watch(server)
    assert done.exit_code == 1
    assert "[gone]" in done.stderr
    assert "dragoman rejections news.sqlite" in done.stderr
    shown = CliRunner().invoke(main, ["rejections", "news.sqlite"])
    assert "gone" in shown.output
    assert "/feed.xml" in shown.output


@pytest.mark.usefixtures("folder")
def test_this_machine_is_not_asked_unless_it_is_allowed_by_name() -> None:
    done = CliRunner().invoke(main, ["watch", "FEEDS.toml", "--library", "news.sqlite", "--once"])
    assert done.exit_code == 1
    assert "[refused-port]" in done.stderr


def test_the_log_goes_to_a_file(server: Server, folder: Path) -> None:
    server.at("/feed.xml", rss([]))
    (folder / "watch.log").write_text("hier\n", encoding="utf-8")
    done = watch(server, "--log", "watch.log")
    first, second = (folder / "watch.log").read_text(encoding="utf-8").splitlines()
    assert first == "hier"
    assert "polled" in second
    assert "polled" not in done.stderr


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--log", "nowhere/watch.log"], "nowhere/watch.log: No such file or directory; check the path"),
        (["--library", "FEEDS.toml"], "FEEDS.toml is no Dragoman library"),
        (["--allow-host", "http://a.example/"], "«http://a.example/» is no host"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(server: Server, arguments: list[str], said: str) -> None:
    done = watch(server, *arguments)
    assert done.exit_code in {1, 2}
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_cleanly(server: Server, folder: Path, number: signal.Signals) -> None:
    server.at("/feed.xml", rss([]))
    command = [sys.executable, "-m", "dragoman.cli", "watch", "FEEDS.toml", "--library", "news.sqlite"]
    command += ["--allow-host", f"127.0.0.1:{server.port}"]
    environment = os.environ | {"NO_COLOR": "1"}
    process = subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        until = time.monotonic() + 30
        while not server.paths() and time.monotonic() < until:
            time.sleep(0.05)
        process.send_signal(number)
        _, said = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == 0, said
    assert "stopping" in said
    assert "0 coded" in said
