"""``dragoman serve`` opens a library to this machine, and to others only with a password."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner

from dragoman.cli import main
from dragoman.errors import RejectedInput
from dragoman.page.reading_room.password import fits, is_hash


@pytest.mark.parametrize("host", ["192.0.2.7", "atlas.example"])
def test_other_machines_are_let_in_only_with_a_password(host: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["serve", str(tmp_path / "l.sqlite"), "--host", host])
    assert done.exit_code == 2
    assert "--password-file" in done.output
    assert not (tmp_path / "l.sqlite").exists()


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_every_address_at_once_is_no_address(host: str, tmp_path: Path) -> None:
    (tmp_path / "hash").write_text("x")
    done = CliRunner().invoke(main, ["serve", "--host", host, "--password-file", str(tmp_path / "hash")])
    assert done.exit_code == 2
    assert "no address that others can type" in done.output


def test_a_password_file_holds_a_hash_and_never_a_password(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("un mot de passe\n")
    arguments = ["serve", str(tmp_path / "l.sqlite"), "--host", "192.0.2.7", "--password-file", str(tmp_path / "plain")]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 2
    assert "--hash-password" in done.output
    assert "un mot de passe" not in done.output


def test_a_password_is_hashed() -> None:
    done = CliRunner().invoke(main, ["serve", "--hash-password"], input="un mot de passe\nun mot de passe\n")
    line = done.stdout.strip().splitlines()[-1]
    assert is_hash(line)
    assert fits("un mot de passe", line)
    assert CliRunner().invoke(main, ["serve", "--hash-password"], input="court\ncourt\n").exit_code == 1


def test_what_is_no_library_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("pas une bibliothèque, loin de là")
    done = CliRunner().invoke(main, ["serve", str(tmp_path / "notes.txt"), "--no-browser"])
    assert done.exit_code == 1
    assert "is no Dragoman library" in done.output


def test_a_library_is_made_and_served_until_it_is_told_to_end(tmp_path: Path) -> None:
    command = [str(Path(sys.executable).with_name("dragoman")), "serve", "new.sqlite", "--port", "0", "--no-browser"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            found = re.fullmatch(r"new\.sqlite, 0 articles: (http://127\.0\.0\.1:\d+/)  \(Ctrl\+C to end\)\n", line)
            assert found, line
            deadline = time.monotonic() + 20
            while True:
                try:
                    assert "La bibliothèque est vide" in urlopen(found.group(1)).read().decode()
                    break
                except OSError:
                    assert time.monotonic() < deadline
                    time.sleep(0.1)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(20)
    assert (tmp_path / "new.sqlite").exists()


@pytest.mark.parametrize(
    ("address", "reason"),
    [("http://127.0.0.1/", "private-address"), ("http://localhost/x", "private-address"), ("file:///etc/passwd", "bad-address"),
     ("http://example.org:22/", "refused-port")],
)  # fmt: skip
def test_an_address_is_fetched_under_the_limits_of_reading(address: str, reason: str) -> None:
    from dragoman.commands.serve import _fetcher

    with pytest.raises(RejectedInput) as refused:
        _fetcher()(address)
    assert refused.value.reason == reason
